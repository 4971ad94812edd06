package dev.zdm.course.lessons;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.DelegatingNodeRendererFactory;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.data.DataHolder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table in a frame of its own: where it is too wide, the frame scrolls, and the keyboard reaches it. */
final class TableRenderer implements NodeRenderer {

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(
                new NodeRenderingHandler<>(TableBlock.class, TableRenderer::render),
                new NodeRenderingHandler<>(TableCell.class, TableRenderer::cell));
    }

    private static void render(TableBlock table, NodeRendererContext context, HtmlWriter html) {
        html.line();
        html.raw("<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">");
        context.delegateRender();
        html.raw("</div>");
        html.line();
    }

    /** The corner over a column of names stays empty; it is no header, for it says nothing. */
    private static void cell(TableCell cell, NodeRendererContext context, HtmlWriter html) {
        if (cell.isHeader() && cell.getText().isBlank()) {
            html.raw("<td></td>");
        } else {
            context.delegateRender();
        }
    }

    /** The table itself is left to the extension. */
    static final class Factory implements DelegatingNodeRendererFactory {

        @Override
        public NodeRenderer apply(DataHolder options) {
            return new TableRenderer();
        }

        @Override
        public @Nullable Set<Class<?>> getDelegates() {
            return null;
        }
    }
}
