package dev.zdm.course.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.course.sheet.Sheet;
import dev.zdm.grader.store.VerdictFile.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results of a class as a file; {@code docs/operations.md} tells what stands in it. */
public enum Export {
    /** One line for each claim of each attempt; one that was never checked has one line without a claim. */
    CSV("text/csv; charset=utf-8; header=present") {
        @Override
        public String of(String cohort, ClassResults results) {
            List<List<@Nullable String>> lines = new ArrayList<>();
            for (AttemptResult attempt : results.attempts()) {
                if (attempt.claims().isEmpty()) {
                    lines.add(line(attempt, Optional.empty()));
                }
                attempt.claims().forEach(claim -> lines.add(line(attempt, Optional.of(claim))));
            }
            return Sheet.COMMAS.of(COLUMNS, lines);
        }
    },
    /** One object, {@code attempts} in it. */
    JSON("application/json") {
        @Override
        public String of(String cohort, ClassResults results) {
            ObjectNode all = MAPPER.createObjectNode().put("schema", SCHEMA).put("class", cohort);
            ArrayNode attempts = all.putArray("attempts");
            results.attempts().forEach(attempt -> attempts.add(node(attempt)));
            try {
                return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
            } catch (JsonProcessingException neverWithATree) {
                throw new IllegalStateException(neverWithATree);
            }
        }
    };

    private static final int SCHEMA = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> COLUMNS = List.of(
            "learner",
            "lab",
            "attempt",
            "started",
            "finished",
            "outcome",
            "seconds",
            "hints",
            "solution_seen",
            "instructor_typed",
            "phase",
            "check",
            "claim_outcome");

    private final String contentType;

    Export(String contentType) {
        this.contentType = contentType;
    }

    public abstract String of(String cohort, ClassResults results);

    public String contentType() {
        return contentType;
    }

    private static List<@Nullable String> line(AttemptResult attempt, Optional<Claim> claim) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(attempt.learner().name());
        cells.add(attempt.lab().id());
        cells.add(Integer.toString(attempt.number()));
        cells.add(attempt.began().toString());
        cells.add(spelled(attempt.ended()));
        cells.add(attempt.outcome());
        cells.add(Long.toString(attempt.time().toSeconds()));
        cells.add(Integer.toString(attempt.hints()));
        cells.add(Boolean.toString(attempt.solutionSeen()));
        cells.add(Integer.toString(attempt.typedByInstructor()));
        cells.add(claim.map(Claim::phase).orElse(null));
        cells.add(claim.map(Claim::check).orElse(null));
        cells.add(claim.map(one -> one.outcome().toString()).orElse(null));
        return cells;
    }

    private static ObjectNode node(AttemptResult attempt) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("learner", attempt.learner().name())
                .put("lab", attempt.lab().id())
                .put("attempt", attempt.number())
                .put("started", attempt.began().toString())
                .put("finished", spelled(attempt.ended()))
                .put("outcome", attempt.outcome())
                .put("seconds", attempt.time().toSeconds())
                .put("hints", attempt.hints())
                .put("solution_seen", attempt.solutionSeen())
                .put("instructor_typed", attempt.typedByInstructor());
        ArrayNode claims = node.putArray("claims");
        attempt.claims()
                .forEach(claim -> claims.addObject()
                        .put("phase", claim.phase())
                        .put("check", claim.check())
                        .put("claim_outcome", claim.outcome().toString()));
        return node;
    }

    private static @Nullable String spelled(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
