package dev.zdm.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.bundle.BundleWriter;
import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.attempt.AttemptFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code bin/lab finish --bundle}: ends the attempt if it goes on, and makes a file of it that can be handed in. */
final class BundleCommand {

    private static final String KEPT_KEY = "hand-in-key";

    private final Home home;
    private final String learner;
    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;
    private final Runnable finish;

    /**
     * @param learner whose attempts
     * @param finish ends the attempt that goes on
     */
    BundleCommand(Home home, String learner, Arguments arguments, PrintStream out, PrintStream err, Runnable finish) {
        this.home = home;
        this.learner = learner;
        this.arguments = arguments;
        this.out = out;
        this.err = err;
        this.finish = finish;
    }

    int run() {
        arguments.only("--bundle", "--key", "--attempt", "--name");
        Optional<Path> named = arguments
                .value("--bundle")
                .filter(word -> !word.startsWith("-"))
                .map(Path::of);
        Path attempt = attempt(named);
        Optional<HandInKey> key = key();
        if (AttemptFile.read(attempt).state() == Attempt.State.RUNNING) {
            finish.run();
        }
        Attempt ended = AttemptFile.read(attempt);
        Path file = named.orElseGet(() -> Path.of(ended.lab() + "-" + ended.attempt() + ".zip"));
        new BundleWriter(key, LabRunner.VERSION)
                .write(
                        attempt,
                        file,
                        arguments.value("--name"),
                        Clock.systemUTC().instant());
        tell(ended, file, key);
        return 0;
    }

    private void tell(Attempt attempt, Path file, Optional<HandInKey> key) {
        if (arguments.wantsJson()) {
            ObjectNode json = LabMain.JSON.createObjectNode().put("schema", 1);
            json.put("lab", attempt.lab()).put("attempt", attempt.attempt()).put("bundle", file.toString());
            out.println(json.put("key", key.map(HandInKey::number).orElse(null)));
        } else {
            out.println(file);
        }
        err.println(
                key.isPresent()
                        ? "Attempt " + attempt.attempt() + " at " + attempt.lab()
                                + " is bundled and signed. Hand it in on the" + " page Hand-ins of your class."
                        : "Attempt " + attempt.attempt() + " at " + attempt.lab()
                                + " is bundled, but signed with no key; a class does not"
                                + " take it.\nThe page Hand-ins of your class shows your key: --key KEY.");
    }

    /** The one that is named, by its folder or its lab, or the current one. */
    private Path attempt(Optional<Path> bundle) {
        Optional<String> folder = arguments.value("--attempt");
        if (folder.isPresent()) {
            return Path.of(folder.get());
        }
        AttemptFolders folders = new AttemptFolders(home.attempts().resolve(learner));
        List<String> words = new ArrayList<>(arguments.words());
        bundle.map(Path::toString).ifPresent(words::remove);
        if (words.isEmpty()) {
            return folders.current()
                    .orElseThrow(() ->
                            new LabProblem.Usage("There is no attempt to hand in.", "Start one: bin/lab start lab-1."));
        }
        Lab lab = LabCatalog.in(home.labs()).named(words.get(0));
        return folders.at(lab).attempts().stream()
                .findFirst()
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no attempt at " + lab.id() + " to hand in.", "Start one: bin/lab start " + lab.id()));
    }

    /** A key that is typed is kept for the next time, where only its owner reads it. */
    private Optional<HandInKey> key() {
        Path kept = home.state().resolve(KEPT_KEY);
        try {
            Optional<HandInKey> typed = arguments.value("--key").map(HandInKey::parse);
            if (typed.isPresent()) {
                keep(typed.get(), kept);
                return typed;
            }
            return Files.exists(kept) ? Optional.of(HandInKey.parse(Files.readString(kept))) : Optional.empty();
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    kept + " cannot be used: " + e.getMessage(), "See that you own it and that the disk has room.", e);
        }
    }

    private static void keep(HandInKey key, Path file) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key.shown() + "\n");
    }
}
