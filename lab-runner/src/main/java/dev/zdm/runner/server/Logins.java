package dev.zdm.runner.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Logs in to servers. */
final class Logins {

    private static final int SECONDS_TO_LOG_IN = 20;
    private static final int SECONDS_TO_ANSWER = 10;

    private Logins() {}

    /** Logging in takes some seconds at the most, even if the server hangs; then a statement may take as long as it likes. */
    static Connection open(String jdbcUrl, String role, String password) throws SQLException {
        Connection connection = open(jdbcUrl, role, password, SECONDS_TO_LOG_IN);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    /** Each statement has to be answered within some seconds, or it fails with the connection. */
    static Connection openToAsk(String jdbcUrl, String role, String password) throws SQLException {
        return open(jdbcUrl, role, password, SECONDS_TO_ANSWER);
    }

    private static Connection open(String jdbcUrl, String role, String password, int secondsOfSilence)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", Integer.toString(secondsOfSilence));
        properties.setProperty("ApplicationName", "zdm");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** The answer to a question with one. */
    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
