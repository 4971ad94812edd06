package dev.zdm.course.proof;

import dev.zdm.course.lessons.FrontMatter;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be known to be wrong with a lesson's text without a stand: what it names and is not there, sections that it lacks. */
final class LessonTexts {

    private static final Pattern LINK = Pattern.compile("\\]\\(/(lessons|labs)/([^)#\\s]+)");
    private static final List<String> SECTIONS = List.of("## In production", "## Recall", "## Sources");

    private final Path folder;
    private final Set<String> lessons;
    private final Set<String> labs;

    /**
     * @param folder of the lessons
     * @param lessons the names of all, {@code 09-the-queue}
     * @param labs the ids of all, {@code lab-6}
     */
    LessonTexts(Path folder, Set<String> lessons, Set<String> labs) {
        this.folder = folder;
        this.lessons = lessons;
        this.labs = labs;
    }

    /** Each problem with file and line. */
    List<String> problemsOf(Lesson lesson) {
        List<String> lines = lines(folder.resolve(lesson.slug() + ".md"));
        List<String> problems = new ArrayList<>();
        Told told = (line, what) -> problems.add("course/lessons/" + lesson.slug() + ".md:" + line + ": " + what);
        FrontMatter about = lesson.about();
        if (!LessonCatalog.isPart(about.part())) {
            told.at(lineOf(lines, line -> line.startsWith("part:")), "there is no part " + about.part());
        }
        for (String need : about.needs()) {
            if (!lessons.contains(need)) {
                told.at(
                        lineOf(lines, line -> line.strip().equals("- " + need)),
                        "it needs the lesson " + need + ", which is not there" + nearest(need, lessons));
            }
        }
        String lab = about.lab();
        if (lab != null && !labs.contains(lab)) {
            told.at(
                    lineOf(lines, line -> line.startsWith("lab:")),
                    "it leads to " + lab + ", which is not there" + nearest(lab, labs));
        }
        links(lines, told);
        if (!about.isAppendix()) {
            SECTIONS.stream()
                    .filter(section -> !lines.contains(section))
                    .forEach(section -> told.at(lines.size(), "it has no section \"" + section + "\""));
        }
        return problems;
    }

    private void links(List<String> lines, Told told) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher link = LINK.matcher(lines.get(i));
            while (link.find()) {
                Set<String> known = link.group(1).equals("labs") ? labs : lessons;
                if (!known.contains(link.group(2))) {
                    told.at(
                            i + 1,
                            "the link /" + link.group(1) + "/" + link.group(2) + " leads nowhere"
                                    + nearest(link.group(2), known));
                }
            }
        }
    }

    private static String nearest(String wanted, Collection<String> known) {
        return NearestName.to(wanted, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static int lineOf(List<String> lines, Predicate<String> wanted) {
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                return i + 1;
            }
        }
        return 1;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new LabProblem(file + " cannot be read: " + e.getMessage(), "See that it is there.", e);
        }
    }

    @FunctionalInterface
    private interface Told {
        void at(int line, String what);
    }
}
