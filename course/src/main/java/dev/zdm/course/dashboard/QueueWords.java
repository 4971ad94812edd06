package dev.zdm.course.dashboard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.zdm.runner.live.LiveState.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lock queue in words: who is first in it, for what, behind whom; and who stands behind the first. */
final class QueueWords {

    private static final int MOST_QUEUES = 2;

    private final Map<Integer, Node> nodes;
    private final Names names;

    private QueueWords(List<Node> queue, Names names) {
        this.nodes = queue.stream().collect(toMap(Node::pid, node -> node, (one, same) -> one, LinkedHashMap::new));
        this.names = names;
    }

    static Words of(List<Node> queue, Names names) {
        return new QueueWords(queue, names).inWords();
    }

    /** Those who wait for the same in front of a queue, and everyone who waits behind them. */
    private record Line(List<Node> first, List<Node> behind) {

        Node longest() {
            return first.stream().max(Comparator.comparing(QueueWords::waited)).orElseThrow();
        }

        int length() {
            return first.size() + behind.size();
        }
    }

    private Words inWords() {
        List<Line> lines = lines();
        if (lines.isEmpty()) {
            return new Words("Nobody waits for a lock.", "nobody");
        }
        List<String> sentences = new ArrayList<>(
                lines.stream().limit(MOST_QUEUES).map(this::sentence).toList());
        if (lines.size() > MOST_QUEUES) {
            int more = lines.size() - MOST_QUEUES;
            sentences.add(Words.count(more, "more queue is", "more queues are") + " in the table.");
        }
        return new Words(String.join(" ", sentences), gist(lines));
    }

    private List<Line> lines() {
        List<Node> waiting = nodes.values().stream().filter(Node::waits).toList();
        List<Node> heads = waiting.stream().filter(this::isFirst).toList();
        if (heads.isEmpty()) {
            heads = waiting.stream().limit(1).toList(); // a deadlock: everyone waits for one who waits
        }
        Map<String, List<Node>> alike = heads.stream()
                .collect(groupingBy(
                        node -> Names.isApp(node.who())
                                ? node.who() + " " + node.relation() + " " + node.blockedBy()
                                : "pid " + node.pid(),
                        LinkedHashMap::new,
                        java.util.stream.Collectors.toList()));
        return alike.values().stream()
                .map(first -> new Line(first, behind(first, waiting)))
                .sorted(Comparator.comparing(Line::length).reversed())
                .toList();
    }

    private boolean isFirst(Node node) {
        return blockers(node).noneMatch(Node::waits);
    }

    private Stream<Node> blockers(Node node) {
        return node.blockedBy().stream().map(nodes::get).filter(Objects::nonNull);
    }

    private static List<Node> behind(List<Node> first, List<Node> waiting) {
        Set<Integer> line = new HashSet<>(first.stream().map(Node::pid).toList());
        boolean grew = true;
        while (grew) {
            grew = waiting.stream()
                    .filter(node -> node.blockedBy().stream().anyMatch(line::contains))
                    .map(node -> line.add(node.pid()))
                    .reduce(false, Boolean::logicalOr);
        }
        return waiting.stream()
                .filter(node -> line.contains(node.pid()) && !first.contains(node))
                .toList();
    }

    private String sentence(Line line) {
        Node longest = line.longest();
        String told;
        if (!Names.isApp(longest.who())) {
            told = capital(subject(longest)) + " waits " + Words.seconds(waited(longest));
        } else if (line.first().size() == 1) {
            told = "A request of " + longest.who() + " waits " + Words.seconds(waited(longest));
        } else {
            told = line.first().size() + " requests of " + longest.who() + " wait, the longest "
                    + Words.seconds(waited(longest)) + ",";
        }
        return told + " for " + wanted(longest) + behindWhom(longest) + followers(line) + ".";
    }

    private String wanted(Node node) {
        String what = Objects.requireNonNullElse(node.relation(), "");
        return switch (what) {
            case "virtualxid" -> "another transaction to end";
            case "transactionid", "tuple" -> "a row that another transaction has changed";
            case "advisory" -> "an advisory lock";
            case "" -> "a lock";
            default -> Objects.requireNonNullElse(node.mode(), "a lock") + " on " + what;
        };
    }

    private String behindWhom(Node node) {
        List<Node> ahead = blockers(node).toList();
        if (ahead.isEmpty()) {
            return node.blockedBy().isEmpty() ? "" : ", behind a session of another database";
        }
        int more = ahead.size() - 1;
        return ", behind " + holder(ahead.get(0)) + (more > 0 ? " and " + more + " more" : "");
    }

    private String holder(Node node) {
        if (node.state().startsWith("idle in transaction")) {
            return names.of(node.pid(), node.who()) + ", which is idle in its transaction";
        }
        return Verb.reads(node.statement()) ? "the reader of " + names.of(node.pid(), node.who()) : subject(node);
    }

    private String subject(Node node) {
        String name = names.of(node.pid(), node.who());
        return name.startsWith("the ") ? name : Verb.of(node.statement()) + " of " + name;
    }

    private String followers(Line line) {
        if (line.behind().isEmpty()) {
            return "";
        }
        Map<String, Long> requests = line.behind().stream()
                .filter(node -> Names.isApp(node.who()))
                .collect(groupingBy(Node::who, TreeMap::new, counting()));
        List<String> who = new ArrayList<>();
        requests.forEach((app, number) -> who.add(
                (who.isEmpty() ? Words.count(number, "request", "requests") : Words.grouped(number)) + " of " + app));
        line.behind().stream()
                .filter(node -> !Names.isApp(node.who()))
                .forEach(node -> who.add(names.of(node.pid(), node.who())));
        boolean one = line.behind().size() == 1;
        return "; " + listed(who) + (one ? " waits" : " wait") + " behind "
                + (line.first().size() == 1 ? "it" : "them");
    }

    private static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private String gist(List<Line> lines) {
        StringBuilder gist = new StringBuilder();
        for (Line line : lines) {
            gist.append(line.longest().pid())
                    .append(' ')
                    .append(Words.order(line.behind().size()));
            gist.append(' ').append(waited(line.longest()).toSeconds() / 10).append(';');
        }
        return gist.toString();
    }

    private static Duration waited(Node node) {
        return Objects.requireNonNullElse(node.waited(), Duration.ZERO);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
