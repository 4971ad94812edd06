package dev.zdm.grader.cli;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code bin/grader hint}: the next hint for a lab each time that it is asked, or a certain one. */
final class HintCommand {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final Desk desk;

    HintCommand(Desk desk) {
        this.desk = desk;
    }

    /** A number alone is a hint of the current lab; when there is no current lab, it is a lab. */
    int run(CommandLine line, Terminal terminal) {
        List<String> words = line.words();
        Optional<Lab> current = desk.current().map(Desk.Case::lab);
        boolean numberOfHint = words.size() == 1 && current.isPresent() && isNumber(words.get(0));
        Lab lab = words.isEmpty() || numberOfHint
                ? current.orElseThrow(() ->
                        new LabProblem.Usage("no attempt has been started yet", "Name the lab: bin/grader hint lab-2"))
                : desk.labs().named(words.get(0));
        Optional<String> number =
                words.size() == 2 || numberOfHint ? Optional.of(words.get(words.size() - 1)) : Optional.empty();
        give(lab, number, terminal);
        return 0;
    }

    private void give(Lab lab, Optional<String> wanted, Terminal terminal) {
        List<String> hints = lab.hints();
        Path counter = desk.learner().hintsGiven(lab);
        int number = wanted.map(text -> number(text, hints.size(), lab))
                .orElseGet(() -> Math.min(given(counter) + 1, hints.size()));
        terminal.out().println(terminal.bold("Hint " + number + " of " + hints.size() + " for " + lab.id()));
        terminal.out().println();
        terminal.out().println(hints.get(number - 1).strip());
        if (wanted.isEmpty()) {
            count(counter, number);
        }
    }

    private static int number(String text, int last, Lab lab) {
        int number = isNumber(text) ? Integer.parseInt(text) : 0;
        if (number < 1 || number > last) {
            throw new LabProblem.Usage(lab.id() + " has no hint " + text, "Ask for one from 1 to " + last + ".");
        }
        return number;
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private static int given(Path counter) {
        try {
            String text = Files.exists(counter) ? Files.readString(counter).strip() : "0";
            return isNumber(text) ? Integer.parseInt(text) : 0;
        } catch (IOException e) {
            throw new LabProblem("cannot read " + counter, "See that you may read it.", e);
        }
    }

    private static void count(Path counter, int given) {
        try {
            Files.createDirectories(counter.getParent());
            Files.writeString(counter, given + "\n");
        } catch (IOException e) {
            throw new LabProblem("cannot write " + counter, "Ask for a hint by its number: bin/grader hint lab-2 1", e);
        }
    }
}
