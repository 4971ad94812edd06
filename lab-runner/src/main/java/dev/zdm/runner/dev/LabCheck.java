package dev.zdm.runner.dev;

import dev.zdm.grader.check.Vocabulary;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.LabRules;
import dev.zdm.labs.NearestName;
import dev.zdm.labs.YamlLines;
import dev.zdm.runner.Tools;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.AppVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be known to be wrong with a lab's files without a stand: what the schema, the reader, the grader's vocabulary, the tools and
 * the rules have against them. Thread-safe.
 */
public final class LabCheck {

    private final Path labs;
    private final Path lessons;
    private final LabSchema schema;

    /** @param root the checkout */
    public LabCheck(Path root) {
        this.labs = root.resolve("labs");
        this.lessons = root.resolve("course").resolve("lessons");
        this.schema = new LabSchema(labs.resolve("lab.schema.json"));
    }

    /**
     * @param folder a lab's, {@code labs/lab-NN-slug}
     * @return every problem, in the order of files as they are read; each begins with file and line
     */
    public List<LabProblem> problemsOf(Path folder) {
        Path file = folder.resolve("lab.yml");
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            return List.of(
                    new LabProblem(file + ":1: it cannot be read", "A lab needs a lab.yml. See docs/authoring.md."));
        }
        Sheet sheet = new Sheet(file, YamlLines.of(yaml));
        List<LabSchema.Misfit> misfits = schema.misfits(yaml);
        List<LabProblem> read = new ArrayList<>();
        Optional<Lab> lab = LabCatalog.read(folder, read::add);
        if (lab.isPresent() || misfits.isEmpty()) {
            read.forEach(sheet::add);
        }
        List<LabProblem> rest = new ArrayList<>();
        lab.ifPresent(readable -> {
            vocabulary(readable, sheet);
            tools(readable, sheet);
            apps(readable, rest);
            rest.addAll(LabRules.problemsOf(readable, LabCatalog.readable(labs), lessons));
        });
        misfits.forEach(sheet::addUnlessTold);
        List<LabProblem> all = new ArrayList<>(sheet.problems);
        all.addAll(rest);
        return List.copyOf(all);
    }

    private static void vocabulary(Lab lab, Sheet sheet) {
        for (CheckSpec check : lab.checks()) {
            try {
                Vocabulary.check(check, lab);
            } catch (LabProblem problem) {
                String said = String.valueOf(problem.getMessage());
                sheet.add(sheet.lines.ofId(check.id()), said.replaceFirst("^\\S*lab\\.yml: ", ""), problem.whatToDo());
            }
        }
    }

    private static void tools(Lab lab, Sheet sheet) {
        for (int i = 0; i < lab.tools().size(); i++) {
            String tool = lab.tools().get(i);
            if (!Tools.names().contains(tool)) {
                sheet.add(
                        sheet.lines.of("tools[" + i + "]", 1),
                        "there is no tool " + tool,
                        "Did you mean " + NearestName.to(tool, Tools.names()).orElse("apply") + "? There are "
                                + String.join(", ", Tools.names()) + ".");
            }
        }
    }

    private static void apps(Lab lab, List<LabProblem> problems) {
        for (Map.Entry<String, Path> app : lab.stand().ownApps().entrySet()) {
            try {
                AppVersion.in(app.getValue());
            } catch (WorkloadProblem problem) {
                problems.add(new LabProblem(
                        app.getValue().resolve("app.yml") + ":1: " + problem.getMessage(), problem.whatToDo()));
            } catch (IllegalArgumentException problem) {
                problems.add(new LabProblem(
                        app.getValue().resolve("app.yml") + ":1: " + problem.getMessage(),
                        "See docs/authoring.md, App versions."));
            }
        }
    }

    /** Problems of a lab.yml, each with its line. */
    private static final class Sheet {

        private final Path file;
        private final YamlLines lines;
        private final List<LabProblem> problems = new ArrayList<>();
        private final Set<Integer> told = new HashSet<>();

        Sheet(Path file, YamlLines lines) {
            this.file = file;
            this.lines = lines;
        }

        /** One that may name its line already. */
        void add(LabProblem problem) {
            String said = String.valueOf(problem.getMessage());
            String prefix = file + ": ";
            if (said.startsWith(prefix)) {
                String what = said.substring(prefix.length());
                add(lines.about(what), what, problem.whatToDo());
            } else {
                problems.add(problem);
            }
        }

        void add(int line, String whatHappened, String whatToDo) {
            told.add(line);
            problems.add(new LabProblem(file + ":" + line + ": " + whatHappened, whatToDo));
        }

        /** Who reads the lab often says the same in better words. */
        void addUnlessTold(LabSchema.Misfit misfit) {
            if (!told.contains(misfit.line()) && !told.contains(misfit.line() - 1)) {
                problems.add(
                        new LabProblem(file + ":" + misfit.line() + ": " + misfit.whatHappened(), misfit.whatToDo()));
            }
        }
    }
}
