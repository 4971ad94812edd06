package dev.zdm.runner.migrate;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.work.WorkFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The learner's folder {@code migrations}: files to apply in the order of their versions, each with its undoing if there is one. */
final class Migrations {

    static final String FOLDER = "migrations/";

    private final WorkFiles work;
    private final List<MigrationFile> files;

    /** Reads all of them; fails with {@link LabProblem.Usage} at the first that the runner could not do with. */
    Migrations(WorkFiles work) {
        this.work = work;
        this.files = work.names().stream()
                .filter(name -> name.startsWith(FOLDER))
                .filter(name -> name.endsWith(".sql"))
                .map(name -> read(name.substring(FOLDER.length())))
                .filter(file -> MigrationFile.isApplied(file.name()))
                .sorted(Comparator.comparingInt(MigrationFile::version))
                .toList();
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).version() == files.get(i - 1).version()) {
                throw new LabProblem.Usage(
                        files.get(i - 1).name() + " and " + files.get(i).name() + " have the same version.",
                        "Give one of them a number of its own.");
            }
        }
    }

    private MigrationFile read(String name) {
        return MigrationFile.of(name, work.text(FOLDER + name).orElseThrow());
    }

    List<MigrationFile> files() {
        return files;
    }

    Optional<MigrationFile> undoOf(MigrationFile file) {
        return work.text(FOLDER + file.undoName()).map(text -> MigrationFile.of(file.undoName(), text));
    }
}
