package dev.zdm.runner.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * What it takes to log in.
 *
 * @param url {@code jdbc:postgresql://host:port/database}. Without {@code sslmode} the connection is a plain one
 * @param role the role to log in as
 * @param password what the server answers to
 */
public record Login(String url, String role, String password) {

    /** A connection that speaks to the server statement by statement, as psql does. */
    public Connection connectLikePsql(String applicationName) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", applicationName);
        return DriverManager.getConnection(url, properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return role + " at " + url;
    }
}
