package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of {@code catalogue.jsonl}: everything in the shop's schemas at one moment. */
public record Catalogue(
        Instant at,
        List<Table> tables,
        List<Column> columns,
        List<Index> indexes,
        List<Constraint> constraints,
        List<Trigger> triggers)
        implements EvidenceLine {

    public Catalogue(
            Instant at,
            @Nullable List<Table> tables,
            @Nullable List<Column> columns,
            @Nullable List<Index> indexes,
            @Nullable List<Constraint> constraints,
            @Nullable List<Trigger> triggers) {
        this.at = at;
        this.tables = tables == null ? List.of() : List.copyOf(tables);
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.indexes = indexes == null ? List.of() : List.copyOf(indexes);
        this.constraints = constraints == null ? List.of() : List.copyOf(constraints);
        this.triggers = triggers == null ? List.of() : List.copyOf(triggers);
    }

    @Override
    public String type() {
        return "catalogue";
    }

    /** @param name without its schema; the shop lives in {@code public} */
    public Optional<Table> table(String name) {
        return tables.stream()
                .filter(table -> table.name.equals(name) && table.schema.equals("public"))
                .findFirst();
    }

    public Optional<Table> table(long oid) {
        return tables.stream().filter(table -> table.oid == oid).findFirst();
    }

    public Optional<Index> index(long oid) {
        return indexes.stream().filter(index -> index.oid == oid).findFirst();
    }

    public Optional<Column> column(long tableOid, String name) {
        return columns.stream()
                .filter(column -> column.tableOid == tableOid && column.name.equals(name))
                .findFirst();
    }

    public List<Index> indexesOn(long tableOid) {
        return indexes.stream().filter(index -> index.tableOid == tableOid).toList();
    }

    static String bareName(String relation) {
        return relation.startsWith("public.") ? relation.substring("public.".length()) : relation;
    }

    /**
     * A table, or what is read like one.
     *
     * @param kind {@code pg_class.relkind}: {@code r} a table, {@code p} a partitioned one, {@code v} a view, …
     * @param filenode 0 without a file of its own, or when it was not known
     */
    public record Table(long oid, String schema, String name, String kind, long filenode) {}

    /**
     * A column.
     *
     * @param type as {@code format_type} spells it
     * @param missing {@code atthasmissing}: it was added with a default and the table was not rewritten since
     * @param generated {@code s} stored, {@code v} virtual, else empty
     * @param identity {@code a} always, {@code d} by default, else empty
     */
    public record Column(
            long tableOid,
            String name,
            String type,
            boolean notNull,
            boolean hasDefault,
            boolean missing,
            int number,
            String generated,
            String identity) {}

    /**
     * An index.
     *
     * @param keys its key columns in order, null for an expression
     * @param expressions whether any key is an expression
     * @param valid queries may use it
     * @param ready writes keep it up to date
     * @param live it is not being dropped
     * @param filenode 0 without a file of its own, or when it was not known
     * @param constraint the constraint that it serves
     * @param plain each key has its type's default operator class and its column's collation
     */
    public record Index(
            long oid,
            String schema,
            String name,
            long tableOid,
            String method,
            List<@Nullable String> keys,
            List<String> includes,
            boolean expressions,
            boolean partial,
            boolean unique,
            boolean primary,
            boolean valid,
            boolean ready,
            boolean live,
            long filenode,
            @Nullable String constraint,
            boolean plain) {

        public Index {
            keys = Collections.unmodifiableList(new ArrayList<>(keys));
            includes = List.copyOf(includes);
        }

        /** Whether queries use it and writes keep it: what people mean by an index that is there. */
        public boolean works() {
            return valid && ready && live;
        }
    }

    /**
     * A constraint.
     *
     * @param kind {@code pg_constraint.contype}: {@code c} check, {@code f} foreign key, {@code n} not null, {@code p}
     *     primary key, {@code u} unique
     */
    public record Constraint(
            long oid,
            String name,
            String kind,
            long tableOid,
            boolean validated,
            boolean enforced,
            @Nullable Long referencesOid,
            List<String> columns) {

        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    /** @param enabled {@code pg_trigger.tgenabled}: {@code O} yes, {@code D} no, {@code R} and {@code A} on replicas */
    public record Trigger(long oid, String name, long tableOid, String enabled) {}
}
