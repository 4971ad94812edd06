package dev.zdm.course.lessons;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ext.admonition.AdmonitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.renderer.HeaderIdGenerator;
import com.vladsch.flexmark.html.renderer.HtmlIdGenerator;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import dev.zdm.labs.LabProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Markdown of lessons and labs to HTML: tables, footnotes, task lists, notes, fences that run, predictions. Raw HTML
 * in a text is shown, not obeyed. Thread-safe.
 */
public final class Markdown {

    private static final List<Extension> RENDERED =
            List.of(TablesExtension.create(), FootnoteExtension.create(), StrikethroughExtension.create());
    // What is rendered by renderers of our own is parsed only: the extensions' HTML fails accessibility checks.
    private static final List<Extension> PARSED = List.of(TaskListExtension.create(), AdmonitionExtension.create());
    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, RENDERED)
            .set(HtmlRenderer.ESCAPE_HTML, true)
            .set(HtmlRenderer.SUPPRESS_HTML_COMMENT_BLOCKS, true)
            .set(HtmlRenderer.SUPPRESS_INLINE_HTML_COMMENTS, true)
            .set(HtmlRenderer.GENERATE_HEADER_ID, true)
            .set(HtmlRenderer.HEADER_ID_GENERATOR_RESOLVE_DUPES, true)
            .set(Parser.TRACK_DOCUMENT_LINES, true)
            .toImmutable();

    private final Parser parser = Parser.builder(new MutableDataSet(OPTIONS)
                    .set(
                            Parser.EXTENSIONS,
                            Stream.concat(RENDERED.stream(), PARSED.stream()).toList()))
            .build();
    private final UnaryOperator<String> links;

    /** @param links turns a link as it is written into a link of the site */
    public Markdown(UnaryOperator<String> links) {
        this.links = links;
    }

    /**
     * @param html safe to be put into a page
     * @param sections its second-level headings, in order
     * @param blocks its code fences, in order
     */
    public record Rendered(String html, List<Section> sections, List<Block> blocks) {}

    /** A place in a text that a link can name. */
    public record Section(String id, String title) {}

    /** Fails with a {@link LabProblem} that names file and line when a fence, note or heading cannot be read. */
    public Rendered render(String text, Source source) {
        Document document = parser.parse(text);
        List<Block> blocks = new ArrayList<>();
        CardNames names = new CardNames();
        HtmlRenderer renderer = HtmlRenderer.builder(OPTIONS)
                .nodeRendererFactory(options -> new HeadingRenderer(source))
                .nodeRendererFactory(options -> new TaskItemRenderer(names))
                .nodeRendererFactory(options -> new NoteRenderer(source))
                .nodeRendererFactory(new TableRenderer.Factory())
                .nodeRendererFactory(options -> new FenceRenderer(source, blocks, this::inline, names))
                .linkResolverFactory(new SiteLinks(links))
                .build();
        String html = renderer.render(document);
        return new Rendered(html, sections(document), List.copyOf(blocks));
    }

    /** The words of a text, heading by heading. */
    public List<Passage> passages(String text) {
        return PassageReader.read(parser.parse(text));
    }

    /** A sentence or two inside a page of ours, with emphasis, code and links, without a paragraph around it. */
    String inline(String text) {
        String html = HtmlRenderer.builder(OPTIONS)
                .linkResolverFactory(new SiteLinks(links))
                .build()
                .render(parser.parse(text))
                .strip();
        boolean oneParagraph = html.startsWith("<p>") && html.indexOf("<p>", 3) < 0 && html.endsWith("</p>");
        return oneParagraph ? html.substring("<p>".length(), html.length() - "</p>".length()) : html;
    }

    private static List<Section> sections(Document document) {
        HtmlIdGenerator ids = new HeaderIdGenerator.Factory().create();
        ids.generateIds(document);
        List<Section> sections = new ArrayList<>();
        for (Node node : document.getChildren()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                String id = ids.getId(heading);
                sections.add(new Section(id == null ? "" : id, new TextCollectingVisitor().collectAndGetText(heading)));
            }
        }
        return List.copyOf(sections);
    }
}
