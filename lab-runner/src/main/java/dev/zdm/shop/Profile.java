package dev.zdm.shop;

/**
 * What a customer wants to be called.
 *
 * @param fullName first and last name with a blank between
 */
public record Profile(String username, String fullName, String firstName, String lastName) {}
