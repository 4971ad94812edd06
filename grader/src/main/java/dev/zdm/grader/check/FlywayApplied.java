package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code flyway-applied}: Flyway's processes applied each of these versions, once, and no failed one was forgotten by other means than repair.
 * What the processes did counts, and not what the history says: anybody can write that.
 */
record FlywayApplied(List<String> versions) implements Check {

    @Override
    public String claim() {
        return "Flyway has applied versions " + String.join(", ", versions) + ", each of them once";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Set<String> broken = new LinkedHashSet<>();
        List<String> applied = new ArrayList<>();
        for (Deployer deployer : phase.deployersSoFar()) {
            broken.removeAll(deployer.forgot());
            for (String version : deployer.applied()) {
                if (broken.contains(version)) {
                    return Ruling.broken("version " + version + " had failed, and was applied again "
                                    + Wording.when(deployer.at(), phase) + " without a repair")
                            .at(deployer.at());
                }
                if (applied.contains(version)) {
                    return Ruling.broken("version " + version + " was applied twice, "
                                    + Wording.when(deployer.at(), phase) + " again")
                            .at(deployer.at());
                }
                applied.add(version);
            }
            broken.addAll(deployer.failed());
        }
        List<String> missing =
                versions.stream().filter(version -> !applied.contains(version)).toList();
        return missing.isEmpty()
                ? Ruling.kept("applied: " + String.join(", ", applied))
                : Ruling.broken("no deployer applied " + String.join(", ", missing));
    }
}
