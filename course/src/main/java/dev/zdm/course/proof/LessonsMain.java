package dev.zdm.course.proof;

import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code bin/lessons new NN-slug}: makes a lesson's file. {@code bin/lessons check|record|count [NN…] [--rows N] [--rate N] [--stands N]}: runs the blocks of lessons and says what does not hold;
 * or writes what they print into them; or only counts.
 */
public final class LessonsMain {

    private static final String HELP = """
            bin/lessons new NN-slug                                             a new lesson that can be shown and run at once
            bin/lessons check [NN…] [--rows 200000] [--rate 100] [--stands 2]   run the blocks, say what does not hold
            bin/lessons record [NN…] [--rows 2000000] [--rate 300]              run them and write what they print into the lessons
            bin/lessons lock-table [--rows 2000000]                             measure what each statement locks, for the appendix
            bin/lessons count [NN…]                                             how many blocks and claims there are
            """;

    private final PrintStream out;
    private final Path folder;
    private final List<Lesson> all;
    private final List<Lesson> lessons;
    private final Home home;
    private final Options options;

    /** What was typed. */
    private record Options(String verb, List<Integer> numbers, long rows, int rate, int stands) {

        static Options parse(List<String> typed) {
            String verb = typed.isEmpty() ? "help" : typed.get(0);
            boolean record = verb.equals("record") || verb.equals("lock-table");
            List<Integer> numbers = new ArrayList<>();
            long rows = record ? 2_000_000 : 200_000;
            int rate = record ? StartOptions.DEFAULT_RATE : 100;
            int stands = record ? 1 : 2;
            for (int i = 1; i < typed.size(); i++) {
                String word = typed.get(i);
                switch (word) {
                    case "--rows" -> rows = number(typed, ++i);
                    case "--rate" -> rate = number(typed, ++i);
                    case "--stands" -> stands = number(typed, ++i);
                    default -> numbers.add(number(typed, i));
                }
            }
            return new Options(verb, numbers, rows, rate, stands);
        }

        private static int number(List<String> typed, int at) {
            String word = at < typed.size() ? typed.get(at) : "";
            try {
                int number = Integer.parseInt(word.replace("_", ""));
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // told below
            }
            throw new LabProblem.Usage("'" + word + "' is no number above 0.", "See bin/lessons help.");
        }

        boolean wants(Lesson lesson) {
            return numbers.isEmpty() || numbers.contains(lesson.number());
        }
    }

