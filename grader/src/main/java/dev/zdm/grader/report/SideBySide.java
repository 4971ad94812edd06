package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Element;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Compared;
import dev.zdm.labs.Durations;
import dev.zdm.labs.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes that a lab compares, in one figure: what each did to the standby, to the log and to its table, on one axis of time. */
final class SideBySide {

    private static final double HEIGHT = 110;
    /** A curve that ends before this share of the axis has its name at its highest point: there is room beside it. */
    private static final double SHORT = 0.8;

    private static final double BESIDE = 0.006;

    private static final List<Sign> SIGNS = List.of(Sign.values());
    private static final String UNKNOWN = "–";

    private final Lab lab;
    private final List<Drawn> changes;
    private final TimeAxis axis;
    private final Buckets buckets;

    private SideBySide(Lab lab, List<Drawn> changes) {
        this.lab = lab;
        this.changes = changes;
        this.axis = new TimeAxis(
                Instant.EPOCH,
                changes.stream()
                        .mapToDouble(drawn -> drawn.change.seconds())
                        .max()
                        .orElse(0));
        this.buckets = Buckets.over(axis);
    }

    /** A change that was seen, and its sign. */
    private record Drawn(Compared compared, RowChange change, Sign sign) {

        String name() {
            return sign.before(change.name());
        }

        Series series(List<Point> points) {
            return new Series(change.name(), "side " + sign.look(), points);
        }
    }

    private record Panel(
            String id,
            String title,
            String note,
            boolean asSteps,
            Map<Double, String> limits,
            Function<Double, Scale> scale,
            DoubleFunction<String> spelling) {}

    /** Empty for a lab that compares nothing. */
    static Optional<Element> section(Lab lab, Stage stage) {
        if (lab.compares().isEmpty()) {
            return Optional.empty();
        }
        List<Drawn> changes = new ArrayList<>();
        List<Element> notSeen = new ArrayList<>();
        for (Compared compared : lab.compares()) {
            Sign sign = SIGNS.get(changes.size() + notSeen.size());
            RowChange.of(compared, lab, stage.evidence())
                    .ifPresentOrElse(
                            change -> changes.add(new Drawn(compared, change, sign)),
                            () -> notSeen.add(Html.element("p", "note").text(whyNot(compared, sign, stage))));
        }
        Element section = Html.element("section", "side-by-side")
                .add(Html.element("h2").with("id", "side-by-side-title").text("Side by side"));
        return Optional.of(
                changes.isEmpty()
                        ? section.add(notSeen)
                        : section.add(new SideBySide(lab, changes).figure().add(notSeen)));
    }

    private static String whyNot(Compared compared, Sign sign, Stage stage) {
        boolean begun = stage.evidence().attempt().phase(compared.phase()).isPresent();
        return sign.before(compared.name())
                + (begun
                        ? ": in phase " + compared.phase() + " nobody was seen to change rows of " + compared.table()
                                + "."
                        : ": phase " + compared.phase() + " has not begun.");
    }

    private Element figure() {
        return Html.element("figure")
                .with("id", "side-by-side")
                .with("aria-labelledby", "side-by-side-title")
                .add(
                        Html.element("figcaption").add(Html.element("p").text(inShort())),
                        Html.element("p", "note")
                                .text("Seconds since the first write of each, the same in every panel. A curve ends"
                                        + " when the standby has all of it."),
                        Html.element("div", "lanes")
                                .add(Stream.of(lag(), wal(), growth())
                                        .flatMap(Optional::stream)
                                        .map(Lane::figure)
                                        .toList()),
                        table(),
                        Html.element("p", "note")
                                .text("WAL is the server's from the first write to the last, with what customers"
                                        + " wrote meanwhile; row updates are those of the table, with theirs. A row that"
                                        + " moves needs a new entry in each index, and WAL for it."));
    }

    // ---- the panels

