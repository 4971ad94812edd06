package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

    private final Binding binding = Binding.loopback(7070);

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7070", "127.0.0.1:7070", "[::1]:7070"})
    void itsOwnNamesAreKnown(String authority) {
        assertThat(binding.isCalled(authority, 7070)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:80",
                "evil.example:7070",
                "localhost.evil.example:7070",
                ":7070",
                "x@localhost:7070"
            })
    void strangersNamesAreNot(String authority) {
        assertThat(binding.isCalled(authority, 7070)).isFalse();
    }
}
