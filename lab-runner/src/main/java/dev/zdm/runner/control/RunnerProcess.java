package dev.zdm.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The one long-running process of a {@code $ZDM_HOME}: the lab runner, the control server that {@code bin/lab} talks to, and the file that
 * says where it listens. A second one for the same folder is refused.
 */
public final class RunnerProcess implements AutoCloseable {

    private final Home home;
    private final FileChannel lockFile;
    private final LabRunner runner;
    private final ControlServer control;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile @Nullable String address;
    private boolean closed;

    private RunnerProcess(Home home, FileChannel lockFile, LabRunner runner) {
        this.home = home;
        this.lockFile = lockFile;
        this.runner = runner;
        this.control = ControlServer.start();
        new StandVerbs(runner).addTo(control);
        control.add("status", this::status);
        control.add("down", this::down);
        tell(false);
    }

    /**
     * Takes the folder, starts the server and listens.
     *
     * @throws LabProblem when another process has the folder, or the server cannot be had
     */
    public static RunnerProcess start(Home home, Progress progress) {
        FileChannel lockFile = lock(home);
        try {
            return new RunnerProcess(home, lockFile, LabRunner.open(home, progress));
        } catch (RuntimeException e) {
            release(lockFile);
            throw e;
        }
    }

    private static FileChannel lock(Home home) {
        try {
            Files.createDirectories(home.state());
            FileChannel channel =
                    FileChannel.open(home.processLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                String where = ProcessFile.read(home.processFile())
                        .map(process -> "process " + process.pid() + ", "
                                + Optional.ofNullable(process.address()).orElse("still starting"))
                        .orElse("another process");
                throw new LabProblem.Unfit(
                        "The course runs already: " + where + ".",
                        "Use it, stop it with bin/lab down, or set ZDM_HOME to another folder.",
                        null);
            }
            return channel;
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    home.state() + " cannot be used: " + e.getMessage(),
                    "See that you own it and that the disk has room, or set ZDM_HOME to another folder.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    public LabRunner runner() {
        return runner;
    }

    /** Lets a terminal ask for more than stands. */
    public void answer(String verb, ControlServer.Verb work) {
        control.add(verb, work);
    }

    /** Everything is up. */
    public void ready(String siteAddress) {
        address = siteAddress;
        tell(true);
    }

    private void tell(boolean ready) {
        new ProcessFile(ProcessHandle.current().pid(), control.port(), control.token(), address, ready)
                .write(home.processFile());
    }

    private JsonNode status(JsonNode arguments, ControlServer.Answer answer) {
        return new StandVerbs(runner).status(address);
    }

    /** As {@code bin/lab down} does. */
    public void askToEnd() {
        asked.countDown();
    }

    private JsonNode down(JsonNode arguments, ControlServer.Answer answer) {
        askToEnd();
        return ControlServer.JSON.createObjectNode();
    }

    /** Waits until somebody asks the process to end. */
    public void awaitEnd() throws InterruptedException {
        asked.await();
    }

    /** Stops in the order in which things were started, backwards. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        control.close();
        try {
            runner.close();
            Files.deleteIfExists(home.processFile());
        } catch (IOException e) {
            throw new LabProblem(home.processFile() + " cannot be deleted: " + e.getMessage(), "Delete it by hand.", e);
        } finally {
            release(lockFile);
        }
    }

    private static void release(FileChannel lockFile) {
        try {
            lockFile.close();
        } catch (IOException alreadyReleased) {
            // the lock goes with the process at the latest
        }
    }
}
