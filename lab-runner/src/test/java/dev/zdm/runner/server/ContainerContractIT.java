package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@NeedsDocker
class ContainerContractIT extends ServerContract {

    @Override
    Server open(Path zdmHome) throws IOException {
        ServerHome home = ContainerServer.homeIn(zdmHome);
        if (home.port().isEmpty()) {
            home.keepPort(Ports.freeBelow(Ports.FIRST)); // nobody else's, also while it is between two containers
        }
        return ContainerServer.start(zdmHome, Progress.SILENT);
    }

    @Override
    void whenClosed() {
        assertThat(engine().listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(ContainerServer.LABEL, volume()))
                        .exec())
                .isEmpty();
        engine().removeVolumeCmd(volume()).exec();
    }

    @Test
    void aContainerThatAKilledProcessLeftBehindIsReplacedAndItsDataIsThere() throws Exception {
        run("CREATE TABLE left_behind AS SELECT 42 AS answer");
        Server abandoned = server();
        ContainerServer next = ContainerServer.start(home(), Progress.SILENT);
        assertThat(abandoned.isAlive()).isFalse();
        assertThat(next.port()).isEqualTo(abandoned.port());
        replaceWith(next);
        assertThat(ask("SELECT answer FROM left_behind")).isEqualTo("42");
        run("DROP TABLE left_behind");
    }

    private String volume() {
        return ContainerServer.volumeOf(ContainerServer.homeIn(home()));
    }

    private static DockerClient engine() {
        return DockerClientFactory.instance().client();
    }
}
