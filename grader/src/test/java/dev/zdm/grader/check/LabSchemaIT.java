package dev.zdm.grader.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An editor offers the kinds of check that the grader knows, all of them and no others. */
class LabSchemaIT {

    @Test
    void theSchemaOffersWhatTheGraderKnows() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(Path.of("../labs/lab.schema.json").toFile());

        assertThat(schema.path("$defs").path("check").path("properties").fieldNames())
                .toIterable()
                .filteredOn(key -> !List.of("id", "claim", "hint", "since").contains(key))
                .containsExactlyInAnyOrderElementsOf(Vocabulary.kinds());
    }
}
