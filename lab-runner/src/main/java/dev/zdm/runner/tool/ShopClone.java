package dev.zdm.runner.tool;

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

    /** Some of its rows, as they are now. */
    Rows rows();

    /**
     * What was there and is not any more, in words: rows as they were seen, but for those that customers wrote meanwhile, and what its
     * customers were promised.
     */
    List<String> lostSince(Rows before);

    /** Rows as they were at one moment. */
    interface Rows {}

    /** Drops it. */
    @Override
    void close();
}
