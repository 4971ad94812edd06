package dev.zdm.runner.place;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Placement;
import dev.zdm.runner.stand.StandDatabase;
import dev.zdm.runner.stand.StandNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each stand on the server with most room; it stays there from attempt to attempt, for as long as that server lives. Where stands are is
 * read off the servers at the start, so that it outlives this process. Thread-safe.
 */
public final class MostRoom implements Placement {

    private static final Logger LOG = LoggerFactory.getLogger(MostRoom.class);

    /** A server that has not told by then has no room. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final List<Ground> grounds;
    private final Map<String, Ground> homes;
    private final Asking asking;
    private final Set<Ground> down = new HashSet<>();
    /** A thread for each question: a server that hangs keeps its own only. */
    private final ExecutorService askers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "room");
        thread.setDaemon(true);
        return thread;
    });

    /** Asks a server what it can hold. */
    interface Asking {
        Room roomOf(Server server) throws SQLException;
    }

    /** @param grounds all servers, at least one; what counts equal goes to the earlier one */
    public MostRoom(List<Ground> grounds) {
        this(grounds, homes(grounds), Room::of);
    }

    MostRoom(List<Ground> grounds, Map<String, Ground> homes, Asking asking) {
        this.grounds = List.copyOf(grounds);
        this.homes = new HashMap<>(homes);
        this.asking = asking;
    }

    private static Map<String, Ground> homes(List<Ground> grounds) {
        Map<String, Ground> homes = new HashMap<>();
        for (Ground ground : grounds) {
            learnersOn(ground.server()).forEach(learner -> homes.putIfAbsent(learner, ground));
        }
        return homes;
    }

    private static Set<String> learnersOn(Server server) {
        Set<String> learners = new HashSet<>();
        try (Connection admin = server.connectToAsk("postgres", Server.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT datname FROM pg_database WHERE datallowconn")) {
            while (row.next()) {
                StandNames.learnerOf(row.getString(1)).ifPresent(learners::add);
            }
        } catch (SQLException e) {
            throw new LabProblem.Unfit(
                    "The server " + server.name() + " does not say which stands it has: " + e.getMessage(),
                    "See that it runs and lets us in.",
                    e);
        }
        return learners;
    }

    @Override
    public Ground of(String learner) {
        return forStand(learner, 0);
    }

    @Override
    public Ground forStand(String learner, long bytes) {
        Optional<Ground> home = homeOf(learner);
        return home.isPresent() ? home.get() : place(learner, bytes, rooms());
    }

    private synchronized Optional<Ground> homeOf(String learner) {
        return Optional.ofNullable(homes.get(learner)).filter(home -> !down.contains(home));
    }

    /** What each server that lives can hold, asked all at once; it is empty where one does not answer. */
    private Map<Ground, Optional<Room>> rooms() {
        Map<Ground, CompletableFuture<Optional<Room>>> asked = new LinkedHashMap<>();
        for (Ground ground : grounds) {
            if (!isTakenForDead(ground)) {
                asked.put(
                        ground,
                        CompletableFuture.supplyAsync(() -> ask(ground), askers)
                                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
        Map<Ground, Optional<Room>> rooms = new LinkedHashMap<>();
        asked.forEach((ground, room) -> rooms.put(ground, room.join()));
        return rooms;
    }

    private Optional<Room> ask(Ground ground) {
        try {
            return Optional.of(asking.roomOf(ground.server()));
        } catch (SQLException | LabProblem e) {
            LOG.warn("{} does not say what room it has: {}", ground.server().name(), e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized boolean isTakenForDead(Ground ground) {
        return down.contains(ground);
    }

    private synchronized Ground place(String learner, long bytes, Map<Ground, Optional<Room>> rooms) {
        Optional<Ground> home = homeOf(learner);
        if (home.isPresent()) {
            return home.get();
        }
        Ground best = null;
        long most = 0;
        StringJoiner full = new StringJoiner(", ");
        for (Ground ground : grounds) {
            Optional<Room> room = rooms.getOrDefault(ground, Optional.empty());
            if (down.contains(ground)) {
                full.add(ground.server().name() + " is down");
                continue;
            }
            if (room.isEmpty()) {
                full.add(ground.server().name() + " does not answer");
                continue;
            }
            int there = standsOn(ground);
            long more = room.get().standsMore(bytes, there);
            if (more > most) {
                most = more;
                best = ground;
            } else if (more == 0) {
                full.add(ground.server().name() + " has no " + room.get().scarce(bytes, there) + " left");
            }
        }
        if (best == null) {
            throw new LabProblem.Unfit(
                    "There is no room for another stand: " + full + ".",
                    "Wait until others have ended theirs; or whoever runs this installation adds a server.",
                    null);
        }
        homes.put(learner, best);
        return best;
    }

    private int standsOn(Ground ground) {
        return (int) homes.values().stream().filter(ground::equals).count();
    }

    @Override
    public synchronized void gone(String learner) {
        homes.remove(learner);
    }

    /** From now on nothing is put there; who was there is elsewhere next time. */
    synchronized void isDown(Ground ground) {
        down.add(ground);
    }

    /** What was left behind there by those who have moved is dropped first; nobody comes there meanwhile. */
    void isUp(Ground ground) {
        for (String learner : learnersOn(ground.server())) {
            if (!isAtHomeOn(ground, learner)) {
                drop(new StandDatabase(ground.server(), new StandNames(learner)));
            }
        }
        synchronized (this) {
            down.remove(ground);
        }
    }

    private synchronized boolean isAtHomeOn(Ground ground, String learner) {
        return ground.equals(homes.get(learner));
    }

    private static void drop(StandDatabase leftBehind) {
        try {
            leftBehind.drop();
        } catch (SQLException e) {
            LOG.warn("a stand that moved could not be dropped: {}", e.getMessage());
        }
    }
}
