package dev.zdm.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer.
 *
 * @param columns their names, as the query gave them
 * @param values in the order of the columns
 */
public record Row(List<String> columns, List<@Nullable Object> values) {

    /** A value as JDBC gives it; null for NULL. Fails when there is no such column. */
    public @Nullable Object value(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column " + column + "; there are " + columns);
        }
        return values.get(index);
    }

    /** A value as text; null for NULL. */
    public @Nullable String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** A whole number; 0 for NULL. */
    public long number(String column) {
        Object value = value(column);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(column + " is no number but '" + value + "'");
    }
}
