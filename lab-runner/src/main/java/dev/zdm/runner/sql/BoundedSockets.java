package dev.zdm.runner.sql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that let through no more rows of an answer than a session keeps. The simple protocol has no row limit of its
 * own, and the driver keeps every row that it reads: without this, {@code SELECT * FROM orders} in one learner's
 * console would take everybody's memory. The driver makes this object by its name, so class and constructor are public.
 */
public final class BoundedSockets extends SocketFactory {

    public BoundedSockets() {}

    @Override
    public Socket createSocket() {
        return new BoundedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = new BoundedSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        Socket socket = new BoundedSocket();
        socket.bind(new InetSocketAddress(localHost, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class BoundedSocket extends Socket {

        private @Nullable InputStream answers;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (answers == null) {
                answers = new BoundedAnswers(new BufferedInputStream(super.getInputStream(), 64 * 1024));
            }
            return answers;
        }
    }
}
