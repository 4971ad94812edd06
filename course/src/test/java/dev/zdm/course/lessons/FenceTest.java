package dev.zdm.course.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.labs.LabProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {

    private static final Source FILE = new Source("course/lessons/08-x.md", 11);

    @Test
    void aBlockSaysWhereItRunsAndHowItEnds() {
        Fence fence = fence("sql {run async session=B as=app_v1 expect-error=55P03 title=\"The change, again\"}");

        assertThat(fence.runs()).isTrue();
        assertThat(fence.async()).isTrue();
        assertThat(fence.where()).isEqualTo(SessionName.B);
        assertThat(fence.role()).isEqualTo("app_v1");
        assertThat(fence.claims().error()).contains("55P03");
        assertThat(fence.title()).contains("The change, again");
    }

    @Test
    void javaRunsOnItsConsole() {
        Fence fence = fence("java {run title=\"A loop\" shows=\"filled 5000\"}");

        assertThat(fence.runs()).isTrue();
        assertThat(fence.runsJava()).isTrue();
        assertThat(fence.claims().count()).isEqualTo(1);
        assertThat(fence("java").runsJava()).isFalse();
        assertThat(fence("sql {run}").runsJava()).isFalse();
    }

    @Test
    void aBlockWithoutAttributesIsOnlyShown() {
        assertThat(fence("sql").runs()).isFalse();
        assertThat(fence("").language()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql {run sesion=B}",
                "java {run session=A}",
                "java {run expect-error=42601}",
                "java {shows=x}",
                "yaml {run}",
                "sql {run session=D}",
                "sql {run as=admin}",
                "sql {run as=postgres}",
                "sql {run expect-error=lock}",
                "sql {session=B}",
                "bash {run}",
                "output {async}",
                "sql {run timing}",
                "sql {waits}",
                "sql {run on=moon}",
                "sql {run shows=\"(\"}",
                "sql {run title=\"open}",
                "sql {run onclick=\"alert(1)\"}",
                "sql {run"
            })
    void whatItDoesNotKnowIsAnErrorWithFileAndLine(String info) {
        assertThatThrownBy(() -> fence(info))
                .isInstanceOf(LabProblem.class)
                .hasMessageStartingWith("course/lessons/08-x.md:15: ");
    }

    private static Fence fence(String info) {
        return Fence.parse(info, FILE, 4);
    }
}
