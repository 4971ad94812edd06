package dev.zdm.course.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    @ParameterizedTest
    @CsvSource({"0, done", "1, 1 min left", "59, 59 min left", "60, 1 h left", "125, 2 h 5 min left"})
    void minutesBecomeWords(int minutes, String words) {
        assertThat(TimeLeft.inWords(minutes)).isEqualTo(words);
    }
}