    private LessonsMain(Options options, Home home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
        this.folder = home.root().resolve("course").resolve("lessons");
        this.all = new LessonCatalog(folder, new Markdown(SitePaths::of)).lessons();
        for (int number : options.numbers()) {
            if (all.stream().noneMatch(lesson -> lesson.number() == number)) {
                throw new LabProblem.Usage(
                        "There is no lesson " + number + ".",
                        "They are the files of course/lessons; make one with bin/lessons new NN-slug.");
            }
        }
        this.lessons = all.stream().filter(options::wants).toList();
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out, err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            if (!args.isEmpty() && args.get(0).equals("new")) {
                if (args.size() != 2) {
                    throw new LabProblem.Usage(
                            "bin/lessons new takes one name.",
                            "Write two digits and a slug: bin/lessons new 51-vacuum-at-noon");
                }
                return makeNew(Home.ofThisProcess(), args.get(1), out);
            }
            Options options = Options.parse(args);
            return switch (options.verb()) {
                case "check" -> new LessonsMain(options, Home.ofThisProcess(), out).check();
                case "record" -> new LessonsMain(options, Home.ofThisProcess(), out).record();
                case "lock-table" -> new LessonsMain(options, Home.ofThisProcess(), out).lockTable();
                case "count" -> new LessonsMain(options, Home.ofThisProcess(), out).count();
                case "help", "--help", "-h" -> {
                    out.print(HELP);
                    yield 0;
                }
                default ->
                    throw new LabProblem.Usage(
                            "bin/lessons does not know '" + options.verb() + "'.", "See bin/lessons help.");
            };
        } catch (LabProblem problem) {
            err.println(problem.getMessage());
            err.println(problem.whatToDo());
            return problem.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static int makeNew(Home home, String name, PrintStream out) {
        Path file = NewLesson.make(home.root().resolve("course").resolve("lessons"), name);
        String number = name.substring(0, 2);
        out.println(home.root().relativize(file));
        out.println("Look at it with bin/course --dev. What is to be written, and whether it holds: bin/lessons check "
                + number);
        return 0;
    }

    private int check() throws InterruptedException {
        LessonTexts texts = new LessonTexts(
                folder,
                all.stream().map(Lesson::slug).collect(Collectors.toSet()),
                LabCatalog.readable(home.labs()).labs().stream().map(Lab::id).collect(Collectors.toSet()));
        List<String> missing = lessons.stream()
                .flatMap(lesson -> Stream.concat(
                        texts.problemsOf(lesson).stream(),
                        NewLesson.missing(folder.resolve(lesson.slug() + ".md")).stream()))
                .toList();
        missing.forEach(out::println);
        List<LessonRun> runs = prove();
        long unwell = runs.stream().filter(run -> !run.problems().isEmpty()).count();
        String blocks = unwell == 0 ? "all hold" : unwell + (unwell == 1 ? " does" : " do") + " not hold";
        String words = missing.isEmpty() ? "" : "; to be mended in the text: " + missing.size();
        out.println(total() + "; " + blocks + words);
        return unwell == 0 && missing.isEmpty() ? 0 : 1;
    }

    /** @return the exit code: 1 when something is recorded that the lesson does not claim */
    private int record() throws InterruptedException {
        boolean well = true;
        for (LessonRun run : prove()) {
            well &= toTell(run).isEmpty();
            Path file = folder.resolve(run.lesson().slug() + ".md");
            try {
                String text = Files.readString(file);
                String recorded = Recording.into(text, run.outputs());
                if (!recorded.equals(text)) {
                    Files.writeString(file, recorded);
                    out.println("    written: " + home.root().relativize(file));
                }
            } catch (IOException e) {
                throw new LabProblem(file + ": " + e.getMessage(), "Check that the file can be written.", e);
            }
        }
        return well ? 0 : 1;
    }

    /** With few customers: what they wait for is tried, and they shall not make the statements wait. */
    private int lockTable() throws InterruptedException {
        Path statements = home.root().resolve("course").resolve("appendix").resolve("lock-table.sql");
        try (ThrowAwayHome state = ThrowAwayHome.of(home.root());
                LabRunner runner = LabRunner.open(state.home(), Progress.SILENT)) {
            StartOptions quiet = StartOptions.DEFAULT.withRows(options.rows()).withRate(5);
            List<LockTable.Chapter> chapters = LockTable.read(Files.readString(statements));
            String machine = String.format(
                    Locale.ROOT,
                    "Measured on PostgreSQL %s, %,d orders, %d processors.",
                    runner.server().version(),
                    options.rows(),
                    Runtime.getRuntime().availableProcessors());
            Map<LockTable.Entry, LockTable.Measured> measured =
                    new LockTable(runner.stand(), quiet).measure(chapters, out::println);
            Files.writeString(folder.resolve("48-lock-table.md"), LockTable.page(chapters, measured, machine));
        } catch (IOException e) {
            throw new LabProblem(
                    "the lock table cannot be written: " + e.getMessage(), "Check that course/ can be written.", e);
        }
        return 0;
    }

    private int count() {
        for (Lesson lesson : lessons) {
            out.println(counted(lesson));
        }
        out.println(total());
        return 0;
    }

    private List<LessonRun> prove() throws InterruptedException {
        StartOptions shop = StartOptions.DEFAULT.withRows(options.rows()).withRate(options.rate());
        return new Proof(home.root(), shop, this::tell).run(lessons, options.stands());
    }

    private void tell(LessonRun run) {
        out.printf(
                Locale.ROOT,
                "%s, %d s: %s%n",
                counted(run.lesson()),
                run.took().toSeconds(),
                toTell(run).isEmpty() ? "holds" : "does not hold");
        toTell(run).forEach(problem -> out.println("    " + problem.replace("\n", "\n    ")));
    }

    /** An output that is about to be recorded is no problem when it has not been, or was another one before. */
    private List<String> toTell(LessonRun run) {
        return options.verb().equals("record") ? run.broken() : run.problems();
    }

    private static String counted(Lesson lesson) {
        return String.format(
                Locale.ROOT,
                "%-32s %3d blocks, %3d claims",
                lesson.slug(),
                LessonRun.blocksOf(lesson),
                LessonRun.claimsOf(lesson));
    }

    private String total() {
        return String.format(
                Locale.ROOT,
                "%d %s, %d blocks that run, %d claims with a check",
                lessons.size(),
                lessons.size() == 1 ? "lesson" : "lessons",
                lessons.stream().mapToInt(LessonRun::blocksOf).sum(),
                lessons.stream().mapToInt(LessonRun::claimsOf).sum());
    }
}
