package dev.zdm.workload.traffic;

import dev.zdm.workload.app.AppVersion;

/**
 * An app version that is to run, and the login role that it uses.
 *
 * @param app what it sends
 * @param user its login role, a member of {@code shop_app}
 * @param password of that role
 */
public record RunningApp(AppVersion app, String user, String password) {

    @Override
    public String toString() {
        return app.name() + " as " + user; // no password in a log
    }
}
