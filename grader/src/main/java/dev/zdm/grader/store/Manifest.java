package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a bundle says of itself.
 *
 * @param schema version of the format, 1
 * @param made when the bundle was made, by the clock of whoever made it
 * @param learner who they say they are
 * @param key the number of the key that it is signed with, empty when it is not signed
 * @param lab {@code lab-6}
 * @param attempt its number on the machine where it was recorded
 * @param course version of the program that recorded it
 * @param grader version of the program that made the bundle
 * @param server version of PostgreSQL
 * @param labContent SHA-256 of the lab.yml that the attempt began with, in hexadecimal; empty when it kept none
 * @param files what is in it, besides the chains
 */
public record Manifest(
        int schema,
        Instant made,
        String learner,
        String key,
        String lab,
        int attempt,
        String course,
        String grader,
        String server,
        String labContent,
        List<Entry> files) {

    public static final int SCHEMA = 1;

    /**
     * One file.
     *
     * @param bytes how long it is
     * @param lines how many lines it has; a last one without an end counts
     * @param head the last link of its chain
     */
    public record Entry(String name, long bytes, long lines, String head) {

        public Entry {
            Objects.requireNonNull(name);
            Objects.requireNonNull(head);
        }
    }

    public Manifest {
        Objects.requireNonNull(made);
        Objects.requireNonNull(learner);
        Objects.requireNonNull(key);
        Objects.requireNonNull(lab);
        Objects.requireNonNull(course);
        Objects.requireNonNull(grader);
        Objects.requireNonNull(server);
        Objects.requireNonNull(labContent);
        files = List.copyOf(files);
    }

    /** As it is signed and stored. */
    public byte[] bytes() {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it is none, or lacks something. */
    public static Optional<Manifest> read(byte[] bytes) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(bytes, Manifest.class));
        } catch (IOException notOne) {
            return Optional.empty();
        }
    }
}
