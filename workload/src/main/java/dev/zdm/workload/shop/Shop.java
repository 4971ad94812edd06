package dev.zdm.workload.shop;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.sql.NamedSql;
import dev.zdm.workload.sql.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;

/** What is known about every shop, whatever its size. */
public final class Shop {

    /** The oldest major version of PostgreSQL that the shop and the labs can live on. */
    public static final int OLDEST_SERVER = 14;

    /** When the seeded history ends; no seeded order was placed later. */
    public static final Instant HISTORY_ENDS = Instant.parse("2026-01-01T00:00:00Z");

    /** Group role that owns the shop's tables. It has to exist before the shop is seeded. */
    public static final String OWNER_ROLE = "shop_owner";

    /** Group role of the app versions, which may read and write rows. It has to exist before the shop is seeded. */
    public static final String APP_ROLE = "shop_app";

    private static final SqlFile CHECKSUM = SqlFile.beside(Shop.class, "checksum.sql");

    private Shop() {}

    /** Refuses a server that is too old. */
    public static void requireServer(Connection connection) throws SQLException {
        requireVersion(
                connection.getMetaData().getDatabaseMajorVersion(),
                connection.getMetaData().getDatabaseProductVersion());
    }

    static void requireVersion(int major, String version) {
        if (major < OLDEST_SERVER) {
            throw new WorkloadProblem(
                    "This server is PostgreSQL " + version + "; the shop needs " + OLDEST_SERVER + " or later.",
                    "Use a newer server, or none: the embedded one is PostgreSQL 18.",
                    null);
        }
    }

    /**
     * A checksum over all rows of users and orders, computed by the server: the same for the same seed and size on
     * every machine. Reads both tables in full.
     *
     * @return 32 hexadecimal digits, users before orders
     */
    public static String checksum(Connection connection) throws SQLException {
        StringBuilder sums = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (NamedSql sum : CHECKSUM.statements()) {
                try (ResultSet row = statement.executeQuery(sum.jdbc())) {
                    row.next();
                    sums.append(HexFormat.of().toHexDigits(row.getLong(1)));
                }
            }
        }
        return sums.toString();
    }
}
