package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SharedDatabase;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Nothing holds a closed application: the tests' JVM starts and closes dozens, and would carry them all. */
class ClosedContextIT {

    private static final int ROUNDS = 20;

    @Test
    void isCollected() throws Exception {
        List<WeakReference<ConfigurableApplicationContext>> closed = List.of(used(), used());

        for (int round = 0; round < ROUNDS && held(closed).findAny().isPresent(); round++) {
            System.gc();
        }

        assertThat(held(closed).map(ConfigurableApplicationContext::getId))
                .as("closed contexts that something still holds; a heap dump says what")
                .isEmpty();
    }

    private static Stream<ConfigurableApplicationContext> held(
            List<WeakReference<ConfigurableApplicationContext>> contexts) {
        return contexts.stream().map(WeakReference::get).filter(context -> context != null);
    }

    /** In a method of its own: no variable of the test's holds the context. */
    private static WeakReference<ConfigurableApplicationContext> used() throws IOException, InterruptedException {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SignetApplication.class)
                .initializers(new SharedDatabase())
                .properties("server.port=0")
                .run();
        try {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            for (String page : List.of("/", "/actuator/health/readiness", "/engine-rest/engine", "/v3/api-docs/v1")) {
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                        .build(),
                                BodyHandlers.discarding());
            }
        } finally {
            context.close();
        }
        return new WeakReference<>(context);
    }
}
