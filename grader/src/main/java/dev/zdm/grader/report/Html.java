package dev.zdm.grader.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of a page, well-formed as HTML and as XML. It is made of elements, attributes and text only, and whatever a learner wrote is
 * one of the latter two, so nothing gets into the page unescaped. Immutable.
 */
sealed interface Html {

    void writeTo(StringBuilder page);

    static Element element(String name) {
        return new Element(name, List.of(), List.of());
    }

    static Element element(String name, String cssClass) {
        return element(name).with("class", cssClass);
    }

    static Html text(String text) {
        return new Text(text);
    }

    /** An element with its attributes and what is in it. */
    record Element(String name, List<Attribute> attributes, List<Html> children) implements Html {

        private static final Set<String> VOID = Set.of("meta");

        public Element {
            name = Markup.named(name);
            if (name.equals("script")) {
                throw new IllegalArgumentException("the page runs nothing");
            }
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        Element with(String attribute, String value) {
            return new Element(name, plus(attributes, List.of(new Attribute(attribute, value))), children);
        }

        /** A length of a drawing; a tenth of a pixel is more than anybody sees. */
        Element with(String attribute, double value) {
            return with(attribute, Spelling.decimal(value));
        }

        Element text(String text) {
            return add(new Text(text));
        }

        Element add(Html... more) {
            return add(List.of(more));
        }

        Element add(List<? extends Html> more) {
            return new Element(name, attributes, plus(children, more));
        }

        @Override
        public void writeTo(StringBuilder page) {
            page.append('<').append(name);
            attributes.forEach(attribute -> attribute.writeTo(page));
            if (VOID.contains(name)) {
                page.append("/>");
                return;
            }
            page.append('>');
            children.forEach(child -> child.writeTo(page));
            page.append("</").append(name).append('>');
        }

        private static <T> List<T> plus(List<? extends T> some, List<? extends T> more) {
            List<T> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
    }

    /** Text as it is read. */
    record Text(String content) implements Html {
        @Override
        public void writeTo(StringBuilder page) {
            page.append(Markup.escaped(content));
        }
    }

    /** The page's style sheet, which browsers read as it stands: it has no character that would have to be escaped. */
    record Style(String css) implements Html {

        public Style {
            if (css.contains("<") || css.contains("&")) {
                throw new IllegalArgumentException("a style sheet inside of a page can have no < and no &");
            }
        }

        @Override
        public void writeTo(StringBuilder page) {
            page.append("<style>").append(css).append("</style>");
        }
    }

    /** An attribute that loads nothing and runs nothing. */
    record Attribute(String name, String value) {

        public Attribute {
            name = Markup.named(name);
            boolean leadsOut =
                    Set.of("href", "src", "srcset", "data", "action", "style").contains(name);
            if (name.startsWith("on") || (leadsOut && !value.startsWith("#"))) {
                throw new IllegalArgumentException("the page stands alone, so it can have no " + name + "=" + value);
            }
        }

        void writeTo(StringBuilder page) {
            page.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(Markup.escaped(value))
                    .append('"');
        }
    }
}
