package dev.zdm.runner.road;

import dev.zdm.runner.sql.SqlSession;
import java.util.List;

/** What a road is walked on: a stand, as far as a road can touch it. */
public interface Terrain {

    /**
     * A new session in the stand's database; the walker closes it.
     *
     * @param role {@code learner}, {@code admin}, {@code observer}, {@code app_v1}, …
     */
    SqlSession open(String role);

    /** Begins the attempt's next phase; returns when it has begun. */
    void nextPhase();

    /** Rolls out these app versions in place of those that run; returns when that is over. */
    void deploy(List<String> apps);

    /** Puts a slow autovacuum to work on a table and returns when it is, or ends it. */
    void slowAutovacuum(boolean on, String table);
}
