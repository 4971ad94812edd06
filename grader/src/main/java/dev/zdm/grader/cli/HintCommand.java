package dev.zdm.grader.cli;

import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code bin/grader hint}: the next hint for a lab each time that it is asked, or a certain one; it is noted that it was seen. */
final class HintCommand {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final Desk desk;
    private final Clock clock;

    HintCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
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
        if (hints.isEmpty()) {
            throw new LabProblem.Usage(lab.id() + " has no hints", "Read its task again: " + lab.folder());
        }
        LabFolder place = desk.learner().at(lab);
        int next = place.help().nextHint(lab);
        int number = wanted.map(text -> number(text, hints.size(), lab)).orElse(next == 0 ? hints.size() : next);
        terminal.out().println(terminal.bold("Hint " + number + " of " + hints.size() + " for " + lab.id()));
        terminal.out().println();
        terminal.out().println(hints.get(number - 1).strip());
        place.noteHint(number, clock.instant());
        terminal.out().println();
        terminal.out().println(terminal.faint(place.help().told(lab)));
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
}
