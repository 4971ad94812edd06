package dev.zdm.course.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void oneNameALine() {
        assertThat(NameList.of("Anna Meyer\n\n  Ben \r\nÖzgür")).containsExactly("Anna Meyer", "Ben", "Özgür");
    }

    @Test
    void theColumnOfNamesOrElseTheFirst() {
        assertThat(NameList.of("\uFEFFmail;Name\na@b.example;Anna\nb@b.example;Ben\n"))
                .containsExactly("Anna", "Ben");
        assertThat(NameList.of("Anna,a@b.example\nBen,b@b.example")).containsExactly("Anna", "Ben");
        assertThat(NameList.of("Anna\ta@b.example")).containsExactly("Anna");
    }

    @Test
    void aQuotedNameMayHaveCommasAndQuotes() {
        assertThat(NameList.of("name,team\n\"Meyer, Anna \"\"Ann\"\"\",red\n")).containsExactly("Meyer, Anna \"Ann\"");
    }

    @Test
    void nothingIsNobodyAndAQuoteWithoutAnEndIsAProblem() {
        assertThat(NameList.of("")).isEmpty();
        assertThat(NameList.of("name\n")).isEmpty();
        assertThatThrownBy(() -> NameList.of("name\n\"Anna"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageStartingWith("That is no list of names");
    }
}
