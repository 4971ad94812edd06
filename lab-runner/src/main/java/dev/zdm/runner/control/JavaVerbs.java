package dev.zdm.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code java} runs what it is given on the learner's console: lines with {@code printed} and {@code remark} while it goes on, then its
 * {@code outcome}. A caller who goes away stops it. {@code java-reset} and {@code java-agree} do what they say.
 */
final class JavaVerbs {

    private static final long ASK_FOR_THE_CALLER_EVERY_MILLIS = 500;

    private final LabRunner runner;

    JavaVerbs(LabRunner runner) {
        this.runner = runner;
    }

    void addTo(ControlServer control) {
        control.add("java", this::run);
        control.add("java-reset", (arguments, answer) -> reset());
        control.add("java-agree", (arguments, answer) -> agree());
    }

    private JsonNode run(JsonNode arguments, ControlServer.Answer answer) throws IOException, InterruptedException {
        Heard heard = new Heard();
        CompletableFuture<JavaOutcome> run =
                runner.stand().runJava(arguments.path("java").asText(), heard);
        CompletableFuture<JavaOutcome> told = run.whenComplete((outcome, failure) -> heard.wake());
        try {
            while (!run.isDone() || heard.hasMore()) {
                answer.line(heard.next());
            }
        } finally {
            if (!run.isDone()) {
                runner.stand().java().stop();
            }
        }
        return ControlServer.JSON
                .createObjectNode()
                .put("outcome", told.join().name().toLowerCase(Locale.ROOT));
    }

    private JsonNode reset() {
        runner.stand().java().reset();
        return ControlServer.JSON.createObjectNode();
    }

    private JsonNode agree() {
        runner.agreeToLooseJava();
        return ControlServer.JSON.createObjectNode();
    }

    /** What was heard of a run and is still to be told: the console must not wait for a caller who is slow to listen. */
    private static final class Heard implements JavaListener {

        private final BlockingQueue<ObjectNode> lines = new LinkedBlockingQueue<>();

        @Override
        public void printed(String text) {
            lines.add(ControlServer.JSON.createObjectNode().put("printed", text));
        }

        @Override
        public void remark(Remark remark) {
            ObjectNode line = ControlServer.JSON.createObjectNode();
            line.putObject("remark")
                    .put("sort", remark.sort().name())
                    .put("text", remark.text())
                    .put("line", remark.line())
                    .put("column", remark.column());
            lines.add(line);
        }

        @Override
        public void progress(String what, double done) {
            ObjectNode line = ControlServer.JSON.createObjectNode();
            line.putObject("progress")
                    .put("step", what)
                    .put("done", Math.round(done * 1000))
                    .put("total", 1000);
            lines.add(line);
        }

        void wake() {
            lines.add(ControlServer.JSON.createObjectNode());
        }

        boolean hasMore() {
            return !lines.isEmpty();
        }

        /** An empty line when nothing comes: it is how we notice that the caller has gone. */
        ObjectNode next() throws InterruptedException {
            ObjectNode line = lines.poll(ASK_FOR_THE_CALLER_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return line == null ? ControlServer.JSON.createObjectNode() : line;
        }
    }
}
