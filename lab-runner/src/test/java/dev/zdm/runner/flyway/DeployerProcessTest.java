package dev.zdm.runner.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a process that reads a learner's settings is told of ours. */
class DeployerProcessTest {

    @Test
    void nothingOfOurEnvironmentThatMayBeASecretGoesAlong() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/bin",
                "HOME", "/home/me",
                "ZDM_SERVERS", "postgresql://admin:secret@host",
                "ZDM_OIDC_SECRET", "secret",
                "PGPASSWORD", "secret",
                "FLYWAY_URL", "jdbc:other",
                "SOME_CLOUD_TOKEN", "secret"));

        DeployerProcess.keepHarmless(environment);

        assertThat(environment).containsOnlyKeys("PATH", "HOME");
    }
}
