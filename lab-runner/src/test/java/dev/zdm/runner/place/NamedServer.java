package dev.zdm.runner.place;

import dev.zdm.runner.Progress;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.server.Standby;
import java.util.OptionalLong;

/** A server that has a name, and of which nothing else is asked. */
class NamedServer implements Server {

    private final String name;

    NamedServer(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String host() {
        throw nobodyAsks();
    }

    @Override
    public int port() {
        throw nobodyAsks();
    }

    @Override
    public String version() {
        throw nobodyAsks();
    }

    @Override
    public String passwordOf(String role) {
        throw nobodyAsks();
    }

    @Override
    public Standby standby(long bytesPerSecond, Progress progress) {
        throw nobodyAsks();
    }

    @Override
    public StartReport startReport() {
        throw nobodyAsks();
    }

    @Override
    public OptionalLong freeDisk() {
        throw nobodyAsks();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void revive() {
        // it lives
    }

    @Override
    public void close() {
        // nothing is open
    }

    private static UnsupportedOperationException nobodyAsks() {
        return new UnsupportedOperationException("this server has only a name");
    }
}
