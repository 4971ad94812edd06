package dev.zdm.course.live;

import static java.util.stream.Collectors.toMap;

import dev.zdm.runner.live.LiveState.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lock queue as a drawing: who holds, who waits for the lock, everyone behind them, from top to bottom in queue
 * order; a line from each one who waits to each one directly before it. Built of attributes and classes alone, so
 * that the page needs no inline style.
 */
public final class LockGraph {

    /** How many are drawn one by one; the table beside the graph has them all. */
    private static final int MOST_BOXES = 24;

    private static final int WIDTH = 520;
    private static final int LEFT = 44;
    private static final int GAP = 5;
    private static final int TALL = 44;
    private static final int FLAT = 25;
    private static final int STATEMENT_LETTERS = 58;
    private static final int FLAT_STATEMENT_LETTERS = 34;
    private static final int LANES = 4;

    private final List<Node> queue;

    private LockGraph(List<Node> queue) {
        this.queue = queue;
    }

    public static LockGraph of(List<Node> queue) {
        return new LockGraph(queue);
    }

    /** Where a session's box stands. Customers that wait are many and alike, so theirs are flat. */
    private record Box(Node node, int place, int top, int height) {

        int middle() {
            return top + height / 2;
        }

        boolean isFlat() {
            return height == FLAT;
        }
    }

    /** Empty when nobody waits. */
    public String svg() {
        if (queue.isEmpty()) {
            return "";
        }
        List<Box> boxes = boxes();
        int left = queue.size() - boxes.size();
        Box last = boxes.get(boxes.size() - 1);
        int height = last.top() + last.height() + 2 + (left > 0 ? 24 : 0);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"lock-graph\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height);
        svg.append("\" role=\"img\" aria-label=\"").append(escaped(inWords())).append("\">");
        edges(boxes, svg);
        boxes.forEach(box -> draw(box, svg));
        if (left > 0) {
            text("more", LEFT, height - 8, "and " + left + " more behind them", svg);
        }
        return svg.append("</svg>").toString();
    }

    private List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        int top = 1;
        for (Node node : queue.subList(0, Math.min(queue.size(), MOST_BOXES))) {
            int height = node.waits() && kindOf(node).equals("app") ? FLAT : TALL;
            boxes.add(new Box(node, boxes.size(), top, height));
            top += height + GAP;
        }
        return boxes;
    }

    private static void edges(List<Box> boxes, StringBuilder svg) {
        Map<Integer, Box> byPid =
                boxes.stream().collect(toMap(box -> box.node().pid(), box -> box, (one, same) -> one));
        for (Box box : boxes) {
            box.node().blockedBy().stream()
                    .map(byPid::get)
                    .filter(Objects::nonNull)
                    .forEach(before -> edge(box, before, svg));
        }
    }

    // All lines to the same one share a lane, so that a long queue behind one DDL reads as one rail with many joints.
    private static void edge(Box from, Box to, StringBuilder svg) {
        int lane = LEFT - 12 - (to.place() % LANES) * 8;
        int begin = from.middle() + (from.isFlat() ? 0 : 7);
        int end = to.middle() - (to.isFlat() ? 0 : 7);
        svg.append("<path class=\"edge\" d=\"M").append(LEFT).append(' ').append(begin);
        svg.append('H')
                .append(lane)
                .append('V')
                .append(end)
                .append('H')
                .append(LEFT - 5)
                .append("\"/>");
        svg.append("<path class=\"arrow\" d=\"M")
                .append(LEFT)
                .append(' ')
                .append(end)
                .append("l-7 -4v8z\"/>");
    }

    private static void draw(Box box, StringBuilder svg) {
        Node node = box.node();
        svg.append("<g class=\"node ")
                .append(kindOf(node))
                .append(node.waits() ? " waits" : " holds")
                .append("\" data-pid=\"")
                .append(node.pid())
                .append("\">");
        svg.append("<rect x=\"")
                .append(LEFT)
                .append("\" y=\"")
                .append(box.top())
                .append("\" width=\"");
        svg.append(WIDTH - LEFT - 1).append("\" height=\"").append(box.height()).append("\" rx=\"5\"/>");
        int line = box.top() + 17;
        svg.append("<text class=\"who\" x=\"")
                .append(LEFT + 10)
                .append("\" y=\"")
                .append(line)
                .append("\">");
        svg.append(escaped(node.who()))
                .append(" <tspan class=\"pid\">")
                .append(node.pid())
                .append("</tspan></text>");
        svg.append("<text class=\"how\" x=\"")
                .append(WIDTH - 12)
                .append("\" y=\"")
                .append(line);
        svg.append("\" text-anchor=\"end\">")
                .append(escaped(box.isFlat() ? howShort(node) : how(node)))
                .append("</text>");
        if (box.isFlat()) {
            text("statement", LEFT + 78, line, shortened(node.statement(), FLAT_STATEMENT_LETTERS), svg);
        } else {
            text("statement", LEFT + 10, line + 18, shortened(node.statement(), STATEMENT_LETTERS), svg);
        }
        svg.append("</g>");
    }

    private static void text(String look, int x, int y, String text, StringBuilder svg) {
        svg.append("<text class=\"")
                .append(look)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y);
        svg.append("\">").append(escaped(text)).append("</text>");
    }

    private static String kindOf(Node node) {
        if (node.who().startsWith("learner")) {
            return "learner";
        }
        return node.who().matches("v\\d+") ? "app" : "other";
    }

    private static String how(Node node) {
        Duration waited = node.waited();
        if (waited == null) {
            return node.state();
        }
        String what = node.mode() == null ? "a lock" : node.mode().replaceFirst("Lock$", "");
        return "waits " + Seconds.of(waited) + " for " + what
                + (node.relation() == null ? "" : " on " + node.relation());
    }

    private static String howShort(Node node) {
        return Seconds.of(node.waited()) + " for " + mode(node);
    }

    private static String mode(Node node) {
        return node.mode() == null ? "a lock" : node.mode().replaceFirst("Lock$", "");
    }

    private String inWords() {
        long waiting = queue.stream().filter(Node::waits).count();
        Node first = queue.get(0);
        return waiting + (waiting == 1 ? " session waits" : " sessions wait") + " for a lock; first in the queue is "
                + first.who() + ", process " + first.pid() + ". The table below has everyone.";
    }

    private static String shortened(String statement, int letters) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() <= letters ? line : line.substring(0, letters - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
