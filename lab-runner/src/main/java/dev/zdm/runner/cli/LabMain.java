package dev.zdm.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Tools;
import dev.zdm.runner.control.ControlClient;
import dev.zdm.runner.stand.StandNames;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code bin/lab VERB …}: drives the running process. Exit codes as in the README. */
public final class LabMain {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAULT_OF_OURS = 70;

    private final Home home;
    private final Arguments arguments;
    private final PrintStream out;

    private LabMain(Home home, Arguments arguments, PrintStream out) {
        this.home = home;
        this.arguments = arguments;
        this.out = out;
    }

    @FunctionalInterface
    private interface Verb {
        int run(LabMain main);
    }

    private static final Map<String, Verb> VERBS = verbs();

    private static Map<String, Verb> verbs() {
        Map<String, Verb> verbs = new LinkedHashMap<>();
        verbs.put("up", LabMain::up);
        verbs.put("down", LabMain::down);
        verbs.put("status", LabMain::status);
        verbs.put("doctor", LabMain::doctor);
        verbs.put("list", LabMain::list);
        verbs.put("start", LabMain::start);
        verbs.put("next", LabMain::next);
        verbs.put("url", LabMain::url);
        verbs.put("psql", LabMain::psql);
        verbs.put("watch", LabMain::watch);
        verbs.put("events", LabMain::events);
        verbs.put("reset", LabMain::reset);
        verbs.put("finish", LabMain::finish);
        verbs.put("solve", LabMain::solve);
        verbs.put("deploy", LabMain::deploy);
        verbs.put("work", LabMain::work);
        Tools.names().forEach(tool -> verbs.put(tool, main -> main.tool(tool)));
        verbs.put("java", LabMain::java);
        verbs.put("dev", main -> new DevCommand(main.home, main.arguments, main.out).run());
        return verbs;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out, err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty() || List.of("help", "--help", "-h").contains(args.get(0))) {
            (args.isEmpty() ? err : out).print(HELP);
            return args.isEmpty() ? 2 : 0;
        }
        Arguments arguments = new Arguments(args.subList(1, args.size()));
        try {
            Verb verb = VERBS.get(args.get(0));
            if (verb == null) {
                throw new LabProblem.Usage(
                        "bin/lab does not know '" + args.get(0) + "'.",
                        "Did you mean 'bin/lab " + Nearest.to(args.get(0), VERBS.keySet()) + "'? See bin/lab help.");
            }
            return verb.run(new LabMain(Home.ofThisProcess(), arguments, out));
        } catch (LabProblem problem) {
            tell(problem, arguments, out, err);
            return problem.exitCode();
        } catch (RuntimeException ours) {
            err.println("bin/lab failed by a fault of its own: " + ours);
            err.println("Run it again with --debug to see where.");
            if (arguments.has("--debug")) {
                ours.printStackTrace(err);
            }
            return FAULT_OF_OURS;
        }
    }

    private static void tell(LabProblem problem, Arguments arguments, PrintStream out, PrintStream err) {
        err.println(problem.getMessage());
        err.println(problem.whatToDo());
        if (arguments.has("--debug")) {
            problem.printStackTrace(err);
        }
        if (arguments.wantsJson()) {
            ObjectNode json = JSON.createObjectNode().put("schema", 1);
            json.putObject("error").put("what", problem.getMessage()).put("do", problem.whatToDo());
            out.println(json);
        }
    }

    // ---- the process

    private int up() {
        arguments.only("--port", "--rows");
        try (ProgressBar bar = ProgressBar.onStderr()) {
            Background.up(home, arguments.withValues("--port", "--rows"), bar);
        }
        return status();
    }

    private int down() {
        arguments.only();
        Background.down(home);
        return 0;
    }

    private int doctor() {
        arguments.only();
        return Doctor.examine(home, out);
    }

    private int status() {
        JsonNode status = call("status");
        if (arguments.wantsJson()) {
            out.println(status);
            return 0;
        }
        out.println("site     " + status.path("address").asText("-"));
        out.println("server   PostgreSQL " + status.path("server").asText() + " on port "
                + status.path("port").asInt());
        JsonNode attempt = status.path("attempt");
        if (attempt.isMissingNode() || attempt.isNull()) {
            out.println("attempt  none; begin one with bin/lab start lab-3");
        } else {
            out.println("attempt  " + describe(attempt));
            out.println("help     " + attempt.path("help").asText());
            out.println("evidence " + attempt.path("folder").asText());
        }
        return 0;
    }

    private static String describe(JsonNode attempt) {
        return String.format(
                Locale.ROOT,
                "%s (%s), attempt %d, phase %d of %d: %s, %s, %,d orders",
                attempt.path("lab").asText(),
                attempt.path("slug").asText(),
                attempt.path("number").asInt(),
                attempt.path("phase").asInt() + 1,
                attempt.path("phases").asInt(),
                attempt.path("phaseTitle").asText(),
                attempt.path("state").asText(),
                attempt.path("rows").asLong());
    }

    // ---- labs

    private int list() {
        arguments.only();
        List<Lab> labs = LabCatalog.in(home.labs()).labs();
        if (arguments.wantsJson()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Lab lab : labs) {
                rows.add(Map.of("lab", lab.id(), "slug", lab.slug(), "title", lab.title(), "minutes", lab.minutes()));
            }
            out.println(JSON.valueToTree(rows).toString());
            return 0;
        }
        for (Lab lab : labs) {
            out.printf("%-7s %-18s %3d min  %s%n", lab.id(), lab.slug(), lab.minutes(), lab.title());
        }
        return 0;
    }

    private int start() {
        arguments.only("--rows", "--rate");
        String name = arguments.required(0, "bin/lab start LAB", "Name a lab; bin/lab list shows them all.");
        Lab lab = LabCatalog.in(home.labs()).named(name);
        ObjectNode wanted = JSON.createObjectNode().put("lab", lab.id());
        arguments.number("--rows").ifPresent(rows -> wanted.put("rows", rows));
        arguments.number("--rate").ifPresent(rate -> wanted.put("rate", rate));
        JsonNode attempt = call("start", wanted);
        if (arguments.wantsJson()) {
            out.println(attempt);
            return 0;
        }
        out.println(describe(attempt));
        out.println("You may begin. psql \"$(bin/lab url)\"   bin/grader check   bin/lab watch");
        return 0;
    }

    private int next() {
        arguments.only();
        JsonNode attempt = call("next");
        if (attempt.hasNonNull("warning")) {
            System.err.println(attempt.path("warning").asText());
        }
        out.println(arguments.wantsJson() ? attempt.toString() : describe(attempt));
        return 0;
    }

    private int deploy() {
        arguments.only();
        arguments.required(0, "bin/lab deploy VERSION…", "Name app versions, like v2; bin/lab status shows the lab.");
        ObjectNode wanted = JSON.createObjectNode();
        arguments.words().forEach(wanted.putArray("apps")::add);
        JsonNode shares = call("deploy", wanted);
        if (arguments.wantsJson()) {
            out.println(shares);
            return 0;
        }
        shares.path("shares")
                .properties()
                .forEach(share ->
                        out.println(share.getKey() + "  " + share.getValue().asText() + " % of the customers"));
        return 0;
    }

    private int reset() {
        arguments.only();
        JsonNode attempt = call("reset");
        out.println(arguments.wantsJson() ? attempt.toString() : describe(attempt));
        return 0;
    }

    private int finish() {
        if (arguments.has("--bundle")) {
            return new BundleCommand(home, StandNames.ONLY_LEARNER, arguments, out, System.err, () -> call("finish"))
                    .run();
        }
        arguments.only();
        JsonNode attempt = call("finish");
        out.println(arguments.wantsJson() ? attempt.toString() : describe(attempt));
        return 0;
    }

    private int solve() {
        arguments.only("--rows", "--road");
        ObjectNode wanted = JSON.createObjectNode();
        nameOfLab().ifPresent(lab -> wanted.put("lab", lab));
        arguments.number("--rows").ifPresent(rows -> wanted.put("rows", rows));
        arguments.value("--road").ifPresent(road -> wanted.put("road", road));
        JsonNode walked = call("solve", wanted);
        out.println(
                arguments.wantsJson()
                        ? walked.toString()
                        : "walked " + walked.path("road").asText() + "; the attempt is recorded as skipped");
        return 0;
    }

    private int work() {
        arguments.only("--anew");
        ObjectNode wanted = JSON.createObjectNode().put("anew", arguments.has("--anew"));
        nameOfLab().ifPresent(lab -> wanted.put("lab", lab));
        JsonNode work = call("work", wanted);
        out.println(
                arguments.wantsJson() ? work.toString() : work.path("folder").asText());
        return 0;
    }

    private Optional<String> nameOfLab() {
        return arguments
                .optional(0)
                .map(name -> LabCatalog.in(home.labs()).named(name).id());
    }

    /** Whatever is typed after a tool's name is the tool's. */
    private int tool(String name) {
        ObjectNode wanted = JSON.createObjectNode().put("tool", name);
        arguments.all().forEach(wanted.putArray("arguments")::add);
        return ControlClient.find(home)
                .call(
                        "tool",
                        wanted,
                        (step, done, total) -> {},
                        line -> out.println(line.path("says").asText()))
                .path("exit")
                .asInt();
    }

    private int java() {
        boolean typed = Boolean.parseBoolean(System.getenv("ZDM_STDIN_TERMINAL"));
        return new JavaCommand(home, arguments, out, System.in, typed).run();
    }

    // ---- the stand

    private int url() {
        arguments.only("--role");
        ObjectNode wanted = JSON.createObjectNode()
                .put("role", arguments.value("--role").orElse("learner"))
                .put("jdbc", arguments.has("--jdbc"));
        out.println(call("url", wanted).path("url").asText());
        return 0;
    }

    private int psql() {
        ObjectNode wanted = JSON.createObjectNode().put("role", "learner").put("jdbc", false);
        String url = call("url", wanted).path("url").asText();
        return Background.psql(url, arguments.all());
    }

    private int watch() {
        arguments.only();
        Watch watch = new Watch(out, Boolean.getBoolean("zdm.terminal"));
        ControlClient.find(home).call("live", JSON.createObjectNode(), (step, done, total) -> {}, watch::show);
        return 0;
    }

    private int events() {
        arguments.only();
        ControlClient.find(home)
                .call("events", JSON.createObjectNode(), (step, done, total) -> {}, line -> out.println(line));
        return 0;
    }

    private JsonNode call(String verb) {
        return call(verb, JSON.createObjectNode());
    }

    private JsonNode call(String verb, JsonNode wanted) {
        try (ProgressBar bar = ProgressBar.onStderr()) {
            return ControlClient.find(home).call(verb, wanted, bar, line -> {});
        }
    }

    private static final String HELP = """
            bin/lab up [--port N] [--rows N]   start server, stand, traffic and site in the background
            bin/lab down | status | doctor     stop it; say what runs; look for what is missing here
            bin/lab list                       the labs
            bin/lab start LAB [--rows N] [--rate N] [--yes]
                                               a new attempt: fresh shop, traffic, recorder
            bin/lab next                       begin the attempt's next phase
            bin/lab reset | finish             begin the attempt anew; end it
            bin/lab finish [LAB] --bundle [FILE] [--key KEY] [--name NAME] [--attempt DIR]
                                               end it, and make a file of it to hand in; the key is kept
            bin/lab solve [LAB] [--road NAME]  walk the reference solution as a learner would;
                                               the attempt is recorded as skipped
            bin/lab url [--role learner|app_v1|observer] [--jdbc]
                                               where to connect: psql "$(bin/lab url)"
            bin/lab psql [ARG…]                psql on the stand
            bin/lab watch | events             traffic and lock queue, live; the evidence as it comes
            bin/lab deploy VERSION…            roll out app versions: deploy v2, or v1 v2 for both
            bin/lab work [LAB] [--anew]        the folder with your files for the lab; --anew puts them aside
            bin/lab TOOL [ARG…]                what a lab has for your files: %s
            bin/lab java [FILE|-]              run Java on the shop, with db, shop and log; without FILE what you type,
                                               line by line; --agree lets it run where nothing can hold it
            bin/lab dev new lab-21 SLUG        for authors of labs: a new lab that runs at once
            bin/lab dev check [LAB…]           all that is wrong with labs' files
            bin/lab dev test LAB [--road NAME] [--rows N] [--rate N]
                                               walk its roads on a stand of their own: right or WRONG

            -o json prints JSON. LAB is lab-3, 3 or concurrent-build. Check with bin/grader check.
            Exit codes: 0 done, 1 the Java did not run to its end, 2 wrong usage, 3 the environment is not fit, 4 timed out, 70 a fault of ours.
            """.formatted(String.join(", ", Tools.names()));
}
