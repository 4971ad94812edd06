package dev.zdm.grader.cli;

import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.store.VerdictJson;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code bin/grader}. Exit codes: 0 passed or done, 1 a claim is broken, 2 wrong usage, 3 unproven, 70 a fault of ours, 130
 * interrupted.
 */
public final class GraderMain {

    private static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            bin/grader check [LAB] [-o text|json|junit] [--attempt DIR]
                                          judge an attempt as far as it has come
            bin/grader check --bundle FILE [--key KEY] [-o text|json|junit]
                                          see that a bundle is as it was made, and judge it by the labs here
            bin/grader hint [LAB] [N]     the next hint, or hint N; a number alone is a hint of the current lab
            bin/grader report [LAB] [--html FILE] [--attempt DIR]
                                          what an attempt looked like, phase by phase; with --html as a page to show
            bin/grader list               all labs, and how far you are
            bin/grader status             the current attempt
            bin/grader regrade [LAB] [--attempts DIR] [--accept] [-o text|json]
                                          judge attempts that are over anew, after a check was corrected, and show what
                                          would change; --accept writes the new verdicts beside the old ones

            LAB is lab-6, 6 or lock-queue; without it, the lab that you started last.
            --debug prints a stack trace when something goes wrong.
            Exit codes: 0 passed or done, 1 a claim is broken, 2 wrong usage, 3 unproven, 70 a fault of the grader.
            """;

    private final Path root;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Terminal terminal;

    /** @param root the checkout, which has the labs */
    GraderMain(Path root, Map<String, String> environment, Clock clock, Terminal terminal) {
        this.root = root;
        this.environment = environment;
        this.clock = clock;
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        // UTF-8 whatever the locale: statements and names are the learner's own
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var root = Path.of(System.getProperty("zdm.root", "."));
        boolean colours = Boolean.getBoolean("zdm.terminal")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        var main = new GraderMain(root, System.getenv(), Clock.systemUTC(), new Terminal(out, err, colours));
        System.exit(main.run(Arrays.asList(args)));
    }

    /** @return the exit code */
    int run(List<String> arguments) {
        boolean debug = arguments.contains("--debug");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("--debug")).toList();
        if (words.contains("--help") || words.contains("-h") || words.equals(List.of("help"))) {
            terminal.out().print(USAGE);
            return 0;
        }
        if (words.isEmpty()) {
            terminal.err().print(USAGE);
            return WRONG_USAGE;
        }
        try {
            return run(CommandLine.parse(words));
        } catch (LabProblem problem) {
            return tell(problem, words, debug);
        } catch (RuntimeException fault) {
            var problem = new LabProblem(
                    "the grader failed: " + fault, "Run it again with --debug, and report what it prints.", fault);
            return tell(problem, words, debug);
        }
    }

    private int run(CommandLine line) {
        var desk = new Desk(LabCatalog.asNeeded(root.resolve("labs")), new Learner(home(), learner()));
        return switch (line.verb()) {
            case CHECK ->
                line.option("--bundle").isPresent()
                        ? new BundleCommand(desk.labs(), key(line), clock).run(line, terminal)
                        : new CheckCommand(desk, clock).run(line, terminal);
            case HINT -> new HintCommand(desk, clock).run(line, terminal);
            case REPORT -> new ReportCommand(desk, clock).run(line, terminal);
            case LIST -> new ListCommand(desk).run(terminal);
            case STATUS -> new StatusCommand(desk, clock).run(terminal);
            case REGRADE ->
                new RegradeCommand(desk.labs(), home().resolve("attempts").resolve(learner()), clock)
                        .run(line, terminal);
        };
    }

    private int tell(LabProblem problem, List<String> words, boolean debug) {
        if (debug) {
            problem.printStackTrace(terminal.err());
        }
        terminal.tell(problem);
        switch (CommandLine.formatOf(words)) {
            case JSON -> terminal.out().println(VerdictJson.of(problem, labIn(words)));
            case JUNIT -> terminal.out().print(VerdictJUnit.of(problem));
            case TEXT -> {}
        }
        return problem.exitCode();
    }

    /** The lab that somebody named, as far as that is one. */
    private Optional<String> labIn(List<String> words) {
        try {
            return CommandLine.parse(words)
                    .firstWord()
                    .map(LabCatalog.asNeeded(root.resolve("labs"))::named)
                    .map(lab -> lab.id());
        } catch (LabProblem ignored) {
            return Optional.empty();
        }
    }

    /** Where bundles are checked, a key is only taken when it is named: the own one is not that of whoever handed in. */
    private static Optional<HandInKey> key(CommandLine line) {
        return line.option("--key").map(HandInKey::parse);
    }

    private Path home() {
        String home = environment.getOrDefault("ZDM_HOME", "");
        return home.isEmpty() ? root.resolve(".zdm") : Path.of(home);
    }

    private String learner() {
        return Objects.requireNonNullElse(environment.get("ZDM_LEARNER"), "me");
    }
}
