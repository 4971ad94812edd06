package dev.zdm.course.proof;

import dev.zdm.course.lessons.Lesson;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.StandSpec;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.stand.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs lessons on stands side by side. Each stand has a server for itself: what a lesson looks at, {@code pg_locks} say, shows all databases
 * of a server.
 */
final class Proof {

    private static final StandSpec.Standby AS_FAST_AS_IT_CAN = new StandSpec.Standby(0);

    private final Path root;
    private final StartOptions options;
    private final Consumer<LessonRun> listener;

    /**
     * @param root the checkout
     * @param options size and traffic of the shops
     * @param listener hears of each lesson that has been run; one call at a time
     */
    Proof(Path root, StartOptions options, Consumer<LessonRun> listener) {
        this.root = root;
        this.options = options;
        this.listener = listener;
    }

    /** Runs all of them, on so many stands; returns in the lessons' order. */
    List<LessonRun> run(List<Lesson> lessons, int stands) throws InterruptedException {
        Queue<Lesson> left = new ConcurrentLinkedQueue<>(lessons);
        int few = Math.max(1, Math.min(stands, lessons.size()));
        ExecutorService workers = Executors.newFixedThreadPool(few);
        try {
            List<Future<List<LessonRun>>> works = IntStream.range(0, few)
                    .mapToObj(worker -> workers.submit(() -> work(left)))
                    .toList();
            List<LessonRun> runs = new ArrayList<>();
            for (Future<List<LessonRun>> work : works) {
                runs.addAll(work.get());
            }
            runs.sort(Comparator.comparing(run -> run.lesson().number()));
            return runs;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LabProblem problem) {
                throw problem;
            }
            throw new LabProblem("a lesson could not be run: " + e.getCause(), "See the log.", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<LessonRun> work(Queue<Lesson> left) throws InterruptedException {
        List<LessonRun> runs = new ArrayList<>();
        try (ThrowAwayHome home = ThrowAwayHome.of(root);
                LabRunner runner = LabRunner.open(home.home(), Progress.SILENT)) {
            runner.agreeToLooseJava(); // what runs are the lessons of this checkout
            Stand stand = runner.stand();
            boolean plain = false;
            for (Lesson lesson = left.poll(); lesson != null; lesson = left.poll()) {
                boolean standby = lesson.about().standby();
                if (standby || !plain) {
                    stand.practise(kind(standby), options, Progress.SILENT);
                }
                LessonRun run = LessonRun.of(lesson, stand);
                plain = !standby && run.problems().isEmpty();
                runs.add(run);
                tell(run);
            }
        }
        return runs;
    }

    private synchronized void tell(LessonRun run) {
        listener.accept(run);
    }

    private StandSpec kind(boolean standby) {
        StandSpec plain = StandSpec.plain(options.rows().orElseThrow());
        return standby ? plain.withStandby(AS_FAST_AS_IT_CAN) : plain;
    }
}
