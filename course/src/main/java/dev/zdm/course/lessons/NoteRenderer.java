package dev.zdm.course.lessons;

import static java.util.stream.Collectors.joining;

import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A block set apart from the text: <code>!!! warning "Title"</code> stands open as an aside, <code>??? note
 * "Title"</code> is folded, and <code>???+</code> can be folded but is open.
 */
final class NoteRenderer implements NodeRenderer {

    /** What a note may be, and its title when it has none of its own. */
    private enum Kind {
        NOTE("Note"),
        TIP("Tip"),
        WARNING("Careful"),
        PRODUCTION("In production");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Source source;

    NoteRenderer(Source source) {
        this.source = source;
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(new NodeRenderingHandler<>(AdmonitionBlock.class, this::render));
    }

    private void render(AdmonitionBlock note, NodeRendererContext context, HtmlWriter html) {
        Kind kind = kindOf(note);
        String title = note.getTitle().isBlank() ? kind.title : note.getTitle().toString();
        boolean folds = note.getOpeningMarker().startsWith("???");
        String open = note.getOpeningMarker().endsWith("+") ? " open" : "";
        html.line();
        html.raw(
                folds
                        ? "<details class=\"note " + kind.word() + "\"" + open + "><summary>"
                        : "<div role=\"note\" class=\"note " + kind.word() + "\"><p class=\"note-title\">");
        html.text(title);
        html.raw(folds ? "</summary>" : "</p>").line();
        context.renderChildren(note);
        html.raw(folds ? "</details>" : "</div>").line();
    }

    private Kind kindOf(AdmonitionBlock note) {
        String word = note.getInfo().toString();
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> source.problem(
                        note.getLineNumber(),
                        "no note is called " + word,
                        "Notes are "
                                + Arrays.stream(Kind.values()).map(Kind::word).collect(joining(", ")) + "."));
    }
}
