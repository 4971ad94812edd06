package dev.zdm.grader.cli;

import dev.zdm.grader.store.Regrade;
import dev.zdm.grader.store.Regrading;
import dev.zdm.grader.store.RegradingJson;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code bin/grader regrade}: judges attempts that are over anew and tells what would change; writes it down only when that is accepted. */
final class RegradeCommand {

    private final LabCatalog labs;
    private final Path usual;
    private final Clock clock;

    /** @param usual where to look when no folder is named */
    RegradeCommand(LabCatalog labs, Path usual, Clock clock) {
        this.labs = labs;
        this.usual = usual;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        if (line.format() == Format.JUNIT) {
            throw new LabProblem.Usage("bin/grader regrade prints no junit", "Use -o text or -o json.");
        }
        Optional<Path> named = line.option("--attempts").map(Path::of);
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            throw new LabProblem.Usage("there is no folder " + named.get(), "Name one such as .zdm/attempts.");
        }
        List<Path> all = Regrading.attemptsIn(named.orElse(usual));
        List<Path> wanted = line.firstWord()
                .map(labs::named)
                .map(lab -> Regrading.at(lab, all))
                .orElse(all);
        Regrading regrading = Regrading.of(wanted, labs, clock.instant(), done -> {});
        int accepted = line.option("--accept").isPresent() ? accept(regrading.changed(), terminal) : 0;
        if (line.format() == Format.JSON) {
            terminal.out().println(RegradingJson.of(regrading, accepted));
        } else {
            tell(regrading, accepted, terminal);
        }
        return 0;
    }

    private int accept(List<Regrade> changed, Terminal terminal) {
        int accepted = 0;
        for (Regrade regrade : changed) {
            if (regrade.accept(System.getProperty("user.name", "somebody"), clock.instant())) {
                accepted++;
            } else {
                terminal.err().println(regrade.folder() + " was judged meanwhile; it is left as it is");
            }
        }
        return accepted;
    }

    private static void tell(Regrading regrading, int accepted, Terminal terminal) {
        for (Regrade regrade : regrading.changed()) {
            terminal.out()
                    .println(terminal.bold(regrade.attempt().learner() + ", "
                                    + regrade.lab().id() + ", attempt "
                                    + regrade.attempt().attempt() + ": ")
                            + regrade.old().word() + " -> " + regrade.verdict().word()
                            + terminal.faint("  " + regrade.folder()));
            for (Regrade.Change change : regrade.changes()) {
                terminal.out()
                        .println("  " + change.phase() + "/" + change.check() + ": " + change.was() + " -> "
                                + change.becomes());
                terminal.out().println("    seen  " + change.saw());
                terminal.out().println("    why   " + change.why());
            }
        }
        regrading.left().forEach(left -> terminal.err().println(left.folder() + ": left alone, " + left.why()));
        terminal.out()
                .println(regrading.looked() + " attempts judged anew, "
                        + regrading.changed().size() + " changed, " + accepted + " accepted");
        if (!regrading.changed().isEmpty() && accepted == 0) {
            terminal.err().println("Nothing has been written. To have it so: --accept");
        }
    }
}
