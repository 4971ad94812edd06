package dev.zdm.runner.road;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a road is walked on: a stand, as far as a road can touch it. */
public interface Terrain {

    /**
     * A new session in the stand's database; the walker closes it.
     *
     * @param role {@code learner}, {@code admin}, {@code observer}, {@code app_v1}, …; {@code standby} is an admin's session there
     */
    SqlSession open(String role);

    /** Begins the attempt's next phase; returns when it has begun. */
    void nextPhase();

    /** Rolls out these app versions in place of those that run; returns when that is over. */
    void deploy(List<String> apps);

    /** Copies these files over the learner's work files. */
    void write(Path folder);

    /**
     * Has a tool of the lab at work on them; returns when it is done.
     *
     * @param says hears what it tells, line by line
     * @return its exit code, 0 when all went well
     */
    int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException;

    /** The road has come to where it says so. Nobody listens, as a rule. */
    default void mark(String name) {
        throw new LabProblem("Nobody listens to @mark " + name + " here.", "Marks belong into drills.");
    }

    /** Puts a slow autovacuum to work on a table and returns when it is, or ends it. */
    void slowAutovacuum(boolean on, String table);
}
