package dev.zdm.runner.stand;

import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.server.Server;

/**
 * A server, and the seeded shops on it that stands are cloned from.
 *
 * @param server where stands are
 * @param templates of the same server
 * @param everybody of the same server
 */
public record Ground(Server server, Templates templates, Everybody everybody) implements AutoCloseable {

    public static Ground on(Server server) {
        return new Ground(server, new Templates(server), new Everybody(server));
    }

    /** The server goes on. */
    @Override
    public void close() {
        everybody.close();
    }
}
