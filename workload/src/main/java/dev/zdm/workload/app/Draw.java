package dev.zdm.workload.app;

import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSize;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The values of one request. All follow from the seed and the number of the request, whichever are asked for and in
 * whatever order; only {@link #openOrderId()} depends on what was placed before. Not for several threads.
 */
public final class Draw {

    private static final String[] FIRST_NAMES = {
        "Noor",
        "Mateo",
        "Aiko",
        "Lena",
        "Omar",
        "Priya",
        "Jonas",
        "Kwame",
        "Ingrid",
        "Mei",
        "Elif",
        "Pavel",
        "Amara",
        "Luca",
        "Ana Maria",
        "Jean-Luc"
    };
    private static final String[] LAST_NAMES = {
        "Smith",
        "Okafor",
        "Tanaka",
        "Haddad",
        "Patel",
        "Berg",
        "Mensah",
        "Larsen",
        "Silva",
        "Chen",
        "Diallo",
        "Rossi",
        "O'Brien",
        "de Souza",
        "Virtanen",
        "Nguyen"
    };
    private static final String[] NOTES = {
        "",
        "Please ring twice.",
        "Leave it with the neighbours.",
        "Third floor, no lift.",
        "Call before you come. The bell does not work.",
        "It is a present, no invoice in the box, please.",
        "Use the side entrance by the bicycle shed. If nobody is in, try the bakery next door.",
        "Not on Saturdays."
    };
    private static final String[] STATUSES = {"new", "paid", "shipped", "delivered", "cancelled"};

    private static final long TWENTY_BITS = (1 << 20) - 1;
    private static final long RANK_SCATTER = 7_368_787;
    private static final int HOURS_BACK = 720;

    private final ShopSize shop;
    private final OpenOrders openOrders;
    private final long root;

    private @Nullable Basket basket;
    private long openOrderId;

    public Draw(ShopSize shop, OpenOrders openOrders, long seed, long number) {
        this.shop = shop;
        this.openOrders = openOrders;
        this.root = bits(seed, number);
    }

    /** 64 well-mixed bits that follow from a seed and a number (the finaliser of SplitMix64). */
    public static long bits(long seed, long number) {
        long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long bitsFor(Word word) {
        return bits(root, word.name().hashCode());
    }

    /** The highest key that was there from the start of what such a request makes: an order, else a customer. */
    public long lastSeeded(Request request) {
        return request.opensOrder() ? shop.orders() : shop.users();
    }

    /** The power law of the seed's orders.sql, with the same favourites. */
    long userId() {
        long u = bitsFor(Word.USER_ID) & TWENTY_BITS;
        long rank = ((u + 9 * cube(u)) * shop.users() / 10) >> 20;
        return 1 + rank * RANK_SCATTER % shop.users();
    }

    /** The cube of a fraction, both in units of 2 to the power of -20. */
    private static long cube(long u) {
        return (((u * u) >> 20) * u) >> 20;
    }

    String email() {
        return username() + "@example.com";
    }

    String username() {
        return "shopper" + userId();
    }

    String newUsername() {
        return username() + "_" + (bitsFor(Word.NEW_USERNAME) & 1023);
    }

    String fullName() {
        return firstName() + " " + lastName();
    }

    String firstName() {
        return oneOf(FIRST_NAMES, Word.FIRST_NAME);
    }

    String lastName() {
        return oneOf(LAST_NAMES, Word.LAST_NAME);
    }

    long orderId() {
        long u = bitsFor(Word.ORDER_ID) & TWENTY_BITS;
        return shop.orders() - ((cube(u) * shop.orders()) >> 20);
    }

    long openOrderId() {
        if (openOrderId == 0) {
            openOrderId = openOrders.nextOr(recentOrderId());
        }
        return openOrderId;
    }

    /** One of the last twentieth, where many orders are still on their way. */
    private long recentOrderId() {
        return shop.orders() - Math.floorMod(bitsFor(Word.OPEN_ORDER_ID), Math.max(1, shop.orders() / 20));
    }

    String status() {
        return oneOf(STATUSES, Word.STATUS);
    }

    Basket basket() {
        if (basket == null) {
            basket = Basket.of(bitsFor(Word.ITEMS));
        }
        return basket;
    }

    String note() {
        return oneOf(NOTES, Word.NOTE);
    }

    OffsetDateTime hour() {
        long u = bitsFor(Word.HOUR) & TWENTY_BITS;
        long hoursBack = 1 + ((cube(u) * HOURS_BACK) >> 20);
        return Shop.HISTORY_ENDS.minus(hoursBack, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }

    private String oneOf(String[] values, Word word) {
        return values[Math.floorMod(bitsFor(word), values.length)];
    }
}
