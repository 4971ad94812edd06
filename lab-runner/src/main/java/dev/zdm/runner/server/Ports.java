package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine: of its loopback address, where nothing else is said. */
final class Ports {

    /** Below all that systems give to outgoing connections: one of those could have it while a server is down for a moment. */
    static final int FIRST = 25432;

    private static final int TO_TRY = 200;

    private Ports() {}

    static int freeFrom(int first) {
        return freeFrom(first, InetAddress.getLoopbackAddress());
    }

    static int freeFrom(int first, InetAddress address) {
        for (int port = first; port < FIRST + TO_TRY; port++) {
            if (isFree(port, address)) {
                return port;
            }
        }
        throw new LabProblem.Unfit(
                "Every port from %d to %d is taken.".formatted(FIRST, FIRST + TO_TRY - 1),
                "Choose one with " + EmbeddedServer.PORT_VARIABLE + "=<port>.",
                null);
    }

    /** The nearest free port below, for whoever must not meet those who look from there on. */
    static int freeBelow(int first) {
        for (int port = first - 1; port > first - TO_TRY; port--) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("every port below " + first + " is taken");
    }

    static boolean isFree(int port) {
        return isFree(port, InetAddress.getLoopbackAddress());
    }

    static boolean isFree(int port, InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
