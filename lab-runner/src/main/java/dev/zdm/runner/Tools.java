package dev.zdm.runner;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.alarm.AlertsTool;
import dev.zdm.runner.alarm.DrillTool;
import dev.zdm.runner.backfill.BackfillTool;
import dev.zdm.runner.estimate.HandIn;
import dev.zdm.runner.estimate.Sample;
import dev.zdm.runner.flyway.FlywayTool;
import dev.zdm.runner.lint.Lint;
import dev.zdm.runner.migrate.Apply;
import dev.zdm.runner.migrate.Rehearse;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.words.WordsTool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every tool that there is, by the name that {@code bin/lab} has for it. */
public final class Tools {

    private static final Map<String, Tool> ALL = all();

    private Tools() {}

    private static Map<String, Tool> all() {
        Map<String, Tool> tools = new LinkedHashMap<>();
        tools.put("apply", new Apply());
        tools.put("rehearse", new Rehearse());
        tools.put("sample", new Sample());
        tools.put("gate", new HandIn());
        tools.put("flyway", new FlywayTool());
        tools.put("lint", new Lint());
        tools.put("alerts", new AlertsTool());
        tools.put("drill", new DrillTool());
        tools.put("words", new WordsTool());
        tools.put("backfill", new BackfillTool());
        return tools;
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** A tool that this lab has; fails with {@link LabProblem.Usage} when it has it not. */
    public static Tool of(Lab lab, String name) {
        Tool tool = ALL.get(name);
        if (tool == null || !lab.tools().contains(name)) {
            throw new LabProblem.Usage(
                    lab.id() + " has nothing to " + name + ".",
                    lab.tools().isEmpty()
                            ? "Its task is done in SQL alone."
                            : "It has " + String.join(", ", lab.tools()) + ".");
        }
        return tool;
    }
}
