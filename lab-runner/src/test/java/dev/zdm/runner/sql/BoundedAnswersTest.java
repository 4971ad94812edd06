package dev.zdm.runner.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedAnswersTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void aSmallAnswerComesThroughUntouched() {
        send('T', 20);
        send('D', 100);
        send('D', 0);
        send('C', 9);
        send('Z', 1);

        assertThat(received(4096)).isEqualTo(sent.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8192})
    void rowsBeyondTheBoundAreLeftOutHoweverTheyAreRead(int bufferSize) {
        for (int i = 0; i < 2 * BoundedAnswers.ROWS; i++) {
            send('D', 3);
        }
        send('C', 9);

        byte[] received = received(bufferSize);

        assertThat(received).hasSize((BoundedAnswers.ROWS + 1) * 8 + 14);
        assertThat(received[received.length - 14]).isEqualTo((byte) 'C');
    }

    @Test
    void rowsBeyondTheBytesAreLeftOut() {
        for (int i = 0; i < 5; i++) {
            send('D', 300_000);
        }
        send('C', 9);

        assertThat(received(8192)).hasSize(3 * 300_005 + 14);
    }

    @Test
    void theNextAnswerHasItsFullMeasure() {
        for (int i = 0; i < 2 * BoundedAnswers.ROWS; i++) {
            send('D', 3);
        }
        send('Z', 1);
        send('D', 3);

        assertThat(received(8192)).hasSize((BoundedAnswers.ROWS + 1) * 8 + 6 + 8);
    }

    @Test
    void aConnectionThatBreaksInsideAMessageEnds() {
        send('T', 20);
        sent.write('D');

        assertThat(received(8192)).hasSize(25);
    }

    private void send(char type, int bodyLength) {
        sent.write(type);
        sent.writeBytes(ByteBuffer.allocate(4).putInt(bodyLength + 4).array());
        sent.writeBytes(new byte[bodyLength]);
    }

    private byte[] received(int bufferSize) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (InputStream answers = new BoundedAnswers(new ByteArrayInputStream(sent.toByteArray()))) {
            byte[] buffer = new byte[bufferSize];
            for (int n = answers.read(buffer); n >= 0; n = answers.read(buffer)) {
                assertThat(n).isPositive();
                received.write(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received.toByteArray();
    }
}
