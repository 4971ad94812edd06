package dev.zdm.shop;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of an answer, in memory. As text it is a table, as psql prints it.
 *
 * @param more whether there were more than were kept
 */
public record Rows(List<String> columns, List<Row> rows, boolean more) implements Iterable<Row> {

    /** So many rows are kept. */
    public static final int MOST = 1_000;

    static final Rows NONE = new Rows(List.of(), List.of(), false);
    private static final int WIDEST = 60;
    private static final int SHOWN = 50;

    static Rows of(ResultSet answer) throws SQLException {
        ResultSetMetaData about = answer.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
        }
        List<Row> rows = new ArrayList<>();
        while (answer.next()) {
            if (rows.size() == MOST) {
                return new Rows(List.copyOf(columns), List.copyOf(rows), true);
            }
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(answer.getObject(i));
            }
            rows.add(new Row(columns, Collections.unmodifiableList(values)));
        }
        return new Rows(List.copyOf(columns), List.copyOf(rows), false);
    }

    public int size() {
        return rows.size();
    }

    /** The first row; fails when there is none. */
    public Row first() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("the query returned no row");
        }
        return rows.get(0);
    }

    @Override
    public Iterator<Row> iterator() {
        return rows.iterator();
    }

    @Override
    public String toString() {
        if (columns.isEmpty()) {
            return "no rows";
        }
        int[] widths = new int[columns.size()];
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.stream()
                .limit(SHOWN)
                .forEach(row -> cells.add(columns.stream()
                        .map(column -> shortened(String.valueOf(row.value(column))))
                        .toList()));
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> line : cells) {
            String row = IntStream.range(0, widths.length)
                    .mapToObj(i -> " " + line.get(i)
                            + " ".repeat(widths[i] - line.get(i).length() + 1))
                    .collect(Collectors.joining("|"));
            table.append(row.stripTrailing()).append('\n');
            if (line == cells.get(0)) {
                table.append(Arrays.stream(widths)
                                .mapToObj(width -> "-".repeat(width + 2))
                                .collect(Collectors.joining("+")))
                        .append('\n');
            }
        }
        return table.append(counted()).toString();
    }

    private String counted() {
        String counted = "(" + (more ? "more than " : "") + rows.size() + (rows.size() == 1 ? " row" : " rows");
        return counted + (rows.size() > SHOWN ? ", the first " + SHOWN + " shown)" : ")");
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}
