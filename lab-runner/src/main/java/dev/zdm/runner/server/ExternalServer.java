package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 that somebody else runs. All that is done to it is done over SQL: its settings are mended with ALTER SYSTEM, its log and, for
 * a standby, its files are read with functions. One installation of ours may use it at a time, for which a session of ours holds a lock there.
 */
public final class ExternalServer implements Server {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalServer.class);
    /** Says on the server that the role {@code admin} is ours. */
    private static final String MARK = "made by the zero-downtime course";
    /** Any number will do as long as it is always the same. */
    private static final long ONE_INSTALLATION = 7_118_201_835L;

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    /** It starts, or recovers from a crash. */
    private static final String CANNOT_CONNECT_NOW = "57P03";
    /** What holds for everybody: the driver asks for its own time zone when it logs in, and that is what a session would show. */
    private static final String IN_FORCE = """
            SELECT coalesce(
                (SELECT f.setting FROM pg_file_settings f JOIN pg_settings s ON lower(s.name) = lower(f.name)
                  WHERE s.source = 'client' AND lower(f.name) = '%1$s' ORDER BY f.seqno DESC LIMIT 1),
                current_setting('%1$s'))""";

    private final ServerAddress address;
    private final ServerHome home;
    /** Its lock keeps other installations away. */
    private volatile Connection hold;

    private final String version;

    private ExternalServer(ServerAddress address, ServerHome home, Connection hold, String version) {
        this.address = address;
        this.home = home;
        this.hold = hold;
        this.version = version;
    }

    /**
     * Lets us in and sees to it that the server is fit: version, settings, a role {@code admin}.
     *
     * @param url as {@link ServerAddress#of} reads it
     * @throws LabProblem when it cannot be had, with what to do about it
     */
    public static ExternalServer at(String url, Path zdmHome, Progress progress) {
        ServerAddress address = ServerAddress.of(url);
        String folder = "server-" + address.host().replaceAll("[^A-Za-z0-9.-]", "_") + "-" + address.port();
        return at(address, ServerHome.of(zdmHome, folder, Account.ofThisProcess()), progress);
    }

    static ExternalServer at(ServerAddress address, ServerHome home, Progress progress) {
        progress.at("logging in to PostgreSQL at " + address, 0, 0);
        Connection hold = login(address);
        try {
            requireFit(hold, address);
            requireOurs(hold, address);
            mendSettings(hold, address);
            makeAdmin(hold, address, home);
            ExternalServer server = new ExternalServer(address, home, hold, Logins.ask(hold, "SHOW server_version"));
            Standby.forgetLeftOver(server, server.programs(), server.standbyData());
            return server;
        } catch (SQLException e) {
            quietly(hold);
            throw new LabProblem.Unfit(
                    "PostgreSQL at " + address + " could not be made ready: " + e.getMessage(),
                    "See that " + address.user() + " is a superuser there, then start again.",
                    e);
        } catch (RuntimeException e) {
            quietly(hold);
            throw e;
        }
    }

    private static Connection login(ServerAddress address) {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (true) {
            try {
                return Logins.open(address.jdbcUrl("postgres"), address.user(), address.password());
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || System.nanoTime() > end) {
                    throw new LabProblem.Unfit(
                            "PostgreSQL at " + address + " does not let us in: " + e.getMessage(),
                            "See that it runs there and that " + Servers.VARIABLE
                                    + " names a superuser with its password.",
                            e);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static void requireFit(Connection hold, ServerAddress address) throws SQLException {
        int version = Integer.parseInt(Logins.ask(hold, "SHOW server_version_num"));
        if (version / 10_000 != Binaries.MAJOR) {
            throw new LabProblem.Unfit(
                    "PostgreSQL at %s is version %d, and the labs are for %d."
                            .formatted(address, version / 10_000, Binaries.MAJOR),
                    "Name a server of version " + Binaries.MAJOR + ".",
                    null);
        }
        if (!Logins.ask(hold, "SHOW is_superuser").equals("on")) {
            throw new LabProblem.Unfit(
                    address.user() + " is no superuser of PostgreSQL at " + address + ".",
                    "Name one: the course makes roles and databases, and reads the server's log.",
                    null);
        }
    }

    private static void requireOurs(Connection hold, ServerAddress address) throws SQLException {
        if (!Logins.ask(hold, "SELECT pg_try_advisory_lock(" + ONE_INSTALLATION + ")")
                .equals("t")) {
            throw new LabProblem.Unfit(
                    "Another installation of the course uses PostgreSQL at " + address + ".",
                    "End that one, or name another server: each installation needs its own.",
                    null);
        }
    }

    private static void mendSettings(Connection hold, ServerAddress address) throws SQLException {
        Map<String, String> wanted = ServerSettings.evidence().values();
        boolean changed = false;
        try (Statement statement = hold.createStatement()) {
            for (String name : wrong(hold, wanted)) {
                statement.execute("ALTER SYSTEM SET " + name + " = '" + wanted.get(name) + "'");
                changed = true;
            }
            if (!changed) {
                return;
            }
            statement.execute("SELECT pg_reload_conf()");
        }
        List<String> left = new ArrayList<>();
        // The server's processes read their settings anew when they come to it; a new one has them from its start.
        try (Connection fresh = login(address)) {
            left.addAll(wrong(fresh, wanted));
        }
        if (!left.isEmpty()) {
            throw new LabProblem.Unfit(
                    "PostgreSQL at " + address + " does not have yet what labs and verdicts count on: "
                            + String.join(", ", left) + ".",
                    "They are set now (ALTER SYSTEM): restart that server once. Settings of its command line have to be taken away there.",
                    null);
        }
    }

    static String inForce(Connection connection, String setting) throws SQLException {
        return Logins.ask(connection, IN_FORCE.formatted(setting));
    }

    private static List<String> wrong(Connection connection, Map<String, String> wanted) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> setting : wanted.entrySet()) {
            if (!setting.getValue().equals(inForce(connection, setting.getKey()))) {
                wrong.add(setting.getKey());
            }
        }
        return wrong;
    }

    private static void makeAdmin(Connection hold, ServerAddress address, ServerHome home) throws SQLException {
        boolean there = Logins.ask(hold, "SELECT count(*) FROM pg_roles WHERE rolname = '" + ADMIN + "'")
                .equals("1");
        boolean ours = address.user().equals(ADMIN)
                || MARK.equals(Logins.ask(
                        hold,
                        "SELECT max(shobj_description(oid, 'pg_authid')) FROM pg_roles WHERE rolname = '" + ADMIN
                                + "'"));
        if (there && !ours) {
            throw new LabProblem.Unfit(
                    "PostgreSQL at " + address + " has a role '" + ADMIN + "' already, which is not ours.",
                    "Rename it there, or name a server that nobody else needs.",
                    null);
        }
        try (Statement statement = hold.createStatement()) {
            if (!there) {
                statement.execute("CREATE ROLE " + ADMIN);
                statement.execute("COMMENT ON ROLE " + ADMIN + " IS '" + MARK + "'");
            }
            statement.execute("SET log_statement = 'none'");
            statement.execute("ALTER ROLE " + ADMIN + " WITH LOGIN SUPERUSER REPLICATION PASSWORD '"
                    + home.passwordOf(ADMIN) + "'");
            statement.execute("RESET log_statement");
        }
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection could not be closed: {}", e.toString());
        }
    }

    @Override
    public String name() {
        return address.place();
    }

    @Override
    public String host() {
        return address.host();
    }

    @Override
    public int port() {
        return address.port();
    }

    @Override
    public String jdbcUrl(String database) {
        return address.jdbcUrl(database);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public StartReport startReport() {
        return StartReport.ADOPTED;
    }

    @Override
    public String passwordOf(String role) {
        return home.passwordOf(role);
    }

    @Override
    public OptionalLong freeDisk() {
        try (Connection admin = connectToAsk("postgres", ADMIN);
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE TEMP TABLE df (line text)");
            statement.execute("COPY df FROM PROGRAM 'df -Pk .'");
            try (ResultSet row = statement.executeQuery(
                    "SELECT (regexp_match(line, '^.*\\s(\\d+)\\s+\\d+%\\s'))[1]::bigint * 1024 FROM df WHERE line ~ '\\d%\\s'")) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            LOG.debug("{} does not tell how much disk is free: {}", address, e.toString());
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean isAlive() {
        try {
            return hold.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Fails for as long as it is not back: it is not ours to start. */
    @Override
    public void revive() {
        if (isAlive()) {
            return;
        }
        quietly(hold);
        Connection fresh = login(address);
        try {
            requireOurs(fresh, address);
        } catch (SQLException e) {
            quietly(fresh);
            throw new LabProblem.Unfit(
                    "PostgreSQL at " + address + " is back and gone again: " + e.getMessage(), "See that it runs.", e);
        } catch (RuntimeException e) {
            quietly(fresh);
            throw e;
        }
        hold = fresh;
    }

    @Override
    public Standby standby(long bytesPerSecond, Progress progress) {
        return Standby.of(this, new FilesOverSql(this), programs(), standbyData(), bytesPerSecond, progress);
    }

    private Path standbyData() {
        return home.folder().resolve("standby");
    }

    /** Of this machine's own PostgreSQL, for a standby. */
    private Programs programs() {
        return new Programs(home.account(), Binaries.unpackedIn(ServerHome.cache(home.account())), home.folder());
    }

    /** It goes on; it is not ours to stop. */
    @Override
    public void close() {
        quietly(hold);
    }
}
