package dev.zdm.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.words.Sections.Section;
import org.junit.jupiter.api.Test;

class SectionsTest {

    @Test
    void aSectionHasAHeadingAndTwoParagraphs() {
        assertThat(Sections.of("""
                        What you say.

                        ## expand
                        Held: nobody reads
                        the new column.

                        **Prevented:** a queue of customers.
                        ## Contract ##
                        held: nothing of it is left
                        PREVENTED : an error for somebody
                        """))
                .containsExactly(
                        new Section("", "", ""),
                        new Section("expand", "nobody reads the new column.", "a queue of customers."),
                        new Section("contract", "nothing of it is left", "an error for somebody"));
    }

    @Test
    void whatIsNotWrittenYetIsNotWhole() {
        assertThat(Sections.of("## expand\n\nHeld:\n\nPrevented:\n")).allMatch(section -> !section.isWhole());
        assertThat(Sections.of("## expand\nHeld: all of it was fine\nPrevented: -\n"))
                .allMatch(section -> !section.isWhole());
    }
}
