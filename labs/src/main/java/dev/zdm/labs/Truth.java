package dev.zdm.labs;

import java.util.List;

/**
 * How to read from the shop what customers were promised. While a change is under way a thing may stand in two places; one that holds it
 * is enough.
 *
 * @param name as the app versions' requests remember it: {@code full_name}
 * @param table or view, in schema public
 * @param key its key column, a whole number
 * @param readings tried in order, as far as their columns exist
 * @param seeded whether what the shop held when the attempt began counts as promised too; not where customers change it without a promise
 */
public record Truth(String name, String table, String key, List<Reading> readings, boolean seeded) {

    /** Of a lab that says nothing else. */
    public static final List<Truth> OF_THE_SHOP = List.of(
            of("full_name", "users", "full_name"),
            of("username", "users", "username"),
            of("order_status", "orders", "status"));

    public Truth {
        readings = List.copyOf(readings);
    }

    private static Truth of(String name, String table, String column) {
        return new Truth(name, table, "id", List.of(new Reading(List.of(column), column)), false);
    }

    /**
     * @param needs columns that have to exist
     * @param sql an expression over them
     */
    public record Reading(List<String> needs, String sql) {

        public Reading {
            needs = List.copyOf(needs);
        }
    }
}
