package dev.zdm.runner.tool;

import dev.zdm.grader.evidence.Audit;
import dev.zdm.runner.sql.Login;
import java.time.Duration;
import java.util.List;

/** A copy of the shop with nobody on it but its owner, and customers when they are asked for. */
public interface ShopClone extends AutoCloseable {

    Login login(String role);

    /**
     * Lets customers come for a while.
     *
     * @return what went wrong for them, in words, each kind of failure once; empty when all were served
     */
    List<String> serve(List<String> apps, Duration time) throws InterruptedException;

    /** Compares what its customers were promised, and what it held from the beginning, with what it holds. */
    Audit audit();

    /** Drops it. */
    @Override
    void close();
}
