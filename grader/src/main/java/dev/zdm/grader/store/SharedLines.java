package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON Lines that page and terminal append to at once, numbered from 1. Every method fails with {@link LabProblem}. */
record SharedLines(Path file) {

    void append(String type, Instant at, ObjectNode values) {
        // One lock of a file may be asked for only once in a process, so its own threads take turns here.
        synchronized (SharedLines.class) {
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.lock(); // closing the channel lets go of it
                ObjectNode json = Json.MAPPER.createObjectNode();
                json.put("type", type);
                json.put("t", Json.spelled(at));
                json.put("seq", goToTheEndOfWholeLines(channel) + 1);
                json.setAll(values);
                channel.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new LabProblem(
                        "nothing could be added to " + file, "See that the disk has room and that you own it.", e);
            }
        }
    }

    /** Empty for a line that was torn by a crash. */
    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.MAPPER.readTree(text));
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }

    /** Every whole line, the oldest first; none when there is no such file. */
    List<JsonNode> read() {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String text : Files.readAllLines(file)) {
                parsed(text).ifPresent(lines::add);
            }
            return lines;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }

    /** The lines of such a file's content; those that are none are passed over. */
    static List<JsonNode> parsed(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .flatMap(text -> parsed(text).stream())
                .toList();
    }

    private static long goToTheEndOfWholeLines(FileChannel channel) throws IOException {
        WholeLines lines = WholeLines.in(Channels.newInputStream(channel).readAllBytes());
        channel.truncate(lines.end());
        channel.position(lines.end());
        return lines.count();
    }
}
