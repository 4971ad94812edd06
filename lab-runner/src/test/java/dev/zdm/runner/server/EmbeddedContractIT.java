package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.Progress;
import java.nio.file.Path;

class EmbeddedContractIT extends ServerContract {

    @Override
    Server open(Path zdmHome) {
        return EmbeddedServer.start(zdmHome, Progress.SILENT);
    }

    @Override
    void whenClosed() {
        assertThat(Ports.isFree(server().port())).isTrue();
    }
}
