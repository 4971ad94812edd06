package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known of the labs without running them. */
class LabContentTest {

    private static final LabCatalog CATALOG = LabCatalog.in(Path.of("").toAbsolutePath());

    static Stream<Lab> labs() {
        return CATALOG.labs().stream();
    }

    @Test
    void aLabComesAfterTheLabsThatItNeeds() {
        for (Lab lab : CATALOG.labs()) {
            assertThat(lab.needs())
                    .allSatisfy(need -> assertThat(CATALOG.named(need).number()).isLessThan(lab.number()));
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void thereAreSeveralGoodRoads(Lab lab) {
        assertThat(lab.solutions()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lab.solutions()).allSatisfy(road -> assertThat(road.breaks()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyCheckIsBrokenBySomeWrongAnswer(Lab lab) {
        List<String> broken =
                lab.wrongs().stream().flatMap(road -> road.breaks().stream()).toList();
        assertThat(broken).containsAll(lab.checks().stream().map(CheckSpec::id).toList());
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyGoodRoadGoesThroughAllPhases(Lab lab) {
        assertThat(lab.solutions())
                .allSatisfy(road -> assertThat(road.steps())
                        .filteredOn(Step.NextPhase.class::isInstance)
                        .hasSize(lab.phases().size() - 1));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void actorsAndSetupAreRoads(Lab lab) {
        lab.setup().ifPresent(road -> assertThat(road.steps()).isNotEmpty());
        lab.phases().stream()
                .flatMap(phase -> phase.actors().stream())
                .forEach(actor -> assertThat(Road.read(actor.road()).steps()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("labs")
    void thereIsSomethingToReadBeforeDuringAndAfter(Lab lab) {
        assertThat(lab.brief()).contains("## How this is judged");
        assertThat(lab.checks()).allSatisfy(check -> assertThat(lab.brief()).contains("| " + check.id() + " |"));
        assertThat(lab.hints())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(hint -> assertThat(hint).isNotBlank());
        assertThat(lab.why()).isNotBlank();
        assertThat(lab.debrief()).contains("## What to do at work");
    }
}
