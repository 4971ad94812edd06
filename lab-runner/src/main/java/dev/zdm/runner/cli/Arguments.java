package dev.zdm.runner.cli;

import dev.zdm.labs.LabProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What was typed after a verb: words, switches and options with a value. */
final class Arguments {

    private static final Set<String> WITH_VALUE =
            Set.of("--port", "--rows", "--rate", "--role", "--road", "--key", "--attempt", "--name", "-o");
    private static final Set<String> EVERYWHERE = Set.of("-o", "--debug", "--yes", "--jdbc");

    private final List<String> typed;
    private final List<String> words = new ArrayList<>();

    Arguments(List<String> typed) {
        this.typed = List.copyOf(typed);
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!isOption(word)) {
                words.add(word);
            }
        }
    }

    List<String> all() {
        return typed;
    }

    /** Refuses every option but these and those that are known everywhere. */
    void only(String... known) {
        Set<String> here = Set.of(known);
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (isOption(word) && !here.contains(word) && !EVERYWHERE.contains(word)) {
                throw new LabProblem.Usage("There is no option " + word + " here.", "See bin/lab help.");
            }
            if (WITH_VALUE.contains(word)) {
                if (i + 1 >= typed.size()) {
                    throw new LabProblem.Usage(word + " wants a value.", "See bin/lab help.");
                }
                i++;
            }
        }
        value("-o")
                .filter(format -> !format.equals("json") && !format.equals("text"))
                .ifPresent(format -> {
                    throw new LabProblem.Usage("There is no format '" + format + "' here.", "Use -o text or -o json.");
                });
    }

    /** A lone dash is a word: it stands for stdin. */
    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    boolean has(String option) {
        return typed.contains(option);
    }

    boolean wantsJson() {
        return value("-o").filter("json"::equals).isPresent();
    }

    Optional<String> value(String option) {
        int at = typed.indexOf(option);
        return at < 0 || at + 1 >= typed.size() ? Optional.empty() : Optional.of(typed.get(at + 1));
    }

    OptionalLong number(String option) {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.get().replace("_", ""));
            if (number > 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // told below, like zero
        }
        throw new LabProblem.Usage(
                option + " is '" + value.get() + "', which is no positive number.",
                "Write it like " + option + " 200000.");
    }

    /** These options with their values, as they were typed. */
    List<String> withValues(String... options) {
        List<String> found = new ArrayList<>();
        for (String option : options) {
            number(option).ifPresent(number -> found.addAll(List.of(option, Long.toString(number))));
        }
        return found;
    }

    /** What was typed beside options. */
    List<String> words() {
        return List.copyOf(words);
    }

    Optional<String> optional(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    String required(int index, String usage, String whatToDo) {
        return optional(index).orElseThrow(() -> new LabProblem.Usage("Too few words: " + usage + ".", whatToDo));
    }
}
