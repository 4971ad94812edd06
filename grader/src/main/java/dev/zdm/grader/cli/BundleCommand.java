package dev.zdm.grader.cli;

import dev.zdm.grader.bundle.Bundle;
import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.Judgement;
import dev.zdm.grader.store.VerdictJson;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code bin/grader check --bundle}: sees that a bundle is as it was made, and judges it by the labs and the grader here. Nothing is kept of it. */
final class BundleCommand {

    private final LabCatalog labs;
    private final Optional<HandInKey> key;
    private final Clock clock;

    BundleCommand(LabCatalog labs, Optional<HandInKey> key, Clock clock) {
        this.labs = labs;
        this.key = key;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        Bundle bundle = Bundle.open(Path.of(line.option("--bundle").orElseThrow()));
        bundle.faults(key).forEach(fault -> terminal.err().println(fault));
        bundle.requireWhole(key);
        Lab lab = labs.named(bundle.manifest().lab());
        line.firstWord()
                .map(labs::named)
                .filter(named -> named.number() != lab.number())
                .ifPresent(named -> {
                    throw new LabProblem.Usage(
                            "the bundle is of " + lab.id() + ", not of " + named.id(), "Leave out the lab's name.");
                });
        Path folder = temporaryFolder();
        try {
            bundle.unpackTo(folder);
            return judge(bundle, lab, folder, line.format(), terminal);
        } finally {
            remove(folder);
        }
    }

    private int judge(Bundle bundle, Lab lab, Path folder, Format format, Terminal terminal) {
        Attempt attempt = AttemptFile.read(folder);
        Verdict verdict = Judgement.of(lab, folder, clock.instant());
        Help help = HelpFile.read(folder);
        terminal.out()
                .print(
                        switch (format) {
                            case TEXT -> new VerdictText(terminal).of(lab, attempt, help, verdict);
                            case JSON -> VerdictJson.of(attempt, help, verdict) + "\n";
                            case JUNIT -> VerdictJUnit.of(lab, help, verdict);
                        });
        tellOf(bundle, lab, verdict, terminal);
        return verdict.exitCode();
    }

    private void tellOf(Bundle bundle, Lab lab, Verdict verdict, Terminal terminal) {
        terminal.err()
                .println("The bundle says " + bundle.says().orElse("nothing of a verdict") + "; judged here it is "
                        + verdict.word() + ".");
        if (key.isEmpty()) {
            terminal.err().println("Its signature was not looked at. With the learner's key: --key KEY.");
        }
        if (!bundle.isOfSameContent(lab)) {
            terminal.err().println("It was recorded with another content of the lab; the content here judges it.");
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("bundle-");
        } catch (IOException e) {
            throw new LabProblem("no temporary folder can be made", "See that the disk has room.", e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new LabProblem("cannot remove " + folder, "Remove it.", e);
        }
    }
}
