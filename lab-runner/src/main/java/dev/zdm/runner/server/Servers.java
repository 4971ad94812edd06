package dev.zdm.runner.server;

import dev.zdm.runner.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which servers an installation uses. */
public final class Servers {

    /** Environment variable that names them, with spaces between; {@code embedded} when it is not set. */
    public static final String VARIABLE = "ZDM_SERVERS";

    private Servers() {}

    /** Their names, in the order in which they were given: {@code embedded}, {@code container}, or addresses. */
    public static List<String> named(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        return value.isEmpty() ? List.of("embedded") : List.of(value.split("\\s+"));
    }

    /**
     * Finds, starts or logs in to one of them.
     *
     * @param name as {@link #named} returns it
     * @throws dev.zdm.labs.LabProblem when it cannot be had
     */
    public static Server open(String name, Path zdmHome, Progress progress) {
        return switch (name) {
            case "embedded" -> EmbeddedServer.start(zdmHome, progress);
            case "container" -> ContainerServer.start(zdmHome, progress);
            default -> ExternalServer.at(name, zdmHome, progress);
        };
    }
}
