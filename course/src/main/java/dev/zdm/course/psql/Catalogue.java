package dev.zdm.course.psql;

import dev.zdm.course.psql.PsqlCommand.Describe;
import dev.zdm.course.psql.PsqlCommand.ListRelations;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers psql's commands by asking the catalogue in the session itself, so a failed transaction answers with 25P02,
 * and a table that somebody holds locked may have to be waited for, as in psql.
 */
public final class Catalogue {

    /** A pattern that means more relations than these is told to be too wide. */
    private static final int MOST_DESCRIBED = 20;

    private final Asked ask;

    /** Sends one query in the session. */
    public interface Asked {
        Result execute(String sql);
    }

    public Catalogue(Asked ask) {
        this.ask = ask;
    }

    /**
     * What a command prints; a habit's turn prints nothing from here. Fails with {@link LabProblem.Usage} when nothing
     * has the name that it asks for, or too much.
     */
    public List<Printed> answer(PsqlCommand command) {
        if (command instanceof ListRelations list) {
            return list(list);
        }
        if (command instanceof Describe describe) {
            return describe(describe);
        }
        return command instanceof PsqlCommand.Help ? List.of(help()) : List.of();
    }

    private static Printed help() {
        Result known = new Result(
                List.of("Command", "What it shows"),
                List.copyOf(PsqlCommand.KNOWN),
                false,
                "",
                List.of(),
                null,
                Duration.ZERO);
        return new Printed(
                "What the console knows of psql",
                known,
                List.of("In a NAME a star stands for any letters; schema.NAME looks into one schema."));
    }

    private List<Printed> list(ListRelations command) {
        String letters = command.letters().isEmpty() ? "tvms" : command.letters();
        Optional<NamePattern> pattern = command.pattern().map(NamePattern::of);
        Set<String> wanted =
                wanted(pattern.orElse(new NamePattern(Optional.empty(), Optional.empty())), command.plus());
        if (pattern.isEmpty()) {
            wanted.add("own");
        }
        if (letters.contains("i")) {
            wanted.add("indexes");
        }
        boolean stored = letters.contains("t") || letters.contains("i") || letters.contains("m");
        if (command.plus() && stored) {
            wanted.add("stored");
        }
        Result found = ask("relations", wanted, values(pattern, Map.of("kinds", kinds(letters, pattern.isPresent()))));
        if (!found.failed() && found.rows().isEmpty()) {
            throw nothing(command.pattern());
        }
        return List.of(new Printed(found.failed() ? "" : "List of relations", found, List.of()));
    }

    /** The relkinds of what the letters stand for; psql looks at TOAST tables only for those who name them. */
    private static String kinds(String letters, boolean named) {
        StringBuilder kinds = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            kinds.append(
                    switch (letter) {
                        case 't' -> named ? "rpt" : "rp";
                        case 'i' -> "iI";
                        case 's' -> "S";
                        default -> String.valueOf(letter);
                    });
        }
        return kinds.append(letters.equals("tvms") ? "f" : "").toString();
    }

    private List<Printed> describe(Describe command) {
        NamePattern pattern = NamePattern.of(command.pattern());
        Result found = ask("found", wanted(pattern, false), values(Optional.of(pattern), Map.of()));
        if (found.failed()) {
            return List.of(new Printed("", found, List.of()));
        }
        if (found.rows().isEmpty()) {
            throw nothing(Optional.of(command.pattern()));
        }
        if (found.rows().size() > MOST_DESCRIBED) {
            throw new LabProblem.Usage(
                    command.pattern() + " means more than " + MOST_DESCRIBED + " relations.",
                    "Name fewer of them. \\dt and \\di list tables and indexes.");
        }
        List<Printed> printed = new ArrayList<>();
        for (List<@Nullable String> row : found.rows()) {
            Printed one = describe(Relation.of(row), command.plus());
            printed.add(one);
            if (one.result().failed()) {
                break;
            }
        }
        return printed;
    }

    private Printed describe(Relation relation, boolean plus) {
        Set<String> wanted = new HashSet<>(relation.parts());
        wanted.removeIf(part -> !plus);
        wanted.add(plus ? "plus" : "plain");
        Map<String, String> values = Map.of("oid", relation.oid());
        Result columns = ask(relation.columns(), wanted, values);
        if (columns.failed()) {
            return new Printed("", columns, List.of());
        }
        if (relation.below().isEmpty()) {
            return new Printed(relation.title(), columns, List.of());
        }
        Result below = ask(relation.below(), wanted, values);
        if (below.failed()) {
            return new Printed("", below, List.of());
        }
        List<String> lines = below.rows().stream()
                .flatMap(row -> String.valueOf(row.get(0)).lines())
                .toList();
        return new Printed(relation.title(), took(columns, columns.took().plus(below.took())), lines);
    }

    private static Set<String> wanted(NamePattern pattern, boolean plus) {
        Set<String> wanted = new HashSet<>();
        wanted.add(pattern.schema().isPresent() ? "schema" : "visible");
        if (pattern.name().isPresent()) {
            wanted.add("named");
        }
        if (plus) {
            wanted.add("plus");
        }
        return wanted;
    }

    private static Map<String, String> values(Optional<NamePattern> pattern, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        pattern.flatMap(NamePattern::schema).ifPresent(schema -> values.put("schema", schema));
        pattern.flatMap(NamePattern::name).ifPresent(name -> values.put("name", name));
        return values;
    }

    /** An error's place is one in our query, which the learner did not write. */
    private Result ask(String query, Set<String> wanted, Map<String, String> values) {
        Result result = ask.execute(Queries.text(query, wanted, values));
        Result.Failure error = result.error();
        return error == null
                ? blank(result)
                : new Result(
                        List.of(),
                        List.of(),
                        false,
                        "",
                        result.notices(),
                        new Result.Failure(
                                error.severity(), error.sqlstate(), error.message(), error.detail(), error.hint(), 0),
                        result.took());
    }

    /** psql leaves a cell empty where the catalogue has nothing to say. */
    private static Result blank(Result result) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : result.rows()) {
            rows.add(row.stream()
                    .map(cell -> Objects.requireNonNullElse(cell, ""))
                    .toList());
        }
        return new Result(
                result.columns(),
                List.copyOf(rows),
                result.truncated(),
                result.tag(),
                result.notices(),
                null,
                result.took());
    }

    private static Result took(Result result, Duration took) {
        return new Result(
                result.columns(), result.rows(), result.truncated(), result.tag(), result.notices(), null, took);
    }

    private static LabProblem.Usage nothing(Optional<String> pattern) {
        return pattern.map(name -> new LabProblem.Usage(
                        "Did not find any relation named \"" + name + "\".",
                        "\\d lists what there is. A star stands for any letters: \\d ord*."))
                .orElseGet(() -> new LabProblem.Usage(
                        "Did not find any relations.",
                        "\\d looks at the schemas of search_path; \\d *.* at all of them."));
    }
}
