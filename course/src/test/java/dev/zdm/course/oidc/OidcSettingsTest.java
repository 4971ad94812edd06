package dev.zdm.course.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

    private static Map<String, String> at(String issuer) {
        return Map.of("ZDM_OIDC_ISSUER", issuer, "ZDM_OIDC_CLIENT", "zdm", "ZDM_OIDC_SECRET", "secret words");
    }

    @Test
    void nothingSetIsNoProvider() {
        assertThat(OidcSettings.in(Map.of("ZDM_OIDC_ISSUER", " ", "ZDM_OIDC_NAME", "Ours")))
                .isEmpty();
    }

    @Test
    void aProviderIsCalledByItsHostUnlessItHasAName() {
        assertThat(OidcSettings.in(at("https://login.example.org/realms/course")))
                .hasValueSatisfying(settings -> {
                    assertThat(settings.name()).isEqualTo("login.example.org");
                    assertThat(settings.toString()).doesNotContain("secret words");
                });
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        assertThatThrownBy(() -> OidcSettings.in(Map.of("ZDM_OIDC_ISSUER", "https://login.example.org")))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageContaining("lacks ZDM_OIDC_CLIENT and ZDM_OIDC_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org",
                "login.example.org",
                "https://login.example.org?a=b",
                "ftp://localhost",
                "https:",
                "not an address"
            })
    void anIssuerThatAnybodyCouldPretendToBeIsRefused(String issuer) {
        assertThatThrownBy(() -> OidcSettings.in(at(issuer)))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageContaining("is no https address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/realms/course", "http://127.0.0.1:8080", "http://[::1]:8080"})
    void thisMachineNeedsNoTls(String issuer) {
        assertThat(OidcSettings.in(at(issuer))).isPresent();
    }
}
