package dev.zdm.course.load;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.Road;
import dev.zdm.labs.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A lab, and the road on which somebody goes through it. */
record Task(Lab lab, Road road) {

    /** Every right and every wrong answer of these labs that SQL and the next phase are enough for, the right ones as often as the wrong ones. */
    static List<Task> of(LabCatalog labs, List<String> names) {
        List<Task> right = new ArrayList<>();
        List<Task> wrong = new ArrayList<>();
        for (String name : names) {
            Lab lab = labs.named(name);
            playable(lab.solutions()).forEach(road -> right.add(new Task(lab, road)));
            playable(lab.wrongs()).forEach(road -> wrong.add(new Task(lab, road)));
        }
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < Math.max(right.size(), wrong.size()); i++) {
            all.add(right.get(i % right.size()));
            all.add(wrong.get(i % wrong.size()));
        }
        return all;
    }

    private static Stream<Road> playable(List<Road> roads) {
        return roads.stream().filter(road -> road.steps().stream().allMatch(Task::isPlayable));
    }

    private static boolean isPlayable(Step step) {
        return !(step instanceof Step.Deploy
                || step instanceof Step.Write
                || step instanceof Step.UseTool
                || step instanceof Step.Autovacuum
                || step instanceof Step.Mark);
    }

    /** {@code lab-3 plainly}. */
    String told() {
        return lab.id() + " " + road.name();
    }
}
