package dev.zdm.workload.traffic;

import dev.zdm.workload.app.AppVersion;
import java.util.Optional;

/**
 * An app version that is to run, and the login role that it uses.
 *
 * @param app what it sends
 * @param user its login role, a member of {@code shop_app}
 * @param password of that role
 * @param remote the program that serves its requests; empty when it sends the statements that it is made of
 */
public record RunningApp(AppVersion app, String user, String password, Optional<RemoteApp> remote) {

    /** An app version that is made of statements. */
    public RunningApp(AppVersion app, String user, String password) {
        this(app, user, password, Optional.empty());
    }

    @Override
    public String toString() {
        return app.name() + " as " + user; // no password in a log
    }
}
