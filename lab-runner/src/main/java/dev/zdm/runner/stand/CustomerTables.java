package dev.zdm.runner.stand;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a customer's write may end up: in the table that it names, in the table behind the view of that name, or, by way of a trigger or
 * of a foreign key's action, in any other.
 *
 * @param named tables that hold the rows themselves, with the names under which customers write them
 * @param fed tables that a write reaches by way of something else; nobody can say which of their rows
 */
record CustomerTables(Map<String, Set<String>> named, Set<String> fed) {

    /**
     * A function's text does not tell the tables that it writes to; one that is mentioned in any of the shop's functions, or all of them when
     * one runs text that it puts together, may be.
     */
    private static final String REACHED = """
            WITH RECURSIVE reached (relation, name, itself) AS (
              SELECT to_regclass('public.' || quote_ident(given.name))::oid, given.name, true
                FROM unnest(?::text[]) AS given (name)
              UNION
              SELECT next.relation, reached.name, reached.itself AND next.itself
                FROM reached
               CROSS JOIN LATERAL (
                     SELECT behind.refobjid AS relation, true AS itself
                       FROM pg_catalog.pg_rewrite AS rule
                       JOIN pg_catalog.pg_depend AS behind
                         ON behind.classid = 'pg_rewrite'::regclass AND behind.objid = rule.oid AND behind.refclassid = 'pg_class'::regclass
                      WHERE rule.ev_class = reached.relation AND behind.refobjid <> reached.relation
                      UNION ALL
                     SELECT other.oid, false
                       FROM pg_catalog.pg_class AS other, pg_catalog.pg_proc AS function
                      WHERE other.relnamespace = 'public'::regnamespace AND other.relkind IN ('r', 'p')
                        AND other.oid <> reached.relation
                        AND function.pronamespace = 'public'::regnamespace
                        AND (strpos(lower(function.prosrc), other.relname) > 0 OR function.prosrc ILIKE '%execute%')
                        AND EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgrelid = reached.relation AND NOT t.tgisinternal)
                      UNION ALL
                     SELECT key.conrelid, false
                       FROM pg_catalog.pg_constraint AS key
                      WHERE key.confrelid = reached.relation AND key.contype = 'f'
                        AND (key.confdeltype IN ('c', 'n', 'd') OR key.confupdtype IN ('c', 'n', 'd'))) AS next
            )
            SELECT DISTINCT class.relname, reached.name, reached.itself
              FROM reached
              JOIN pg_catalog.pg_class AS class ON class.oid = reached.relation
             WHERE class.relkind IN ('r', 'p')
            """;

    static CustomerTables none() {
        return new CustomerTables(Map.of(), Set.of());
    }

    /**
     * As the schema is now.
     *
     * @param written relations that customers name in what they write
     */
    static CustomerTables of(Set<String> written, Connection observer) throws SQLException {
        Map<String, Set<String>> named = new HashMap<>();
        Set<String> fed = new HashSet<>();
        try (PreparedStatement query = observer.prepareStatement(REACHED)) {
            Array names = observer.createArrayOf("text", written.toArray());
            query.setArray(1, names);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(3)) {
                        named.computeIfAbsent(row.getString(1), fresh -> new HashSet<>())
                                .add(row.getString(2));
                    } else {
                        fed.add(row.getString(1));
                    }
                }
            }
        }
        return new CustomerTables(named, fed);
    }

    /** Both: a schema changes while customers write. */
    CustomerTables and(CustomerTables other) {
        Map<String, Set<String>> both = new HashMap<>();
        named.forEach((table, names) -> both.put(table, new HashSet<>(names)));
        other.named.forEach((table, names) ->
                both.computeIfAbsent(table, fresh -> new HashSet<>()).addAll(names));
        Set<String> eitherFed = new HashSet<>(fed);
        eitherFed.addAll(other.fed);
        return new CustomerTables(both, eitherFed);
    }

    /** Whether customers change the number of its rows. */
    boolean reach(String table) {
        return named.containsKey(table) || isFed(table);
    }

    /** Whether its rows change by customers' writes, and not only those that they name. */
    boolean isFed(String table) {
        return fed.contains(table) && !named.containsKey(table);
    }

    /** Under which names customers write this table's rows; empty when they do not. */
    Set<String> namesOf(String table) {
        return named.getOrDefault(table, Set.of());
    }
}
