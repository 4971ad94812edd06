package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Element;
import java.util.ArrayList;
import java.util.List;

/** Bars with words at them, laid in rows so that none lies upon another. */
final class BarRows {

    private static final double ROW = 22;
    private static final double BAR = 14;
    private static final double THINNEST = 3;
    private static final int MOST_ROWS = 8;

    private final TimeAxis axis;
    private final List<List<Placed>> rows = new ArrayList<>();

    private BarRows(TimeAxis axis) {
        this.axis = axis;
    }

    /**
     * Something that lasted.
     *
     * @param label what stands at it; left out when there is no room
     * @param title all of it, for whoever points at the bar
     */
    record Bar(double from, double to, String label, String look, String title) {}

    static BarRows of(List<Bar> bars, TimeAxis axis) {
        var rows = new BarRows(axis);
        bars.forEach(rows::add);
        return rows;
    }

    double height() {
        return rows.size() * ROW;
    }

    void drawOn(Plot plot) {
        double y = plot.top();
        for (List<Placed> row : rows) {
            double top = y;
            row.forEach(placed -> plot.mark(placed.drawn(top)));
            y += ROW;
        }
    }

    private void add(Bar bar) {
        Placed wanted = placed(bar, true);
        for (List<Placed> row : rows) {
            if (row.stream().noneMatch(wanted::touches)) {
                row.add(wanted);
                return;
            }
        }
        if (rows.size() < MOST_ROWS) {
            rows.add(new ArrayList<>(List.of(wanted)));
        } else {
            rows.get(MOST_ROWS - 1).add(placed(bar, false));
        }
    }

    /** Its words inside of the bar, to the right of it, or to the left: where they find room first. */
    private Placed placed(Bar bar, boolean withWords) {
        double from = axis.x(bar.from);
        double to = Math.max(axis.x(bar.to), from + THINNEST);
        double words = withWords ? bar.label.length() * Plot.TEXT_WIDTH + 12 : 0;
        if (words <= to - from) {
            return new Placed(bar, withWords, from, to, from, to, from + 6, "");
        }
        if (to + words <= TimeAxis.WIDTH) {
            return new Placed(bar, withWords, from, to, from, to + words, to + 6, "");
        }
        return new Placed(bar, withWords, from, to, from - words, to, from - 6, " end");
    }

    /** @param left where bar and words together begin, and {@code right} where they end */
    private record Placed(
            Bar bar, boolean withWords, double from, double to, double left, double right, double at, String anchor) {

        boolean touches(Placed other) {
            return left < other.right && other.left < right;
        }

        Element drawn(double top) {
            Element group = Html.element("g", "bar " + bar.look)
                    .add(
                            Html.element("title").text(bar.title),
                            Plot.rectangle(from, top + (ROW - BAR) / 2, to - from, BAR, "body"));
            return withWords ? group.add(Plot.words(at, top + ROW / 2 + 4, bar.label, "label" + anchor)) : group;
        }
    }
}
