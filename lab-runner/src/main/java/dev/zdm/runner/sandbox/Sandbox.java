package dev.zdm.runner.sandbox;

import dev.zdm.runner.inside.Frame;
import dev.zdm.runner.inside.FrameWriter;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running JVM that is held. One thread reads from it, any may write. When our own process dies, so does it.
 */
public final class Sandbox implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final boolean held;
    private final Path errors;
    private final DataInputStream in;
    private final FrameWriter out;
    private final List<SocketRelay> relays = new ArrayList<>();

    Sandbox(Process process, Path folder, boolean held, Path errors) {
        this.process = process;
        this.folder = folder;
        this.held = held;
        this.errors = errors;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new FrameWriter(process.getOutputStream());
    }

    /**
     * Opens a way to a server for it.
     *
     * @param name of the socket
     * @return the socket's path as the sandbox sees it
     */
    public String relay(String name, InetSocketAddress server) throws IOException {
        Path socket = folder.resolve(name);
        relays.add(SocketRelay.at(socket, server));
        if (held) {
            // It may run as another account. Whoever comes this way still has to log in.
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        return held ? Bubblewrap.SOCKETS + "/" + name : socket.toString();
    }

    /** Waits for what it says next. Fails with {@link IOException} when it has ended, or says what makes no sense. */
    public Frame read() throws IOException {
        return Frame.read(in);
    }

    /** Fails with {@link IOException} when it has ended. */
    public void write(Frame frame) throws IOException {
        out.write(frame);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time that it has used, all its threads together; zero when the system does not tell. */
    public Duration cpuTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What the JVM itself complained of, shortened; empty when of nothing. */
    public String complaint() {
        try {
            String said = Files.readString(errors).strip();
            return said.length() <= 500 ? said : said.substring(0, 500);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Ends it at once, whatever it does. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        relays.forEach(SocketRelay::close);
    }
}
