package dev.zdm.runner.cli;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.Tools;
import dev.zdm.runner.dev.LabCheck;
import dev.zdm.runner.dev.NewLab;
import dev.zdm.runner.dev.Walk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code bin/lab dev new|check|test}: what an author of labs needs. None of it touches the running process. */
final class DevCommand {

    private static final long ROWS = 200_000;
    private static final int RATE = 100;
    private static final int INTERRUPTED = 130;
    private static final Duration BASELINE = Duration.ofSeconds(3);
    private static final List<String> VERBS = List.of("new", "check", "test");

    private final Home home;
    private final Arguments arguments;
    private final PrintStream out;

    DevCommand(Home home, Arguments arguments, PrintStream out) {
        this.home = home;
        this.arguments = arguments;
        this.out = out;
    }

    /** @return the exit code: 1 when a lab has a problem, or a road was judged wrongly */
    int run() {
        String verb = arguments.required(0, "bin/lab dev new|check|test", "See docs/authoring.md.");
        return switch (verb) {
            case "new" -> makeNew();
            case "check" -> check();
            case "test" -> tested();
            default ->
                throw new LabProblem.Usage(
                        "bin/lab dev does not know '" + verb + "'.",
                        "Did you mean 'bin/lab dev " + Nearest.to(verb, VERBS) + "'? There are new, check and test.");
        };
    }

    private int makeNew() {
        arguments.only();
        String usage = "bin/lab dev new lab-21 rename-a-table";
        String number = arguments.required(1, usage, "Name a number and a slug.");
        String slug = arguments.required(2, usage, "Name a slug, like rename-a-table.");
        Path folder = NewLab.make(home.labs(), number, slug);
        String lab = "lab-" + Integer.parseInt(folder.getFileName().toString().substring(4, 6));
        out.println(relative(folder.toString()));
        out.println("It runs: bin/lab dev test " + lab + ". What is to be written: bin/lab dev check " + lab);
        return 0;
    }

    private int check() {
        arguments.only();
        List<Path> folders = asked();
        LabCheck check = new LabCheck(home.root());
        int count = 0;
        for (Path folder : folders) {
            for (LabProblem problem : check.problemsOf(folder)) {
                out.println(relative(String.valueOf(problem.getMessage())));
                out.println("    " + relative(problem.whatToDo()));
                count++;
            }
        }
        String labs = folders.size() == 1 ? "1 lab" : folders.size() + " labs";
        out.println(
                count == 0
                        ? labs + ", nothing to mend"
                        : labs + ", " + count + (count == 1 ? " problem" : " problems"));
        return count == 0 ? 0 : 1;
    }

    /** The folders of the labs that were named, or of all; a lab whose files are broken has one, too. */
    private List<Path> asked() {
        List<String> names = arguments.words().subList(1, arguments.words().size());
        List<Path> all = folders();
        if (names.isEmpty()) {
            return all;
        }
        List<Path> folders = new ArrayList<>();
        for (String name : names) {
            folders.add(all.stream()
                    .filter(folder -> isCalled(folder, name))
                    .findFirst()
                    .orElseThrow(() -> {
                        throw new LabProblem.Usage(
                                "no lab is called " + name,
                                "Did you mean "
                                        + Nearest.to(
                                                name,
                                                all.stream()
                                                        .map(DevCommand::idOf)
                                                        .toList()) + "? All labs: bin/lab list.");
                    }));
        }
        return folders;
    }

