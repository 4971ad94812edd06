package dev.zdm.course.matrix;

import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.ACCESS_SHARE;
import static dev.zdm.grader.evidence.LockMode.EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.ROW_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.ROW_SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.zdm.grader.evidence.LockMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two lock modes of a table: one that a session holds, one that another session asks for.
 *
 * <p>Source: PostgreSQL 18 manual, 13.3.1 Table-Level Locks, "Conflicting Lock Modes".
 */
public record Pair(LockMode held, LockMode asked) {

    /** The eight modes of a table, the weakest first. */
    static final List<LockMode> MODES = List.copyOf(EnumSet.range(LockMode.ACCESS_SHARE, LockMode.ACCESS_EXCLUSIVE));

    /** All pairs, row by row as the matrix has them. */
    static List<Pair> all() {
        return MODES.stream()
                .flatMap(held -> MODES.stream().map(asked -> new Pair(held, asked)))
                .toList();
    }

    /** Whether the manual says that whoever asks has to wait. */
    boolean waitsByTheManual() {
        return conflicts(held).contains(asked);
    }

    private static Set<LockMode> conflicts(LockMode held) {
        return switch (held) {
            case SI_READ -> Set.of();
            case ACCESS_SHARE -> Set.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> Set.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> Set.of(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE ->
                Set.of(SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE ->
                Set.of(
                        ROW_SHARE,
                        ROW_EXCLUSIVE,
                        SHARE_UPDATE_EXCLUSIVE,
                        SHARE,
                        SHARE_ROW_EXCLUSIVE,
                        EXCLUSIVE,
                        ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE ->
                Set.of(
                        ACCESS_SHARE,
                        ROW_SHARE,
                        ROW_EXCLUSIVE,
                        SHARE_UPDATE_EXCLUSIVE,
                        SHARE,
                        SHARE_ROW_EXCLUSIVE,
                        EXCLUSIVE,
                        ACCESS_EXCLUSIVE);
        };
    }

    /** As SQL spells a mode: {@code SHARE ROW EXCLUSIVE}. */
    static String words(LockMode mode) {
        return mode.name().replace('_', ' ');
    }
}
