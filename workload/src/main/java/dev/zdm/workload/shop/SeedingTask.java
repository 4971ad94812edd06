package dev.zdm.workload.shop;

import dev.zdm.workload.sql.NamedSql;
import dev.zdm.workload.sql.SqlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement that one session of the crew runs.
 *
 * @param values for its parameters, by name; there may be more
 * @param size how much of its stage it is: rows, or 1
 */
record SeedingTask(NamedSql statement, Map<String, Long> values, long size) {

    static List<SeedingTask> eachOf(SqlFile file, Map<String, Long> values) {
        return file.statements().stream()
                .map(statement -> new SeedingTask(statement, values, 1))
                .toList();
    }

    /** The file's only statement, for the ids from first to last. */
    static SeedingTask range(SqlFile file, Map<String, Long> values, long first, long last) {
        Map<String, Long> withRange = new HashMap<>(values);
        withRange.put("first", first);
        withRange.put("last", last);
        return new SeedingTask(file.statements().get(0), withRange, last - first + 1);
    }
}
