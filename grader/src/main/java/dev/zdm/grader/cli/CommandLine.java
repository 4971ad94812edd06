package dev.zdm.grader.cli;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody typed.
 *
 * @param words what follows the verb and is no option: a lab, a number
 * @param attempt the folder that {@code --attempt} names
 * @param html the file that {@code --html} names
 * @param options other options with their values; a switch has an empty one
 */
record CommandLine(
        Verb verb,
        List<String> words,
        Format format,
        Optional<String> attempt,
        Optional<String> html,
        Map<String, String> options) {

    private static final String SEE_USAGE = "See bin/grader --help.";

    /** Fails with {@link LabProblem.Usage}, naming the nearest right word. */
    static CommandLine parse(List<String> arguments) {
        Verb verb = Verb.named(arguments.get(0))
                .orElseThrow(() -> new LabProblem.Usage(
                        "bin/grader has no command " + arguments.get(0), nearest(arguments.get(0), Verb.names())));
        List<String> words = new ArrayList<>();
        Format format = Format.TEXT;
        Optional<String> attempt = Optional.empty();
        Optional<String> html = Optional.empty();
        Map<String, String> options = new HashMap<>();
        Iterator<String> rest = arguments.subList(1, arguments.size()).stream()
                .flatMap(CommandLine::apart)
                .iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (!verb.takes(word)) {
                throw new LabProblem.Usage("bin/grader " + verb + " has no option " + word, SEE_USAGE);
            } else if (Verb.isSwitch(word)) {
                options.put(word, "");
            } else if (!rest.hasNext()) {
                throw new LabProblem.Usage(word + " needs a value", SEE_USAGE);
            } else {
                String value = rest.next();
                switch (word) {
                    case "-o" -> format = format(value);
                    case "--attempt" -> attempt = Optional.of(value);
                    case "--html" -> html = Optional.of(value);
                    default -> options.put(word, value);
                }
            }
        }
        if (words.size() > verb.words()) {
            throw new LabProblem.Usage(
                    "bin/grader " + verb + " does not know what to do with " + words.get(verb.words()), SEE_USAGE);
        }
        return new CommandLine(verb, List.copyOf(words), format, attempt, html, Map.copyOf(options));
    }

    /** Finds the format even in a line that is wrong elsewhere, so that its error is told in that format. */
    static Format formatOf(List<String> arguments) {
        List<String> words = arguments.stream().flatMap(CommandLine::apart).toList();
        int at = words.indexOf("-o");
        return at < 0 || at + 1 >= words.size()
                ? Format.TEXT
                : Format.named(words.get(at + 1)).orElse(Format.TEXT);
    }

    /** An option's value, {@code --bundle}. */
    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Optional<String> firstWord() {
        return words.stream().findFirst();
    }

    /** {@code --attempt=DIR}, {@code -ojson} and {@code --output json} are what {@code --attempt DIR} and {@code -o json} are. */
    private static Stream<String> apart(String argument) {
        int equals = argument.indexOf('=');
        if (argument.startsWith("--") && equals > 0) {
            return Stream.of(shortened(argument.substring(0, equals)), argument.substring(equals + 1));
        }
        if (argument.startsWith("-o") && argument.length() > 2) {
            return Stream.of("-o", argument.substring(2));
        }
        return Stream.of(shortened(argument));
    }

    private static String shortened(String option) {
        return option.equals("--output") ? "-o" : option;
    }

    private static Format format(String name) {
        return Format.named(name)
                .orElseThrow(
                        () -> new LabProblem.Usage("there is no output format " + name, nearest(name, Format.names())));
    }

    private static String nearest(String wrong, Collection<String> known) {
        return "Did you mean " + NearestName.to(wrong, known).orElseThrow() + "? There are " + String.join(", ", known)
                + ".";
    }
}
