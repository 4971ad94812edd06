package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
                "{id: a, sql: {}}",
                "{id: a, sql: {query: SELECT 1, file: checks/a.sql}}",
                "{id: a, sql: {query: SELECT 1, every: 2s}}",
                "{id: a, sql-always: {query: SELECT 1, every: 2}}",
                "{id: a, constraint-exists: {table: orders, kind: foreign key}}",
                "{id: a, requests-failed: {app: v1, sqlstates: [], at-least: 1}}",
                "{id: a, requests-failed: {app: v1, sqlstates: [undefined], at-least: 1}}",
                "{id: a, apps-served: {apps: [one]}}",
                "{id: a, apps-at-end: {}}",
                "{id: a, no-rewrite: {}}",
                "{id: a, no-lost-writes: {table: orders}}",
                "{id: a, longest-transaction: {at-most: 2}}",
                "{id: a, table-growth: {table: orders, at-most-percent: 0}}",
                "{id: a, replica-lag: {}}",
                "{id: a, lock-held-briefly: {table: orders, mode: SHARE, at-most: 1s}}",
            })
    void aCheckThatIsNotWellWrittenBreaksTheSchema(String check) {
        assertThat(errors(labWith(check))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: a, claim: words, reads-went-on: {}}",
                "{id: a, sql: {file: checks/a.sql}}",
                "{id: a, sql-always: {query: SELECT 1, every: 2s}}",
                "{id: a, constraint-exists: {table: o, kind: check, columns: [b], references: u, validated: false}}",
                "{id: a, requests-failed: {app: v1, sqlstates: [42P01, '42703'], at-least: 1}}",
                "{id: a, apps-served: {apps: [v1, v2], at-least: 10s}}",
                "{id: a, apps-apart: {apps: [v2, v4]}}",
                "{id: a, no-scan-under-lock: {}}",
                "{id: a, table-growth: {table: orders, at-most-percent: 30}}",
            })
    void aCheckThatIsWellWrittenFollowsTheSchema(String check) {
        assertThat(errors(labWith(check))).isEmpty();
    }

    @Test
    void aStandSaysWhatMayBeDeployedAndHowItsTruthIsRead() {
        assertThat(errors(labOn("{apps: [v1], deployable: [v1, v2], truths: [{name: full_name, table: users, key: id,"
                        + " readings: [{needs: [name], sql: name}]}]}")))
                .isEmpty();
        assertThat(errors(labOn("{deployable: [second]}"))).isNotEmpty();
        assertThat(errors(labOn("{truths: [{name: full_name, table: users, key: id, readings: []}]}")))
                .isNotEmpty();
        assertThat(errors(labOn("{truths: [{name: full_name, table: users, readings: [{needs: [a], sql: a}]}]}")))
                .isNotEmpty();
    }

    @Test
    void aLabComparesTwoChangesOrMore() {
        assertThat(errors(labComparing("[{name: a, phase: only, table: o}, {name: b, phase: only, table: p}]")))
                .isEmpty();
        assertThat(errors(labComparing("[{name: a, phase: only, table: o}]"))).isNotEmpty();
        assertThat(errors(labComparing("[{name: a, phase: only, table: o}, {name: b, phase: only}]")))
                .isNotEmpty();
        assertThat(errors(
                        labComparing("[{name: a, phase: only, table: o}, {name: b, phase: only, table: p, unit: s}]")))
                .isNotEmpty();
    }

    @Test
    void theSchemaNamesEveryKindTwiceAlike() {
        JsonNode check = schemaText.at("/$defs/check");
        Set<String> described = new HashSet<>();
        check.get("properties").fieldNames().forEachRemaining(described::add);
        described.removeAll(Set.of("id", "claim", "hint", "since"));
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

    private static JsonNode labOn(String stand) {
        JsonNode lab = labWith("{id: a, reads-went-on: {}}");
        ((ObjectNode) lab).set("stand", parse(stand));
        return lab;
    }

    private static JsonNode labComparing(String compares) {
        JsonNode lab = labWith("{id: a, reads-went-on: {}}");
        ((ObjectNode) lab).set("compares", parse(compares));
        return lab;
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
