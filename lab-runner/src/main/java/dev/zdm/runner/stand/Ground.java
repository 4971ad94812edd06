package dev.zdm.runner.stand;

import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.record.LogReader;
import dev.zdm.runner.server.Server;

/**
 * A server, and the seeded shops on it that stands are cloned from.
 *
 * @param server where stands are
 * @param templates of the same server
 * @param everybody of the same server
 * @param log of the same server
 */
public record Ground(Server server, Templates templates, Everybody everybody, LogReader log) implements AutoCloseable {

    public static Ground on(Server server) {
        return new Ground(server, new Templates(server), new Everybody(server), new LogReader(server));
    }

    /** The server goes on. */
    @Override
    public void close() {
        log.close();
        everybody.close();
    }
}
