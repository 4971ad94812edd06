package dev.zdm.labs;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.zdm.labs.LabYaml.ActorYaml;
import dev.zdm.labs.LabYaml.CheckYaml;
import dev.zdm.labs.LabYaml.ComparedYaml;
import dev.zdm.labs.LabYaml.PhaseYaml;
import dev.zdm.labs.LabYaml.StandYaml;
import dev.zdm.labs.LabYaml.TruthYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one lab's folder, strictly: a key that nobody reads is an error, not a comment. */
final class LabReader {

    static final Pattern FOLDER = Pattern.compile("lab-(\\d\\d)-([a-z][a-z0-9-]*)");

    private static final int FORMAT_VERSION = 1;
    private static final long FULL_SIZE = 2_000_000;
    /** More curves than that cannot be told apart in one drawing. */
    private static final int MOST_COMPARED = 4;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern APP = Pattern.compile("v\\d{1,2}");
    private static final Pattern NEED = Pattern.compile("lab-\\d{1,2}");

    private static final String READS_FROM = "reads_from";

    private static final String MISSING = "Missing required creator property";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final Path folder;
    private final Path file;
    private final Consumer<LabProblem> problems;

    /** Reads as far as the first problem, which is thrown. */
    LabReader(Path folder) {
        this(folder, folder.resolve("lab.yml"), problem -> {
            throw problem;
        });
    }

    /**
     * @param file the lab.yml, which may be an older one that lies elsewhere
     * @param problems hears of each problem; only one without which nothing can be read is thrown
     */
    LabReader(Path folder, Path file, Consumer<LabProblem> problems) {
        this.folder = folder;
        this.file = file;
        this.problems = problems;
    }

