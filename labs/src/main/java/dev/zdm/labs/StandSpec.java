package dev.zdm.labs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lab needs of its stand.
 *
 * @param rows orders in the shop
 * @param users users in the shop
 * @param apps app versions that run when the attempt begins
 * @param deployable app versions that may be deployed, those that run at the beginning among them
 * @param ownApps folders of the app versions that the lab brings along, by name; the others come with the program
 * @param standby what a hot standby needs, when the lab wants one
 * @param learner server settings for the learner's sessions
 * @param truths how to read what customers were promised
 */
public record StandSpec(
        long rows,
        long users,
        List<String> apps,
        List<String> deployable,
        Map<String, Path> ownApps,
        Optional<Standby> standby,
        Map<String, String> learner,
        List<Truth> truths) {

    public StandSpec {
        apps = List.copyOf(apps);
        deployable = List.copyOf(deployable);
        ownApps = Map.copyOf(ownApps);
        learner = Map.copyOf(learner);
        truths = List.copyOf(truths);
    }

    /** The shop with its first app version and nothing special. */
    public static StandSpec plain(long rows) {
        return new StandSpec(
                rows,
                usersOf(rows),
                List.of("v1"),
                List.of("v1"),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Truth.OF_THE_SHOP);
    }

    /** The same with a hot standby. */
    public StandSpec withStandby(Standby wanted) {
        return new StandSpec(rows, users, apps, deployable, ownApps, Optional.of(wanted), learner, truths);
    }

    /** How many users a shop of so many orders has unless its lab says otherwise: a tenth, and at least a hundred. */
    public static long usersOf(long orders) {
        return Math.max(orders / 10, 100);
    }

    /** How many users there are when it is made with so many orders instead of {@link #rows}. */
    public long usersWith(long orders) {
        return users == usersOf(rows) ? usersOf(orders) : Math.max(Math.round((double) users * orders / rows), 100);
    }

    /**
     * A hot standby of the server.
     *
     * @param bytesPerSecond how fast the write-ahead log reaches it; 0 for as fast as it can
     */
    public record Standby(long bytesPerSecond) {}

    /** Where an app version of the lab's own lies; empty for one that comes with the program. */
    public Optional<Path> ownApp(String version) {
        return Optional.ofNullable(ownApps.get(version));
    }
}
