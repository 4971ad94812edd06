package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What {@code logback.xml} makes of a line. */
class LogTest {

    @Test
    void aLineOfTextIsShort() throws Exception {
        assertThat(logged("text")).singleElement().asString().matches("\\d\\d:\\d\\d:\\d\\d WARN Wall - two \"words\"");
    }

    @Test
    void aLineOfJsonSaysWhoseItWasAndWhatFailed() throws Exception {
        List<String> lines = logged("json");

        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(lines).hasSize(1);
        assertThat(Instant.parse(line.path("time").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("dev.zdm.Wall");
        assertThat(line.path("message").asText()).isEqualTo("two \"words\"");
        assertThat(line.path("exception").asText()).startsWith("java.lang.IllegalStateException: on purpose\n");
        assertThat(line.path("account").asText()).isEqualTo("17");
        assertThat(line.path("lab").isMissingNode()).isTrue();
        assertThat(line.toString()).doesNotContain("secret");
    }

    private List<String> logged(String format) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(((LoggerContext) LoggerFactory.getILoggerFactory()).getMDCAdapter());
        context.putProperty("ZDM_LOG", format);
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        MDC.put("account", "17");
        MDC.put("secret", "no business of the log's");
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
            Exception failure = format.equals("json") ? new IllegalStateException("on purpose") : null;
            context.getLogger("dev.zdm.Wall").warn("two \"{}\"", "words", failure);
            context.getLogger("dev.zdm.Wall").info("not told");
        } finally {
            System.setErr(before);
            MDC.clear();
            context.stop();
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
