package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.evidence.EvidenceLine;
import dev.zdm.labs.LabProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/**
 * Appends lines to one evidence file, numbered from 1; a file that is already there is gone on with, after its last whole
 * line. Lines are kept in memory until {@link #flush} or a buffer's worth of them. Thread-safe. Every method fails with
 * {@link LabProblem} when the file cannot be written.
 */
public final class EvidenceFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final LongAdder WRITTEN = new LongAdder();

    private final Path file;
    private final OutputStream out;
    private long seq;

    public EvidenceFile(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            seq = wholeLinesOf(file);
            out = new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER_BYTES);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Bytes that all evidence files of this process were given since it began. */
    public static long bytesWritten() {
        return WRITTEN.sum();
    }

    public synchronized void append(EvidenceLine line) {
        ObjectNode values = Json.MAPPER.valueToTree(line);
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("type", line.type());
        json.set("t", values.remove("t"));
        json.put("seq", seq + 1);
        json.setAll(values);
        try {
            byte[] bytes = Json.MAPPER.writeValueAsBytes(json);
            out.write(bytes);
            out.write('\n');
            WRITTEN.add(bytes.length + 1L);
        } catch (IOException e) {
            throw unwritable(e);
        }
        seq++;
    }

    /** Hands everything appended so far to the operating system, so that any reader sees it. */
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** How many lines are there; what follows the last of them, torn off by a crash, is cut away. */
    private static long wholeLinesOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(file);
        WholeLines lines = WholeLines.in(bytes);
        if (lines.end() < bytes.length) {
            try (var torn = new RandomAccessFile(file.toFile(), "rw")) {
                torn.setLength(lines.end());
            }
        }
        return lines.count();
    }

    private LabProblem unwritable(IOException cause) {
        return new LabProblem(
                "cannot write the evidence file " + file,
                "See that the disk has room and that you own the folder.",
                cause);
    }
}
