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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each stand on the server with most room; it stays there from attempt to attempt, for as long as that server lives. Where stands are is
 * read off the servers at the start, so that it outlives this process. Thread-safe.
 */
public final class MostRoom implements Placement {

    private static final Logger LOG = LoggerFactory.getLogger(MostRoom.class);

    private final List<Ground> grounds;
    private final Map<String, Ground> homes = new HashMap<>();
    private final Set<Ground> down = new HashSet<>();

    /** @param grounds all servers, at least one; what counts equal goes to the earlier one */
    public MostRoom(List<Ground> grounds) {
        this.grounds = List.copyOf(grounds);
        for (Ground ground : this.grounds) {
            learnersOn(ground.server()).forEach(learner -> homes.putIfAbsent(learner, ground));
        }
    }

    private static Set<String> learnersOn(Server server) {
        Set<String> learners = new HashSet<>();
        try (Connection admin = server.connectAsAdmin("postgres");
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
    public synchronized Ground of(String learner) {
        Ground home = homes.get(learner);
        return home == null || down.contains(home) ? forStand(learner, 0) : home;
    }

    @Override
    public synchronized Ground forStand(String learner, long bytes) {
        @Nullable Ground home = homes.get(learner);
        if (home != null && !down.contains(home)) {
            return home;
        }
        Ground best = null;
        long most = 0;
        StringJoiner full = new StringJoiner(", ");
        for (Ground ground : grounds) {
            if (down.contains(ground)) {
                full.add(ground.server().name() + " is down");
                continue;
            }
            try {
                Room room = Room.of(ground.server());
                int there = standsOn(ground);
                long more = room.standsMore(bytes, there);
                if (more > most) {
                    most = more;
                    best = ground;
                } else if (more == 0) {
                    full.add(ground.server().name() + " has no " + room.scarce(bytes, there) + " left");
                }
            } catch (SQLException e) {
                full.add(ground.server().name() + " does not answer");
                LOG.warn("{} does not say what room it has: {}", ground.server().name(), e.getMessage());
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

    /** The stand is gone for good; its room is free. */
    public synchronized void gone(String learner) {
        homes.remove(learner);
    }

    /** From now on nothing is put there; who was there is elsewhere next time. */
    synchronized void isDown(Ground ground) {
        down.add(ground);
    }

    /** What was left behind there by those who have moved is dropped. */
    synchronized void isUp(Ground ground) {
        for (String learner : learnersOn(ground.server())) {
            if (!ground.equals(homes.get(learner))) {
                drop(new StandDatabase(ground.server(), new StandNames(learner)));
            }
        }
        down.remove(ground);
    }

    private static void drop(StandDatabase leftBehind) {
        try {
            leftBehind.drop();
        } catch (SQLException e) {
            LOG.warn("a stand that moved could not be dropped: {}", e.getMessage());
        }
    }
}
