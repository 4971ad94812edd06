package dev.zdm.course.proof;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.lessons.Block;
import dev.zdm.course.lessons.Fence;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.migrate.SchemaLines;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.stand.Stand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A lesson whose blocks were run from top to bottom on a stand under traffic, in the sessions that they name.
 *
 * @param runs each block that runs, in the lesson's order
 * @param broken what the lesson claims and the stand did not show, its outputs left out; each with file and line
 */
record LessonRun(Lesson lesson, Map<Block, BlockRun> runs, List<String> broken, Duration took) {

    static final String NOT_RECORDED = "(to be recorded)";
    private static final Duration BOUND = Duration.ofSeconds(90);

    /** Runs it. The shop has to be open and nobody else may change it meanwhile. */
    static LessonRun of(Lesson lesson, Stand stand) throws InterruptedException {
        Instant began = Instant.now();
        Login observer = stand.login("observer");
        List<String> problems = new ArrayList<>();
        SchemaLines before = schema(observer);
        Map<Block, BlockRun> runs = new LinkedHashMap<>();
        try (LockWaits waits = new LockWaits(observer);
                Desks desks = new Desks(stand, waits)) {
            for (Block block : lesson.blocks()) {
                if (block.fence().runsJava()) {
                    runs.put(block, new BlockRun(block, JavaHeard.of(stand, block.code(), BOUND)));
                } else if (block.fence().runs()) {
                    desks.begin(block);
                    if (!block.fence().async()) {
                        desks.awaitEnd(block.fence().where());
                    }
                }
            }
            desks.awaitAll();
            runs.putAll(desks.runs);
            problems.addAll(desks.problems);
        }
        runs = inOrder(lesson, runs);
        runs.values().forEach(run -> run.broken().forEach(broken -> problems.add(named(run.block(), broken))));
        schema(observer)
                .differenceFrom(before)
                .forEach(line -> problems.add(lesson.slug() + " leaves the shop changed: " + line));
        return new LessonRun(lesson, runs, List.copyOf(problems), Duration.between(began, Instant.now()));
    }

    /** What is broken, and the outputs that are of another shape than they were, or were never recorded. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(broken);
        outputs().forEach((fence, fresh) -> mismatch(fence, fresh).ifPresent(problems::add));
        return problems;
    }

    private static Map<Block, BlockRun> inOrder(Lesson lesson, Map<Block, BlockRun> runs) {
        Map<Block, BlockRun> ordered = new LinkedHashMap<>();
        for (Block block : lesson.blocks()) {
            BlockRun run = runs.get(block);
            if (run != null) {
                ordered.put(block, run);
            }
        }
        return ordered;
    }

    private static String named(Block block, String what) {
        String title = block.fence().title().map(words -> "\"" + words + "\": ").orElse("");
        return String.valueOf(block.problem(title + what, "").getMessage());
    }

    private static SchemaLines schema(Login observer) {
        try (Connection session = observer.connectLikePsql("lesson")) {
            return SchemaLines.of(session);
        } catch (SQLException e) {
            throw new LabProblem("the schema cannot be read: " + e.getMessage(), "Is the stand still there?", e);
        }
    }

    /** Each output of the lesson as it came now; an output whose block did not end is left out. */
    Map<Block, String> outputs() {
        Map<Block, String> outputs = new LinkedHashMap<>();
        List<Block> before = new ArrayList<>();
        for (Block block : lesson.blocks()) {
            if (block.isOutput()) {
                Optional.ofNullable(runs.get(whose(block, before)))
                        .ifPresent(run -> outputs.put(
                                block, PsqlText.of(run, block.fence().timing())));
            } else if (block.fence().runs()) {
                before.add(block);
            }
        }
        return outputs;
    }

    /** The block that an output belongs to: the last one before it, in the session that it names. */
    private static Block whose(Block output, List<Block> before) {
        Optional<SessionName> session = output.fence().session();
        for (int i = before.size() - 1; i >= 0; i--) {
            Fence fence = before.get(i).fence();
            if (session.isEmpty() || (!fence.runsJava() && session.get() == fence.where())) {
                return before.get(i);
            }
        }
        throw output.problem("no block that runs stands above this output", "Put the output below its block.");
    }

    private static Optional<String> mismatch(Block output, String fresh) {
        String recorded = output.code();
        if (recorded.strip().equals(NOT_RECORDED)) {
            return Optional.of(named(output, "this output has not been recorded"));
        }
        Shape expected = Shape.of(recorded);
        Shape seen = Shape.of(fresh);
        return expected.equals(seen)
                ? Optional.empty()
                : Optional.of(named(output, "recorded was " + expected.parts() + ", and now came " + seen.parts()));
    }

    /** Claims that are checked when it is run: that a block fails, waits or shows something, and the shape of each output. */
    static int claimsOf(Lesson lesson) {
        return lesson.blocks().stream()
                .mapToInt(block ->
                        (block.isOutput() ? 1 : 0) + block.fence().claims().count())
                .sum();
    }

    static int blocksOf(Lesson lesson) {
        return (int)
                lesson.blocks().stream().filter(block -> block.fence().runs()).count();
    }

    /** A lesson's three sessions. What is sent to one that is busy is sent when it has ended. */
    private static final class Desks implements AutoCloseable {

        private final Map<SessionName, Desk> desks = new EnumMap<>(SessionName.class);
        private final Map<SessionName, Running> running = new EnumMap<>(SessionName.class);
        private final Map<Block, BlockRun> runs = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        private record Running(Block block, Future<BlockRun> end) {}

        Desks(Stand stand, LockWaits waits) {
            for (SessionName name : SessionName.values()) {
                desks.put(name, new Desk(stand::open, waits));
            }
        }

        void begin(Block block) throws InterruptedException {
            SessionName name = block.fence().where();
            awaitEnd(name);
            running.put(name, new Running(block, desk(name).run(block)));
        }

        void awaitAll() throws InterruptedException {
            for (SessionName name : SessionName.values()) {
                awaitEnd(name);
            }
        }

        void awaitEnd(SessionName name) throws InterruptedException {
            Running last = running.remove(name);
            if (last == null) {
                return;
            }
            try {
                runs.put(last.block(), last.end().get(BOUND.toSeconds(), TimeUnit.SECONDS));
            } catch (TimeoutException e) {
                desk(name).cancel();
                problems.add(named(last.block(), "it has not ended within " + BOUND.toSeconds() + " s"));
            } catch (ExecutionException e) {
                problems.add(named(last.block(), String.valueOf(e.getCause())));
            }
        }

        private Desk desk(SessionName name) {
            return Objects.requireNonNull(desks.get(name));
        }

        @Override
        public void close() {
            desks.values().forEach(Desk::close);
        }
    }
}
