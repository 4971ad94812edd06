package dev.zdm.course.psql;

import dev.zdm.labs.LabProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that begins with a backslash, as far as the console knows it. */
public sealed interface PsqlCommand {

    /** {@code \d}, {@code \dt}, {@code \di+ ord*}: which relations there are. */
    record ListRelations(String letters, Optional<String> pattern, boolean plus) implements PsqlCommand {}

    /** {@code \d orders}: what a relation consists of. */
    record Describe(String pattern, boolean plus) implements PsqlCommand {}

    /** {@code \timing} and {@code \x}: a habit of the session's; empty turns it over. */
    record Turn(Habit habit, Optional<Boolean> on) implements PsqlCommand {}

    /** {@code \?}. */
    record Help() implements PsqlCommand {}

    /** How a session's answers are shown. */
    enum Habit {
        TIMING,
        EXPANDED
    }

    /** What {@code \?} tells, in its order. */
    List<List<String>> KNOWN = List.of(
            List.of("\\d", "tables, views and sequences"),
            List.of("\\d NAME", "columns, indexes, constraints and triggers of a table; a view, an index, a sequence"),
            List.of("\\d+ NAME", "the same with storage, NOT NULL constraints, partitions and a view's definition"),
            List.of("\\dt [NAME]", "tables; with + their sizes, as in \\dt+"),
            List.of("\\di [NAME]", "indexes; with + their sizes, as in \\di+"),
            List.of("\\dv \\dm \\ds [NAME]", "views, materialized views, sequences"),
            List.of("\\timing [on|off]", "whether each statement's time is shown"),
            List.of("\\x [on|off]", "whether rows are shown column below column"),
            List.of("\\?", "this list"));

    /** Fails with {@link LabProblem.Usage} when the console does not know the command. */
    static PsqlCommand of(String line) {
        Matcher written = Written.LINE.matcher(line.strip());
        if (!written.matches()) {
            throw unknown(line.strip());
        }
        String name = written.group("name");
        Matcher listing = Written.LISTING.matcher(name);
        boolean turns = name.equals("timing") || name.equals("x");
        if (!turns && !name.equals("?") && !listing.matches()) {
            throw unknown("\\" + name);
        }
        Optional<String> argument = argument(name, written.group("rest"));
        if (turns) {
            return new Turn(name.equals("x") ? Habit.EXPANDED : Habit.TIMING, argument.map(word -> isOn(name, word)));
        }
        if (name.equals("?")) {
            return new Help();
        }
        String letters = listing.group("letters");
        boolean plus = !listing.group("plus").isEmpty();
        return letters.isEmpty() && argument.isPresent()
                ? new Describe(argument.get(), plus)
                : new ListRelations(letters, argument, plus);
    }

    private static Optional<String> argument(String name, String rest) {
        List<String> arguments =
                Written.ARGUMENT.matcher(rest).results().map(MatchResult::group).toList();
        if (arguments.size() > 1) {
            throw new LabProblem.Usage(
                    "\\" + name + " takes one name here, and there are " + arguments.size() + ".",
                    "Send one command a line. A name with blanks goes in double quotes.");
        }
        return arguments.stream().findFirst();
    }

    private static boolean isOn(String command, String word) {
        Boolean on = Written.SWITCH.get(word);
        if (on == null) {
            throw new LabProblem.Usage(
                    "\\" + command + " does not know " + word + ".",
                    "It takes on or off, or nothing, which turns it over.");
        }
        return on;
    }

    private static LabProblem.Usage unknown(String command) {
        return new LabProblem.Usage(
                "The console does not know " + command + ".",
                "\\? lists what it knows; psql \"$(bin/lab url)\" knows the others.");
    }

    /** How commands are written. */
    final class Written {

        private static final Pattern LINE =
                Pattern.compile("\\\\(?<name>[a-zA-Z?]+\\+?)(?<rest>|[\\s;].*?)[\\s;]*", Pattern.DOTALL);
        private static final Pattern ARGUMENT = Pattern.compile("(?:\"(?:[^\"]|\"\")*\"|[^\\s\"])+");
        private static final Pattern LISTING = Pattern.compile("d(?<letters>[tivms]*)(?<plus>\\+?)");
        private static final Map<String, Boolean> SWITCH =
                Map.of("on", true, "true", true, "1", true, "off", false, "false", false, "0", false);

        private Written() {}
    }
}
