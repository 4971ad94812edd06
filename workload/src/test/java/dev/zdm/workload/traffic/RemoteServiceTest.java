package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.OpenOrders;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.shop.ShopSize;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** An app version of somebody's says that it has made something: only what can be asked for later is believed. */
class RemoteServiceTest {

    private static final ShopSize SHOP = ShopSize.withOrders(1_000);

    private final Promises promises = new Promises();

    @Test
    void whatHasANumberOfItsOwnWasMade() {
        assertThat(placeOrder(1_001)).isEqualTo(new Service.Served(1_001, null));
    }

    @Test
    void whatHasNoNumberWasNotMade() {
        assertThat(placeOrder(0)).isInstanceOf(Service.Failed.class);
        assertThat(placeOrder(-5)).isInstanceOf(Service.Failed.class);
    }

    @Test
    void anOrderOfTheSeedWasNotMade() {
        assertThat(placeOrder(1_000)).isInstanceOf(Service.Failed.class);
    }

    @Test
    void anOrderThatSomebodyElseWasPromisedWasNotMade() {
        promises.keep("order_status", 1_002, "new", "v1", "place-order", Instant.EPOCH);

        assertThat(placeOrder(1_002)).isInstanceOf(Service.Failed.class);
    }

    @Test
    void whoMakesNothingNeedsNoNumber() {
        assertThat(serve("pay", 0)).isInstanceOf(Service.Served.class);
    }

    private Service.Outcome placeOrder(long returned) {
        return serve("place-order", returned);
    }

    private Service.Outcome serve(String name, long returned) {
        Request request = AppVersion.builtIn("v1").requests().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new RemoteService(new Saying(returned))
                .serve(new Pledge(request, new Draw(SHOP, new OpenOrders(10), 1, 1), promises));
    }

    /** Answers every request at once. */
    private record Saying(long returned) implements RemoteApp {

        @Override
        public void open(int readers, int writers, BiConsumer<Session, Kind> register) {}

        @Override
        public Reply serve(String request, Map<String, String> words) {
            return new Answered(returned, Map.of(), null);
        }

        @Override
        public void cancelRunning() {}

        @Override
        public void close() {}
    }
}
