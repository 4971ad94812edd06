package dev.zdm.runner.sql;

/**
 * What it takes to log in.
 *
 * @param url {@code jdbc:postgresql://host:port/database}. Without {@code sslmode} the connection is a plain one
 * @param role the role to log in as
 * @param password what the server answers to
 */
public record Login(String url, String role, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return role + " at " + url;
    }
}
