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
     * @return errors that only a changed shop gives, in words, each kind once; empty when there were none
     */
    List<String> serve(List<String> apps, Duration time) throws InterruptedException;

    /** Compares what its customers were promised, and what it held from the beginning, with what it holds. */
    Audit audit();

    /** Drops it. */
    @Override
    void close();
}
