package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Where a server is that somebody else runs, and the superuser that lets us in.
 *
 * @param more parameters of the driver that every connection gets, {@code ?sslmode=require}; empty for none
 */
public record ServerAddress(String host, int port, String user, String password, String more) {

    /**
     * @param url {@code jdbc:postgresql://host:5432/?user=…&password=…} or {@code postgresql://user:password@host:5432}
     * @throws LabProblem.Usage when it is neither, or names nobody
     */
    static ServerAddress of(String url) {
        Properties parts = url.startsWith("jdbc:") ? Driver.parseURL(url, null) : libpq(url);
        if (parts == null
                || parts.getProperty("user", "").isEmpty()
                || parts.getProperty("PGHOST", "").contains(",")) {
            throw noAddress(url);
        }
        StringBuilder more = new StringBuilder();
        for (String name : parts.stringPropertyNames().stream().sorted().toList()) {
            if (!name.startsWith("PG") && !name.equals("user") && !name.equals("password")) {
                more.append(more.isEmpty() ? '?' : '&').append(name).append('=').append(parts.getProperty(name));
            }
        }
        return new ServerAddress(
                parts.getProperty("PGHOST", "localhost"),
                Integer.parseInt(parts.getProperty("PGPORT", "5432")),
                parts.getProperty("user"),
                parts.getProperty("password", ""),
                more.toString());
    }

    /** The driver decodes what is in the part before the @ only when it stands behind the question mark. */
    private static Properties libpq(String url) {
        int scheme = url.indexOf("://");
        int at = url.lastIndexOf('@');
        if (!url.startsWith("postgres") || scheme < 0 || at < scheme) {
            throw noAddress(url);
        }
        String login = url.substring(scheme + 3, at);
        int colon = login.indexOf(':');
        String where = url.substring(at + 1);
        String query = where.contains("?") ? "&" : where.contains("/") ? "?" : "/?";
        Properties parts = Driver.parseURL(
                "jdbc:postgresql://" + where + query + "user=" + (colon < 0 ? login : login.substring(0, colon))
                        + (colon < 0 ? "" : "&password=" + login.substring(colon + 1)),
                null);
        if (parts == null) {
            throw noAddress(url);
        }
        return parts;
    }

    private static LabProblem noAddress(String url) {
        String safe = url.replaceAll("password=[^&]*", "password=…").replaceAll("://[^@]*@", "://…@");
        return new LabProblem.Usage(
                "'" + safe + "' is no address of a PostgreSQL server.",
                "Write it as postgresql://superuser:password@host:5432; " + Servers.VARIABLE
                        + " takes several, with spaces between.");
    }

    /** {@code db:5432}. */
    String place() {
        return host + ":" + port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + more;
    }

    @Override
    public String toString() {
        return place();
    }
}
