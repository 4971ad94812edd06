package dev.zdm.course.lessons;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Set;

/**
 * A heading is a link to itself. The first line's own heading is left out, because the page shows the title above the
 * text.
 */
final class HeadingRenderer implements NodeRenderer {

    private final Source source;

    HeadingRenderer(Source source) {
        this.source = source;
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(new NodeRenderingHandler<>(Heading.class, this::render));
    }

    private void render(Heading heading, NodeRendererContext context, HtmlWriter html) {
        if (heading.getLevel() == 1) {
            if (heading.getPrevious() != null) {
                throw source.problem(
                        heading.getLineNumber(), "a second title", "Begin headings inside the text with ## or ###.");
            }
            return;
        }
        String id = context.getNodeId(heading);
        html.line();
        html.raw("<h" + heading.getLevel() + " id=\"" + id + "\">");
        if (hasLink(heading)) {
            context.renderChildren(heading);
        } else {
            html.raw("<a class=\"self\" href=\"#" + id + "\">");
            context.renderChildren(heading);
            html.raw("</a>");
        }
        html.raw("</h" + heading.getLevel() + ">").line();
    }

    private static boolean hasLink(Heading heading) {
        for (Node node : heading.getDescendants()) {
            if (node instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
