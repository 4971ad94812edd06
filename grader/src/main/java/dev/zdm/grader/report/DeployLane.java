package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.grader.report.Lane.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which app versions served which share of the customers. There is nothing to tell while that never changed. */
final class DeployLane {

    private static final double HEIGHT = 56;

    private DeployLane() {}

    static Optional<Lane> of(Stage stage) {
        List<Deploy> deploys = stage.evidence().deploysSoFar().stream()
                .sorted(Comparator.comparing(Deploy::at))
                .toList();
        if (deploys.stream().map(Deploy::shares).distinct().count() < 2) {
            return Optional.empty();
        }
        List<String> apps = stage.apps().names().stream()
                .filter(app -> deploys.stream().anyMatch(deploy -> share(deploy, app) > 0))
                .toList();
        List<Deploy> drawn =
                stage.buckets().lastOfEach(deploys, deploy -> stage.axis().second(deploy.at()));
        Plot plot = stage.plot(HEIGHT).scaled(new Scale(List.of(0.0, 50.0, 100.0), false), Spelling::percent);
        for (int i = 0; i < drawn.size(); i++) {
            double from = stage.axis().x(drawn.get(i).at());
            double to = i + 1 < drawn.size() ? stage.axis().x(drawn.get(i + 1).at()) : TimeAxis.RIGHT;
            column(drawn.get(i), from, to, apps, stage, plot).forEach(plot::mark);
        }
        name(drawn.get(drawn.size() - 1), apps, stage, plot);
        return Optional.of(new Lane(
                "deploys",
                "Deploys: customers per app version",
                "",
                plot.drawing("deploys", "Share of the customers per app version", inWords(deploys, stage)),
                Optional.of(table(drawn, apps, stage))));
    }

    private static List<Element> column(
            Deploy deploy, double from, double to, List<String> apps, Stage stage, Plot plot) {
        List<Element> column = new ArrayList<>();
        double below = 0;
        for (String app : apps) {
            double height = HEIGHT * share(deploy, app) / 100;
            if (height > 0) {
                column.add(Plot.rectangle(
                                from,
                                plot.bottom() - below - height,
                                to - from,
                                height,
                                "share " + stage.apps().look(app))
                        .add(Html.element("title")
                                .text(app + ": " + Spelling.percent(share(deploy, app)) + " from second "
                                        + Spelling.second(stage.axis().second(deploy.at())))));
            }
            below += height;
        }
        return column;
    }

    /** Beside what runs at the end; older versions have their names in the other lanes, in the same colour. */
    private static void name(Deploy last, List<String> apps, Stage stage, Plot plot) {
        double below = 0;
        for (String app : apps) {
            double share = share(last, app);
            if (share > 0) {
                plot.name(app, stage.apps().look(app), stage.axis().seconds(), below + share / 2);
            }
            below += share;
        }
    }

    private static Table table(List<Deploy> deploys, List<String> apps, Stage stage) {
        List<String> columns = new ArrayList<>(List.of("from second"));
        columns.addAll(apps);
        List<List<String>> rows = new ArrayList<>();
        for (Deploy deploy : deploys) {
            List<String> row =
                    new ArrayList<>(List.of(Spelling.second(stage.axis().second(deploy.at()))));
            apps.forEach(app -> row.add(Spelling.percent(share(deploy, app))));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static String inWords(List<Deploy> deploys, Stage stage) {
        return "At first " + shares(deploys.get(0), stage) + "; at the end "
                + shares(deploys.get(deploys.size() - 1), stage) + "; "
                + Spelling.count(deploys.size() - 1, "change") + " in between.";
    }

    private static String shares(Deploy deploy, Stage stage) {
        return stage.apps().names().stream()
                .filter(app -> share(deploy, app) > 0)
                .map(app -> app + " " + Spelling.percent(share(deploy, app)))
                .collect(Collectors.joining(", "));
    }

    private static int share(Deploy deploy, String app) {
        Map<String, Integer> shares = deploy.shares();
        return shares.getOrDefault(app, 0);
    }
}
