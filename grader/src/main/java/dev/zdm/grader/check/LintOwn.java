package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.Migration;
import java.util.List;

/** {@code lint-own}: the learner's lint step passes their own migrations, and those that were applied are in force as it saw them. */
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
            List<String> others = InForce.of(phase).files().stream()
                    .filter(file -> !saw(run, file))
                    .map(Migration::file)
                    .toList();
            return Linted.none(
                    others,
                    "applied, and not what was linted",
                    Wording.count(run.own().size(), "file") + " passed");
        });
    }

    private static boolean saw(LintRun run, Migration file) {
        return run.own().stream()
                .anyMatch(
                        own -> own.name().equals(file.file()) && own.checksum().equals(file.checksum()));
    }
}
