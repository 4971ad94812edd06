package dev.zdm.shop;

/**
 * What a customer is about to buy.
 *
 * @param totalCents what the items cost together
 * @param items JSON: {@code [{"sku": "BK-10", "qty": 2, "price_cents": 1990}]}
 * @param note for whoever delivers it, often empty
 */
public record Basket(int totalCents, String items, String note) {}
