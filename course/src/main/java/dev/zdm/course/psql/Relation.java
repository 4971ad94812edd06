package dev.zdm.course.psql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code \d} describes.
 *
 * @param kind {@code pg_class.relkind}
 * @param persistence {@code pg_class.relpersistence}
 */
record Relation(String oid, String schema, String name, String kind, String persistence) {

    static Relation of(List<@Nullable String> row) {
        return new Relation(at(row, 0), at(row, 1), at(row, 2), at(row, 3), at(row, 4));
    }

    private static String at(List<@Nullable String> row, int column) {
        return String.valueOf(row.get(column));
    }

    /** As psql heads it: {@code Table "public.orders"}. */
    String title() {
        boolean unlogged = persistence.equals("u");
        String what = switch (kind) {
            case "r" -> unlogged ? "Unlogged table" : "Table";
            case "p" -> unlogged ? "Unlogged partitioned table" : "Partitioned table";
            case "v" -> "View";
            case "m" -> unlogged ? "Unlogged materialized view" : "Materialized view";
            case "i" -> unlogged ? "Unlogged index" : "Index";
            case "I" -> unlogged ? "Unlogged partitioned index" : "Partitioned index";
            case "S" -> unlogged ? "Unlogged sequence" : "Sequence";
            case "t" -> "TOAST table";
            case "c" -> "Composite type";
            case "f" -> "Foreign table";
            default -> "Relation";
        };
        return what + " \"" + schema + "." + name + "\"";
    }

    /** The query for its rows. */
    String columns() {
        return switch (kind) {
            case "i", "I" -> "index-columns";
            case "S" -> "sequence";
            default -> "columns";
        };
    }

    /** The query for what stands below them, empty when nothing does. */
    String below() {
        return switch (kind) {
            case "r", "p", "m", "f" -> "below-table";
            case "i", "I" -> "below-index";
            case "S" -> "below-sequence";
            case "v" -> "below-view";
            default -> "";
        };
    }

    /** Which columns psql shows with a plus besides those that every relation has. */
    Set<String> parts() {
        return switch (kind) {
            case "r", "p", "m" -> Set.of("compressed", "counted");
            case "f" -> Set.of("counted");
            default -> Set.of();
        };
    }
}
