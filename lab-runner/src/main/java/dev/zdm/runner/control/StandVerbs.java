package dev.zdm.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.work.WorkFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code bin/lab} can ask of the running process. */
public final class StandVerbs {

    private static final List<String> ROLES_FOR_PEOPLE = List.of("learner", "observer");

    private static final Logger LOG = LoggerFactory.getLogger(StandVerbs.class);

    private final LabRunner runner;

    public StandVerbs(LabRunner runner) {
        this.runner = runner;
    }

    public void addTo(ControlServer control) {
        control.add("start", this::start);
        control.add("next", this::next);
        control.add("deploy", this::deploy);
        control.add("reset", (arguments, answer) -> json(stand().reset(runner.labs(), answer)));
        control.add("finish", (arguments, answer) -> json(stand().finish()));
        control.add("solve", this::solve);
        control.add("tool", this::tool);
        control.add("work", this::work);
        new JavaVerbs(runner).addTo(control);
        control.add("url", this::url);
        control.add("live", this::live);
        control.add("events", this::events);
    }

    private Stand stand() {
        return runner.stand();
    }

    private JsonNode start(JsonNode arguments, ControlServer.Answer answer) {
        Lab lab = runner.labs().named(arguments.path("lab").asText());
        return json(stand().start(lab, options(arguments), answer));
    }

    private static StartOptions options(JsonNode arguments) {
        StartOptions options = StartOptions.DEFAULT;
        if (arguments.hasNonNull("rows")) {
            options = options.withRows(arguments.path("rows").asLong());
        }
        if (arguments.hasNonNull("rate")) {
            options = options.withRate(arguments.path("rate").asInt());
        }
        return options;
    }

    /** A phase is judged over its own time, so what is still open in it when the next begins stays open: the learner is told. */
    private JsonNode next(JsonNode arguments, ControlServer.Answer answer) {
        Optional<String> open = stand().current().flatMap(StandVerbs::openClaim);
        ObjectNode begun = json(stand().next());
        open.ifPresent(claim -> begun.put("warning", claim));
        return begun;
    }

    private static Optional<String> openClaim(AttemptStatus attempt) {
        String phase = attempt.lab().phases().get(attempt.phase()).id();
        EvidenceNow now = EvidenceNow.of(attempt.folder(), Clock.systemUTC());
        return Grader.of(attempt.lab()).judge(now.evidence(), now.asOf()).findings().stream()
                .filter(finding -> finding.phase().equals(phase))
                .filter(finding -> finding.is(Outcome.BROKEN) || finding.is(Outcome.UNPROVEN))
                .findFirst()
                .map(finding -> "Phase '" + phase + "' ended with " + finding.check() + " open: " + finding.actual()
                        + ". To do it again: bin/lab reset.");
    }

    private JsonNode deploy(JsonNode arguments, ControlServer.Answer answer) {
        List<String> apps = new ArrayList<>();
        arguments.path("apps").forEach(app -> apps.add(app.asText()));
        answer.at("rolling out " + String.join(" and ", apps), 0, 0);
        stand().deploy(apps);
        ObjectNode json = ControlServer.JSON.createObjectNode();
        stand().shares().forEach(json.putObject("shares")::put);
        return json;
    }

    private JsonNode solve(JsonNode arguments, ControlServer.Answer answer) {
        Lab lab = lab(arguments);
        Road road = road(lab, arguments.path("road").asText(""));
        stand().solve(lab, road, options(arguments), answer);
        return ControlServer.JSON.createObjectNode().put("lab", lab.id()).put("road", road.name());
    }

    /** The first solution, or a solution or wrong answer by its name. */
    private static Road road(Lab lab, String name) {
        List<Road> roads =
                Stream.concat(lab.solutions().stream(), lab.wrongs().stream()).toList();
        return (name.isEmpty()
                        ? lab.solutions().stream()
                        : roads.stream().filter(road -> road.name().equals(name)))
                .findFirst()
                .orElseThrow(() -> new LabProblem.Usage(
                        lab.id() + " has no road '" + name + "'.",
                        "It has "
                                + String.join(
                                        ", ", roads.stream().map(Road::name).toList()) + "."));
    }

    private JsonNode tool(JsonNode arguments, ControlServer.Answer answer) throws InterruptedException {
        List<String> words = new ArrayList<>();
        arguments.path("arguments").forEach(word -> words.add(word.asText()));
        int exit = stand().useTool(arguments.path("tool").asText(), words, line -> tell(line, answer));
        return ControlServer.JSON.createObjectNode().put("exit", exit);
    }

    /** A tool goes on when nobody listens any more. */
    private static void tell(String line, ControlServer.Answer answer) {
        try {
            answer.line(ControlServer.JSON.createObjectNode().put("says", line));
        } catch (IOException callerIsGone) {
            LOG.debug("nobody hears: {}", line);
        }
    }

    private JsonNode work(JsonNode arguments, ControlServer.Answer answer) {
        Lab lab = lab(arguments);
        WorkFiles work = stand().work(lab);
        if (lab.work().isEmpty()) {
            throw new LabProblem.Usage(lab.id() + " has no files to work on.", "Its task is done in SQL alone.");
        }
        if (arguments.path("anew").asBoolean()) {
            work.provideAnew(lab);
        } else {
            work.provide(lab);
        }
        ObjectNode json = ControlServer.JSON
                .createObjectNode()
                .put("folder", work.folder().toString());
        work.names().forEach(json.putArray("files")::add);
        return json;
    }

    /** The lab that was named, or the one that is under way. */
    private Lab lab(JsonNode arguments) {
        return arguments.hasNonNull("lab")
                ? runner.labs().named(arguments.path("lab").asText())
                : stand().current()
                        .map(AttemptStatus::lab)
                        .orElseThrow(() -> new LabProblem.Usage("No attempt is under way.", "Name a lab, like lab-3."));
    }

