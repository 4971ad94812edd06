package dev.zdm.course.lessons;

import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import java.util.Set;

/** An item of a checklist: its box is named by its text, and the page remembers the tick. */
final class TaskItemRenderer implements NodeRenderer {

    private final CardNames names;

    TaskItemRenderer(CardNames names) {
        this.names = names;
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(new NodeRenderingHandler<>(TaskListItem.class, this::render));
    }

    private void render(TaskListItem item, NodeRendererContext context, HtmlWriter html) {
        String id = names.of("task", item.getContentChars().toString());
        html.line();
        html.raw("<li class=\"task\"><input type=\"checkbox\" id=\"" + id + "\" aria-labelledby=\"" + id + "-text\""
                + (item.isItemDoneMarker() ? " checked" : "") + "><div id=\"" + id + "-text\">");
        context.renderChildren(item);
        html.raw("</div></li>").line();
    }
}
