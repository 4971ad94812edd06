package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** {@code verdicts.jsonl} of one attempt: every verdict that was given on it. Several graders may append at once. */
public final class VerdictFile {

    public static final String NAME = "verdicts.jsonl";

    private VerdictFile() {}

    /** Fails with {@link LabProblem} when the folder cannot be written. */
    public static void append(Path attemptFolder, Attempt attempt, Verdict verdict, Instant given) {
        Path file = attemptFolder.resolve(NAME);
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock(); // closing the channel lets go of it
            ObjectNode json = Json.MAPPER.createObjectNode();
            json.put("type", "verdict");
            json.put("t", Json.spelled(given));
            json.put("seq", goToTheEndOfWholeLines(channel) + 1);
            json.setAll(VerdictJson.node(attempt, verdict));
            channel.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new LabProblem(
                    "the verdict could not be added to " + file, "See that the disk has room and that you own it.", e);
        }
    }

    /** The words of the verdicts given so far, the oldest first; none when there is no such file. */
    public static List<String> words(Path attemptFolder) {
        Path file = attemptFolder.resolve(NAME);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(VerdictFile::word)
                            .filter(word -> !word.isEmpty())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }

    private static String word(String line) {
        try {
            return Json.MAPPER.readTree(line).path("verdict").asText();
        } catch (JsonProcessingException e) {
            return ""; // torn by a crash
        }
    }

    private static long goToTheEndOfWholeLines(FileChannel channel) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        long lines = 0;
        int end = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines++;
                end = i + 1;
            }
        }
        channel.truncate(end);
        channel.position(end);
        return lines;
    }
}
