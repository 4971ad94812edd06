package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void eachPlatformHasAnArchiveOfItsOwn() {
        assertThat(Binaries.archivesFor("Linux", "amd64")).containsExactly("postgres-linux-x86_64.txz");
        assertThat(Binaries.archivesFor("Linux", "aarch64")).containsExactly("postgres-linux-arm_64.txz");
        assertThat(Binaries.archivesFor("Windows 11", "amd64")).containsExactly("postgres-windows-x86_64.txz");
    }

    @Test
    void programsForEitherProcessorDoOnMacOs() {
        assertThat(Binaries.archivesFor("Mac OS X", "aarch64"))
                .containsExactly("postgres-darwin-arm_64.txz", "postgres-darwin-x86_64.txz");
        assertThat(Binaries.archivesFor("Mac OS X", "x86_64"))
                .containsExactly("postgres-darwin-x86_64.txz", "postgres-darwin-arm_64.txz");
    }
}
