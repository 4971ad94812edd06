package dev.zdm.course.sheet;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Names as people hand them in: one a line, or a table with commas, semicolons or tabs, whose column {@code name} counts, or else its first.
 */
public final class NameList {

    private static final ObjectReader LINES = new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .readerForListOf(String.class);

    private NameList() {}

    /**
     * The names, in their order.
     *
     * @throws LabProblem.Usage when it is no table
     */
    public static List<String> of(String text) {
        List<List<String>> lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> first = lines.get(0).stream().map(NameList::plain).toList();
        int column = Math.max(0, first.indexOf("name"));
        return lines.stream()
                .skip(first.contains("name") ? 1 : 0)
                .filter(line -> line.size() > column)
                .map(line -> line.get(column).strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private static List<List<String>> lines(String text) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (MappingIterator<List<String>> lines = LINES.with(schema).readValues(text)) {
            return lines.readAll();
        } catch (IOException e) {
            throw new LabProblem.Usage(
                    "That is no list of names: " + firstLine(String.valueOf(e.getMessage())),
                    "Write one name a line, or a table whose cells are quoted when they have commas in them.");
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** What the first line has between its cells. */
    private static char separator(String text) {
        String first = firstLine(text);
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    }
}
