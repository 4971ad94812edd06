package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * PostgreSQL 18 from the jars of Maven Central, started by us below {@code $ZDM_HOME}. It is a daemon: when our process is killed it goes on,
 * and the next start finds it by its pid file and data directory and adopts it.
 */
public final class EmbeddedServer implements Server {

    /** Environment variable that asks for a certain port. */
    public static final String PORT_VARIABLE = "ZDM_PG_PORT";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long BYTES_OF_AN_EMPTY_SERVER = 300_000_000L;

    private final ServerHome home;
    private final Binaries binaries;
    private final int port;
    private final StartReport startReport;
    private final String version;

    private EmbeddedServer(ServerHome home, Binaries binaries, int port, StartReport startReport) {
        this.home = home;
        this.binaries = binaries;
        this.port = port;
        this.startReport = startReport;
        this.version = askVersion();
    }

    /**
     * The server of this {@code $ZDM_HOME}: found running, started, or created.
     *
     * @throws LabProblem when it cannot be had, with what to do about it
     */
    public static EmbeddedServer start(Path zdmHome, Progress progress) {
        EmbeddedServer server = found(zdmHome, progress);
        Standby.forgetLeftOver(server, programs(server.home, server.binaries), standbyData(server.home));
        return server;
    }

    private static EmbeddedServer found(Path zdmHome, Progress progress) {
        Account account = Account.ofThisProcess();
        ServerHome home = ServerHome.of(zdmHome, account);
        progress.at("unpacking PostgreSQL " + Binaries.MAJOR, 0, 0);
        Binaries binaries = Binaries.unpackedIn(ServerHome.cache(account));
        try {
            boolean created = !Files.exists(home.data().resolve("PG_VERSION"));
            if (created) {
                progress.at("creating a PostgreSQL server", 0, 0);
                create(home, binaries);
            }
            requireVersion(home);
            Optional<PidFile> orphan = PidFile.in(home.data()).filter(file -> file.runsOn(home.data()));
            if (orphan.isPresent()) {
                progress.at("taking over the PostgreSQL that is running", 0, 0);
                Optional<EmbeddedServer> adopted = adopt(home, binaries, orphan.get());
                if (adopted.isPresent()) {
                    return adopted.get();
                }
            }
            int port = startOnItsPort(home, binaries, progress);
            home.keepPort(port);
            return new EmbeddedServer(home, binaries, port, created ? StartReport.CREATED : StartReport.STARTED);
        } catch (IOException e) {
            throw DiskProblem.of("The server's folder " + home.folder() + " could not be written", e);
        }
    }

