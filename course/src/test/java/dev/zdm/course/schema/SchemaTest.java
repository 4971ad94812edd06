package dev.zdm.course.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.grader.evidence.Catalogue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final RunningSite site = new RunningSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aClosedShopHasNoTables() throws Exception {
        assertThat(site.get("/schema").body()).isEqualTo("{\"tables\":[]}");
    }

    @Test
    void theTablesOfSchemaPublicAreToldWithTheirColumnsInOrder() throws Exception {
        site.stands()
                .become(catalogue(
                        List.of(table(2, "public", "users"), table(1, "public", "\"odd\""), table(3, "audit", "log")),
                        List.of(
                                column(2, "id", "bigint"),
                                column(2, "email", "text"),
                                column(1, "n", "integer"),
                                column(3, "secret", "text"))));

        assertThat(site.get("/schema").body())
                .isEqualTo(
                        "{\"tables\":["
                                + "{\"name\":\"\\\"odd\\\"\",\"columns\":[{\"name\":\"n\",\"type\":\"integer\"}]},"
                                + "{\"name\":\"users\",\"columns\":[{\"name\":\"id\",\"type\":\"bigint\"},{\"name\":\"email\",\"type\":\"text\"}]}]}");
    }

    @Test
    void aTableThatWasJustMadeIsThereTheNextTime() throws Exception {
        site.stands().become(catalogue(List.of(table(1, "public", "orders")), List.of()));
        assertThat(site.get("/schema").body()).doesNotContain("refunds");
        site.stands()
                .become(catalogue(List.of(table(1, "public", "orders"), table(2, "public", "refunds")), List.of()));

        assertThat(site.get("/schema").body()).contains("\"refunds\"");
    }

    private static Catalogue catalogue(List<Catalogue.Table> tables, List<Catalogue.Column> columns) {
        return new Catalogue(Instant.EPOCH, tables, columns, List.of(), List.of(), List.of());
    }

    private static Catalogue.Table table(long oid, String schema, String name) {
        return new Catalogue.Table(oid, schema, name, "r", 0);
    }

    private static Catalogue.Column column(long table, String name, String type) {
        return new Catalogue.Column(table, name, type, false, false, false, 1, "", "");
    }
}