    private Optional<Lane> lag() {
        return panel(
                new Panel(
                        "side-lag",
                        "Replication lag",
                        "",
                        false,
                        limits(
                                "replica-lag",
                                Spelling::millis,
                                (check, ignored) -> Durations.parse(argument(check, "at-most"))
                                        .map(SideBySide::millis)),
                        Scale::linear,
                        Spelling::millis),
                drawn -> drawn.change.lag());
    }

    private Optional<Lane> wal() {
        return panel(
                new Panel(
                        "side-wal",
                        "WAL written per second",
                        "The area under a curve is the WAL in all: whoever writes it more slowly makes it flatter, not"
                                + " smaller.",
                        true,
                        Map.of(),
                        Scale::ofBytes,
                        SideBySide::perSecond),
                drawn -> drawn.change.walRates(buckets.width()));
    }

    private Optional<Lane> growth() {
        return panel(
                new Panel(
                        "side-growth",
                        "Growth of the table",
                        "Above its size before.",
                        false,
                        limits(
                                "table-growth",
                                Spelling::percent,
                                (check, compared) -> compared.table().equals(argument(check, "table"))
                                        ? Optional.of(Double.valueOf(argument(check, "at-most-percent")))
                                        : Optional.empty()),
                        Scale::linear,
                        Spelling::percent),
                drawn -> drawn.change.growth());
    }

    private Optional<Lane> panel(Panel panel, Function<Drawn, List<Point>> points) {
        List<Drawn> measured =
                changes.stream().filter(drawn -> !points.apply(drawn).isEmpty()).toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        double highest = Stream.concat(
                        panel.limits.keySet().stream(),
                        measured.stream()
                                .flatMap(drawn -> points.apply(drawn).stream().map(Point::value)))
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
        Plot plot = new Plot(axis, buckets, new Backdrop(List.of(), List.of()), HEIGHT)
                .scaled(panel.scale.apply(highest), panel.spelling);
        panel.limits.forEach((value, words) -> plot.level(value, words));
        List<Series> figures = new ArrayList<>();
        for (Drawn drawn : measured) {
            Series curve = drawn.series(buckets.peaks(points.apply(drawn)));
            if (panel.asSteps) {
                plot.stairs(curve, drawn.change.seconds());
            } else {
                plot.trace(curve).signs(curve, drawn.sign);
            }
            name(curve, panel.asSteps, plot);
            figures.add(drawn.series(buckets.highest(points.apply(drawn))));
        }
        return Optional.of(new Lane(
                panel.id,
                panel.title,
                (panel.note + notMeasured(measured)).strip(),
                plot.drawing(panel.id, panel.title, Figures.inWords(figures, panel.spelling)),
                Optional.of(Figures.of(figures, panel.spelling))));
    }

    private String notMeasured(List<Drawn> measured) {
        String names = changes.stream()
                .filter(drawn -> !measured.contains(drawn))
                .map(drawn -> drawn.change.name())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Not measured: " + names + ".";
    }

    /** At the right end, or where the curve is short and high: at its own end, or after its peak. */
    private void name(Series curve, boolean asSteps, Plot plot) {
        Point last = curve.last().orElseThrow();
        if (last.second() >= SHORT * axis.seconds()) {
            plot.name(curve.name(), curve.look(), axis.seconds(), last.value());
            return;
        }
        Point highest = curve.highest().orElseThrow();
        Point named = last.value() > highest.value() / 2 ? last : highest;
        double itsEnd = curve.points().stream()
                .mapToDouble(Point::second)
                .filter(second -> asSteps && second > named.second())
                .findFirst()
                .orElse(named.second());
        plot.name(curve.name(), curve.look(), itsEnd + BESIDE * axis.seconds(), named.value());
    }

    private interface Limit {
        Optional<Double> of(CheckSpec check, Compared compared);
    }