    private static void create(ServerHome home, Binaries binaries) throws IOException {
        DiskProblem.requireRoom(home.folder(), BYTES_OF_AN_EMPTY_SERVER, "a new PostgreSQL server");
        Path half = home.folder().resolve("data.half");
        Binaries.delete(half);
        Files.createDirectory(half);
        Path passwordFile = home.folder().resolve("admin-password.half");
        Files.writeString(passwordFile, home.passwordOf(ADMIN) + "\n");
        home.account().own(half);
        home.account().own(passwordFile);
        Programs.Outcome outcome = programs(home, binaries)
                .call(
                        START_LIMIT,
                        "initdb",
                        "--pgdata=" + half,
                        "--username=" + ADMIN,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-sync");
        Files.delete(passwordFile);
        if (outcome.exitCode() != 0) {
            throw Programs.failed("A PostgreSQL server could not be created in " + home.folder(), outcome.output());
        }
        Files.move(half, home.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireVersion(ServerHome home) throws IOException {
        String major = Files.readString(home.data().resolve("PG_VERSION")).strip();
        if (!major.equals(Integer.toString(Binaries.MAJOR))) {
            throw new LabProblem.Unfit(
                    "The data directory %s was made by PostgreSQL %s, and this is PostgreSQL %d."
                            .formatted(home.data(), major, Binaries.MAJOR),
                    "Move that folder away (a new one is made), or set ZDM_HOME to another folder.",
                    null);
        }
    }

    /** Empty when it turns out to have been dying: a postmaster that was just killed looks alive for a moment. */
    private static Optional<EmbeddedServer> adopt(ServerHome home, Binaries binaries, PidFile orphan) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (orphan.runsOn(home.data())) {
            Optional<PidFile> file = PidFile.in(home.data()).filter(PidFile::ready);
            if (file.isPresent()) {
                try {
                    return Optional.of(
                            new EmbeddedServer(home, binaries, file.get().port(), StartReport.ADOPTED));
                } catch (LabProblem.Unfit notYetOrNoMore) {
                    if (System.nanoTime() > end) {
                        throw notYetOrNoMore;
                    }
                }
            } else if (System.nanoTime() > end) {
                throw new LabProblem.TimedOut(
                        "PostgreSQL (process %d) is starting or stopping for more than %d s."
                                .formatted(orphan.pid(), START_LIMIT.toSeconds()),
                        "Look at the newest file in " + home.data().resolve("log") + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Optional.empty();
    }

    /** The port that this server has had before, or that was asked for; else any that is free. */
    private static int startOnItsPort(ServerHome home, Binaries binaries, Progress progress) throws IOException {
        Programs.Settings settings = port -> {
            progress.at("starting PostgreSQL on port " + port, 0, 0);
            configure(home, port);
        };
        Optional<Integer> fixed = fixedPort(home);
        if (fixed.isEmpty()) {
            return programs(home, binaries).startOnFreePort(home.data(), home.startLog(), Ports.FIRST, settings);
        }
        settings.forPort(fixed.get());
        programs(home, binaries).start(home.data(), home.startLog(), fixed.get());
        return fixed.get();
    }

    private static Optional<Integer> fixedPort(ServerHome home) throws IOException {
        String wanted = System.getenv(PORT_VARIABLE);
        Optional<Integer> fixed = wanted == null || wanted.isBlank() ? home.port() : Optional.of(portIn(wanted));
        if (fixed.isPresent() && !Ports.isFree(fixed.get())) {
            throw new LabProblem.Unfit(
                    "Port " + fixed.get() + ", which this server's address has, is taken by another program.",
                    "End that program, or choose another port once with " + PORT_VARIABLE + "=<port>.",
                    null);
        }
        return fixed;
    }

    private static int portIn(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1024 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new LabProblem.Usage(
                PORT_VARIABLE + " is '" + text + "', which is no port.", "Give a number from 1024 to 65535.");
    }

    private static void configure(ServerHome home, int port) throws IOException {
        Path file = home.data().resolve("zdm.conf");
        Files.writeString(
                file, ServerSettings.own().text() + ServerSettings.evidence().text() + "port = " + port + "\n");
        home.account().own(file);
        Path main = home.data().resolve("postgresql.conf");
        String include = "include 'zdm.conf'";
        String text = Files.readString(main);
        if (!text.contains(include)) {
            Files.writeString(main, text + "\n" + include + "\n");
        }
    }

    private String askVersion() {
        try (Connection connection = connectAsAdmin("postgres")) {
            return Logins.ask(connection, "SHOW server_version");
        } catch (SQLException e) {
            throw new LabProblem.Unfit(
                    "PostgreSQL runs on port " + port + ", but does not let us in: " + e.getMessage(),
                    "If its data directory was replaced by hand, move " + home.folder() + " away and start again.",
                    e);
        }
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public StartReport startReport() {
        return startReport;
    }

    @Override
    public String passwordOf(String role) {
        return home.passwordOf(role);
    }

    /** The folder that the server's data lies in. */
    public Path dataDirectory() {
        return home.data();
    }

    @Override
    public OptionalLong freeDisk() {
        try {
            return OptionalLong.of(Files.getFileStore(home.folder()).getUsableSpace());
        } catch (IOException e) {
            throw DiskProblem.of("The disk of " + home.folder() + " could not be looked at", e);
        }
    }

    @Override
    public boolean isAlive() {
        return PidFile.in(home.data()).filter(file -> file.runsOn(home.data())).isPresent();
    }

    @Override
    public void revive() {
        if (isAlive()) {
            return;
        }
        try {
            programs(home, binaries).start(home.data(), home.startLog(), port);
        } catch (IOException e) {
            throw DiskProblem.of("The server's folder " + home.folder() + " could not be written", e);
        }
    }

    /** Stops PostgreSQL, ending all its sessions; what was committed stays. */
    @Override
    public void close() {
        programs(home, binaries).stop(home.data());
    }

    @Override
    public Standby standby(long bytesPerSecond, Progress progress) {
        return Standby.of(
                this,
                new LocalFiles(home.data()),
                programs(home, binaries),
                standbyData(home),
                bytesPerSecond,
                progress);
    }

    private static Path standbyData(ServerHome home) {
        return home.folder().resolve("standby");
    }

    private static Programs programs(ServerHome home, Binaries binaries) {
        return new Programs(home.account(), binaries, home.folder());
    }
}
