package dev.zdm.workload.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A server to measure on, and the {@code pgbench} to measure against. Databases {@code bench_*} on it are made and
 * dropped.
 *
 * @param jdbcUrl any database of the server
 * @param user a superuser
 * @param password of that user; may be empty
 * @param pgbench the program
 */
public record BenchServer(String jdbcUrl, String user, String password, Path pgbench) {

    @Override
    public String toString() {
        return jdbcUrl + " as " + user; // no password in a log
    }

    /** The URL of another database on the same server. */
    String urlOf(String database) {
        Properties parts = parts();
        return "jdbc:postgresql://" + parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT") + "/" + database;
    }

    String host() {
        return parts().getProperty("PGHOST");
    }

    String port() {
        return parts().getProperty("PGPORT");
    }

    private Properties parts() {
        Properties parts = Driver.parseURL(jdbcUrl, new Properties());
        if (parts == null) {
            throw new IllegalArgumentException(jdbcUrl + " is no URL of a PostgreSQL database");
        }
        return parts;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(urlOf(database), user, password);
    }

    void createDatabase(String name) throws SQLException {
        run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        run("CREATE DATABASE " + name);
    }

    void dropDatabase(String name) throws SQLException {
        run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** Makes a role unless it is there. */
    void ensureRole(String name, String options) throws SQLException {
        run("DO $$ BEGIN CREATE ROLE " + name + " " + options + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    }

    /** Runs a statement in the database that the URL names. */
    void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
