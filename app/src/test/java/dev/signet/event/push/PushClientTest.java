package dev.signet.event.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection goes where the check looked, and nowhere else. */
class PushClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private HttpServer target;
    private volatile int status = 200;
    private volatile String reply = "{\"code\":0}";

    @BeforeEach
    void startTarget() throws Exception {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.setExecutor(Executors.newCachedThreadPool());
        target.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.getRequestBody().readAllBytes();
            byte[] octets = reply.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        target.start();
    }

    @AfterEach
    void stopTarget() {
        target.stop(0);
    }

    private URI url() {
        return URI.create("http://rebinding.example:" + target.getAddress().getPort() + "/receipts");
    }

    private PushClient client(boolean privateAllowed, CheckedAddresses.Lookup lookup) {
        return new PushClient(PATIENCE, privateAllowed, host -> {
            lookups.incrementAndGet();
            return lookup.all(host);
        });
    }

    private static InetAddress[] here() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Test
    void asksForTheAddressOnceAndConnectsToThatOne() throws Exception {
        // Asked again the name would lead elsewhere.
        try (PushClient client = client(true, host -> {
            if (lookups.get() > 1) {
                throw new UnknownHostException(host + " was asked for twice");
            }
            return here();
        })) {
            PushClient.Answer answer =
                    client.post(url(), "[]", Map.of("X-Test", "1")).get(30, TimeUnit.SECONDS);

            assertThat(answer).isEqualTo(new PushClient.Answer(200, "{\"code\":0}"));
            assertThat(hosts)
                    .containsExactly("rebinding.example:" + target.getAddress().getPort());
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void connectsToNothingWhenTheNameLeadsIntoAPrivateNetwork() throws Exception {
        for (String address : List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1")) {
            try (PushClient client = client(false, host -> new InetAddress[] {InetAddress.getByName(address)})) {
                assertThatThrownBy(() -> client.post(url(), "[]", Map.of()).get(30, TimeUnit.SECONDS))
                        .as(address)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(UnknownHostException.class);
            }
        }
        assertThat(hosts).isEmpty();
    }

    @Test
    void refusesANameWithOnePublicAndOnePrivateAddress() throws Exception {
        try (PushClient client = client(false, host ->
                new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress()})) {
            assertThatThrownBy(() -> client.post(url(), "[]", Map.of()).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void followsNoRedirectAndBreaksOffLongAnswers() throws Exception {
        try (PushClient client = client(true, host -> here())) {
            status = 302;
            assertThat(client.post(url(), "[]", Map.of())
                            .get(30, TimeUnit.SECONDS)
                            .status())
                    .isEqualTo(302);
            assertThat(hosts).hasSize(1);

            status = 200;
            reply = "x".repeat(200_000);
            assertThatThrownBy(() -> client.post(url(), "[]", Map.of()).get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("longer than");
        }
    }
}
