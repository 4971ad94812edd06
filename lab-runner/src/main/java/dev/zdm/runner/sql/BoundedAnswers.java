package dev.zdm.runner.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What a server sends over a plain connection, without the rows that go beyond {@link #ROWS} or {@link #BYTES} in one
 * answer. Every message is one letter, its length in four bytes, and the rest.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">Message Formats</a>
 */
final class BoundedAnswers extends InputStream {

    /** How many rows of one answer come through; one more does, so that the reader sees that there were more. */
    static final int ROWS = 500;

    /** How many bytes of rows come through. A row that does not fit is the first that is left out. */
    static final long BYTES = 1_000_000;

    private static final int HEADER = 5;
    private static final char DATA_ROW = 'D';
    private static final char READY_FOR_QUERY = 'Z';

    private final InputStream server;
    private final byte[] header = new byte[HEADER];
    private int headerRead;
    private int headerGiven;
    private int bodyLeft;
    private boolean leftOut;

    private int rows;
    private long bytes;
    private boolean full;

    BoundedAnswers(InputStream server) {
        this.server = server;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (headerRead < HEADER) {
                if (!readHeader()) {
                    return -1;
                }
            } else if (leftOut) {
                long skipped = server.skip(bodyLeft);
                if (skipped == 0 && server.read() < 0) {
                    return -1;
                }
                bodyLeft -= skipped == 0 ? 1 : (int) skipped;
                endMessage();
            } else if (headerGiven < HEADER) {
                int given = Math.min(length, HEADER - headerGiven);
                System.arraycopy(header, headerGiven, target, offset, given);
                headerGiven += given;
                endMessage();
                return given;
            } else {
                int given = server.read(target, offset, Math.min(length, bodyLeft));
                if (given < 0) {
                    return -1;
                }
                bodyLeft -= given;
                endMessage();
                return given;
            }
        }
    }

    /** May be called again when a read timed out in the middle of it. */
    private boolean readHeader() throws IOException {
        int read = server.read(header, headerRead, HEADER - headerRead);
        if (read < 0) {
            return false;
        }
        headerRead += read;
        if (headerRead == HEADER) {
            headerGiven = 0;
            bodyLeft = ByteBuffer.wrap(header, 1, Integer.BYTES).getInt() - Integer.BYTES;
            leftOut = isBeyondBounds();
        }
        return true;
    }

    private boolean isBeyondBounds() {
        if (header[0] == READY_FOR_QUERY) {
            rows = 0;
            bytes = 0;
            full = false;
        } else if (header[0] == DATA_ROW) {
            rows++;
            bytes += bodyLeft;
            full |= rows > ROWS + 1 || bytes > BYTES;
            return full;
        }
        return false;
    }

    private void endMessage() {
        if (bodyLeft == 0 && (leftOut || headerGiven == HEADER)) {
            headerRead = 0;
            leftOut = false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
