package dev.zdm.grader.report;

import java.util.List;
import java.util.Optional;

/** How many customers stood still at a lock; the recorder tells of seconds in which anybody did. */
final class QueueLane {

    private static final double HEIGHT = 64;
    private static final String TITLE = "Customers blocked";

    private QueueLane() {}

    static Optional<Lane> of(Stage stage) {
        List<Point> depths = stage.evidence().queue().stream()
                .filter(queue -> queue.applicants() > 0)
                .map(queue -> new Point(stage.axis().second(queue.at()), queue.applicants()))
                .toList();
        if (depths.isEmpty()) {
            return Optional.empty();
        }
        var queue = new Series("blocked", "queue", stage.buckets().highest(depths));
        Point most = queue.highest().orElseThrow();
        Plot plot = stage.plot(HEIGHT)
                .scaled(Scale.linear(most.value()), Spelling::count)
                .steps(queue, second -> 0.0)
                .name(
                        "most " + Spelling.count(most.value()),
                        queue.look(),
                        stage.axis().seconds(),
                        most.value());
        return Optional.of(new Lane(
                "blocked",
                TITLE,
                "Waiting for a lock in the worst moment of each second.",
                plot.drawing("blocked", TITLE, Figures.worst(queue, Spelling::count) + "."),
                Optional.of(Figures.of(List.of(queue), Spelling::count))));
    }
}
