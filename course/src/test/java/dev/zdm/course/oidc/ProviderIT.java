package dev.zdm.course.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that says of itself what is not to be trusted, or too much, or never comes to an end, is one that does not answer. */
@Timeout(60)
class ProviderIT {

    private static final String LOCATION = "/.well-known/openid-configuration";

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private HttpServer server;
    private String issuer;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(answering);
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        answering.shutdownNow();
    }

    private String document(String calledItself, String tokenEndpoint, String more) {
        return """
                {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s", "jwks_uri": "%s/keys",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"], "more": "%s"}""".formatted(calledItself, issuer, tokenEndpoint, issuer, more);
    }

    private void answers(String document) {
        server.createContext(LOCATION, exchange -> send(exchange, 200, document.getBytes(UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private URI signInAddress() {
        Provider provider = new Provider(
                new OidcSettings(URI.create(issuer), "zdm", "between the two of us", "Example Login"),
                Clock.systemUTC());
        return provider.signInAddress(Journey.Leaving.now(OptionalLong.empty()), URI.create("http://localhost/back"));
    }

    private void assertAway() {
        assertThatThrownBy(this::signInAddress)
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessage("Example Login does not answer now.");
    }

    @Test
    void whatItSaysOfItselfLeadsThere() {
        answers(document(issuer, issuer + "/token", "x"));
        assertThat(signInAddress().toString())
                .startsWith(issuer + "/authorize?")
                .doesNotContain("between");
    }

    @Test
    void anotherIssuersDocumentIsNone() {
        answers(document(issuer + "/another", issuer + "/token", "x"));
        assertAway();
    }

    @Test
    void aSecretIsNotSentToWhereAnybodyCanReadIt() {
        answers(document(issuer, "http://login.example.org/token", "x"));
        assertAway();
    }

    @Test
    void aDocumentIsNotReadOnOnceThereIsTooMuchOfIt() {
        answers(document(issuer, issuer + "/token", "x".repeat(Line.LARGEST)));
        assertAway();
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.createContext(LOCATION, exchange -> {
            exchange.getResponseHeaders().add("Location", issuer + "/elsewhere");
            send(exchange, 302, new byte[0]);
        });
        server.createContext(
                "/elsewhere",
                exchange -> send(
                        exchange, 200, document(issuer, issuer + "/token", "x").getBytes(UTF_8)));
        assertAway();
    }

    @Test
    void anAnswerThatHasBegunHasToEnd() {
        byte[] document = document(issuer, issuer + "/token", "x").getBytes(UTF_8);
        server.createContext(LOCATION, exchange -> {
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document, 0, 50);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertAway();
    }
}
