package dev.zdm.runner.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zdm.workload.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All figures that were ever kept, by part, as {@code FILE.json} and as a table for people, {@code FILE.md}. A part that is measured again takes
 * the place of what it was.
 */
public final class FigureTable {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** In which order a reader wants them; a part that is not named comes last. */
    private static final List<String> ORDER = List.of(
            "seeding",
            "reset",
            "workload",
            "recorder",
            "evidence",
            "check",
            "regrade",
            "java",
            "start",
            "stands",
            "pages");

    private final Path markdown;
    private final Path json;
    private final Map<String, Part> parts;

    /**
     * What was measured together.
     *
     * @param on machine and versions
     * @param how options that matter
     */
    public record Part(String at, String on, String how, List<Figure> figures) {}

    /** @param kept parts by their names */
    private record Kept(int schema, Map<String, Part> kept) {}

    private FigureTable(Path markdown, Path json, Map<String, Part> parts) {
        this.markdown = markdown;
        this.json = json;
        this.parts = parts;
    }

    /** @param markdown the table; what it was made from lies beside it, with the ending {@code json} */
    public static FigureTable at(Path markdown) throws IOException {
        Path json = markdown.resolveSibling(markdown.getFileName().toString().replaceFirst("\\.md$", "") + ".json");
        Map<String, Part> parts = new TreeMap<>();
        if (Files.exists(json)) {
            parts.putAll(JSON.readValue(json.toFile(), Kept.class).kept());
        }
        return new FigureTable(markdown, json, parts);
    }

    /** Keeps what was measured of one part, on disk. */
    public void keep(String part, String on, String how, List<Figure> figures) throws IOException {
        parts.put(part, new Part(LocalDate.now(ZoneOffset.UTC).toString(), on, how, figures));
        JSON.writeValue(json.toFile(), new Kept(1, parts));
        Files.writeString(markdown, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder("""
                # What it costs

                Written by `bin/bench --to docs/benchmarks.md`; please do not edit. Each figure of ours beside a yardstick's in the same run, in turns; medians.
                A ratio is ours to theirs. Shared machines are noisy: read the ratios, not the figures.

                """);
        List<String> missed = new ArrayList<>();
        List<String> names = new ArrayList<>(ORDER);
        parts.keySet().stream().filter(name -> !ORDER.contains(name)).forEach(names::add);
        for (String name : names) {
            Part part = parts.get(name);
            if (part == null) {
                continue;
            }
            text.append("## ")
                    .append(name)
                    .append("\n\n")
                    .append(part.on())
                    .append("; ")
                    .append(part.how())
                    .append("; ")
                    .append(part.at())
                    .append(
                            "\n\n| what | ours | beside | theirs | ratio | goal | each time |\n|---|---|---|---|---|---|---|\n");
            for (Figure figure : part.figures()) {
                text.append(line(figure));
                Figure.Goal goal = figure.goal();
                if (goal != null && !goal.met()) {
                    missed.add("- " + name + ", " + figure.what() + ": goal " + goal.words() + ", measured "
                            + (figure.beside() == null
                                    ? Figure.shown(figure.ours()) + " " + figure.unit()
                                    : String.format(
                                                    Locale.ROOT,
                                                    "%.2f",
                                                    figure.beside().ratio()) + " (" + Figure.shown(figure.ours()) + " "
                                            + figure.unit() + ")"));
                }
            }
            text.append('\n');
        }
        text.append("## Goals that were missed\n\n")
                .append(missed.isEmpty() ? "None." : String.join("\n", missed))
                .append('\n');
        return text.toString();
    }

    private static String line(Figure figure) {
        Figure.Yardstick beside = figure.beside();
        Figure.Goal goal = figure.goal();
        return "| " + figure.what() + " | " + Figure.shown(figure.ours()) + " " + figure.unit() + " | "
                + (beside == null ? "" : beside.name()) + " | "
                + (beside == null ? "" : Figure.shown(beside.figure()) + " " + figure.unit()) + " | "
                + (beside == null ? "" : String.format(Locale.ROOT, "%.2f", beside.ratio())) + " | "
                + (goal == null ? "" : goal.words() + (goal.met() ? "" : ": **missed**")) + " | "
                + figure.rounds() + " |\n";
    }
}
