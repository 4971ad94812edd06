package dev.zdm.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lab that can be read has to have besides: texts before, during and after, roads that pass, a wrong answer for each check, links
 * that lead somewhere. All that can be known without a stand. Each problem names file and line.
 */
public final class LabRules {

    /** What {@code bin/lab dev new} leaves for an author to fill in. */
    public static final String TO_WRITE = "TO WRITE";

    private static final int FEWEST_HINTS = 3;
    private static final int FEWEST_SOLUTIONS = 2;
    private static final String JUDGED = "## How this is judged";
    private static final String AT_WORK = "## What to do at work";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ROW = Pattern.compile("\\| ([a-z][a-z0-9-]*) \\|.*");
    private static final Pattern LESSON_NUMBER = Pattern.compile("\\blesson (\\d+)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAB = Pattern.compile("/labs/([^/#]+)(?:#.*)?");
    private static final Pattern LESSON = Pattern.compile("/lessons/([^/#]+)(?:#.*)?");

    private final Lab lab;
    private final LabCatalog catalog;
    private final Path lessons;
    private final YamlLines lines;
    private final List<LabProblem> problems = new ArrayList<>();

    private LabRules(Lab lab, LabCatalog catalog, Path lessons) {
        this.lab = lab;
        this.catalog = catalog;
        this.lessons = lessons;
        this.lines = YamlLines.of(text("lab.yml"));
    }

    /**
     * @param catalog the labs that {@code lab} may name; itself may be missing in it
     * @param lessons the folder of the lessons that its texts may link to
     * @return all problems, none when the lab keeps the rules
     */
    public static List<LabProblem> problemsOf(Lab lab, LabCatalog catalog, Path lessons) {
        LabRules rules = new LabRules(lab, catalog, lessons);
        rules.needs();
        List<Road> solutions = rules.roads("solution");
        List<Road> wrongs = rules.roads("wrong");
        rules.otherRoads();
        rules.solutions(solutions);
        rules.wrongs(wrongs);
        Stream.concat(solutions.stream(), wrongs.stream()).forEach(rules::steps);
        rules.cheats();
        rules.brief();
        rules.hints();
        rules.need("debrief.md", AT_WORK, "Say there what to do at work.");
        rules.notBlank("solution/WHY.md");
        rules.texts();
        return List.copyOf(rules.problems);
    }

    private void needs() {
        for (String need : lab.needs()) {
            int line = lines.of("needs", 1);
            tell(
                    "lab.yml",
                    line,
                    () -> catalog.named(need).number() < lab.number()
                            ? null
                            : new LabProblem(
                                    need + " is needed, and comes later",
                                    "Name labs that come before " + lab.id() + "."));
        }
    }

    /** Every road of a folder that can be read. */
    private List<Road> roads(String folder) {
        List<Road> roads = new ArrayList<>();
        Path path = lab.folder().resolve(folder);
        if (!Files.isDirectory(path)) {
            problems.add(at(folder, 0, "there is no folder " + folder, "Make it. See docs/authoring.md."));
            return roads;
        }
        for (Path file : files(path, 1, ".sql")) {
            road(file, roads);
        }
        return roads;
    }

    private void road(Path file, Collection<Road> roads) {
        try {
            Road road = Road.read(file);
            roads.add(road);
            if (road.steps().isEmpty()) {
                problems.add(at(relative(file), 1, "this road does nothing", "Write what it does, or delete it."));
            }
        } catch (LabProblem problem) {
            problems.add(problem);
        }
    }

    /** What prepares the stand and what goes on beside the learner. */
    private void otherRoads() {
        List<Road> read = new ArrayList<>();
        if (Files.exists(lab.folder().resolve("setup.sql"))) {
            road(lab.folder().resolve("setup.sql"), read);
        }
        for (int i = 0; i < lab.phases().size(); i++) {
            List<Actor> actors = lab.phases().get(i).actors();
            for (int j = 0; j < actors.size(); j++) {
                road(actors.get(j).road(), read);
                login(actors.get(j), "phases[" + i + "].actors[" + j + "]");
            }
        }
        if (Files.isDirectory(lab.folder().resolve("drills"))) {
            files(lab.folder().resolve("drills"), 1, ".sql").forEach(file -> road(file, read));
        }
    }

    private void login(Actor actor, String path) {
        String app = actor.as().replaceFirst("^app_", "");
        if (!app.equals(actor.as()) && !lab.stand().deployable().contains(app)) {
            problems.add(at(
                    "lab.yml",
                    lines.of(path + ".as", lines.of(path, 1)),
                    "the actor " + actor.name() + " cannot log in as " + actor.as(),
                    "Name admin, staff, or app_ and an app version of stand.deployable: "
                            + String.join(", ", lab.stand().deployable()) + "."));
        }
    }

    private void solutions(List<Road> solutions) {
        if (solutions.size() < FEWEST_SOLUTIONS) {
            problems.add(at(
                    "solution",
                    0,
                    "there " + (solutions.size() == 1 ? "is one good road" : "are no good roads"),
                    "Write " + FEWEST_SOLUTIONS
                            + " or more: what is judged is how it was done, not one way to do it."));
        }
        int nexts = lab.phases().size() - 1;
        for (Road road : solutions) {
            long count = road.steps().stream()
                    .filter(Step.NextPhase.class::isInstance)
                    .count();
            if (count != nexts) {
                problems.add(new LabProblem(
                        road.file() + ":1: it says @next " + count + " times, and the lab has "
                                + lab.phases().size() + (nexts == 0 ? " phase" : " phases"),
                        "A good road goes through all phases: " + nexts + " times @next."));
            }
            if (road.breaks().isPresent()) {
                problems.add(new LabProblem(
                        road.file() + ":1: a good road says that it breaks "
                                + road.breaks().get(),
                        "Take that line out, or move the file to wrong/."));
            }
        }
    }

    private void wrongs(List<Road> wrongs) {
        List<String> ids = lab.checks().stream().map(CheckSpec::id).toList();
        Set<String> broken = new HashSet<>();
        for (Road road : wrongs) {
            String breaks = road.breaks().orElse("");
            broken.add(breaks);
            if (breaks.isEmpty()) {
                problems.add(new LabProblem(
                        road.file() + ":1: a wrong answer has to say what it breaks",
                        "Write as its first line: -- breaks: <check-id>"));
            } else if (!ids.contains(breaks)) {
                problems.add(new LabProblem(
                        road.file() + ":1: " + lab.id() + " has no check called " + breaks, nearest(breaks, ids)));
            }
        }
        for (String id : ids) {
            if (!broken.contains(id)) {
                problems.add(at(
                        "lab.yml",
                        lines.ofId(id),
                        "no wrong answer breaks " + id,
                        "Write one in wrong/, or take the check out: nothing shows that it can break."));
            }
        }
    }

    private void cheats() {
        List<String> ids = lab.checks().stream().map(CheckSpec::id).toList();
        try {
            for (Cheat cheat : lab.cheats()) {
                steps(cheat.road());
                cheat.due()
                        .check()
                        .filter(id -> !ids.contains(id))
                        .ifPresent(id -> problems.add(new LabProblem(
                                cheat.road().file() + ":1: " + lab.id() + " has no check called " + id,
                                nearest(id, ids))));
            }
        } catch (LabProblem unreadable) {
            problems.add(unreadable);
        }
    }

    private void steps(Road road) {
        for (Step step : road.steps()) {
            if (step instanceof Step.UseTool use && !lab.tools().contains(use.tool())) {
                problems.add(new LabProblem(
                        use.place() + ": " + lab.id() + " has no tool called " + use.tool(),
                        lab.tools().isEmpty() ? "Name it under tools in lab.yml." : nearest(use.tool(), lab.tools())));
            }
            if (step instanceof Step.Deploy deploy) {
                deploy.apps().stream()
                        .filter(app -> !mayBeDeployed(app))
                        .forEach(app -> problems.add(new LabProblem(
                                deploy.place() + ": app version " + app + " may not be deployed",
                                "There are " + String.join(", ", lab.stand().deployable())
                                        + "; stand.deployable in lab.yml names them.")));
            }
        }
    }

    /** An app version of the lab's, or what a learner makes of a file for one: {@code V2.java}, and later {@code v2.1}. */
    private boolean mayBeDeployed(String app) {
        String version = app.toLowerCase(Locale.ROOT).replaceFirst("\\..*$", "");
        return app.equals(version)
                ? lab.stand().deployable().contains(app)
                : lab.javaVersions().contains(version);
    }

    private void brief() {
        need("README.md", JUDGED, "Tell there what each check wants, in a table.");
        String brief = text("README.md");
        int line = lineOf(brief, JUDGED);
        for (CheckSpec check : lab.checks()) {
            if (!brief.contains("| " + check.id() + " |")) {
                problems.add(at(
                        "README.md",
                        line,
                        "the brief does not name the check " + check.id(),
                        "Add a row to its table: | " + check.id() + " | when it holds |"));
            }
        }
        briefsRows(brief, line);
    }

    /** Rows of the brief's table for checks that the lab does not have, or no longer. */
    private void briefsRows(String brief, int heading) {
        List<String> ids = lab.checks().stream().map(CheckSpec::id).toList();
        List<String> lines = brief.lines().toList();
        boolean table = false;
        for (int i = Math.max(0, heading); i < lines.size() && !lines.get(i).startsWith("## "); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (table && row.matches() && !ids.contains(row.group(1))) {
                problems.add(at(
                        "README.md",
                        i + 1,
                        lab.id() + " has no check called " + row.group(1),
                        nearest(row.group(1), ids)));
            }
            table = lines.get(i).startsWith("|---") || (table && lines.get(i).startsWith("|"));
        }
    }

    private void hints() {
        int hints = 0;
        while (Files.exists(lab.folder().resolve("hints/" + (hints + 1) + ".md"))) {
            hints++;
            notBlank("hints/" + hints + ".md");
        }
        int next = hints + 1;
        if (files(lab.folder(), 2, ".md").stream()
                .map(this::relative)
                .anyMatch(file -> file.matches("hints/\\d+\\.md") && numberOf(file) > next)) {
            problems.add(at(
                    "hints",
                    0,
                    "there is no " + next + ".md, and what comes after it is not shown",
                    "Number the hints without a gap."));
        } else if (hints < FEWEST_HINTS) {
            problems.add(at(
                    "hints",
                    0,
                    "there " + (hints == 1 ? "is 1 hint" : "are " + hints + " hints"),
                    "Write " + FEWEST_HINTS + " or more: where to look, what to look for, how it works."));
        }
    }

    private static int numberOf(String hint) {
        return Integer.parseInt(hint.replaceAll("\\D", ""));
    }

    private void notBlank(String file) {
        if (text(file).isBlank()) {
            problems.add(at(file, 1, "there is nothing in it", "Write it, or delete it."));
        }
    }

    private void need(String file, String heading, String whatToDo) {
        if (!text(file).contains(heading)) {
            problems.add(at(file, 1, "it has no heading \"" + heading + "\"", whatToDo));
        }
    }

    /** Links of every text, and what is still to be written in any file. */
    private void texts() {
        for (Path file : files(lab.folder(), Integer.MAX_VALUE, "")) {
            String name = relative(file);
            List<String> text = text(name).lines().toList();
            for (int i = 0; i < text.size(); i++) {
                if (text.get(i).contains(TO_WRITE)) {
                    problems.add(at(
                            name,
                            i + 1,
                            "this is still to be written",
                            "Write it, and take the words " + TO_WRITE + " out."));
                }
                if (name.endsWith(".md")) {
                    links(file, i + 1, text.get(i));
                }
                if (name.endsWith(".md") || name.equals("lab.yml")) {
                    lessons(name, i + 1, text.get(i));
                }
            }
        }
    }

    /** Lessons that are named by their number: "See lesson 21". */
    private void lessons(String file, int line, String text) {
        List<String> known = namesOfLessons();
        Matcher named = LESSON_NUMBER.matcher(text);
        while (!known.isEmpty() && named.find()) {
            String number = String.format(Locale.ROOT, "%02d-", Integer.parseInt(named.group(1)));
            if (known.stream().noneMatch(name -> name.startsWith(number))) {
                problems.add(at(
                        file,
                        line,
                        "there is no " + named.group().toLowerCase(Locale.ROOT),
                        "The number is that of a file in course/lessons."));
            }
        }
    }

    private void links(Path file, int line, String text) {
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String target = link.group(1);
            tell(relative(file), line, () -> broken(file, target));
        }
    }

    private @Nullable LabProblem broken(Path file, String target) {
        Matcher toLab = LAB.matcher(target);
        Matcher toLesson = LESSON.matcher(target);
        if (toLab.matches()) {
            return toLab.group(1).equals(lab.id())
                            || catalog.named(toLab.group(1)).id().equals(toLab.group(1))
                    ? null
                    : new LabProblem(
                            "the link " + target + " names no lab by its number", "Write it like /labs/lab-6.");
        }
        if (toLesson.matches()) {
            Path lesson = lessons.resolve(toLesson.group(1) + ".md");
            return Files.exists(lesson)
                    ? null
                    : new LabProblem(
                            "the link " + target + " leads nowhere",
                            NearestName.to(toLesson.group(1), namesOfLessons())
                                    .map(name -> "Did you mean /lessons/" + name + "?")
                                    .orElse("There is no lesson at all in " + lessons + "."));
        }
        if (target.matches("(https?:|mailto:|#).*") || target.startsWith("/")) {
            return null;
        }
        Path beside = file.resolveSibling(target.replaceFirst("#.*", ""));
        return Files.exists(beside)
                ? null
                : new LabProblem(
                        "the link " + target + " leads nowhere", "Name a file beside this one, or /labs/lab-6.");
    }

    private List<String> namesOfLessons() {
        return Files.isDirectory(lessons)
                ? files(lessons, 1, ".md").stream()
                        .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
                        .toList()
                : List.of();
    }

    /** Adds the problem that a rule finds, or that a name is unknown, with its place. */
    private void tell(String file, int line, Supplier<@Nullable LabProblem> rule) {
        try {
            LabProblem found = rule.get();
            if (found != null) {
                problems.add(at(file, line, String.valueOf(found.getMessage()), found.whatToDo()));
            }
        } catch (LabProblem unknown) {
            problems.add(at(file, line, String.valueOf(unknown.getMessage()), unknown.whatToDo()));
        }
    }

    private static String nearest(String wrong, Collection<String> known) {
        return "Did you mean " + NearestName.to(wrong, known).orElse("nothing") + "? There are "
                + String.join(", ", known) + ".";
    }

    private static int lineOf(String text, String wanted) {
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(wanted)) {
                return i + 1;
            }
        }
        return 1;
    }

    private String text(String file) {
        try {
            return Files.readString(lab.folder().resolve(file));
        } catch (IOException missing) {
            return "";
        }
    }

    /** Roads lie in their folder itself; the folders beside them hold what they write. */
    private static List<Path> files(Path in, int depth, String ending) {
        try (Stream<Path> all = Files.walk(in, depth)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String relative(Path file) {
        return lab.folder().relativize(file).toString().replace('\\', '/');
    }

    /** @param line 0 for a folder */
    private LabProblem at(String file, int line, String whatHappened, String whatToDo) {
        return new LabProblem(
                lab.folder().resolve(file) + (line == 0 ? "" : ":" + line) + ": " + whatHappened, whatToDo);
    }
}
