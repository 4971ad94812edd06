package dev.zdm.shop;

/** An order as the shop shows it. */
public record Order(long id, long userId, String status, int totalCents) {}
