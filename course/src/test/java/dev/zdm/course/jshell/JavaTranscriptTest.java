package dev.zdm.course.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.jshell.Piece.Printed;
import dev.zdm.course.jshell.Piece.Said;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaTranscriptTest {

    private final JavaTranscript transcript = new JavaTranscript(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void whatIsPrintedAtAStretchIsOnePieceForWhoComesLate() {
        long run = transcript.begin("hello()");
        transcript.printed(run, "one\n");
        List<Piece> early = transcript.after(0);
        transcript.printed(run, "two\n");
        transcript.printed(run, "three\n");
        transcript.said(run, Remark.of(Remark.Sort.VALUE, "$1 ==> 3"));
        transcript.printed(run, "late\n");
        transcript.ended(run, JavaOutcome.DONE);

        assertThat(transcript.after(0))
                .filteredOn(Printed.class::isInstance)
                .extracting(piece -> ((Printed) piece).text())
                .containsExactly("one\ntwo\nthree\n", "late\n");
        assertThat(transcript.after(early.get(1).number()))
                .extracting(Piece::number)
                .containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void oldRunsAreForgottenAsAWholeAndTheOneThatRunsIsKept() {
        for (int i = 0; i < 5; i++) {
            long run = transcript.begin("print()");
            transcript.printed(run, "x".repeat(150_000));
            transcript.ended(run, JavaOutcome.DONE);
        }

        assertThat(transcript.after(0)).extracting(Piece::run).containsOnly(4L, 5L);
    }

    @Test
    void aRunThatPrintsTooMuchIsToldSoOnce() {
        long run = transcript.begin("print()");
        for (int i = 0; i < 5; i++) {
            transcript.printed(run, "x".repeat(150_000));
        }

        assertThat(transcript.after(0))
                .filteredOn(Said.class::isInstance)
                .extracting(piece -> ((Said) piece).remark().text())
                .containsExactly("It prints more than this page shows.");
        assertThat(transcript.after(0).stream().mapToInt(Piece::length).sum()).isBetween(300_000, 310_000);
    }

    @Test
    void aPlaceIsToldInCharactersFromOne() {
        String java = "var a = \"\uD83D\uDE00\";\n    int b = nowhere;";

        assertThat(place(java, 1, 9)).isEqualTo(9);
        assertThat(place(java, 1, 13)).isEqualTo(12);
        assertThat(place(java, 2, 13)).isEqualTo(26);
        assertThat(place(java, 2, 0)).isEqualTo(18);
        assertThat(place(java, 0, 0)).isNull();
        assertThat(place(java, 7, 1)).isNull();
    }

    private @Nullable Integer place(String java, int line, int column) {
        long run = transcript.begin(java);
        transcript.said(run, new Remark(Remark.Sort.ERROR, "no", line, column));
        List<Piece> all = transcript.after(0);
        return ((Said) all.get(all.size() - 1)).place();
    }
}
