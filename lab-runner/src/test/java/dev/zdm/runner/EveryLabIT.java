package dev.zdm.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.Road;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.stand.StandNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every lab as a mutation test, on real stands with traffic: untouched it does not pass, each solution passes, each wrong answer fails at the
 * claim that it names and at no other, and each verdict is the same when the evidence is judged again.
 *
 * <p>System properties: {@code zdm.roads} ({@code few}, {@code kinds} or {@code all}, see {@link RoadChoice}), {@code zdm.rows} (orders,
 * 200,000; fewer where a lab has many users), {@code zdm.rate} (requests per second, 100), {@code zdm.rounds} (how often each road is walked, 1), {@code zdm.lab} (only these,
 * {@code lab-2,lab-6}), {@code zdm.road} (only these, {@code one-trigger,renamed}), {@code zdm.matrix} (a file to write lab, road and verdict to,
 * and to tell each walk as it ends). The evidence of a walk that was not judged rightly is kept in {@code target/misjudged}.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryLabIT {

    private static final int ROUNDS = Integer.getInteger("zdm.rounds", 1);
    private static final RoadChoice CHOICE = RoadChoice.named(System.getProperty("zdm.roads", "few"));
    private static final List<String> LABS = wanted("zdm.lab");
    private static final List<String> ROADS = wanted("zdm.road");
    private static final AtomicInteger LEARNERS = new AtomicInteger();
    private static final MutationMatrix MATRIX = new MutationMatrix();
    private static final Optional<Path> MATRIX_FILE =
            Optional.ofNullable(System.getProperty("zdm.matrix")).map(Path::of);
    private static Instant began = Instant.MAX;

    private static List<String> wanted(String property) {
        return Arrays.stream(System.getProperty(property, "").split(",", -1))
                .filter(one -> !one.isBlank())
                .toList();
    }

    @BeforeAll
    static void begin() {
        began = Instant.now();
    }

    @TestFactory
    Stream<DynamicTest> everyLab() {
        LabCatalog catalog =
                LabCatalog.in(Path.of("..", "labs").toAbsolutePath().normalize());
        List<Lab> labs = catalog.labs().stream()
                .filter(lab -> LABS.isEmpty() || LABS.contains(lab.id()))
                .toList();
        Map<Lab, List<Road>> wrongs = (ROADS.isEmpty() ? CHOICE : RoadChoice.ALL).of(labs);
        return IntStream.rangeClosed(1, ROUNDS)
                .boxed()
                .flatMap(round -> inTurn(labs.stream()
                        .map(lab -> roads(lab, wrongs.getOrDefault(lab, List.of()), round)
                                .toList())
                        .toList()));
    }

    /** One of each lab, then the next one of each: so labs that need much of the machine do not meet all at once. */
    private static Stream<DynamicTest> inTurn(List<List<DynamicTest>> labs) {
        int most = labs.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most)
                .boxed()
                .flatMap(turn ->
                        labs.stream().filter(tests -> turn < tests.size()).map(tests -> tests.get(turn)));
    }

    private static Stream<DynamicTest> roads(Lab lab, List<Road> wrongs, int round) {
        String suffix = ROUNDS == 1 ? "" : ", round " + round;
        Stream<DynamicTest> untouched = Stream.of(DynamicTest.dynamicTest(
                        lab.id() + " untouched does not pass" + suffix,
                        () -> assertThat(judge(lab, Optional.empty())).isNotInstanceOf(Verdict.Passed.class)))
                .filter(test -> ROADS.isEmpty());
        Stream<DynamicTest> right = lab.solutions().stream()
                .filter(EveryLabIT::isWanted)
                .map(road -> DynamicTest.dynamicTest(
                        lab.id() + " " + road.name() + " passes" + suffix, () -> passes(lab, road)));
        Stream<DynamicTest> wrong = wrongs.stream()
                .filter(EveryLabIT::isWanted)
                .map(road -> DynamicTest.dynamicTest(
                        lab.id() + " " + road.name() + " breaks "
                                + road.breaks().orElseThrow() + suffix,
                        () -> breaks(lab, road)));
        return Stream.of(untouched, right, wrong).flatMap(tests -> tests);
    }

    private static boolean isWanted(Road road) {
        return ROADS.isEmpty() || ROADS.contains(road.name());
    }

    private static void passes(Lab lab, Road road) throws Exception {
        Verdict verdict = judge(lab, Optional.of(road));
        assumeThat(TestWalks.blamesTheMachine(verdict))
                .as("a machine that could not do this walk; judged as it should be in such a case")
                .isFalse();
        assertThat(verdict).as(() -> Walk.inFull(verdict)).isInstanceOf(Verdict.Passed.class);
    }

    private static void breaks(Lab lab, Road road) throws Exception {
        Verdict verdict = judge(lab, Optional.of(road));
        assertThat(Walk.broken(lab, verdict))
                .as(() -> Walk.inFull(verdict))
                .containsExactly(road.breaks().orElseThrow());
    }

    private static Verdict judge(Lab lab, Optional<Road> road) throws Exception {
        for (String tool : lab.tools()) {
            Optional<String> unfit = Tools.of(lab, tool).unfit();
            assumeThat(unfit).as("this machine cannot do " + tool).isEmpty();
        }
        Instant began = Instant.now();
        Verdict verdict = judged(lab, road);
        String told = MATRIX.add(lab, road, verdict, Duration.between(began, Instant.now()));
        if (MATRIX_FILE.isPresent()) {
            System.out.println(told);
            // after each walk, so that a run that is cut short has told what it saw
            MATRIX.writeTo(
                    MATRIX_FILE.get(),
                    TestWalks.ROWS,
                    TestWalks.RATE,
                    Duration.between(EveryLabIT.began, Instant.now()));
        }
        return verdict;
    }

    private static Verdict judged(Lab lab, Optional<Road> road) throws Exception {
        Walk walk = TestWalks.walk(new StandNames("m" + LEARNERS.incrementAndGet()), lab, road, Walk::isRight);
        assertThat(walk.isTheSameAgain())
                .as(() -> "judged again: " + Walk.inFull(walk.again()))
                .isTrue();
        return walk.verdict();
    }
}
