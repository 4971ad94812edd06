package dev.zdm.runner.stand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.runner.tool.ShopClone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Some rows of a clone's tables as they were at one moment, in full. What was NULL then may hold anything later: a column that was filled
 * need not be emptied again.
 *
 * @param tables rows by table, then by id
 * @param counts how many rows there were in each table
 */
record SeenRows(Map<String, Map<Long, JsonNode>> tables, Map<String, Long> counts) implements ShopClone.Rows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 2_000;
    private static final String KEY = "id";
    /** All tables but the runner's own. */
    private static final String TABLES =
            "SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = 'public'::regnamespace"
                    + " AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT IN ('migration_history', 'migration_tries')";

    /** Rows scattered evenly over each table whose key is {@code id}, and how many there are. */
    static SeenRows of(Connection observer) throws SQLException {
        Map<String, Map<Long, JsonNode>> seen = new HashMap<>();
        Map<String, Long> counts = new HashMap<>();
        for (String table : tables(observer)) {
            counts.put(table, count(table, observer));
            if (isThere(table, observer)) {
                seen.put(
                        table,
                        rows(
                                table,
                                "t.id IN (SELECT (highest * n / " + ROWS + ")::bigint"
                                        + " FROM (SELECT max(id) AS highest FROM public." + quoted(table) + ") AS ids,"
                                        + " generate_series(1, " + ROWS + ") AS n)",
                                observer));
            }
        }
        return new SeenRows(seen, counts);
    }

    private static List<String> tables(Connection observer) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = observer.prepareStatement(TABLES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static long count(String table, Connection observer) throws SQLException {
        try (PreparedStatement query = observer.prepareStatement("SELECT count(*) FROM public." + quoted(table));
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }

    private static boolean isThere(String table, Connection observer) throws SQLException {
        try (PreparedStatement query = observer.prepareStatement("SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute"
                + " WHERE attrelid = to_regclass('public.' || quote_ident(?)) AND attname = '" + KEY
                + "' AND atttypid IN ('int'::regtype, 'bigint'::regtype)"
                + " AND NOT attisdropped)")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static Map<Long, JsonNode> rows(String table, String which, Connection observer) throws SQLException {
        Map<Long, JsonNode> rows = new HashMap<>();
        try (PreparedStatement query = observer.prepareStatement(
                        "SELECT t.id, to_jsonb(t)::text FROM public." + quoted(table) + " AS t WHERE " + which);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.put(row.getLong(1), JSON.readTree(row.getString(2)));
            }
            return rows;
        } catch (JsonProcessingException neverFromTheServer) {
            throw new SQLException(neverFromTheServer);
        }
    }

    /**
     * What of these rows is not there any more, in words.
     *
     * @param reached where customers' writes have ended up since; how many rows these tables have proves nothing
     * @param written ids that customers have written under a name, up to the moment at which it is asked; they prove nothing
     */
    List<String> missing(Connection observer, CustomerTables reached, Function<String, Set<Long>> written)
            throws SQLException {
        List<String> missing = new ArrayList<>();
        List<String> left = tables(observer);
        for (Map.Entry<String, Long> before : counts.entrySet()) {
            // a table that is gone is a difference of the schema, and told there
            if (left.contains(before.getKey()) && !reached.reach(before.getKey())) {
                long now = count(before.getKey(), observer);
                if (now != before.getValue()) {
                    missing.add(before.getKey() + " had " + before.getValue() + " rows and has " + now);
                }
            }
        }
        for (Map.Entry<String, Map<Long, JsonNode>> table : tables.entrySet()) {
            if (reached.isFed(table.getKey())) {
                continue;
            }
            Map<Long, JsonNode> now = isThere(table.getKey(), observer)
                    ? rows(table.getKey(), "t.id = ANY ('{" + ids(table.getValue()) + "}')", observer)
                    : Map.of();
            // asked afterwards: customers go on writing, and what was read may have been written a moment ago
            Set<Long> passed = new HashSet<>();
            reached.namesOf(table.getKey()).forEach(name -> passed.addAll(written.apply(name)));
            table.getValue().forEach((id, before) -> {
                if (!passed.contains(id)) {
                    compare(table.getKey() + " " + id, before, now.get(id), missing);
                }
            });
        }
        return missing;
    }

    private static String ids(Map<Long, JsonNode> rows) {
        return String.join(",", rows.keySet().stream().map(String::valueOf).toList());
    }

    private static void compare(
            String row, JsonNode before, @org.jspecify.annotations.Nullable JsonNode now, List<String> missing) {
        if (now == null) {
            missing.add(row + " is gone");
            return;
        }
        before.properties().forEach(column -> {
            JsonNode value = now.path(column.getKey());
            // a column that is gone is a difference of the schema, and told there
            if (!column.getValue().isNull() && !value.isMissingNode() && !value.equals(column.getValue())) {
                missing.add(column.getKey() + " of " + row + " was " + column.getValue() + " and is " + value);
            }
        });
    }
}
