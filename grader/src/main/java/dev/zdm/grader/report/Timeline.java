package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Element;
import dev.zdm.labs.Lab;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All lanes that have something to tell, one beneath the other on one axis of time. */
final class Timeline {

    private Timeline() {}

    static List<Lane> lanes(Stage stage, Lab lab, List<NumberedFinding> findings) {
        Stream<Lane> head = Stream.of(
                        PhaseLane.of(stage, lab),
                        FindingLane.of(stage, findings),
                        DeployLane.of(stage),
                        DdlLane.of(stage),
                        TrafficLanes.served(stage),
                        TrafficLanes.latency(stage),
                        FailureLane.of(stage),
                        QueueLane.of(stage))
                .flatMap(Optional::stream);
        return Stream.concat(head, WalLanes.of(stage)).toList();
    }

    static Element section(List<Lane> lanes) {
        Element section =
                Html.element("section", "timeline").add(Html.element("h2").text("Timeline"));
        if (lanes.isEmpty()) {
            return section.add(Html.element("p").text("Nothing has been recorded yet."));
        }
        return section.add(Html.element("p", "note").text("Seconds since the attempt began, the same in every lane."))
                .add(Html.element("div", "lanes")
                        .add(lanes.stream().map(Lane::figure).toList()));
    }
}
