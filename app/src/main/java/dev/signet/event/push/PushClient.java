package dev.signet.event.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.event.EventSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.AbstractCharResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to the accounts' addresses. Connects to checked addresses only and to no proxy; follows no redirect, repeats
 * nothing by itself, keeps no cookie; breaks off answers that are too long or drip.
 */
final class PushClient implements AutoCloseable {

    static final int OK = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST_CONNECTIONS = 500;
    private static final int MOST_TO_ONE_TARGET = 4;

    private final CloseableHttpAsyncClient http;
    private final Duration answerTimeout;

    /** Whatever a target said. */
    record Answer(int status, String body) {

        boolean accepts() {
            return status == OK && hasNumericCode();
        }

        /** What documented receivers answer with. */
        boolean hasNumericCode() {
            try {
                JsonNode answer = JSON.readTree(body);
                return answer != null && answer.path("code").isNumber();
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }

    PushClient(Duration answerTimeout, boolean allowPrivateTargets, CheckedAddresses.Lookup lookup) {
        this.answerTimeout = answerTimeout;
        Timeout timeout = Timeout.of(answerTimeout);
        this.http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(allowPrivateTargets, lookup))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_TO_ONE_TARGET)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .setUserAgent("Signet")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        http.start();
    }

    static PushClient of(EventSettings settings) {
        return new PushClient(settings.answerTimeout(), settings.allowPrivateTargets(), InetAddress::getAllByName);
    }

    /** Completes with whatever the target answered, exceptionally when it did not in time. */
    CompletableFuture<Answer> post(URI url, String body, Map<String, String> headers) {
        SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                .setBody(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8))
                .build();
        headers.forEach(request::setHeader);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Future<Answer> sending =
                http.execute(SimpleRequestProducer.create(request), new BoundedAnswer(), new Completing(answer));
        // The response timeout is one of silence; an answer that drips is cut off here.
        return answer.orTimeout(answerTimeout.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, trouble) -> sending.cancel(true));
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    private record Completing(CompletableFuture<Answer> answer) implements FutureCallback<Answer> {
        @Override
        public void completed(Answer result) {
            answer.complete(result);
        }

        @Override
        public void failed(Exception trouble) {
            answer.completeExceptionally(trouble);
        }

        @Override
        public void cancelled() {
            answer.cancel(false);
        }
    }

    /** Breaks off an answer that is longer than any honest one. */
    private static final class BoundedAnswer extends AbstractCharResponseConsumer<Answer> {

        private final StringBuilder text = new StringBuilder();
        private int status;

        @Override
        protected void start(HttpResponse response, ContentType contentType) {
            status = response.getCode();
        }

        @Override
        protected int capacityIncrement() {
            return LONGEST_ANSWER;
        }

        @Override
        protected void data(CharBuffer part, boolean endOfStream) throws IOException {
            text.append(part);
            part.position(part.limit());
            if (text.length() > LONGEST_ANSWER) {
                throw new IOException("the answer is longer than " + LONGEST_ANSWER + " characters");
            }
        }

        @Override
        protected Answer buildResult() {
            return new Answer(status, text.toString());
        }

        @Override
        public void releaseResources() {
            // nothing is held
        }
    }
}
