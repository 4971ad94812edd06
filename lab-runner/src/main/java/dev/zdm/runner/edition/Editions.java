package dev.zdm.runner.edition;

import dev.zdm.grader.evidence.Edition;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.work.WorkFiles;
import dev.zdm.workload.traffic.RemoteApp;
import dev.zdm.workload.traffic.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The editions that a learner has deployed in one attempt. Thread-safe. */
public final class Editions {

    private static final String WHO_IS =
            "SELECT backend_start, usename FROM pg_stat_activity WHERE pid = ? AND usename = ? AND datname = ?";

    private final Supplier<Sandboxes> sandboxes;
    private final Server server;
    private final Function<String, ShopAddress> shopFor;
    private final Consumer<Edition> evidence;
    private final List<Edition> all = new ArrayList<>();

    /**
     * @param sandboxes asked when something is to be compiled
     * @param shopFor how an app version logs in
     * @param evidence hears of each edition before it gets customers
     */
    public Editions(
            Supplier<Sandboxes> sandboxes,
            Server server,
            Function<String, ShopAddress> shopFor,
            Consumer<Edition> evidence) {
        this.sandboxes = sandboxes;
        this.server = server;
        this.shopFor = shopFor;
        this.evidence = evidence;
    }

    /** Whether something that was asked to be deployed is a learner's: a file, {@code V2.java}, or an edition, {@code v2.1}. */
    public static boolean isOne(String name) {
        return EditionName.versionOf(name).isPresent() || EditionName.of(name).isPresent();
    }

    /** The app version in whose place an edition runs; for {@code v2} it is {@code v2} itself. */
    public static String versionOf(String name) {
        return EditionName.of(name)
                .map(EditionName::version)
                .or(() -> EditionName.versionOf(name))
                .orElse(name);
    }

    /** Every edition so far, the oldest first. */
    public synchronized List<Edition> all() {
        return List.copyOf(all);
    }

    /**
     * The edition that was asked for: a file as it is now, which is a new one unless it says what the last one said, or an earlier one by its
     * name. Fails with {@link LabProblem.Usage} when there is no such thing.
     */
    public synchronized Edition named(String name, WorkFiles work) {
        Optional<String> version = EditionName.versionOf(name);
        if (version.isEmpty()) {
            return all.stream()
                    .filter(edition -> edition.app().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new LabProblem.Usage(
                            "There is no edition " + name + " yet.",
                            all.isEmpty()
                                    ? "Deploy the file, V2.java say, to make the first."
                                    : "There are "
                                            + String.join(
                                                    ", ",
                                                    all.stream()
                                                            .map(Edition::app)
                                                            .toList()) + "."));
        }
        String source = work.text(name)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no file " + name + " among your files for the lab.",
                        "bin/lab work names their folder; bin/lab work --anew brings the lab's own back."));
        List<Edition> before = all.stream()
                .filter(edition -> edition.version().equals(version.get()))
                .toList();
        return before.stream()
                .filter(edition -> edition.source().equals(source))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> new Edition(
                        Instant.now(),
                        new EditionName(version.get(), before.size() + 1).toString(),
                        version.get(),
                        WorkFiles.checksum(source),
                        source));
    }

    /** Compiles an edition in a sandbox. It counts as one from then on. */
    public RemoteApp compile(Edition edition) {
        String file = EditionName.fileOf(edition.version());
        RemoteApp app = EditionProcess.compile(
                sandboxes.get(), shopFor.apply(edition.version()), this::session, file, edition.source());
        synchronized (this) {
            if (all.stream().noneMatch(known -> known.app().equals(edition.app()))) {
                all.add(edition);
                evidence.accept(edition);
            }
        }
        return app;
    }

    /** What the server says: an app cannot call another's session its own. */
    private Optional<Session> session(int pid, String role) {
        String database = shopFor.apply("v1").database();
        try (Connection admin = server.connectAsAdmin("postgres");
                PreparedStatement query = admin.prepareStatement(WHO_IS)) {
            query.setInt(1, pid);
            query.setString(2, role);
            query.setString(3, database);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Session(
                                pid, row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
