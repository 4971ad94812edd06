package dev.zdm.runner.alarm;

import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/lab drill}: does harm to the shop on purpose, one thing after the other and in no order that anybody could count on, while the
 * learner's alerts are asked all the time. Named drills are done alone, in the order in which they are named.
 */
public final class DrillTool implements Tool {

    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** An alert needs two answers to ring, and two to be known for silent. */
    private static final int ANSWERS = 2;

    @Override
    public String purpose() {
        return "do harm on purpose, and see which of your alerts ring";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        List<Road> drills = chosen(bench.lab().drills(), arguments);
        List<Alert> alerts = Alert.of(bench.work());
        says.accept(
                "Asking " + String.join(", ", alerts.stream().map(Alert::name).toList())
                        + " all the time. An alert rings when it returns rows twice in a row.");
        try (Watch watch = new Watch(alerts, bench, says)) {
            for (Road drill : drills) {
                if (!bench.isUnderWay()) {
                    says.accept("The attempt has ended.");
                    return 1;
                }
                says.accept("drill " + drill.name());
                Walked walked = walk(drill, bench, watch, says);
                if (!(walked instanceof Walked.Done)) {
                    says.accept("The drill did not come about as it should: " + walked);
                    return 3;
                }
            }
        }
        says.accept("All is as it was. What it proves: bin/grader check "
                + bench.lab().id());
        return 0;
    }

    private static List<Road> chosen(List<Road> all, List<String> names) {
        if (names.isEmpty()) {
            List<Road> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled);
            return shuffled;
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(road -> road.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new LabProblem.Usage(
                                "There is no drill " + name + ".",
                                "There are "
                                        + String.join(
                                                ", ",
                                                all.stream().map(Road::name).toList()) + ".")))
                .toList();
    }

    private static Walked walk(Road drill, Workbench bench, Watch watch, Consumer<String> says)
            throws InterruptedException {
        note(bench, drill, DrillMark.BEGAN);
        watch.awaitSilence(ANSWERS, SETTLES_WITHIN);
        Consumer<String> marks = mark -> {
            note(bench, drill, mark);
            if (mark.equals(DrillMark.MUST_RING)) {
                says.accept("  the harm is done");
            } else if (mark.equals(DrillMark.OVER)) {
                says.accept("  it is undone");
            }
        };
        try (RoadWalker walker = new RoadWalker(bench.offstage("drill", marks), StandNames.STAFF, line -> {})) {
            Ticker keeper = new Ticker("drill-keeper", LOOK_EVERY, () -> endWithAttempt(bench, walker));
            Walked walked = walker.walk(drill);
            keeper.close();
            if (walked instanceof Walked.Done) {
                watch.awaitSilence(ANSWERS, SETTLES_WITHIN);
            }
            note(bench, drill, walked instanceof Walked.Done ? DrillMark.ENDED : DrillMark.FAILED);
            return walked;
        }
    }

    private static void endWithAttempt(Workbench bench, RoadWalker walker) {
        if (!bench.isUnderWay()) {
            walker.stop();
        }
    }

    private static void note(Workbench bench, Road drill, String mark) {
        bench.note(new DrillMark(Instant.now(), drill.name(), mark));
    }
}
