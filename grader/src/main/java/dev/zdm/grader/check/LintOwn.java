package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.LintRun.OwnFile;
import dev.zdm.grader.evidence.Migration;
import java.util.List;

/**
 * {@code lint-own}: the learner's lint step passes their own migrations, and each that was applied had been seen and passed before, by a step
 * that refused all that is unsafe. What was taken back later had been applied, too.
 */
record LintOwn() implements Check {

    @Override
    public String claim() {
        return "your lint step passes your own migrations, as they were applied";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Linted.judge(phase, run -> {
            if (run.ownRefused()) {
                return Ruling.broken("it refused your own migrations");
            }
            List<String> unseen = run.own().stream()
                    .filter(OwnFile::unseen)
                    .map(OwnFile::name)
                    .toList();
            if (!unseen.isEmpty()) {
                return Linted.none(unseen, "no step that can fail looks at it", "");
            }
            List<String> others = phase.migrationsSoFar().stream()
                    .filter(file -> file.applied() && !file.takesBack())
                    .filter(file -> phase.lintRunsSoFar().stream().noneMatch(earlier -> passed(earlier, file)))
                    .map(Migration::file)
                    .toList();
            return Linted.none(
                    others,
                    "applied, and not what a good step had passed before",
                    Wording.count(run.own().size(), "file") + " passed");
        });
    }

    private static boolean passed(LintRun run, Migration file) {
        return run.at().isBefore(file.began())
                && !run.ownRefused()
                && run.planted().stream().allMatch(planted -> planted.safe() || planted.refused())
                && run.own().stream()
                        .anyMatch(own -> !own.unseen()
                                && own.name().equals(file.file())
                                && own.checksum().equals(file.checksum()));
    }
}
