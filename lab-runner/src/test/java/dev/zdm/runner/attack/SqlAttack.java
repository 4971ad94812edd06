package dev.zdm.runner.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a learner's SQL may try, in several ways.
 *
 * @param as {@code learner} when null
 * @param refused the SQLSTATE that each try has to end with; null when it is allowed
 * @param allowed why it does no harm; null when it is refused
 */
record SqlAttack(
        String attack,
        @Nullable String as,
        @Nullable String refused,
        @Nullable String allowed,
        List<String> tries,
        @Nullable Proof proof) {

    /** @param is what the query has to answer, as text */
    record Proof(String as, String sql, String is) {}

    SqlAttack {
        if ((refused == null) == (allowed == null)) {
            throw new IllegalArgumentException(attack + " is either refused or allowed");
        }
    }

    String role() {
        return as == null ? "learner" : as;
    }

    static List<SqlAttack> all() {
        try (InputStream file = SqlAttack.class.getResourceAsStream("sql-attacks.yml")) {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            return List.of(yaml.readValue(file, SqlAttack[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
