package dev.zdm.shop;

/**
 * A customer as the shop shows them.
 *
 * @param mayShop whether they may place orders
 */
public record Customer(long id, String email, String username, String fullName, boolean mayShop) {}
