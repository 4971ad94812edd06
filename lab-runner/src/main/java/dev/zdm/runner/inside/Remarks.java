package dev.zdm.runner.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Puts into words what JShell says of the snippets of one run, with places in the Java as it was typed. One thread. */
final class Remarks {

    private static final int MOST_CAUSES = 5;

    private final JShell shell;
    private final String java;
    private final Map<String, Integer> begins = new HashMap<>();

    /** @param java all of the run; its snippets are parts of it */
    Remarks(JShell shell, String java) {
        this.shell = shell;
        this.java = java;
    }

    Remark incomplete(int begin) {
        return at(
                Remark.Sort.ERROR,
                "This is not complete: a bracket, a quote or the end of a statement is missing.",
                begin);
    }

    /** @param begin where the snippet begins in the run's Java */
    List<Remark> of(List<SnippetEvent> events, int begin) {
        List<Remark> remarks = new ArrayList<>();
        events.forEach(event -> begins.put(event.snippet().id(), begin));
        events.forEach(event -> add(event, begin, remarks));
        return remarks;
    }

    private void add(SnippetEvent event, int begin, List<Remark> remarks) {
        Snippet snippet = event.snippet();
        JShellException thrown = event.exception();
        if (event.status() == Status.REJECTED) {
            shell.diagnostics(snippet)
                    .filter(Diag::isError)
                    .forEach(diagnosis -> remarks.add(at(
                            Remark.Sort.ERROR,
                            diagnosis.getMessage(Locale.ROOT).strip(),
                            begin + Math.toIntExact(Math.max(0, diagnosis.getPosition())))));
        } else if (thrown != null) {
            remarks.add(thrown(thrown));
        } else if (event.causeSnippet() == null) {
            String lacking = lacking(snippet, event.status());
            String told = told(event);
            if (!told.isEmpty()) {
                boolean value = snippet instanceof VarSnippet || snippet instanceof ExpressionSnippet;
                remarks.add(Remark.of(value ? Remark.Sort.VALUE : Remark.Sort.DECLARED, told + lacking));
            }
        }
    }

    private static String told(SnippetEvent event) {
        Snippet snippet = event.snippet();
        String verb = event.previousStatus() == Status.NONEXISTENT ? "created " : "replaced ";
        if (snippet instanceof VarSnippet variable) {
            return variable.name() + shown(event.value());
        }
        if (snippet instanceof ExpressionSnippet expression) {
            return expression.name() + shown(event.value());
        }
        if (snippet instanceof MethodSnippet method) {
            return verb + "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return verb + "type " + type.name();
        }
        return "";
    }

    /** A table begins on a line of its own. */
    private static String shown(@Nullable String value) {
        return " ==>" + (value != null && value.contains("\n") ? "\n" : " ") + value;
    }

    private String lacking(Snippet snippet, Status status) {
        if (status != Status.RECOVERABLE_DEFINED && status != Status.RECOVERABLE_NOT_DEFINED) {
            return "";
        }
        List<String> missing = snippet instanceof jdk.jshell.DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).toList()
                : List.of();
        return ", which cannot be used until there is " + String.join(" and ", missing);
    }

    private Remark thrown(JShellException thrown) {
        StringBuilder text = new StringBuilder(headline(thrown));
        int place = -1;
        Throwable one = thrown;
        for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
            if (depth > 0) {
                text.append("\ncaused by ").append(headline(one));
            }
            for (StackTraceElement frame : one.getStackTrace()) {
                int begin = beginOf(frame);
                if (begin >= 0) {
                    int at = startOfLine(begin, frame.getLineNumber());
                    place = place < 0 || depth > 0 ? at : place;
                    break;
                }
            }
            one = one.getCause();
        }
        return place < 0
                ? Remark.of(Remark.Sort.EXCEPTION, text.toString())
                : new Remark(Remark.Sort.EXCEPTION, text.toString(), lineAt(place), 0);
    }

    private static String headline(Throwable thrown) {
        if (thrown instanceof UnresolvedReferenceException missing) {
            return missing.getSnippet().source().strip() + " uses something that is not there";
        }
        String name = thrown instanceof EvalException eval
                ? eval.getExceptionClassName()
                : thrown.getClass().getName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    /** Where the snippet that a stack frame is in begins in this run's Java; -1 when it is none of this run. */
    private int beginOf(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? begins.getOrDefault(file.substring(1), -1) : -1;
    }

    private int startOfLine(int begin, int line) {
        int at = begin;
        for (int i = 1; i < line; i++) {
            int end = java.indexOf('\n', at);
            if (end < 0) {
                return at;
            }
            at = end + 1;
        }
        return at;
    }

    private Remark at(Remark.Sort sort, String text, int position) {
        int bounded = Math.min(position, java.length());
        int lineBegin = java.lastIndexOf('\n', bounded - 1) + 1;
        return new Remark(sort, text, lineAt(bounded), bounded - lineBegin + 1);
    }

    private int lineAt(int position) {
        return 1
                + (int) java.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
