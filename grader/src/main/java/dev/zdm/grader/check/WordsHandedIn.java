package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Words;
import java.util.List;

/** {@code words-handed-in}: the learner has said of each of these phases what held in it and what that prevented. Nobody judges the words. */
record WordsHandedIn(List<String> phases) implements Check {

    WordsHandedIn {
        phases = List.copyOf(phases);
    }

    @Override
    public String claim() {
        return "you have said of each phase what held in it, and what that prevented";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<String> told = phase.wordsSoFar().stream().map(Words::phase).toList();
        List<String> missing =
                phases.stream().filter(one -> !told.contains(one)).toList();
        return missing.isEmpty()
                ? Ruling.kept("you have, of " + Wording.count(phases.size(), "phase"))
                : Ruling.broken("nothing was said of " + String.join(", ", missing));
    }
}
