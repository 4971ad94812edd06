package dev.zdm.runner.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way to a local port that lets through only so many bytes a second, like the line to another data centre. A standby on
 * the same machine hardly ever lags; behind such a link it does. Thread-safe.
 */
final class SlowLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlowLink.class);
    private static final int CHUNK = 16 * 1024;
    private static final double SLICES_PER_SECOND = 50;

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long bytesPerSecond;

    private SlowLink(InetSocketAddress target, ServerSocket door, long bytesPerSecond) {
        this.target = target;
        this.door = door;
        this.bytesPerSecond = bytesPerSecond;
        daemon("slow-link", this::letIn);
    }

    /** @param bytesPerSecond towards whoever connects; 0 for no limit */
    static SlowLink to(InetSocketAddress target, long bytesPerSecond) throws IOException {
        ServerSocket door = new ServerSocket();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new SlowLink(target, door, bytesPerSecond);
    }

    int port() {
        return door.getLocalPort();
    }

    void limit(long perSecond) {
        bytesPerSecond = perSecond;
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(target.getHostString(), target.getPort());
                open.add(near);
                open.add(far);
                daemon("slow-link-up", () -> pass(near, far, false));
                daemon("slow-link-down", () -> pass(far, near, true));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.debug("nobody was let in: {}", e.toString());
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
            }
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            long limit = bytesPerSecond;
            int most = slowly && limit > 0 ? slice(limit) : CHUNK;
            for (int read = in.read(chunk, 0, most); read >= 0; read = in.read(chunk, 0, most)) {
                out.write(chunk, 0, read);
                out.flush();
                limit = bytesPerSecond;
                most = slowly && limit > 0 ? slice(limit) : CHUNK;
                if (slowly && limit > 0) {
                    LockSupport.parkNanos(read * 1_000_000_000L / limit);
                }
            }
        } catch (IOException ended) {
            LOG.debug("a connection ended: {}", ended.toString());
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Small enough that the flow is even. */
    private static int slice(long limit) {
        return (int) Math.max(512, Math.min(CHUNK, limit / SLICES_PER_SECOND));
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.debug("the door could not be closed: {}", e.toString());
        }
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("a connection could not be closed: {}", e.toString());
            }
        });
    }
}
