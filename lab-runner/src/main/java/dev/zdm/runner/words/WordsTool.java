package dev.zdm.runner.words;

import dev.zdm.grader.evidence.Words;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Phase;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/lab words}: hands in what the learner has written in {@code words.md} on each phase, one {@code ##} heading for each, with a
 * paragraph that begins with {@code Held:} and one that begins with {@code Prevented:}. What was handed in last counts.
 */
public final class WordsTool implements Tool {

    static final String FILE = "words.md";

    @Override
    public String purpose() {
        return "hand in your own words on each phase";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "words does not know '" + String.join(" ", arguments) + "'.", "Write them into " + FILE + ".");
        }
        String text = bench.work()
                .text(FILE)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no " + FILE + ".", "bin/lab work --anew gives you all files again."));
        List<Sections.Section> sections = Sections.of(text);
        int missing = 0;
        for (Phase phase : bench.lab().phases()) {
            List<Sections.Section> own = sections.stream()
                    .filter(section -> section.heading().equals(phase.id()))
                    .filter(Sections.Section::isWhole)
                    .toList();
            if (own.isEmpty()) {
                says.accept(phase.id() + ": nothing yet");
                missing++;
            } else {
                Sections.Section last = own.get(own.size() - 1);
                bench.note(new Words(Instant.now(), phase.id(), last.held(), last.prevented()));
                says.accept(phase.id() + ": handed in");
            }
        }
        return missing == 0 ? 0 : 1;
    }
}
