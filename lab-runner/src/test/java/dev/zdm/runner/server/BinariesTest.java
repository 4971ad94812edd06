package dev.zdm.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void eachPlatformHasAnArchiveOfItsOwn() {
        assertThat(Binaries.archiveOf("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.archiveOf("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Binaries.archiveOf("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(Binaries.archiveOf("Windows 11", "amd64")).isEqualTo("postgres-windows-x86_64.txz");
    }
}
