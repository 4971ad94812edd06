package dev.zdm.course.oidc;

import dev.zdm.labs.LabProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The provider that an installation signs in with, and what the provider knows it by.
 *
 * @param issuer as the provider writes itself, to the letter
 * @param client the installation's name there
 * @param secret shown to the provider only
 * @param name what pages call the provider
 */
public record OidcSettings(URI issuer, String client, String secret, String name) {

    private static final String ISSUER = "ZDM_OIDC_ISSUER";
    private static final String CLIENT = "ZDM_OIDC_CLIENT";
    private static final String SECRET = "ZDM_OIDC_SECRET";
    private static final String NAME = "ZDM_OIDC_NAME";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What whoever started this process has set; empty when nothing.
     *
     * @throws LabProblem.Usage when a part is missing, or the issuer is no address that can be trusted
     */
    public static Optional<OidcSettings> in(Map<String, String> environment) {
        String issuer = value(environment, ISSUER);
        String client = value(environment, CLIENT);
        String secret = value(environment, SECRET);
        if (List.of(issuer, client, secret).stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        List<String> missing = List.of(ISSUER, CLIENT, SECRET).stream()
                .filter(name -> value(environment, name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new LabProblem.Usage(
                    "Signing in with OpenID Connect lacks " + String.join(" and ", missing) + ".",
                    "Set all of " + ISSUER + ", " + CLIENT + " and " + SECRET + ", or none of them.");
        }
        URI address = addressOf(issuer);
        String name = value(environment, NAME);
        return Optional.of(new OidcSettings(address, client, secret, name.isEmpty() ? address.getHost() : name));
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** Over plain HTTP anybody on the way could say who comes in. */
    static boolean isTrusted(URI address) {
        String host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
    }

    private static URI addressOf(String issuer) {
        try {
            URI address = new URI(issuer);
            if (isTrusted(address) && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, like one of another kind
        }
        throw new LabProblem.Usage(
                ISSUER + " is '" + issuer + "', which is no https address.",
                "Write it as the provider does, https://login.example.org/realms/course; http is for this machine only.");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " at " + issuer + " as " + client;
    }
}
