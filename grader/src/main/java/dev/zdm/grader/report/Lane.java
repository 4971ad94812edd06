package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the timeline.
 *
 * @param id unique in the page
 * @param note what a reader has to know of the drawing, empty when it speaks for itself
 * @param figures the same in numbers; empty when the drawing has all of them in words
 */
record Lane(String id, String title, String note, Element drawing, Optional<Table> figures) {

    Element figure() {
        Element head = Html.element("figcaption").add(Html.element("h3").text(title));
        if (!note.isEmpty()) {
            head = head.add(Html.element("p", "note").text(note));
        }
        Element figure = Html.element("figure", "lane").with("id", id).add(head, drawing);
        return figures.map(table -> figure.add(table.folded(title))).orElse(figure);
    }

    /** Figures beneath a drawing, for whoever wants them exact or cannot see it. */
    record Table(List<String> columns, List<List<String>> rows) {

        Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        private Element folded(String title) {
            Element head = Html.element("tr")
                    .add(columns.stream()
                            .map(column ->
                                    Html.element("th").with("scope", "col").text(column))
                            .toList());
            Element body =
                    Html.element("tbody").add(rows.stream().map(Table::row).toList());
            Element table = Html.element("table").add(Html.element("thead").add(head), body);
            return Html.element("details")
                    .add(
                            Html.element("summary").text(title + " in figures"),
                            Html.element("div", "scroll").with("tabindex", "0").add(table));
        }

        private static Element row(List<String> cells) {
            List<Element> elements = new ArrayList<>();
            elements.add(Html.element("th").with("scope", "row").text(cells.get(0)));
            cells.stream()
                    .skip(1)
                    .forEach(cell -> elements.add(Html.element("td").text(cell)));
            return Html.element("tr").add(elements);
        }
    }
}
