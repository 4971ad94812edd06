package dev.zdm.course.workshop;

import dev.zdm.course.Stands;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.course.workshop.ToolBench.Told;
import dev.zdm.course.workshop.ToolBench.Use;
import dev.zdm.labs.Lab;
import dev.zdm.runner.Tools;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a lab's page shows of the learner's files and of the tool that is or was at work. */
public final class WorkshopParts {

    private final Stands stands;
    private final ToolBench bench;
    private final Pages pages;

    public WorkshopParts(Stands stands, ToolBench bench, Pages pages) {
        this.stands = stands;
        this.bench = bench;
        this.pages = pages;
    }

    /** A tool of a lab's, and what it does in a few words. */
    public record ToolButton(String name, String purpose) {}

    /** Two for each lab in which files are written: {@code files-lab-15} and {@code tool-lab-15}. */
    public List<PagePart> parts() {
        return stands.labs().labs().stream()
                .filter(lab -> lab.work().isPresent())
                .flatMap(lab -> Stream.of(
                        new PagePart("files-" + lab.id(), () -> files(lab)),
                        new PagePart("tool-" + lab.id(), () -> tool(lab))))
                .toList();
    }

    /** The whole tab; empty for a lab in which no file is written. */
    public String workshop(Lab lab) {
        if (lab.work().isEmpty()) {
            return "";
        }
        stands.work(lab).provide(lab);
        return pages.html(
                "workshop/workshop.jte",
                Map.of("lab", lab.id(), "tools", buttons(lab), "files", files(lab), "told", tool(lab)));
    }

    private static List<ToolButton> buttons(Lab lab) {
        return lab.tools().stream()
                .map(name -> new ToolButton(name, Tools.of(lab, name).purpose()))
                .toList();
    }

    private String files(Lab lab) {
        return pages.html("workshop/files.jte", Map.of("names", stands.work(lab).names()));
    }

    private String tool(Lab lab) {
        Told told = bench.told();
        Use use = told.use();
        return use == null || !use.lab().equals(lab.id())
                ? ""
                : pages.html("workshop/tool.jte", Map.of("view", ToolView.of(use, String.join("\n", told.lines()))));
    }
}
