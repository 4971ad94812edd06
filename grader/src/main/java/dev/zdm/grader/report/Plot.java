package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** One lane's drawing in the making: the common axis and backdrop, then curves or bars, and at last what is written beside them. */
final class Plot {

    static final double TEXT_WIDTH = 6.5;

    private static final double ABOVE = 8;
    private static final double BELOW = 20;
    private static final double LINE = 15;
    /** A curve is broken where more than that many of its points are missing, and more than that many seconds. */
    private static final double LONGEST_HOLE = 3;

    private static final double SIGNS_APART = 60;

    private final TimeAxis axis;
    private final Buckets buckets;
    private final double height;
    private final List<Element> marks = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private Scale scale = Scale.linear(1);

    Plot(TimeAxis axis, Buckets buckets, Backdrop backdrop, double height) {
        this.axis = axis;
        this.buckets = buckets;
        this.height = height;
        backdrop.harm().forEach(span -> {
            double from = axis.x(span.from());
            double width = Math.max(2, axis.x(span.to()) - from);
            mark(rectangle(from, ABOVE, width, height, "harm"));
        });
        axis.ticks().forEach(tick -> {
            mark(vertical(axis.x(tick), "grid"));
            mark(words(axis.x(tick), bottom() + 15, Spelling.second(tick) + " s", "tick middle"));
        });
        backdrop.phases().forEach(began -> mark(vertical(axis.x(began), "phase-line")));
        mark(horizontal(bottom(), "base"));
    }

    /** Gives the lane a vertical axis; without one its height is one part. */
    Plot scaled(Scale vertical, DoubleFunction<String> spelling) {
        this.scale = vertical;
        vertical.ticks().forEach(tick -> {
            mark(horizontal(y(tick), "grid"));
            mark(words(TimeAxis.LEFT - 8, y(tick) + 4, spelling.apply(tick), "tick end"));
        });
        return this;
    }

    /** A curve through the middle of each stretch. */
    Plot line(Series series) {
        return curve(series, this::middle);
    }

    /** A curve through what was measured, each value at its own moment. */
    Plot trace(Series series) {
        return curve(series, point -> axis.x(point.second()));
    }

    private Plot curve(Series series, ToDoubleFunction<Point> x) {
        for (List<Point> stretch : series.unbroken(longestHole())) {
            var path = new StringBuilder();
            stretch.forEach(point ->
                    path.append(path.isEmpty() ? "M" : "L").append(at(x.applyAsDouble(point), y(point.value()))));
            if (stretch.size() == 1) {
                path.append("h1");
            }
            mark(path(path, "line " + series.look()));
        }
        return this;
    }

    /** Its sign on some points of a curve, far enough from each other that the curve can still be seen. */
    Plot signs(Series series, Sign sign) {
        double free = Double.NEGATIVE_INFINITY;
        for (Point point : series.points()) {
            double x = axis.x(point.second());
            if (x >= free) {
                mark(path(new StringBuilder(sign.path(x, y(point.value()))), "sign " + series.look()));
                free = x + SIGNS_APART;
            }
        }
        return this;
    }

    /** Steps, each as wide as its stretch of time, from the values of {@code below} up by the values of {@code series}. */
    Plot steps(Series series, DoubleFunction<Double> below) {
        for (List<Point> stretch : series.unbroken(buckets.width())) {
            var upper = new StringBuilder();
            var lower = new StringBuilder();
            for (Point point : stretch) {
                double base = below.apply(point.second());
                upper.append(upper.isEmpty() ? "M" : "L")
                        .append(at(axis.x(point.second()), y(base + point.value())))
                        .append('H')
                        .append(Spelling.decimal(end(point)));
                lower.insert(0, "L" + at(end(point), y(base)) + "H" + Spelling.decimal(axis.x(point.second())));
            }
            mark(path(upper.append(lower).append('Z'), "area " + series.look()));
        }
        return this;
    }

