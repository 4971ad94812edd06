package dev.zdm.workload.app;

/**
 * What a customer is about to buy. Prices are the seed's: an article costs the same in every order.
 *
 * @param items the lines as JSON: {@code sku}, {@code qty}, {@code price_cents}
 * @param totalCents what they cost together
 */
record Basket(String items, int totalCents) {

    private static final int ARTICLES = 4096;

    /** Half of the baskets have one line, a few have five. */
    private static final int[] LINES = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5};

    /** A basket that follows from some random bits. */
    static Basket of(long bits) {
        int lines = LINES[(int) (bits & 15)];
        StringBuilder items = new StringBuilder("[");
        int totalCents = 0;
        long rest = bits >>> 4;
        for (int line = 0; line < lines; line++) {
            int sku = (int) (rest * (2 * line + 1) & (ARTICLES - 1));
            int qty = 1 + (int) (rest >>> (20 + 3 * line) & 7) / 5;
            int priceCents = priceOf(sku);
            items.append(line == 0 ? "" : ", ")
                    .append("{\"qty\": ")
                    .append(qty)
                    .append(", \"sku\": \"SKU-")
                    .append(Integer.toString(10_000 + sku), 1, 5)
                    .append("\", \"price_cents\": ")
                    .append(priceCents)
                    .append('}');
            totalCents += qty * priceCents;
        }
        return new Basket(items.append(']').toString(), totalCents);
    }

    /** The same as in the seed's samples.sql. */
    static int priceOf(int sku) {
        return 99 + 100 * (sku * 37 % 120);
    }
}
