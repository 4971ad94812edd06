package dev.zdm.runner.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket in the file system that leads to one server, for a sandbox that has no network: this one way out is all it gets. So many connections
 * at once, more are closed at once. Thread-safe.
 */
final class SocketRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketRelay.class);
    private static final int MOST_CONNECTIONS = 64;
    private static final int CHUNK = 32 * 1024;

    private final InetSocketAddress server;
    private final ServerSocketChannel door;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private SocketRelay(InetSocketAddress server, ServerSocketChannel door) {
        this.server = server;
        this.door = door;
        daemon("relay-door", this::letIn);
    }

    /** Opens the socket at that path. */
    static SocketRelay at(Path path, InetSocketAddress server) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(path));
        return new SocketRelay(server, door);
    }

    private void letIn() {
        while (door.isOpen()) {
            try {
                SocketChannel near = door.accept();
                if (open.size() >= 2 * MOST_CONNECTIONS) {
                    near.close();
                    continue;
                }
                connect(near);
            } catch (IOException e) {
                LOG.debug("nobody was let in: {}", e.toString());
            }
        }
    }

    private void connect(SocketChannel near) throws IOException {
        SocketChannel far = SocketChannel.open();
        try {
            far.connect(server);
            far.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            far.close();
            near.close();
            throw e;
        }
        open.add(near);
        open.add(far);
        daemon("relay-out", () -> pass(near, far));
        daemon("relay-in", () -> pass(far, near));
    }

    private void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (from;
                to) {
            while (from.read(chunk) >= 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    to.write(chunk);
                }
                chunk.clear();
            }
        } catch (IOException ended) {
            LOG.debug("a connection ended: {}", ended.toString());
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closeQuietly(door);
        open.forEach(SocketRelay::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.debug("could not be closed: {}", e.toString());
        }
    }
}
