package dev.zdm.course.proof;

import dev.zdm.course.console.ErrorLines;
import dev.zdm.course.proof.BlockRun.Answered;
import dev.zdm.runner.sql.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a block printed, as psql prints it, without what says nothing: the tags of transaction commands and settings, the empty answers of
 * pauses and advisory locks, removals with {@code IF EXISTS}. Of a long result the first rows stand for all.
 */
final class PsqlText {

    private static final int MOST_ROWS = 16;
    private static final Set<String> SILENT_TAGS =
            Set.of("BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET", "RESET");
    private static final Pattern SILENT_STATEMENT =
            Pattern.compile("DROP .* IF EXISTS .*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SILENT_COLUMN = Pattern.compile("pg_sleep.*|pg_advisory_.*|set_config");
    private static final Pattern SILENT_NOTICE = Pattern.compile(
            "NOTICE:.*does not exist, skipping.*|The connection to the server was lost.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private PsqlText() {}

    /** @param timing whether each statement's time is told */
    static String of(BlockRun run, boolean timing) {
        if (run.java().isPresent()) {
            return run.java().get().text();
        }
        List<String> lines = new ArrayList<>();
        for (Answered answered : run.answers()) {
            List<String> said = of(answered);
            lines.addAll(said);
            if (timing && !said.isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT, "Time: %.1f ms", answered.result().took().toNanos() / 1e6));
            }
        }
        return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static List<String> of(Answered answered) {
        Result result = answered.result();
        List<String> lines = new ArrayList<>();
        result.notices().stream()
                .filter(notice -> !SILENT_NOTICE.matcher(notice).matches())
                .flatMap(String::lines)
                .forEach(lines::add);
        Result.Failure error = result.error();
        if (error != null) {
            lines.addAll(ErrorLines.of(error, answered.statement()));
        } else if (!result.columns().isEmpty()) {
            if (!(result.columns().size() == 1
                    && SILENT_COLUMN.matcher(result.columns().get(0)).matches())) {
                lines.addAll(table(result));
            }
        } else if (!SILENT_TAGS.contains(result.tag())
                && !SILENT_STATEMENT.matcher(answered.statement()).matches()) {
            lines.add(result.tag());
        }
        return lines;
    }

    private static List<String> table(Result result) {
        List<List<@Nullable String>> rows =
                result.rows().subList(0, Math.min(MOST_ROWS, result.rows().size()));
        List<Integer> widths = IntStream.range(0, result.columns().size())
                .mapToObj(column -> width(result.columns().get(column), cells(rows, column)))
                .toList();
        List<Boolean> numeric = IntStream.range(0, result.columns().size())
                .mapToObj(column -> isNumeric(cells(rows, column)))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(IntStream.range(0, widths.size())
                .mapToObj(column -> " " + centred(result.columns().get(column), widths.get(column)) + " ")
                .collect(Collectors.joining("|")));
        lines.add(widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+")));
        for (List<@Nullable String> row : rows) {
            lines.addAll(row(row, widths, numeric));
        }
        int more = result.rows().size() - rows.size();
        if (more > 0) {
            lines.add(" …");
        }
        int all = result.rows().size();
        lines.add("(" + (result.truncated() ? "more than " : "") + all + (all == 1 ? " row)" : " rows)"));
        return lines;
    }

    /** A cell of several lines goes on in the next ones, and a plus sign says so. */
    private static List<String> row(List<@Nullable String> row, List<Integer> widths, List<Boolean> numeric) {
        List<List<String>> cells = row.stream().map(PsqlText::linesOf).toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, height)
                .mapToObj(line -> IntStream.range(0, cells.size())
                        .mapToObj(column -> {
                            List<String> cell = cells.get(column);
                            String text = line < cell.size() ? cell.get(line) : "";
                            String goesOn = line + 1 < cell.size() ? "+" : " ";
                            String blank = " ".repeat(widths.get(column) - length(text));
                            return " " + (numeric.get(column) ? blank + text : text + blank) + goesOn;
                        })
                        .collect(Collectors.joining("|")))
                .toList();
    }

    private static List<String> cells(List<List<@Nullable String>> rows, int column) {
        return rows.stream().flatMap(row -> linesOf(row.get(column)).stream()).toList();
    }

    private static List<String> linesOf(@Nullable String cell) {
        return cell == null || cell.isEmpty() ? List.of("") : cell.lines().toList();
    }

    private static int width(String name, List<String> cells) {
        return Math.max(
                length(name), cells.stream().mapToInt(PsqlText::length).max().orElse(0));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isNumeric(List<String> cells) {
        return cells.stream()
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches())
                && cells.stream().anyMatch(cell -> !cell.isEmpty());
    }

    private static String centred(String text, int width) {
        int blank = width - length(text);
        return " ".repeat(blank / 2) + text + " ".repeat(blank - blank / 2);
    }
}
