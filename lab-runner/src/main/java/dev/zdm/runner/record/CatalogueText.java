package dev.zdm.runner.record;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zdm.grader.evidence.Catalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code catalogue.sql} answers. */
final class CatalogueText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CatalogueText() {}

    private record Parts(
            @Nullable List<Catalogue.Table> tables,
            @Nullable List<Catalogue.Column> columns,
            @Nullable List<Catalogue.Index> indexes,
            @Nullable List<Catalogue.Constraint> constraints,
            @Nullable List<Catalogue.Trigger> triggers) {}

    static Catalogue parse(String text, Instant at) throws IOException {
        Parts parts = JSON.readValue(text, Parts.class);
        return new Catalogue(
                at, parts.tables(), parts.columns(), parts.indexes(), parts.constraints(), parts.triggers());
    }
}
