package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.EvidenceLine;
import dev.zdm.grader.evidence.JavaRun;
import dev.zdm.grader.evidence.Typed;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder of one attempt. A last line that has no end yet is being written and is left out, a kind of line that
 * this version does not know is passed over, and a line that is lost or broken is told to the evidence as damage.
 */
public final class EvidenceReader {

    /** What every line begins with; to look at it first is half the work of reading the line twice. */
    private static final Pattern HEAD =
            Pattern.compile("\\{\"type\":\"([a-z-]{1,30})\",\"t\":\"[^\"]{1,40}\",\"seq\":(\\d{1,18})[,}]");

    private final List<EvidenceLine> lines = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();

    private EvidenceReader() {}

    /** Fails with {@link LabProblem.Usage} when the folder holds no attempt. */
    public static Evidence read(Path attemptFolder) {
        var attempt = AttemptFile.read(attemptFolder);
        var reader = new EvidenceReader();
        LineTypes.OF_ALL_FILES.forEach(types -> reader.read(attemptFolder.resolve(types.fileName()), types));
        return Evidence.of(attempt, reader.lines, reader.damage);
    }

    /** As {@link #read}, but only what had happened by then: the attempt as it was at that moment. */
    static Evidence readUntil(Path attemptFolder, Instant moment) {
        var attempt = AttemptFile.read(attemptFolder);
        var reader = new EvidenceReader();
        LineTypes.OF_ALL_FILES.forEach(types -> reader.read(attemptFolder.resolve(types.fileName()), types));
        List<EvidenceLine> until =
                reader.lines.stream().filter(line -> !line.at().isAfter(moment)).toList();
        return Evidence.of(attempt.asAt(moment), until, reader.damage);
    }

    /** Files of an attempt's folder that every recording has, be they empty, and that are not there. */
    public static List<String> missing(Path attemptFolder) {
        return LineTypes.OF_EVERY_RECORDING.stream()
                .map(LineTypes::fileName)
                .filter(name -> !Files.isRegularFile(attemptFolder.resolve(name)))
                .toList();
    }

    /** What was run on the Java console in an attempt, in the order in which it ended, without reading all of the evidence. */
    public static List<JavaRun> javaRuns(Path attemptFolder) {
        return toolLines(attemptFolder, JavaRun.class);
    }

    /** What somebody who teaches typed into the learner's console in an attempt, the oldest first, without reading all of the evidence. */
    public static List<Typed> typedByInstructor(Path attemptFolder) {
        return toolLines(attemptFolder, Typed.class);
    }

    private static <T extends EvidenceLine> List<T> toolLines(Path attemptFolder, Class<T> kind) {
        var reader = new EvidenceReader();
        reader.read(attemptFolder.resolve(LineTypes.TOOLS.fileName()), LineTypes.TOOLS);
        return reader.lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void read(Path file, LineTypes types) {
        long expected = 1;
        for (String text : wholeLinesOf(file)) {
            Matcher head = HEAD.matcher(text);
            long seq = head.lookingAt() ? Long.parseLong(head.group(2)) : 0;
            if (seq != expected || !keep(text, types.named(head.group(1)))) {
                damage.add(types.fileName() + " is broken at line " + expected);
            }
            expected = Math.max(seq, expected) + 1;
        }
    }

    /** @param type what to read the line as; null for a kind of line from a later version */
    private boolean keep(String text, @Nullable Class<? extends EvidenceLine> type) {
        if (type == null) {
            return true;
        }
        try {
            lines.add(Json.MAPPER.readValue(text, type));
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static List<String> wholeLinesOf(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it and that it is whole.", e);
        }
    }
}