    /** What the lab allows each change, by value: two that are allowed the same have one line. */
    private Map<Double, String> limits(String kind, DoubleFunction<String> spelling, Limit limit) {
        Map<Double, List<String>> names = new TreeMap<>();
        for (Drawn drawn : changes) {
            lab.phases().stream()
                    .filter(phase -> phase.id().equals(drawn.compared.phase()))
                    .flatMap(phase -> phase.checks().stream())
                    .filter(check -> check.kind().equals(kind))
                    .flatMap(check -> limit.of(check, drawn.compared).stream())
                    .forEach(value -> names.computeIfAbsent(value, ignored -> new ArrayList<>())
                            .add(drawn.change.name()));
        }
        Map<Double, String> limits = new TreeMap<>();
        names.forEach((value, allowed) ->
                limits.put(value, String.join(", ", allowed) + ": " + spelling.apply(value) + " allowed"));
        return limits;
    }

    private static String argument(CheckSpec check, String name) {
        return String.valueOf(check.args().get(name));
    }

    // ---- the figures

    private record Fact(String what, Function<RowChange, String> value) {}

    private static final Fact LAG =
            new Fact("replication lag at most", change -> orUnknown(change.highestLag(), Spelling::millis));
    private static final Fact RATE = new Fact("WAL per second at most", change -> perSecond(change.highestWalRate()));
    private static final Fact GROWTH =
            new Fact("table larger by at most", change -> orUnknown(change.highestGrowth(), Spelling::percent));
    private static final Fact WAL_PER_ROW =
            new Fact("WAL per row", change -> orUnknown(change.walPerRow(), Spelling::bytes));

    private static final List<Fact> FACTS = List.of(
            new Fact(
                    "row updates",
                    change -> change.rows().isPresent()
                            ? Spelling.count(change.rows().getAsLong())
                            : UNKNOWN),
            new Fact(
                    "from the first write to the last",
                    change -> Spelling.millis(millis(change.writes().length()))),
            new Fact("batches", change -> change.batches().orElse(UNKNOWN)),
            new Fact(
                    "longest transaction",
                    change -> change.longestTransaction()
                            .map(length -> Spelling.millis(millis(length)))
                            .orElse("below 100 ms")),
            LAG,
            new Fact(
                    "all on the standby after",
                    change -> change.onStandby()
                            .map(moment -> Spelling.millis(
                                    millis(Duration.between(change.writes().from(), moment))))
                            .orElse(UNKNOWN)),
            RATE,
            GROWTH,
            new Fact(
                    "indexes on the table",
                    change -> change.indexes().isPresent()
                            ? Spelling.count(change.indexes().getAsLong())
                            : UNKNOWN),
            new Fact("WAL in all", change -> Spelling.bytes((double) change.walBytes())),
            WAL_PER_ROW);

    /** {@code replication lag at most: one UPDATE 8.5 s, in batches 1.2 s}, and so on, without what is not known of any. */
    private String inShort() {
        return Stream.of(LAG, RATE, GROWTH, WAL_PER_ROW)
                .filter(fact -> changes.stream()
                        .anyMatch(drawn -> !fact.value.apply(drawn.change).equals(UNKNOWN)))
                .map(fact -> fact.what
                        + ": "
                        + changes.stream()
                                .map(drawn -> drawn.change.name() + " " + fact.value.apply(drawn.change))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "In short: ", "."));
    }

    private Element table() {
        Element head = Html.element("tr").add(Html.element("td"));
        for (Drawn drawn : changes) {
            head = head.add(Html.element("th", "name side " + drawn.sign.look())
                    .with("scope", "col")
                    .text(drawn.name()));
        }
        return Html.element("table")
                .add(
                        Html.element("thead").add(head),
                        Html.element("tbody").add(FACTS.stream().map(this::row).toList()));
    }

    private Element row(Fact fact) {
        return Html.element("tr")
                .add(Html.element("th").with("scope", "row").text(fact.what))
                .add(changes.stream()
                        .map(drawn -> Html.element("td").text(fact.value.apply(drawn.change)))
                        .toList());
    }

    private static String orUnknown(Optional<Double> value, DoubleFunction<String> spelling) {
        return value.map(spelling::apply).orElse(UNKNOWN);
    }

    private static String perSecond(double bytes) {
        return Spelling.bytes(bytes) + "/s";
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
