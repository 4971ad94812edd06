package dev.zdm.workload.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zdm.workload.WorkloadProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code requests.jsonl}: lines from many threads, numbered and written by one thread of its own, at once and in the
 * order in which they came. Nobody but that thread waits for the disk.
 */
final class RequestLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Duration LAST_LINES_WITHIN = Duration.ofSeconds(5);
    private static final Duration SESSION_LINE_WITHIN = Duration.ofSeconds(1);

    private final Path file;
    private final FileChannel channel;
    private final JsonFactory json = new JsonFactory();
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long lines;
    private boolean broken;

    private RequestLog(Path file, FileChannel channel, long lines) {
        this.file = file;
        this.channel = channel;
        this.lines = lines;
        this.writer = new Thread(this::writeUntilClosed, "request-log");
        writer.setDaemon(true);
    }

    /** Opens the file to append to it. Lines that are in it count; a torn last one is cut off. */
    static RequestLog open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            RequestLog log = new RequestLog(file, channel, wholeLines(channel));
            log.writer.start();
            return log;
        } catch (IOException e) {
            throw new WorkloadProblem(
                    "The request log " + file + " cannot be opened: " + e.getMessage(),
                    "See that its folder exists, is writable and has room.",
                    e);
        }
    }

    /** Counts the lines and puts the channel behind the last one that is whole. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long lines = 0;
        long end = 0;
        for (long position = 0; channel.read(buffer, position) > 0; buffer.clear()) {
            buffer.flip();
            for (; buffer.hasRemaining(); position++) {
                if (buffer.get() == '\n') {
                    lines++;
                    end = position + 1;
                }
            }
        }
        channel.truncate(end).position(end);
        return lines;
    }

    void append(LogLine line) {
        entries.add(new Entry(line, null));
    }

    /** Appends a line and waits until it can be read in the file, at most a second. */
    void appendNow(LogLine line) {
        CountDownLatch written = new CountDownLatch(1);
        entries.add(new Entry(line, written));
        try {
            if (!written.await(SESSION_LINE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} is written slowly: a line took longer than {}", file, SESSION_LINE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilClosed() {
        List<Entry> batch = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean open = true;
        while (open) {
            try {
                batch.add(entries.take());
                entries.drainTo(batch);
            } catch (InterruptedException e) {
                return;
            }
            open = batch.stream().allMatch(entry -> entry.line() != null);
            write(batch, bytes);
            batch.clear();
        }
    }

    private void write(List<Entry> batch, ByteArrayOutputStream bytes) {
        try {
            for (Entry entry : batch) {
                if (entry.line() != null) {
                    write(entry.line(), bytes);
                }
            }
            for (ByteBuffer rest = ByteBuffer.wrap(bytes.toByteArray()); rest.hasRemaining(); ) {
                TrafficTotals.logged(channel.write(rest));
            }
        } catch (IOException e) {
            if (!broken) {
                LOG.error("{} cannot be written, the evidence has a gap: {}", file, e.getMessage());
            }
            broken = true;
        } finally {
            bytes.reset();
            batch.forEach(Entry::tellThatItIsWritten);
        }
    }

    private void write(LogLine line, ByteArrayOutputStream bytes) throws IOException {
        try (JsonGenerator generator = json.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeStringField("type", line.type());
            generator.writeStringField("t", LogLine.MICROSECONDS.format(line.at()));
            generator.writeNumberField("seq", ++lines);
            line.writeKeys(generator);
            generator.writeEndObject();
        }
        bytes.write('\n');
    }

    /** Writes what was appended before, and closes the file. */
    @Override
    public void close() {
        entries.add(new Entry(null, null));
        try {
            writer.join(LAST_LINES_WITHIN.toMillis());
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("{} could not be closed: {}", file, e.getMessage());
        }
    }

    /**
     * What the writer takes from the queue.
     *
     * @param line null at the end
     * @param written counted down when the line is in the file; null when nobody waits for that
     */
    private record Entry(@Nullable LogLine line, @Nullable CountDownLatch written) {

        void tellThatItIsWritten() {
            if (written != null) {
                written.countDown();
            }
        }
    }
}
