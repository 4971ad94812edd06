package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema gives completion in an editor; it has to agree with the labs, and with what {@link LabCatalog} accepts. */
class LabSchemaTest {

    private static final Path LABS = Path.of("");
    private static final ObjectMapper YAML = new YAMLMapper();

    private final JsonNode schemaText = read(LABS.resolve("lab.schema.json"));
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schemaText);

    static Stream<Path> labFiles() throws IOException {
        try (Stream<Path> entries = Files.list(LABS.toAbsolutePath())) {
            return entries.map(folder -> folder.resolve("lab.yml")).filter(Files::exists).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("labFiles")
    void everyLabFollowsTheSchema(Path labFile) {
        assertThat(errors(read(labFile))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: a, no-request-blocked: {by: learner, longer-than: 250}}",
                "{id: a, no-request-blocked: {by: learner}}",
                "{id: a, no-request-block: {by: learner, longer-than: 250ms}}",
                "{id: a, lock-held: {by: learner, table: orders, mode: SHARE}}",
                "{id: a, reads-went-on: {}, no-invalid-index: {}}",
                "{id: a, claim: only words}",
                "{reads-went-on: {}}",
                "{id: A, reads-went-on: {}}",
            })
    void aCheckThatIsNotWellWrittenBreaksTheSchema(String check) {
        assertThat(errors(labWith(check))).isNotEmpty();
    }

    @Test
    void aCheckThatIsWellWrittenFollowsTheSchema() {
        assertThat(errors(labWith("{id: a, claim: words, reads-went-on: {}}"))).isEmpty();
    }

    @Test
    void theSchemaNamesEveryKindTwiceAlike() {
        JsonNode check = schemaText.at("/$defs/check");
        Set<String> described = new HashSet<>();
        check.get("properties").fieldNames().forEachRemaining(described::add);
        described.removeAll(Set.of("id", "claim", "hint"));
        Set<String> required = new HashSet<>();
        check.get("oneOf").forEach(kind -> required.add(kind.at("/required/0").asText()));
        assertThat(described).isEqualTo(required);
    }

    private List<Error> errors(JsonNode lab) {
        return schema.validate(lab);
    }

    private static JsonNode labWith(String check) {
        return parse("""
                format_version: 1
                title: A lab
                minutes: 5
                teaches: []
                phases: [{id: only, title: The only one, checks: [%s]}]
                """.formatted(check));
    }

    private static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
