package dev.zdm.runner.stand;

import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stand's database and the roles that may enter it: made as a copy of a template, so that a fresh one costs as much as copying its files.
 * The learner's role owns the tables by way of the group {@code shop_owner}; it is no superuser, and the settings that make the log
 * complete cannot be undone by it.
 */
public final class StandDatabase {

    private static final Pattern SETTING = Pattern.compile("[a-z_]+");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Server server;
    private final StandNames names;
    private final String database;

    public StandDatabase(Server server, StandNames names) {
        this(server, names, names.database());
    }

    private StandDatabase(Server server, StandNames names, String database) {
        this.server = server;
        this.names = names;
        this.database = database;
    }

    /** A second database for the roles of a stand that is there already. */
    static StandDatabase beside(Server server, StandNames names) {
        return new StandDatabase(server, names, names.cloneDatabase());
    }

    /**
     * Drops what there is and clones the template. The learner cannot log in yet.
     *
     * @param apps app versions, each of which gets a role of its own
     * @param learnerSettings server settings for the learner's sessions
     */
    public void create(String template, List<String> apps, Map<String, String> learnerSettings) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            endSessions(apps, statement);
            copy(template, statement);
            // No policy of the learner's hides rows from the observer.
            makeRole(statement, names.observerRole(), "BYPASSRLS", "pg_read_all_data");
            for (String app : apps) {
                makeRole(statement, names.appRole(app), "", "shop_app");
            }
            makeRole(statement, names.learnerRole(), "CONNECTION LIMIT 40", "shop_owner");
            statement.execute("REVOKE pg_read_all_stats FROM " + names.learnerRole()); // older stands had it
            makeRole(statement, names.staffRole(), "", "shop_owner, shop_app");
            // What these ask may run a function of the learner's, who would see the whole server. Older stands had it.
            statement.execute("REVOKE pg_monitor FROM " + names.observerRole() + ", " + names.staffRole());
            for (String app : apps) {
                // Lets the learner end customers' sessions, as a person on duty could, without becoming the app.
                statement.execute(
                        "GRANT " + names.appRole(app) + " TO " + names.learnerRole() + " WITH INHERIT TRUE, SET FALSE");
            }
            configureLearner(statement, learnerSettings);
            letStandIn(apps, statement);
        }
        settlePrivileges();
    }

    /** As {@link #create}, for roles that are there and in use: they stay as they are, and the learner may come at once. */
    void createForSameRoles(String template, List<String> apps) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            copy(template, statement);
            letStandIn(apps, statement);
        }
        settlePrivileges();
    }

    private void copy(String template, Statement statement) throws SQLException {
        statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        statement.execute("CREATE DATABASE " + database + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    }

    private void letStandIn(List<String> apps, Statement statement) throws SQLException {
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + names.observerRole());
        statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + names.staffRole());
        for (String app : apps) {
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + names.appRole(app));
        }
    }

    private void settlePrivileges() throws SQLException {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement()) {
            statement.execute(SqlFile.of(StandDatabase.class, "own-activity.sql"));
            for (String owner : List.of(names.learnerRole(), "shop_owner")) {
                String by = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " GRANT ";
                statement.execute(by + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO shop_app");
                statement.execute(by + "USAGE, SELECT ON SEQUENCES TO shop_app");
            }
            // Whoever ends a customer's session does so as learner, whose every statement is in the log.
            statement.execute(
                    "REVOKE EXECUTE ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, text, boolean),"
                            + " pg_catalog.pg_logical_emit_message(boolean, text, bytea, boolean) FROM PUBLIC");
            String end = "FUNCTION pg_catalog.pg_terminate_backend(int, bigint), pg_catalog.pg_cancel_backend(int)";
            statement.execute("REVOKE EXECUTE ON " + end + " FROM PUBLIC");
            statement.execute("GRANT EXECUTE ON " + end + " TO " + names.learnerRole());
        }
    }

    private void makeRole(Statement statement, String role, String options, String groups) throws SQLException {
        try (ResultSet there = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            if (there.next()) {
                statement.execute("ALTER ROLE " + role + " RESET ALL");
            } else {
                statement.execute("CREATE ROLE " + role + " LOGIN");
            }
        }
        statement.execute("ALTER ROLE " + role + " WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE " + options
                + " PASSWORD '" + server.passwordOf(role) + "'");
        // The server tells its scans at this level. The learner may log in as any of these roles, and have it run a
        // function of theirs.
        statement.execute("ALTER ROLE " + role + " SET log_min_messages = 'debug1'");
        statement.execute("GRANT " + groups + " TO " + role);
    }

    /** In the clone, say: one may have altered its own role, or dropped what it owned, in a transaction that it leaves open. */
    private void endSessions(List<String> apps, Statement statement) throws SQLException {
        statement.execute("SET lock_timeout = '" + PATIENCE.toMillis() + "ms'");
        for (String role : Stream.concat(
                        Stream.of(names.learnerRole()), apps.stream().map(names::appRole))
                .toList()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
        }
    }

    private void configureLearner(Statement statement, Map<String, String> settings) throws SQLException {
        String role = "ALTER ROLE " + names.learnerRole();
        statement.execute(role + " SET log_statement = 'all'");
        statement.execute(role + " SET log_min_duration_statement = 0");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!SETTING.matcher(setting.getKey()).matches()) {
                throw new IllegalArgumentException("'" + setting.getKey() + "' is no server setting");
            }
            statement.execute(role + " SET " + setting.getKey() + " = '"
                    + setting.getValue().replace("'", "''") + "'");
        }
    }

    /** From now on the learner may log in. */
    public void letLearnerIn() throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + names.learnerRole());
        }
    }

    public boolean exists() throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                PreparedStatement query =
                        admin.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ? AND datallowconn")) {
            query.setString(1, database);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    public void drop() throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        }
    }
}