    private JsonNode url(JsonNode arguments, ControlServer.Answer answer) {
        String role = arguments.path("role").asText("learner");
        if (!stand().isOpen()) {
            throw new LabProblem.Usage("The shop is closed.", "Open it with bin/lab start lab-3.");
        }
        if (!ROLES_FOR_PEOPLE.contains(role) && !role.matches("app_v[0-9]{1,3}")) {
            throw new LabProblem.Usage(
                    "There is no role '" + role + "' to connect as.", "Use learner, observer or app_v1.");
        }
        Login login = stand().login(role);
        String database = stand().names().database();
        String address = stand().server().host() + ":" + stand().server().port() + "/" + database;
        String url = arguments.path("jdbc").asBoolean()
                ? "jdbc:postgresql://" + address + "?user=" + encoded(login.role()) + "&password="
                        + encoded(login.password())
                : "postgresql://" + encoded(login.role()) + ":" + encoded(login.password()) + "@" + address;
        return ControlServer.JSON.createObjectNode().put("url", url);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode live(JsonNode arguments, ControlServer.Answer answer) throws IOException, InterruptedException {
        BlockingQueue<LiveState> pictures = new LinkedBlockingQueue<>(8);
        Live.Watching watching = stand().live().watch(pictures::offer);
        try {
            while (true) {
                LiveState picture = pictures.poll(1, TimeUnit.SECONDS);
                if (picture == null && !stand().isOpen()) {
                    throw new LabProblem.Usage("The shop is closed.", "Open it with bin/lab start lab-3.");
                }
                if (picture != null) {
                    answer.line(json(picture));
                }
            }
        } finally {
            watching.close();
        }
    }

    /** Follows the evidence files of the current attempt until it ends or the caller goes. */
    private JsonNode events(JsonNode arguments, ControlServer.Answer answer) throws IOException, InterruptedException {
        Path folder = stand().current()
                .orElseThrow(
                        () -> new LabProblem.Usage("No attempt is under way.", "Begin one with bin/lab start lab-3."))
                .folder();
        Map<Path, Long> read = new HashMap<>();
        BlockingQueue<LiveState> clock = new LinkedBlockingQueue<>(1);
        Live.Watching watching = stand().live().watch(clock::offer);
        try {
            while (stand().current()
                    .filter(status -> status.folder().equals(folder))
                    .isPresent()) {
                clock.poll(1, TimeUnit.SECONDS);
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                            .sorted()
                            .toList()) {
                        read.put(file, follow(file, read.getOrDefault(file, 0L), answer));
                    }
                }
            }
        } finally {
            watching.close();
        }
        return ControlServer.JSON.createObjectNode();
    }

    private static long follow(Path file, long from, ControlServer.Answer answer) throws IOException {
        String name = file.getFileName().toString().replace(".jsonl", "");
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(in.length() - from, 1 << 20)];
            in.seek(from);
            in.readFully(bytes);
            int end = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    ObjectNode line = (ObjectNode)
                            ControlServer.JSON.readTree(new String(bytes, end, i - end, StandardCharsets.UTF_8));
                    answer.line(ControlServer.JSON
                            .createObjectNode()
                            .put("file", name)
                            .setAll(line));
                    end = i + 1;
                }
            }
            return from + end;
        }
    }

    /** The process's own state, for {@code bin/lab status}. */
    public ObjectNode status(@org.jspecify.annotations.Nullable String address) {
        ObjectNode status = ControlServer.JSON.createObjectNode();
        status.put("address", address);
        status.put("server", stand().server().version());
        status.put("port", stand().server().port());
        status.put("open", stand().isOpen());
        status.set("attempt", stand().current().map(StandVerbs::json).orElse(null));
        return status;
    }

    static ObjectNode json(AttemptStatus attempt) {
        Help help = HelpFile.read(attempt.folder());
        return ControlServer.JSON
                .createObjectNode()
                .put("lab", attempt.lab().id())
                .put("slug", attempt.lab().slug())
                .put("number", attempt.number())
                .put("phase", attempt.phase())
                .put("phases", attempt.lab().phases().size())
                .put("phaseTitle", attempt.lab().phases().get(attempt.phase()).title())
                .put("state", attempt.state())
                .put("rows", attempt.rows())
                .put("began", attempt.began().toString())
                .put("help", help.told(attempt.lab()))
                .put("folder", attempt.folder().toString());
    }

    private static JsonNode json(LiveState picture) {
        ObjectNode json = ControlServer.JSON
                .createObjectNode()
                .put("at", picture.at().toString())
                .put("blockedNow", picture.blockedNow())
                .put("failedSoFar", picture.failedSoFar());
        ArrayNode apps = json.putArray("apps");
        for (LiveState.AppRate app : picture.apps()) {
            apps.addObject()
                    .put("app", app.app())
                    .put("requestsPerSecond", app.requestsPerSecond())
                    .put("failedPerSecond", app.failedPerSecond())
                    .put("p50Millis", app.p50Millis())
                    .put("p99Millis", app.p99Millis());
        }
        ArrayNode queue = json.putArray("queue");
        for (LiveState.Node node : picture.queue()) {
            ObjectNode told = queue.addObject()
                    .put("pid", node.pid())
                    .put("who", node.who())
                    .put("state", node.state())
                    .put("statement", node.statement())
                    .put("relation", node.relation())
                    .put("mode", node.mode())
                    .put(
                            "waitedMillis",
                            node.waited() == null ? null : node.waited().toMillis());
            ArrayNode behind = told.putArray("blockedBy");
            node.blockedBy().forEach(behind::add);
        }
        return json;
    }
}