    /** Steps, each as wide as the time to the next, the last up to the second {@code end}. */
    Plot stairs(Series series, double end) {
        List<Point> points = series.points();
        var outline = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            double to = i + 1 < points.size() ? points.get(i + 1).second() : end;
            outline.append(outline.isEmpty() ? "M" + at(axis.x(points.get(i).second()), bottom()) : "")
                    .append('V')
                    .append(Spelling.decimal(y(points.get(i).value())))
                    .append('H')
                    .append(Spelling.decimal(axis.x(to)));
        }
        return mark(path(outline.append('V').append(Spelling.decimal(bottom())).append('Z'), "area " + series.look()));
    }

    /** A level that the curve is to be compared with. */
    Plot level(double value, String what) {
        mark(horizontal(y(value), "level"));
        mark(words(TimeAxis.RIGHT - 6, y(value) - 5, what, "tick end"));
        return this;
    }

    /** A word beside the last point of a curve, which is so high. */
    Plot name(String name, String look, double second, double value) {
        words.add(new Word(name, look, axis.x(second), y(value)));
        return this;
    }

    Plot mark(Element mark) {
        marks.add(mark);
        return this;
    }

    double top() {
        return ABOVE;
    }

    double bottom() {
        return ABOVE + height;
    }

    /** The drawing, told in a sentence to whoever cannot see it. */
    Element drawing(String id, String title, String description) {
        return Html.element("svg")
                .with("viewBox", "0 0 " + Spelling.decimal(TimeAxis.WIDTH) + " " + Spelling.decimal(bottom() + BELOW))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(
                        Html.element("title").with("id", id + "-title").text(title),
                        Html.element("desc").with("id", id + "-desc").text(description))
                .add(marks)
                .add(apart());
    }

    static Element rectangle(double x, double y, double width, double height, String look) {
        return Html.element("rect", look)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height);
    }

    static Element words(double x, double y, String text, String look) {
        return Html.element("text", look).with("x", x).with("y", y).text(text);
    }

    /** The words without one upon another: those that are near each other are moved down, and up again at the lower end. */
    private List<Element> apart() {
        List<Word> ordered =
                words.stream().sorted(Comparator.comparing(Word::y)).toList();
        List<Word> placed = new ArrayList<>();
        for (Word word : ordered) {
            double free = placed.stream()
                    .filter(word::sharesColumnWith)
                    .mapToDouble(other -> other.y + LINE)
                    .max()
                    .orElse(top());
            placed.add(new Word(word.text, word.look, word.x, Math.max(word.y, free)));
        }
        double over = placed.stream().mapToDouble(Word::y).max().orElse(0) - bottom();
        return placed.stream()
                .map(word -> words(word.x + 7, word.y + 4 - Math.max(0, over), word.text, "name " + word.look))
                .toList();
    }

    private double y(double value) {
        return bottom() - scale.share(value) * height;
    }

    private double middle(Point point) {
        return axis.x(point.second() + buckets.width() / 2.0);
    }

    private double end(Point point) {
        return axis.x(point.second() + buckets.width());
    }

    private double longestHole() {
        return LONGEST_HOLE * buckets.width();
    }

    private static String at(double x, double y) {
        return Spelling.decimal(x) + " " + Spelling.decimal(y);
    }

    private Element vertical(double x, String look) {
        return Html.element("path", look).with("d", "M" + at(x, ABOVE) + "V" + Spelling.decimal(bottom()));
    }

    /** From one end of the axis to the other. */
    static Element horizontal(double y, String look) {
        return Html.element("path", look)
                .with("d", "M" + at(TimeAxis.LEFT, y) + "H" + Spelling.decimal(TimeAxis.RIGHT));
    }

    private static Element path(StringBuilder path, String look) {
        return Html.element("path", look).with("d", path.toString());
    }

    private record Word(String text, String look, double x, double y) {

        boolean sharesColumnWith(Word other) {
            double left = Math.max(x, other.x);
            double right = Math.min(x + text.length() * TEXT_WIDTH, other.x + other.text.length() * TEXT_WIDTH);
            return left <= right;
        }
    }
}
