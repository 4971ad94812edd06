package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code flyway-deployers}: so many of Flyway's processes migrated at the same moment, there was something to apply, and all of them ended
 * well.
 */
record FlywayDeployers(int atLeast) implements Check {

    @Override
    public String claim() {
        return atLeast + " deployers migrated at the same time, and all of them ended well";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Deployer> migrating = phase.deployers().stream()
                .filter(deployer -> deployer.command().equals("migrate"))
                .toList();
        List<List<Deployer>> together = migrating.stream()
                .map(first -> atWorkBeside(first, migrating))
                .filter(all -> all.size() >= atLeast)
                .toList();
        Optional<List<Deployer>> well =
                together.stream().filter(FlywayDeployers::wentWell).findFirst();
        if (well.isPresent()) {
            return Ruling.kept(told(well.get(), phase));
        }
        return together.stream()
                .max(Comparator.comparing(all -> all.get(0).began()))
                .map(all -> Ruling.broken(told(all, phase)))
                .orElseGet(() -> Ruling.broken("there were never " + atLeast + " at work at once"));
    }

    private static boolean wentWell(List<Deployer> all) {
        return all.stream().allMatch(Deployer::endedWell)
                && all.stream().anyMatch(deployer -> !deployer.applied().isEmpty());
    }

    private static List<Deployer> atWorkBeside(Deployer first, List<Deployer> migrating) {
        return migrating.stream()
                .filter(other -> other.span().contains(first.began()))
                .toList();
    }

    private static String told(List<Deployer> all, Evidence phase) {
        StringBuilder told = new StringBuilder();
        for (Deployer deployer : all) {
            Integer exit = deployer.exit();
            told.append(told.isEmpty() ? "" : "; ")
                    .append("one applied ")
                    .append(deployer.applied().isEmpty() ? "nothing" : String.join(", ", deployer.applied()))
                    .append(
                            exit == null
                                    ? " and was stopped"
                                    : exit == 0 ? " and ended well" : " and ended with " + exit);
        }
        return told + ", " + Wording.when(all.get(0).span(), phase);
    }
}
