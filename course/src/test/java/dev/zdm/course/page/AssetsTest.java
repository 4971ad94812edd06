package dev.zdm.course.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    @TempDir
    private Path folder;

    @Test
    void theAddressChangesWithTheContentAndTheName() throws Exception {
        Path css = Files.writeString(folder.resolve("a.css"), "p { color: red }");
        String before = Assets.hashOf(folder);

        assertThat(Assets.hashOf(folder)).isEqualTo(before);

        Files.writeString(css, "p { color: tan }");
        String changed = Assets.hashOf(folder);
        assertThat(changed).isNotEqualTo(before);

        Files.move(css, folder.resolve("b.css"));
        assertThat(Assets.hashOf(folder)).isNotEqualTo(changed);
    }

    @Test
    void anAddressNamesTheAsset() {
        assertThat(Assets.address("course.css")).matches("/assets/[0-9a-f]{16}/course\\.css");
    }
}
