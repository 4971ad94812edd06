package dev.zdm.runner.jshell;

import java.net.InetSocketAddress;

/**
 * The shop that a console's names are bound to.
 *
 * @param server the one address that the sandbox may reach
 * @param password what the server answers to
 */
public record ShopAddress(InetSocketAddress server, String database, String role, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return role + " at " + database;
    }
}
