package dev.zdm.course.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "\ud800", "\udc00 backwards"})
    void aSubjectThatCouldBeTakenForAnothersIsNone(String subject) {
        assertThatThrownBy(() -> new Identity("https://login.example.org", subject, "Anna"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubjectIsKeptToTheLetter() {
        String longest = " Ä" + "x".repeat(253);
        assertThat(new Identity("https://login.example.org", longest, "").subject())
                .isEqualTo(longest);
        assertThatThrownBy(() -> new Identity("https://login.example.org", longest + "x", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsOnOneLineAndOneThatIsTooLongIsNone() {
        assertThat(new Identity("https://login.example.org", "1", " Anna\r\n\tLee ").name())
                .isEqualTo("Anna Lee");
        assertThat(new Identity("https://login.example.org", "1", "x".repeat(61)).name())
                .isEmpty();
    }
}
