package dev.zdm.course.dashboard;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Chart.js as it is in its jar, under an address with its version in it, so that browsers may keep it. */
public final class ChartLibrary {

    private static final String VERSION = version();
    private static final String ADDRESS = "/assets/chart.js-" + VERSION;

    private ChartLibrary() {}

    private static String version() {
        String about = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
        try (InputStream in = Objects.requireNonNull(ChartLibrary.class.getResourceAsStream(about), about)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a page gets it. The whole library in one file: its modules name each other as no browser can resolve without an inline map. */
    static String script() {
        return ADDRESS + "/dist/chart.umd.min.js";
    }

    public static void addTo(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = ADDRESS;
            files.directory = "/META-INF/resources/webjars/chart.js/" + VERSION;
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "max-age=31536000, immutable");
        });
    }
}
