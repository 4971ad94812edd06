package dev.zdm.runner.inside;

import dev.zdm.runner.inside.Snippets.Cut;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a learner's Java with JShell, in this very process: the compiler is inside the sandbox, too. Runs come one at a time; a STOP or a
 * question may come meanwhile.
 */
final class ConsoleAgent implements InsideMain.Agent {

    private static final List<String> IMPORTS = List.of(
            "java.math.*",
            "java.sql.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.stream.*",
            "dev.zdm.shop.*");
    private static final long CANCEL_HELPS_WITHIN_MILLIS = 300;
    private static final int MOST_PROPOSALS = 200;
    private static final int LONGEST_HELP = 20_000;

    private final FrameWriter out;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(task -> daemon("run", task));
    private final ExecutorService stopper = Executors.newSingleThreadExecutor(task -> daemon("stop", task));
    private final PrintedLines printed = new PrintedLines(text -> send(Frame.of(Frame.Kind.PRINTED, run(), text)));
    private final JShell shell;
    private volatile long run;
    private volatile boolean running;

    private ConsoleAgent(FrameWriter out) {
        this.out = out;
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        this.shell = JShell.builder()
                .executionEngine("local")
                .out(stream)
                .err(stream)
                .build();
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private long run() {
        return run;
    }

    /** One that has loaded what its first run would have to wait for. */
    static ConsoleAgent warm(FrameWriter out) {
        ConsoleAgent agent = new ConsoleAgent(out);
        agent.warmUp();
        return agent;
    }

    private void warmUp() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
        shell.eval("new Batches(1, 10, 1, 5).iterator().next().toString()");
        shell.sourceCodeAnalysis().completionSuggestions("Batch", 5, new int[1]);
        shell.snippets()
                .filter(snippet -> !IMPORTS.contains(importOf(snippet.source())))
                .forEach(shell::drop);
    }

    private static String importOf(String source) {
        return source.startsWith("import ")
                ? source.substring(7).replace(";", "").strip()
                : "";
    }

    @Override
    public void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case OPEN -> open(frame);
            case RUN -> {
                long number = frame.number(0);
                String java = frame.text(1);
                runner.execute(() -> evaluate(number, java));
            }
            case STOP -> stopper.execute(this::stop);
            case COMPLETE -> {
                long number = frame.number(0);
                String java = frame.text(1);
                int cursor = (int) frame.number(2);
                runner.execute(() -> propose(number, java, cursor));
            }
            default -> throw new IOException("nobody asks a sandbox for " + frame.kind());
        }
    }

    private void open(Frame frame) throws IOException {
        Bound.to(frame, out, this::run);
        runner.execute(() -> List.of("Db db", "Shop shop", "Log log").forEach(name -> {
            String variable = name.substring(name.indexOf(' ') + 1);
            shell.eval(name + " = dev.zdm.runner.inside.Bound." + variable + "();");
        }));
    }

    private void evaluate(long number, String java) {
        run = number;
        printed.begin();
        running = true;
        String outcome = "failed";
        try {
            outcome = evaluateAll(number, java);
        } catch (IllegalStateException | OutOfMemoryError e) {
            send(Remark.of(Remark.Sort.NOTICE, "JShell has come to its end: " + e.getMessage())
                    .in(number));
        } finally {
            running = false;
            printed.pass();
            send(Frame.of(Frame.Kind.ENDED, number, outcome));
        }
    }

    private String evaluateAll(long number, String java) {
        Remarks remarks = new Remarks(shell, java);
        Snippets snippets = new Snippets(shell.sourceCodeAnalysis());
        String rest = java.stripLeading(); // JShell miscounts the lines of a snippet that begins with an empty one
        while (!rest.isBlank()) {
            Cut next = snippets.first(rest);
            int begin = java.length() - rest.length();
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return "done";
            }
            if (!next.isWhole()) {
                send(remarks.incomplete(begin).in(number));
                return "incomplete";
            }
            String source = next.source();
            boolean good = true;
            List<SnippetEvent> events = shell.eval(source);
            declared(number, events);
            for (Remark remark : remarks.of(events, begin)) {
                printed.pass();
                send(remark.in(number));
                good &= remark.sort() != Remark.Sort.ERROR && remark.sort() != Remark.Sort.EXCEPTION;
            }
            if (!good) {
                return "failed";
            }
            rest = next.remaining().stripLeading();
        }
        return "done";
    }

    /** Imports, methods and types can be had again without running anything. */
    private void declared(long number, List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            boolean harmless = snippet instanceof ImportSnippet
                    || snippet instanceof MethodSnippet
                    || snippet instanceof TypeDeclSnippet;
            if (harmless && event.causeSnippet() == null && event.status().isActive()) {
                send(Frame.of(Frame.Kind.DECLARED, number, nameOf(snippet), snippet.source()));
            }
        }
    }

    private static String nameOf(Snippet snippet) {
        return snippet instanceof MethodSnippet method
                ? method.name() + "(" + method.parameterTypes() + ")"
                : snippet instanceof TypeDeclSnippet type
                        ? type.name()
                        : snippet.source().strip();
    }

    /** First what waits for the server, then what runs here. A loop that does neither is ended from outside, with all of us. */
    private void stop() {
        if (!running) {
            return;
        }
        Bound.cancelAll();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CANCEL_HELPS_WITHIN_MILLIS);
        while (running && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        if (running) {
            shell.stop();
        }
    }

    private void propose(long number, String java, int cursor) {
        int[] anchor = {cursor};
        int at = Math.max(0, Math.min(cursor, java.length()));
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        List<Object> parts = new ArrayList<>(List.of(number));
        List<String> proposals = new ArrayList<>();
        String help = "";
        try {
            proposals = analysis.completionSuggestions(java, at, anchor).stream()
                    .map(Suggestion::continuation)
                    .distinct()
                    .limit(MOST_PROPOSALS)
                    .toList();
            help = help(analysis.documentation(java, at, true));
        } catch (RuntimeException unfinishedCode) {
            proposals = List.of(); // JShell trips over some code that is not whole
        }
        parts.add(anchor[0]);
        parts.add(help);
        parts.addAll(proposals);
        send(Frame.of(Frame.Kind.PROPOSED, parts.toArray()));
    }

    private static String help(@Nullable List<Documentation> all) {
        StringBuilder help = new StringBuilder();
        for (Documentation one : all == null ? List.<Documentation>of() : all) {
            help.append(one.signature()).append('\n');
            String javadoc = one.javadoc();
            if (javadoc != null) {
                help.append("    ")
                        .append(javadoc.strip().replace("\n", "\n    "))
                        .append('\n');
            }
        }
        return help.length() <= LONGEST_HELP ? help.toString() : help.substring(0, LONGEST_HELP);
    }

    private void send(Frame frame) {
        try {
            out.write(frame);
        } catch (IOException standIsGone) {
            Runtime.getRuntime().halt(0);
        }
    }
}
