package dev.zdm.grader.report;

import dev.zdm.grader.report.Html.Attribute;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.grader.report.Html.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a page who made the attempt. SQL stays as it is but for its comments, which are the learner's own words as quotations are. A
 * name goes wherever it stands, also inside a word, so that {@code annas_index} does not tell; one of two or three letters only where it stands
 * alone, because too many words have it in them.
 */
final class Nameless {

    private static final int SHORTEST_INSIDE = 4;
    private static final String GONE = "…";
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?(\\*/|$)|--[^\\n]*");
    private static final Pattern PART = Pattern.compile("[\\s.,;_-]+");
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** What roles and databases of a stand end in, {@code learner_l7}, and what its learner is called by. */
    private final Pattern ending;

    private final Pattern number;
    private final List<Pattern> names;

    /** @param learner as the attempt calls them, {@code l7} */
    Nameless(String learner, Collection<String> names) {
        String alone = Pattern.quote(learner) + "(?![A-Za-z0-9])";
        this.ending = Pattern.compile("(?<=[A-Za-z0-9])_" + alone);
        this.number = Pattern.compile("(?<![A-Za-z0-9])" + alone);
        this.names = names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name.strip()), PART.splitAsStream(name.strip())))
                .filter(part -> part.length() > 1)
                .distinct()
                // the longest first: a part would leave the rest of a whole
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Nameless::anywhere)
                .toList();
    }

    private static Pattern anywhere(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile(
                name.length() < SHORTEST_INSIDE ? "(?<!\\p{L})" + quoted + "(?!\\p{L})" : quoted, ANY_CASE);
    }

    Element of(Element element) {
        List<Attribute> attributes = element.attributes().stream()
                .map(attribute -> attribute.name().equals("aria-label")
                        ? new Attribute(attribute.name(), of(attribute.value()))
                        : attribute)
                .toList();
        List<Html> children = element.children().stream()
                .filter(child -> !isQuotation(child))
                .map(this::of)
                .toList();
        return new Element(element.name(), attributes, children);
    }

    private Html of(Html html) {
        if (html instanceof Element element) {
            return of(element);
        }
        return html instanceof Text text ? new Text(of(text.content())) : html;
    }

    /** What a learner says of a phase is in their own words altogether. */
    private static boolean isQuotation(Html html) {
        return html instanceof Element element && element.name().equals("blockquote");
    }

    private String of(String text) {
        String told = COMMENT.matcher(text).replaceAll(GONE);
        told = ending.matcher(told).replaceAll("");
        told = number.matcher(told).replaceAll(GONE);
        for (Pattern name : names) {
            told = name.matcher(told).replaceAll(GONE);
        }
        return told;
    }
}
