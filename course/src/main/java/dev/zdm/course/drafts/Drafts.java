package dev.zdm.course.drafts;

import dev.zdm.course.Stands;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.Source;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.dev.LabCheck;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code bin/course --dev} adds: a part of every page that tells in which edition the files are, so that the page takes the new text,
 * and {@code /drafts/problems?path=/labs/lab-6}, what is wrong with them.
 */
public final class Drafts {

    private static final String LABS = "/labs/";

    private final Path root;
    private final Stands stands;
    private final LessonCatalog lessons;
    private final Markdown markdown;
    private final Pages pages;
    private final Editions editions;

    /** @param root the checkout */
    public Drafts(Path root, Stands stands, LessonCatalog lessons, Markdown markdown, Pages pages) {
        this.root = root.toAbsolutePath().normalize();
        this.stands = stands;
        this.lessons = lessons;
        this.markdown = markdown;
        this.pages = pages;
        this.editions = new Editions(this.root);
    }

    public List<PagePart> parts() {
        return List.of(new PagePart(
                "drafts", () -> pages.html("drafts/editions.jte", Map.of("editions", editions.now()))));
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/drafts/problems", this::problems);
    }

    private void problems(Context ctx) {
        String path = Optional.ofNullable(ctx.queryParam("path")).orElse("/");
        ctx.html(pages.html("drafts/problems.jte", Map.of("problems", problemsOf(path), "changed", changed(path))));
    }

    /** Of the page's own files, and of any lesson that keeps the contents from being shown. */
    List<LabProblem> problemsOf(String path) {
        List<LabProblem> problems = new ArrayList<>();
        labAt(path).ifPresent(lab -> {
            problems.addAll(new LabCheck(root).problemsOf(lab.folder()));
            problems.addAll(unreadable(lab.folder()));
        });
        attempt(lessons::lessons, problems);
        return problems.stream().map(this::fromHere).toList();
    }

    /** Whether the lab of this page is no longer what the attempt at it is judged by. */
    private boolean changed(String path) {
        Optional<AttemptStatus> attempt = stands.current().filter(AttemptStatus::running);
        return labAt(path)
                .filter(lab -> attempt.isPresent()
                        && attempt.get().lab().number() == lab.number()
                        && !lab.isJudgedLike(attempt.get().lab()))
                .isPresent();
    }

    private Optional<Lab> labAt(String path) {
        return path.startsWith(LABS)
                ? stands.labs().labs().stream()
                        .filter(lab -> lab.id().equals(path.substring(LABS.length())))
                        .findFirst()
                : Optional.empty();
    }

    /** Texts that cannot be shown. */
    private List<LabProblem> unreadable(Path folder) {
        List<LabProblem> problems = new ArrayList<>();
        try (Stream<Path> texts =
                Files.find(folder, 2, (file, about) -> file.toString().endsWith(".md"))) {
            for (Path file : texts.sorted().toList()) {
                String text = Files.readString(file);
                attempt(() -> markdown.render(text, new Source(file.toString(), 1)), problems);
            }
        } catch (IOException e) {
            problems.add(new LabProblem(folder + " cannot be read: " + e.getMessage(), "See who owns it."));
        }
        return problems;
    }

    private static void attempt(Runnable reading, List<LabProblem> problems) {
        try {
            reading.run();
        } catch (LabProblem problem) {
            problems.add(problem);
        }
    }

    private LabProblem fromHere(LabProblem problem) {
        return new LabProblem(String.valueOf(problem.getMessage()).replace(root + "/", ""), problem.whatToDo());
    }
}
