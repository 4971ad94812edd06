package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.OpenOrders;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.app.Telling;
import dev.zdm.workload.app.Word;
import dev.zdm.workload.shop.ShopSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** An app version of somebody's says that it has made something: only what can be asked for later is believed. */
class RemoteServiceTest {

    private static final ShopSize SHOP = ShopSize.withOrders(1_000);

    private static final String DRAW_NAME =
            request("find-username").wordsIn(draw()).getOrDefault("username", "");
    private static final long USER = Long.parseLong(DRAW_NAME.replace("shopper", ""));

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

    // ---- who is asked for by a name that they may have given up

    @Test
    void whoIsNotFoundByANameThatTheyHaveIsMissing() {
        promises.seeded("username", USER, DRAW_NAME, Instant.EPOCH);

        assertThat(findUsername(Map.of())).isInstanceOf(Service.Failed.class);
        assertThat(findUsername(Map.of("username", DRAW_NAME))).isInstanceOf(Service.Served.class);
    }

    @Test
    void whoIsNotFoundByANameThatTheyGaveUpIsNotMissing() {
        promises.seeded("username", USER, DRAW_NAME + "_7", Instant.EPOCH);

        assertThat(findUsername(Map.of())).isInstanceOf(Service.Served.class);
        assertThat(findUsername(Map.of("username", DRAW_NAME))).isInstanceOf(Service.Failed.class);
    }

    private Service.Outcome findUsername(Map<String, String> told) {
        Request plain = request("find-username");
        Request telling = new Request(
                plain.name(),
                plain.kind(),
                plain.share(),
                plain.transaction(),
                plain.opensOrder(),
                plain.statements(),
                plain.remembers(),
                List.of(new Telling("username", Word.USER_ID, Optional.of(Word.USERNAME))));
        return new RemoteService(new Saying(0, told)).serve(new Pledge(telling, draw(), promises));
    }

    private static Draw draw() {
        return new Draw(SHOP, new OpenOrders(10), 1, 1);
    }

    private Service.Outcome placeOrder(long returned) {
        return serve("place-order", returned);
    }

    private Service.Outcome serve(String name, long returned) {
        return new RemoteService(new Saying(returned, Map.of())).serve(new Pledge(request(name), draw(), promises));
    }

    private static Request request(String name) {
        return AppVersion.builtIn("v1").requests().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Answers every request at once. */
    private record Saying(long returned, Map<String, String> told) implements RemoteApp {

        @Override
        public void open(int readers, int writers, BiConsumer<Session, Kind> register) {}

        @Override
        public Reply serve(String request, Map<String, String> words) {
            return new Answered(returned, told, null);
        }

        @Override
        public void cancelRunning() {}

        @Override
        public void close() {}
    }
}