    private List<Path> folders() {
        try (Stream<Path> entries = Files.list(home.labs())) {
            return entries.filter(entry -> entry.getFileName().toString().matches("lab-\\d\\d-.+"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + home.labs(), "Restore it from the repository.", e);
        }
    }

    private static boolean isCalled(Path folder, String name) {
        String full = folder.getFileName().toString();
        String id = idOf(folder);
        return List.of(full, id, id.substring("lab-".length()), full.substring("lab-00-".length()))
                .contains(name);
    }

    private static String idOf(Path folder) {
        return "lab-" + Integer.parseInt(folder.getFileName().toString().substring(4, 6));
    }

    private int tested() {
        try {
            return test();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    private int test() throws InterruptedException {
        arguments.only("--road", "--rows", "--rate");
        String name = arguments.required(1, "bin/lab dev test LAB", "Name a lab; bin/lab list shows them all.");
        Lab lab = LabCatalog.in(home.labs()).named(name);
        for (String tool : lab.tools()) {
            Optional<String> unfit = Tools.of(lab, tool).unfit();
            if (unfit.isPresent()) {
                throw new LabProblem.Unfit(
                        "This machine cannot do " + tool + ": " + unfit.get(), "Put that right first.", null);
            }
        }
        List<Optional<Road>> roads;
        try {
            roads = roads(lab);
        } catch (LabProblem.Usage noSuchRoad) {
            throw noSuchRoad;
        } catch (LabProblem unreadable) {
            out.println(relative(String.valueOf(unreadable.getMessage())));
            out.println("    " + relative(unreadable.whatToDo()));
            out.println("All that is wrong with the files: bin/lab dev check " + lab.id());
            return 1;
        }
        StartOptions options = StartOptions.DEFAULT
                .withRows(Walk.ordersOf(lab, arguments.number("--rows").orElse(ROWS)))
                .withRate((int) arguments.number("--rate").orElse(RATE))
                .withBaseline(BASELINE);
        int wrong = 0;
        try (ThrowAwayHome state = ThrowAwayHome.of(home.root());
                ProgressBar bar = ProgressBar.onStderr();
                LabRunner runner = LabRunner.open(state.home(), bar)) {
            runner.agreeToLooseJava(); // what runs is the author's own
            for (Optional<Road> road : roads) {
                bar.at("walking " + road.map(Road::name).orElse("nowhere"), 0, 0);
                boolean right = walk(runner, lab, road, options, bar);
                wrong += right ? 0 : 1;
            }
        }
        out.println(roads.size() - wrong + " of " + roads.size() + " walks were judged rightly");
        return wrong == 0 ? 0 : 1;
    }

    private boolean walk(LabRunner runner, Lab lab, Optional<Road> road, StartOptions options, ProgressBar bar) {
        try {
            Walk walk = Walk.on(runner.stand(), lab, road, options);
            bar.wipe();
            out.println(walk.told());
            walk.faults().forEach(fault -> out.println("    " + fault));
            if (isSolution(road)) {
                walk.failuresOfActors().forEach(failure -> out.println("    beside it " + failure));
            }
            if (!walk.isRight()) {
                out.println("    " + Walk.inFull(walk.verdict()).replace("\n", "\n    "));
            }
            if (!walk.isTheSameAgain()) {
                out.println("    judged again: " + Walk.inFull(walk.again()).replace("\n", "\n    "));
            }
            return walk.isRight();
        } catch (LabProblem.Unfit notOurs) {
            throw notOurs;
        } catch (LabProblem problem) {
            bar.wipe();
            out.println("WRONG " + lab.id() + " " + road.map(Road::name).orElse("untouched") + ": "
                    + relative(String.valueOf(problem.getMessage())));
            out.println("    " + relative(problem.whatToDo()));
            return false;
        }
    }

    /** What goes wrong beside a learner who does it well is the lab's own fault. */
    private static boolean isSolution(Optional<Road> road) {
        return road.isPresent() && road.get().breaks().isEmpty();
    }

    /** Untouched, the good ones, the wrong ones; or the one that was asked for. */
    private List<Optional<Road>> roads(Lab lab) {
        List<Road> all =
                Stream.concat(lab.solutions().stream(), lab.wrongs().stream()).toList();
        Optional<String> wanted = arguments.value("--road");
        if (wanted.isEmpty()) {
            return Stream.concat(Stream.of(Optional.<Road>empty()), all.stream().map(Optional::of))
                    .toList();
        }
        Road road = all.stream()
                .filter(one -> one.name().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> new LabProblem.Usage(
                        lab.id() + " has no road called " + wanted.get() + ".",
                        "Did you mean "
                                + Nearest.to(
                                        wanted.get(),
                                        all.stream().map(Road::name).toList()) + "?"));
        return List.of(Optional.of(road));
    }

    private String relative(String message) {
        return message.replace(home.root() + "/", "");
    }
}
