package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task with a start state, phases and checks: one folder below {@code labs/}. Its texts and roads are read from the
 * folder each time that they are asked for, so that an author sees what they just wrote.
 *
 * @param number 1 to 20
 * @param slug the folder's name without its number, {@code lock-queue}
 * @param minutes how long it takes a learner, roughly
 * @param needs labs that should come first, {@code lab-2}
 * @param compares what the report shows side by side: nothing, or two changes and more
 * @param tools what the stand does with the learner's work files when it is asked to: {@code apply}
 * @param folder where its files are
 */
public record Lab(
        int number,
        String slug,
        String title,
        int minutes,
        List<String> teaches,
        List<String> needs,
        StandSpec stand,
        List<Phase> phases,
        List<Compared> compares,
        List<String> tools,
        Path folder) {

    /** In an attempt's folder: the lab.yml that the attempt began with. */
    private static final String KEPT = "lab.yml";

    private static final String CHEATS = "cheats";
    private static final String WRONG = "wrong";

    /** Keeps in an attempt's folder what the attempt is judged by, so that an author may go on writing. Practice has nothing to keep. */
    public void keepIn(Path attempt) {
        if (!Files.exists(folder.resolve(KEPT))) {
            return;
        }
        try {
            Files.copy(folder.resolve(KEPT), attempt.resolve(KEPT), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabProblem("cannot copy " + folder.resolve(KEPT), "See that the disk has room.", e);
        }
    }

    /**
     * This lab as it was when an attempt began: its checks are the ones to judge it by. An attempt that kept nothing, since it is an old
     * one, is judged by the lab as it is.
     *
     * @param attempt the attempt's folder
     */
    public Lab asBegan(Path attempt) {
        Path kept = attempt.resolve(KEPT);
        // what only the files beside it lack is no matter: the evidence has been recorded
        return Files.exists(kept) ? new LabReader(folder, kept, problem -> {}).read() : this;
    }

    /** Whether both are judged alike: an author may have changed the lab since an attempt began. */
    public boolean isJudgedLike(Lab other) {
        return phases.equals(other.phases);
    }

    /** The name that commands and evidence use: {@code lab-6}. */
    public String id() {
        return "lab-" + number;
    }

    /** The app versions in whose place the learner may run one of their own: a file for each is among the work files, {@code V2.java}. */
    public List<String> javaVersions() {
        return stand.deployable().stream()
                .filter(version -> work().map(folder -> folder.resolve(version.toUpperCase(Locale.ROOT) + ".java"))
                        .filter(Files::exists)
                        .isPresent())
                .toList();
    }

    /** Every check of every phase, in the order in which they are judged. */
    public List<CheckSpec> checks() {
        return phases.stream().flatMap(phase -> phase.checks().stream()).toList();
    }

    /** The task as the learner reads it: Markdown. */
    public String brief() {
        return text("README.md");
    }

    /** What the learner reads after passing: Markdown. */
    public String debrief() {
        return text("debrief.md");
    }

    /** What the solutions have in common: Markdown. */
    public String why() {
        return text("solution/WHY.md");
    }

    /** Hints from gentle to plain, each Markdown. */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        while (Files.exists(folder.resolve("hints/" + (hints.size() + 1) + ".md"))) {
            hints.add(text("hints/" + (hints.size() + 1) + ".md"));
        }
        return hints;
    }

    /** From the seeded shop to the lab's start state; empty when the lab starts with the shop as it is. */
    public Optional<Road> setup() {
        Path setup = folder.resolve("setup.sql");
        return Files.exists(setup) ? Optional.of(Road.read(setup)) : Optional.empty();
    }

    /** The files that a learner finds when they begin, to be changed and added to; empty when the lab has none. */
    public Optional<Path> work() {
        return Optional.of(folder.resolve("work")).filter(Files::isDirectory);
    }

    /** Roads on which the stand does harm on purpose, for alerts to be tried on, by name; none when the lab has no folder for them. */
    public List<Road> drills() {
        return Files.isDirectory(folder.resolve("drills")) ? roads("drills") : List.of();
    }

    /** Roads that pass, by name. */
    public List<Road> solutions() {
        return roads("solution");
    }

    /** Roads that fail, by name; each says which check it breaks. */
    public List<Road> wrongs() {
        List<Road> wrongs = roads(WRONG);
        for (Road wrong : wrongs) {
            String breaks = wrong.breaks()
                    .orElseThrow(() -> new LabProblem(
                            wrong.file() + ":1: a wrong answer has to say what it breaks",
                            "Write as its first line: -- breaks: <check-id>"));
            if (checks().stream().noneMatch(check -> check.id().equals(breaks))) {
                throw new LabProblem(
                        wrong.file() + ":1: " + id() + " has no check called " + breaks,
                        "Its checks are "
                                + String.join(
                                        ", ",
                                        checks().stream().map(CheckSpec::id).toList()) + ".");
            }
        }
        return wrongs;
    }

    /** What an adversary tries: first what is in a folder of its own, if the lab has one, then the wrong answers that are marked so. */
    public List<Cheat> cheats() {
        List<Path> own = Files.isDirectory(folder.resolve(CHEATS)) ? files(CHEATS) : List.of();
        return Stream.concat(own.stream(), files(WRONG).stream().filter(Cheat::isMarked))
                .map(Cheat::read)
                .toList();
    }

    private List<Road> roads(String subfolder) {
        return files(subfolder).stream().map(Road::read).toList();
    }

    private List<Path> files(String subfolder) {
        try (Stream<Path> files = Files.list(folder.resolve(subfolder))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LabProblem(id() + " has no folder " + folder.resolve(subfolder), "See docs/authoring.md.", e);
        }
    }

    /**
     * The query of a claim that asks the shop itself, from the lab's folder or from the claim.
     *
     * @throws LabProblem when there is none
     */
    public String queryOf(CheckSpec check) {
        Object query = check.args().get("query");
        Object file = check.args().get("file");
        if (query != null) {
            return query.toString();
        }
        if (file == null) {
            throw new LabProblem(
                    id() + ": " + check.id() + " has neither query nor file",
                    "Give it one of them. See docs/authoring.md.");
        }
        return text(file.toString());
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new LabProblem("cannot read " + folder.resolve(file), "Restore it from the repository.", e);
        }
    }
}
