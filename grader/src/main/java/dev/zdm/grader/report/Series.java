package dev.zdm.grader.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one curve tells.
 *
 * @param name written beside it
 * @param look the style sheet's class for it, so that an app version looks the same in every lane
 * @param points earliest first
 */
record Series(String name, String look, List<Point> points) {

    Series {
        points = List.copyOf(points);
    }

    Optional<Point> highest() {
        return points.stream().max(Comparator.comparing(Point::value));
    }

    Optional<Point> last() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** The stretches without a hole of more than {@code longest} seconds in them: a curve does not tell what nobody saw. */
    List<List<Point>> unbroken(double longest) {
        List<List<Point>> stretches = new ArrayList<>();
        List<Point> current = new ArrayList<>();
        for (Point point : points) {
            if (!current.isEmpty()
                    && point.second() - current.get(current.size() - 1).second() > longest) {
                stretches.add(current);
                current = new ArrayList<>();
            }
            current.add(point);
        }
        if (!current.isEmpty()) {
            stretches.add(current);
        }
        return stretches;
    }
}
