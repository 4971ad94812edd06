package dev.zdm.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zdm.labs.Cheat;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.stand.StandNames;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What an adversary tries against the grader, on real stands with traffic: each cheat gets the verdict that is due to it, for the claim that
 * it broke, and gets it again when the evidence is judged again.
 *
 * <p>System properties: {@code zdm.roads} ({@code few}: two for each verdict; {@code kinds}: one of each lab; {@code all}), {@code zdm.rows},
 * {@code zdm.rate}, {@code zdm.lab}, {@code zdm.road} and {@code zdm.matrix} as in {@link EveryLabIT}.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryCheatIT {

    private static final int OF_EACH_VERDICT = 2;
    private static final RoadChoice CHOICE = RoadChoice.named(System.getProperty("zdm.roads", "few"));
    private static final List<String> LABS = wanted("zdm.lab");
    private static final List<String> ROADS = wanted("zdm.road");
    private static final AtomicInteger LEARNERS = new AtomicInteger();
    private static final Optional<Path> FILE =
            Optional.ofNullable(System.getProperty("zdm.matrix")).map(Path::of);
    private static final CheatMatrix MATRIX = new CheatMatrix();

    private static List<String> wanted(String property) {
        return Arrays.stream(System.getProperty(property, "").split(",", -1))
                .filter(one -> !one.isBlank())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyCheat() {
        LabCatalog catalog =
                LabCatalog.in(Path.of("..", "labs").toAbsolutePath().normalize());
        Map<String, Integer> chosen = new HashMap<>();
        return catalog.labs().stream()
                .filter(lab -> LABS.isEmpty() || LABS.contains(lab.id()))
                .flatMap(lab -> lab.cheats().stream()
                        .filter(cheat -> isWanted(lab, cheat, chosen))
                        .map(cheat -> DynamicTest.dynamicTest(
                                lab.id() + " " + cheat.road().name() + ": " + cheat.due(), () -> judge(lab, cheat))));
    }

    private static boolean isWanted(Lab lab, Cheat cheat, Map<String, Integer> chosen) {
        if (!ROADS.isEmpty()) {
            return ROADS.contains(cheat.road().name());
        }
        return switch (CHOICE) {
            case ALL -> true;
            case KINDS -> chosen.merge(lab.id(), 1, Integer::sum) == 1;
            case FEW -> chosen.merge(cheat.due().verdict(), 1, Integer::sum) <= OF_EACH_VERDICT;
        };
    }

    private static void judge(Lab lab, Cheat cheat) throws Exception {
        for (String tool : lab.tools()) {
            assumeThat(Tools.of(lab, tool).unfit())
                    .as("this machine cannot do " + tool)
                    .isEmpty();
        }
        Walk walk = TestWalks.walk(
                new StandNames("c" + LEARNERS.incrementAndGet()),
                lab,
                Optional.of(cheat.road()),
                done -> CheatMatrix.isRight(cheat, done));
        if (FILE.isPresent()) {
            System.out.println(MATRIX.add(lab, cheat, walk));
            MATRIX.writeTo(FILE.get());
        }
        assumeThat(cheat.due().verdict().equals("passed") && TestWalks.blamesTheMachine(walk.verdict()))
                .as("a machine that could not do this walk; judged as it should be in such a case")
                .isFalse();
        assertThat(CheatMatrix.verdict(cheat, walk))
                .as(() -> Walk.inFull(walk.verdict()))
                .isEqualTo(cheat.due().toString());
        assertThat(walk.isTheSameAgain())
                .as(() -> "judged again: " + Walk.inFull(walk.again()))
                .isTrue();
    }
}
