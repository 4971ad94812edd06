package dev.zdm.grader.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * A lock mode of the server, the weakest first.
 *
 * <p>Source: PostgreSQL manual, Explicit Locking, table "Conflicting Lock Modes".
 */
public enum LockMode {
    /** Of serializable transactions; it blocks nobody. */
    SI_READ("SIReadLock"),
    ACCESS_SHARE("AccessShareLock"),
    ROW_SHARE("RowShareLock"),
    ROW_EXCLUSIVE("RowExclusiveLock"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    SHARE("ShareLock"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    EXCLUSIVE("ExclusiveLock"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String name;

    LockMode(String name) {
        this.name = name;
    }

    /** @param name as {@code pg_locks} spells it: {@code AccessExclusiveLock} */
    public static Optional<LockMode> named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.name.equals(name)).findFirst();
    }

    public boolean isAtLeast(LockMode other) {
        return compareTo(other) >= 0;
    }

    public boolean isStrongerThan(LockMode other) {
        return compareTo(other) > 0;
    }

    /** As {@code pg_locks} spells it. */
    @Override
    public String toString() {
        return name;
    }
}
