package dev.zdm.runner.inside;

import dev.zdm.shop.Db;
import dev.zdm.shop.Log;
import dev.zdm.shop.Shop;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the names {@code db}, {@code shop} and {@code log} are bound to. One shop for each process. */
public final class Bound {

    private static final int CONNECTIONS = 4;

    private static @Nullable ShopPool pool;
    private static @Nullable Db db;
    private static @Nullable Log log;

    private Bound() {}

    static synchronized void to(Frame open, FrameWriter out, LongSupplier run) throws IOException {
        if (pool != null) {
            throw new IOException("this sandbox has its shop already");
        }
        pool = ShopPool.forConsole(ShopLogin.in(open), CONNECTIONS);
        db = new Db(pool.source());
        log = new Log(System.out, (what, done) -> {
            try {
                out.write(Frame.of(Frame.Kind.PROGRESS, run.getAsLong(), what, done));
            } catch (IOException standIsGone) {
                Runtime.getRuntime().halt(0);
            }
        });
    }

    static synchronized void cancelAll() {
        if (pool != null) {
            pool.cancelAll();
        }
    }

    public static Db db() {
        return there(db);
    }

    public static Shop shop() {
        return new Shop(there(db));
    }

    public static Log log() {
        return there(log);
    }

    private static <T> T there(@Nullable T bound) {
        if (bound == null) {
            throw new IllegalStateException("no shop is open");
        }
        return bound;
    }
}
