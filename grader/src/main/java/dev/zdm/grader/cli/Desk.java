package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.util.Optional;

/** What a command works with: the labs, the learner's attempts, and which of them is meant. */
final class Desk {

    private final LabCatalog labs;
    private final Learner learner;

    Desk(LabCatalog labs, Learner learner) {
        this.labs = labs;
        this.learner = learner;
    }

    /**
     * An attempt and the lab that it is at.
     *
     * @param folder where its evidence is
     */
    record Case(Lab lab, Path folder, Attempt attempt) {}

    LabCatalog labs() {
        return labs;
    }

    Learner learner() {
        return learner;
    }

    /** The attempt that the command line means, by folder, by lab, or the current one. */
    Case attempt(CommandLine line) {
        if (line.attempt().isPresent()) {
            return attempt(Path.of(line.attempt().get()), line.firstWord());
        }
        Path folder = line.firstWord()
                .map(labs::named)
                .map(learner::attempt)
                .or(learner::current)
                .orElseThrow(() ->
                        new LabProblem.Usage("no attempt has been started yet", "Start one: bin/lab start " + first()));
        return attempt(folder);
    }

    /** The learner's current attempt, if there is one. */
    Optional<Case> current() {
        return learner.current().map(this::attempt);
    }

    private Case attempt(Path folder, Optional<String> name) {
        Case found = attempt(folder);
        name.map(labs::named).filter(lab -> lab.number() != found.lab.number()).ifPresent(lab -> {
            throw new LabProblem.Usage(
                    folder + " is an attempt at " + found.lab.id() + ", not at " + lab.id(),
                    "Leave out the lab's name: bin/grader check --attempt " + folder);
        });
        return found;
    }

    private Case attempt(Path folder) {
        Attempt attempt = AttemptFile.read(folder);
        return new Case(labs.named(attempt.lab()).asBegan(folder), folder, attempt);
    }

    private String first() {
        return labs.labs().stream().findFirst().map(Lab::id).orElse("lab-1");
    }
}
