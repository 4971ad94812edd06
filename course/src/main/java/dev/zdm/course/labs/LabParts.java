package dev.zdm.course.labs;

import dev.zdm.course.Stands;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.runner.edition.EditionName;
import java.util.List;
import java.util.Map;

/** What a lab's page shows by itself: how its attempt is, and what the grader says. */
public final class LabParts {

    private final Stands stands;
    private final AttemptDesk desk;
    private final CheckPanel panel;
    private final LabText text;
    private final Pages pages;

    public LabParts(Stands stands, Markdown markdown, AttemptDesk desk, CheckPanel panel, Pages pages) {
        this.text = new LabText(markdown);
        this.stands = stands;
        this.desk = desk;
        this.panel = panel;
        this.pages = pages;
    }

    /** Three for each lab: {@code attempt-lab-6}, {@code verdict-lab-6} and {@code deploy-lab-6}. */
    public List<PagePart> parts() {
        return stands.labs().labs().stream()
                .flatMap(lab -> List.of(
                        new PagePart("attempt-" + lab.id(), () -> attempt(lab)),
                        new PagePart("verdict-" + lab.id(), () -> verdict(lab)),
                        new PagePart("deploy-" + lab.id(), () -> deploy(lab)))
                        .stream())
                .toList();
    }

    String attempt(Lab lab) {
        AttemptView view = new AttemptView(
                lab, stands.current(), desk.work(), desk.problem(), panel.last(), standing(lab), help(lab), steps(lab));
        return pages.html("labs/attempt.jte", Map.of("view", view));
    }

    String verdict(Lab lab) {
        String debrief = standing(lab).isPassed() ? text.debrief(lab) : "";
        VerdictView view = new VerdictView(lab, stands.current(), panel.last(), help(lab), debrief);
        return pages.html("labs/verdict.jte", Map.of("view", view));
    }

    /** Nothing for a lab with one app version, or while it does not run. */
    String deploy(Lab lab) {
        boolean runs = stands.current()
                .filter(attempt -> attempt.running() && attempt.lab().number() == lab.number())
                .isPresent();
        DeployView view = new DeployView(
                lab.stand().deployable(),
                lab.javaVersions().stream().map(EditionName::fileOf).toList(),
                stands.editions().stream().map(Edition::app).toList(),
                stands.shares(),
                desk.work() != null);
        return runs && view.hasChoice() ? pages.html("labs/deploy.jte", Map.of("view", view)) : "";
    }

    /** Of the attempt that the page tells of, which may have ended. */
    private Help help(Lab lab) {
        return stands.current()
                .filter(attempt -> attempt.lab().number() == lab.number())
                .map(attempt -> HelpFile.read(attempt.folder()))
                .orElse(Help.NONE);
    }

    private List<String> steps(Lab lab) {
        AttemptDesk.Steps steps = desk.steps();
        return steps.lab().equals(lab.id()) ? steps.lines() : List.of();
    }

    private Standing standing(Lab lab) {
        return stands.standing(lab);
    }
}