    Lab read() {
        Matcher name = FOLDER.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            throw new LabProblem(folder + " is not named like a lab", "Name it lab-NN-slug.");
        }
        LabYaml yaml = parse();
        if (yaml.formatVersion() != FORMAT_VERSION) {
            throw problem(
                    "format_version is " + yaml.formatVersion() + ", but this reads " + FORMAT_VERSION,
                    "Update the course, or write the lab in format " + FORMAT_VERSION + ".");
        }
        needFiles();
        StandSpec stand = stand(yaml.stand());
        List<Phase> phases = phases(yaml.phases());
        phases.forEach(phase -> phase.checks().forEach(check -> needWhatItNames(check, stand)));
        Lab lab = new Lab(
                Integer.parseInt(name.group(1)),
                name.group(2),
                yaml.title(),
                yaml.minutes(),
                List.copyOf(yaml.teaches()),
                needs(yaml.needs()),
                stand,
                phases,
                compares(yaml.compares(), phases),
                tools(yaml.tools()),
                folder);
        if (lab.minutes() < 1) {
            tell("minutes is " + lab.minutes(), "Say how long the lab takes a learner, roughly.");
        }
        return lab;
    }

    private LabYaml parse() {
        try {
            return YAML.readValue(file.toFile(), LabYaml.class);
        } catch (UnrecognizedPropertyException e) {
            // its location is where the mapping ends, which would mislead
            throw problem(path(e) + " is no key of a lab", "There are " + known(e) + ". See docs/authoring.md.");
        } catch (MismatchedInputException e) {
            throw misfit(e);
        } catch (JsonProcessingException e) {
            throw at(e, e.getOriginalMessage(), "Mend the YAML in this line.");
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "A lab needs a lab.yml. See docs/authoring.md.", e);
        }
    }

    private void needFiles() {
        for (String needed : List.of("README.md", "debrief.md", "hints/1.md", "solution/WHY.md")) {
            if (!Files.isRegularFile(folder.resolve(needed))) {
                tell(needed + " is missing from " + folder, "A lab cannot do without. See docs/authoring.md.");
            }
        }
    }

    /** The runner knows what they do. */
    private List<String> tools(@Nullable List<String> tools) {
        for (String tool : orEmpty(tools)) {
            if (!ID.matcher(tool).matches()) {
                tell("tools names \"" + tool + "\"", "Name tools as bin/lab does, like apply.");
            }
        }
        if (!orEmpty(tools).isEmpty() && !Files.isDirectory(folder.resolve("work"))) {
            tell("tools is " + tools + ", and there is no folder work", "Make it: what a learner begins with.");
        }
        return List.copyOf(orEmpty(tools));
    }

    private List<String> needs(@Nullable List<String> needs) {
        for (String need : orEmpty(needs)) {
            if (!NEED.matcher(need).matches()) {
                tell("needs names \"" + need + "\"", "Name labs by their number, like lab-2.");
            }
        }
        return List.copyOf(orEmpty(needs));
    }

    private StandSpec stand(@Nullable StandYaml stand) {
        if (stand == null) {
            return StandSpec.plain(FULL_SIZE);
        }
        long rows = stand.rows() == null ? FULL_SIZE : stand.rows();
        if (rows < 10) {
            tell("stand.rows is " + rows, "Ask for 10 orders or more; users are a tenth of them.");
        }
        long users = stand.users() == null ? StandSpec.usersOf(rows) : stand.users();
        if (users < 100) {
            tell("stand.users is " + users, "Ask for 100 users or more.");
        }
        Map<String, String> learner = new LinkedHashMap<>();
        if (stand.learner() != null) {
            stand.learner().forEach((setting, value) -> learner.put(setting, String.valueOf(value)));
        }
        List<String> apps = stand.apps() == null ? List.of("v1") : stand.apps();
        if (apps.isEmpty()) {
            tell("stand.apps is empty", "Name the app version that serves customers, like v1.");
        }
        List<String> deployable = stand.deployable() == null ? apps : stand.deployable();
        if (!deployable.containsAll(apps)) {
            tell(
                    "stand.apps is " + apps + ", but only " + deployable + " may be deployed",
                    "Name all of them in stand.deployable.");
        }
        Optional<StandSpec.Standby> standby = Optional.ofNullable(stand.standby())
                .map(yaml -> new StandSpec.Standby(yaml.bytesPerSecond() == null ? 0 : yaml.bytesPerSecond()));
        Map<String, Path> ownApps = ownApps(deployable);
        if (standby.isEmpty()) {
            ownApps.forEach(this::needNoStandby);
        }
        return new StandSpec(rows, users, apps, deployable, ownApps, standby, learner, truths(stand.truths()));
    }

    /** What else stands in an app.yml is for the workload to read. */
    private void needNoStandby(String version, Path app) {
        try {
            String server = YAML.readTree(app.resolve("app.yml").toFile())
                    .path(READS_FROM)
                    .asText();
            if (server.equals("standby")) {
                tell(
                        "app version " + version + " reads from a standby, and the stand has none",
                        "Add stand.standby, or take " + READS_FROM + " out of its app.yml.");
            }
        } catch (IOException e) {
            throw new LabProblem("cannot read " + app.resolve("app.yml"), "See docs/authoring.md for its form.", e);
        }
    }

    private Map<String, Path> ownApps(List<String> versions) {
        Map<String, Path> own = new LinkedHashMap<>();
        for (String version : versions) {
            if (!APP.matcher(version).matches()) {
                tell("\"" + version + "\" is no app version", "Call it v and a number, like v2.");
                continue;
            }
            Path app = folder.resolve("apps").resolve(version);
            if (Files.isRegularFile(app.resolve("app.yml"))) {
                own.put(version, app);
            } else if (!version.equals("v1")) {
                tell("app version " + version + " is nowhere", "Write " + app.resolve("app.yml") + ".");
            }
        }
        return own;
    }

    private List<Truth> truths(@Nullable List<TruthYaml> yaml) {
        for (TruthYaml truth : orEmpty(yaml)) {
            if (truth.readings().isEmpty()) {
                tell(
                        "stand.truths: " + truth.name() + " has no readings",
                        "Say how it is read from the shop: readings: [{needs: [column], sql: column}].");
            }
            if (truth.readings().stream().anyMatch(reading -> reading.sql().contains("?"))) {
                tell(
                        "stand.truths: " + truth.name() + " is read with a question mark",
                        "The driver takes it for a parameter. Write the operator as a function, like jsonb_exists.");
            }
        }
        return yaml == null
                ? Truth.OF_THE_SHOP
                : yaml.stream()
                        .map(truth -> new Truth(
                                truth.name(),
                                truth.table(),
                                truth.key(),
                                truth.readings().stream()
                                        .map(reading -> new Truth.Reading(reading.needs(), reading.sql()))
                                        .toList(),
                                Boolean.TRUE.equals(truth.seeded())))
                        .toList();
    }

    private List<Phase> phases(List<PhaseYaml> yaml) {
        if (yaml.isEmpty()) {
            tell("phases is empty", "A lab has one phase or more.");
        }
        Set<String> ids = new HashSet<>();
        Set<String> checkIds = new HashSet<>();
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < yaml.size(); i++) {
            PhaseYaml phase = yaml.get(i);
            String where = "phases[" + i + "]";
            Set<String> earlier = Set.copyOf(ids);
            newId(where, phase.id(), ids);
            List<CheckSpec> checks = checks(where, phase.checks(), checkIds);
            checks.forEach(check -> needEarlier(check, earlier));
            phases.add(new Phase(phase.id(), phase.title(), actors(where, phase.actors()), checks));
        }
        return List.copyOf(phases);
    }

    private void needEarlier(CheckSpec check, Set<String> earlier) {
        check.since().filter(phase -> !earlier.contains(phase)).ifPresent(phase -> {
            tell(
                    check.id() + " holds since " + phase + ", which is no phase before its own",
                    "Name one by its id, or leave since out.");
        });
    }

    private List<Actor> actors(String phase, @Nullable List<ActorYaml> yaml) {
        Set<String> names = new HashSet<>();
        List<Actor> actors = new ArrayList<>();
        for (ActorYaml actor : orEmpty(yaml)) {
            String where = phase + ".actors[" + actors.size() + "]";
            newId(where, actor.name(), names);
            Path road = fileOfTheLab(
                    actor.file(), where + ".file is ", "Write the actor's road there, as in actors/report.sql.");
            Duration pause = Durations.parse(actor.pause()).orElseGet(() -> {
                tell(where + ".pause is \"" + actor.pause() + "\"", "Write a number and ms, s or min, like 5s.");
                return Duration.ZERO;
            });
            int refusals = actor.endsAfterRefusals() == null ? 0 : actor.endsAfterRefusals();
            actors.add(new Actor(actor.name(), road, actor.as(), pause, refusals));
        }
        return List.copyOf(actors);
    }

    private List<CheckSpec> checks(String phase, List<CheckYaml> yaml, Set<String> ids) {
        if (yaml.isEmpty()) {
            tell(phase + ".checks is empty", "A phase that claims nothing cannot be judged.");
        }
        List<CheckSpec> checks = new ArrayList<>();
        for (int i = 0; i < yaml.size(); i++) {
            CheckYaml check = yaml.get(i);
            String where = phase + ".checks[" + i + "]";
            newId(where, check.id(), ids);
            if (check.kinds().size() != 1) {
                tell(
                        where + " (" + check.id() + ") has "
                                + (check.kinds().isEmpty()
                                        ? "no kind"
                                        : check.kinds().keySet()),
                        "A check has exactly one key beside id, claim, hint and since: its kind.");
                continue;
            }
            if (check.kinds().containsValue(null)) {
                tell(where + " (" + check.id() + ") has no arguments", "Write {} when it needs none.");
                continue;
            }
            Map.Entry<String, Map<String, Object>> kind =
                    check.kinds().entrySet().iterator().next();
            Map<String, Object> args = new TreeMap<>(kind.getValue());
            args.values().removeIf(Objects::isNull);
            if (args.size() < kind.getValue().size()) {
                List<String> empty = kind.getValue().keySet().stream()
                        .filter(argument -> !args.containsKey(argument))
                        .toList();
                tell(
                        where + " (" + check.id() + "): " + kind.getKey() + " gives no value to "
                                + String.join(", ", empty),
                        "Write one behind a colon. A comma ends an argument, also within a number: 5000, not 5,000.");
            }
            checks.add(new CheckSpec(
                    check.id(),
                    kind.getKey(),
                    Map.copyOf(args),
                    Optional.ofNullable(check.claim()),
                    Optional.ofNullable(check.hint()),
                    Optional.ofNullable(check.since())));
        }
        return List.copyOf(checks);
    }

    /** The grader knows what a claim means; what it names in the lab's folder has to be there in any case. */
    private void needWhatItNames(CheckSpec check, StandSpec stand) {
        if (check.args().get("file") instanceof String query) {
            fileOfTheLab(query, check.id() + " asks ", "Write the query there, as in checks/names-agree.sql.");
        }
        for (Object app : named(check.args().get("app"), check.args().get("apps"))) {
            if (!stand.deployable().contains(app)) {
                tell(
                        check.id() + " names app version " + app + ", but only " + stand.deployable() + " may run",
                        "Name it in stand.deployable, or another one here.");
            }
        }
    }

    /** @param whoNames begins the message when it is not there */
    private Path fileOfTheLab(String name, String whoNames, String whatToDo) {
        Path wanted = folder.resolve(name).normalize();
        if (!wanted.startsWith(folder.normalize()) || !Files.isRegularFile(wanted)) {
            tell(whoNames + name + ", and there is no such file in the lab's folder", whatToDo);
        }
        return wanted;
    }

    private static List<?> named(@Nullable Object one, @Nullable Object several) {
        return one != null ? List.of(one) : several instanceof List<?> list ? list : List.of();
    }

    private List<Compared> compares(@Nullable List<ComparedYaml> yaml, List<Phase> phases) {
        if (yaml == null) {
            return List.of();
        }
        if (yaml.size() < 2 || yaml.size() > MOST_COMPARED) {
            tell(
                    "compares has " + yaml.size() + (yaml.size() == 1 ? " entry" : " entries"),
                    "Name two changes, up to " + MOST_COMPARED + ", or leave compares out.");
        }
        List<String> known = phases.stream().map(Phase::id).toList();
        Set<String> names = new HashSet<>();
        List<Compared> compares = new ArrayList<>();
        for (ComparedYaml change : yaml) {
            String where = "compares[" + compares.size() + "]";
            if (change.name().isBlank() || change.name().length() > Compared.LONGEST_NAME) {
                tell(
                        where + ".name is \"" + change.name() + "\"",
                        "It stands beside a curve: use one to " + Compared.LONGEST_NAME + " characters.");
            }
            if (!names.add(change.name())) {
                tell(where + " is called " + change.name() + ", like one before it", "Give it a name of its own.");
            }
            if (!known.contains(change.phase())) {
                tell(
                        where + ".phase is " + change.phase() + ", and there is no such phase",
                        "Name one of the lab's phases: " + String.join(", ", known) + ".");
            }
            compares.add(new Compared(change.name(), change.phase(), change.table()));
        }
        return List.copyOf(compares);
    }

    private void newId(String where, String id, Set<String> taken) {
        if (!ID.matcher(id).matches()) {
            tell(where + " is called \"" + id + "\"", "Use small letters, digits and single hyphens.");
        }
        if (!taken.add(id)) {
            tell(where + " is called " + id + ", like one before it", "Give it a name of its own.");
        }
    }

    private void tell(String whatHappened, String whatToDo) {
        problems.accept(problem(whatHappened, whatToDo));
    }

    private LabProblem problem(String whatHappened, String whatToDo) {
        return new LabProblem(file + ": " + whatHappened, whatToDo);
    }

    private LabProblem misfit(MismatchedInputException e) {
        if (e.getOriginalMessage().startsWith(MISSING)) {
            return problem(path(e) + " is missing", "Add it. docs/authoring.md tells its form.");
        }
        return at(e, path(e) + " is not " + form(e.getTargetType()), "See docs/authoring.md for its form.");
    }

    private static String form(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text; put it in quotes if it looks like a number";
        }
        if (type == int.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        return type != null && Collection.class.isAssignableFrom(type) ? "a list" : "a mapping";
    }

    private LabProblem at(JsonProcessingException e, String whatHappened, String whatToDo) {
        JsonLocation location = e.getLocation();
        String line = location == null ? "" : ":" + location.getLineNr();
        return new LabProblem(file + line + ": " + whatHappened, whatToDo, e);
    }

    /** {@code phases[0].checks[2].id}, the way to the value that does not fit. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
