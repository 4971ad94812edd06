package dev.zdm.course.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.zdm.course.accounts.Identity;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider, asked over HTTP: authorization code flow with PKCE. What it says of itself is read when somebody first comes, and again each hour.
 * Thread-safe. Fails with {@link LabProblem.Unfit} when it does not answer as it should, with {@link LabProblem.Usage} when it does not say, in a way
 * that can be verified, who somebody is.
 */
final class Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration KNOWN = Duration.ofHours(1);
    /** So long nobody else waits for a provider that has just not answered. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    private static final int SERVER_ERROR = 500;

    /** Signed with a key that only the provider has. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Stream.of(JWSAlgorithm.Family.RSA, JWSAlgorithm.Family.EC)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final OidcSettings settings;
    private final Clock clock;
    private final Issuer issuer;
    private final ClientID client;
    private final Line line = new Line();
    private @Nullable Known known;
    private Instant awayUntil = Instant.MIN;

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant until) {}

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.client());
    }

    String name() {
        return settings.name();
    }

    /**
     * Where a browser goes to say who they are.
     *
     * @param back where the provider sends it afterwards
     */
    URI signInAddress(Journey.Leaving leaving, URI back) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "profile"), client, back)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(leaving.state())
                .nonce(leaving.nonce())
                .codeChallenge(leaving.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Where a browser signs out of the provider; empty when the provider has no such page. */
    Optional<URI> signOutAddress() {
        return Optional.ofNullable(known().metadata().getEndSessionEndpointURI())
                .filter(OidcSettings::isTrusted)
                .map(there -> new LogoutRequest(there, null, null, client, null, null, null).toURI());
    }

    /**
     * Who it is that came back.
     *
     * @param brought the query's parameters
     * @param back as {@link #signInAddress} had it
     */
    Identity whoCameBack(Map<String, List<String>> brought, Journey.Leaving leaving, URI back) {
        Known provider = known();
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(back, brought);
            boolean another =
                    response.getIssuer() != null && !response.getIssuer().equals(issuer);
            if (another || !leaving.state().equals(response.getState())) {
                throw unverified("an answer to another question");
            }
            if (!response.indicatesSuccess()) {
                throw refused(response.toErrorResponse().getErrorObject().getCode());
            }
            AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                    response.toSuccessResponse().getAuthorizationCode(), back, leaving.verifier());
            OIDCTokenResponse tokens = exchange(provider.metadata(), grant);
            return identity(provider.tokens().validate(tokens.getOIDCTokens().getIDToken(), leaving.nonce()));
        } catch (ParseException | BadJOSEException | IllegalArgumentException e) {
            throw unverified(String.valueOf(e.getMessage()));
        } catch (JOSEException e) {
            throw away(e);
        }
    }

    private OIDCTokenResponse exchange(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant)
            throws ParseException {
        try {
            HTTPResponse answer = new TokenRequest.Builder(
                            metadata.getTokenEndpointURI(), authentication(metadata), grant)
                    .build()
                    .toHTTPRequest()
                    .send(line);
            if (answer.getStatusCode() >= SERVER_ERROR) {
                throw new IOException(metadata.getTokenEndpointURI() + " answers " + answer.getStatusCode());
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess()) {
                throw unverified(
                        "a code was not taken: " + response.toErrorResponse().getErrorObject());
            }
            return (OIDCTokenResponse) response.toSuccessResponse();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        Secret secret = new Secret(settings.secret());
        boolean basic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
    }

    /** A name at most: nothing else that the provider says of somebody is looked at. */
    private Identity identity(IDTokenClaimsSet claims) {
        return new Identity(
                issuer.getValue(),
                claims.getSubject().getValue(),
                Objects.requireNonNullElse(claims.getStringClaim("name"), ""));
    }

    /** One asks; whoever comes meanwhile waits for that, and not once more. */
    private synchronized Known known() {
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = discovered();
        }
        return known;
    }

    private Known discovered() {
        if (clock.instant().isBefore(awayUntil)) {
            throw away(null);
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.parse(line.retrieveResource(OIDCProviderMetadata.resolveURL(issuer))
                            .getContent());
            if (!issuer.equals(metadata.getIssuer())) {
                throw new ParseException("it calls itself " + metadata.getIssuer());
            }
            requireTrusted("authorization_endpoint", metadata.getAuthorizationEndpointURI());
            requireTrusted("token_endpoint", metadata.getTokenEndpointURI());
            requireTrusted("jwks_uri", metadata.getJWKSetURI());
            return new Known(metadata, tokensOf(metadata), clock.instant().plus(KNOWN));
        } catch (IOException | GeneralException | IllegalArgumentException e) {
            awayUntil = clock.instant().plus(AWAY);
            throw away(e);
        }
    }

    /** Secrets and browsers go there, and keys come from there. */
    private static void requireTrusted(String name, @Nullable URI address) throws ParseException {
        if (address == null || !OidcSettings.isTrusted(address)) {
            throw new ParseException("its " + name + " is " + address);
        }
    }

    private IDTokenValidator tokensOf(OIDCProviderMetadata metadata) throws MalformedURLException {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(), line)
                .refreshAheadCache(false)
                .build();
        Set<JWSAlgorithm> algorithms = new LinkedHashSet<>(
                Optional.ofNullable(metadata.getIDTokenJWSAlgs()).orElse(List.of(JWSAlgorithm.RS256)));
        algorithms.retainAll(ALGORITHMS);
        return new IDTokenValidator(
                issuer,
                client,
                new JWSVerificationKeySelector<>(algorithms.isEmpty() ? ALGORITHMS : algorithms, keys),
                null);
    }

    private LabProblem away(@Nullable Exception cause) {
        if (cause != null) {
            LOG.warn(
                    "{} does not answer as a provider of OpenID Connect does: {}", settings.issuer(), onOneLine(cause));
        }
        return new LabProblem.Unfit(
                settings.name() + " does not answer now.",
                "Try again in a minute; a key, or a login and its password, lets you in meanwhile.",
                cause);
    }

    private LabProblem refused(String code) {
        if (OAuth2Error.ACCESS_DENIED.getCode().equals(code)) {
            return new LabProblem.Usage(
                    "At " + settings.name() + " it was cancelled, or refused.",
                    "Begin again; a key, or a login and its password, lets you in, too.");
        }
        return unverified(code);
    }

    private LabProblem unverified(String why) {
        LOG.warn("{} did not say who somebody is: {}", settings.issuer(), onOneLine(why));
        return new LabProblem.Usage(
                settings.name() + " did not say who you are.",
                "Begin again; whoever runs this installation finds more in its log.");
    }

    /** Some of it comes from elsewhere. */
    private static String onOneLine(Object said) {
        return said.toString().replaceAll("\\p{Cntrl}+", " ");
    }
}
