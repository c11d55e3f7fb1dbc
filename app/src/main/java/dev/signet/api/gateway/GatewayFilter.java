package dev.signet.api.gateway;

import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.HeaderCopy;
import dev.signet.api.wire.IncomingRequest;
import dev.signet.api.wire.RequestIds;
import dev.signet.platform.Refusal;
import dev.signet.platform.intake.Intake;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Serves the RPC protocol at exactly {@code /}, before everything else: no other filter may touch the body, over
 * whose raw bytes the client signed, and sends need none of the web framework. A browser that merely opens the address
 * is passed on to the pages. Every request, whatever its path, gets its id here.
 */
final class GatewayFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(GatewayFilter.class);

    private static final byte[] NO_BODY = new byte[0];

    private final transient Gateway gateway;
    private final transient BodyReader bodies;
    private final transient MeterRegistry meters;
    private final transient Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final long timeoutMillis;

    GatewayFilter(Gateway gateway, BodyReader bodies, GatewaySettings settings, MeterRegistry meters) {
        this.gateway = gateway;
        this.bodies = bodies;
        this.timeoutMillis = settings.answerTimeout().toMillis();
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String requestId = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        MDC.put(RequestIds.KEY, requestId);
        response.setHeader(RequestIds.HEADER, requestId);
        try {
            if (request.getRequestURI().equals("/") && !isPageVisit(request)) {
                serve(request, response, requestId);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            MDC.remove(RequestIds.KEY);
        }
    }

    private static boolean isPageVisit(HttpServletRequest request) {
        String method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.getQueryString() == null
                && request.getHeader("x-acs-action") == null
                && !Authenticator.isAcs3(request.getHeader("authorization"));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, String requestId) throws IOException {
        long start = System.nanoTime();
        Gateway.Exchange exchange = gateway.begin(incoming(request), requestId);
        BodyReader.Body body;
        try {
            requireServed(request);
            body = bodies.read(request, exchange.signer(), exchange::mayCarryFiles);
        } catch (RuntimeException e) {
            GatewayAnswer refused = exchange.failed(e);
            count(refused, start);
            write(response, refused);
            return;
        }
        CompletableFuture<GatewayAnswer> answer = handle(exchange, body).whenComplete((done, failure) -> {
            body.close();
            if (done != null) {
                count(done, start);
            }
        });
        if (answer.isDone()) {
            write(response, answer.join());
        } else {
            answerLater(request, response, exchange, answer);
        }
    }

    private static CompletableFuture<GatewayAnswer> handle(Gateway.Exchange exchange, BodyReader.Body body) {
        try {
            return exchange.handle(body.bytes());
        } catch (Error e) {
            body.close();
            throw e;
        }
    }

    private static void requireServed(HttpServletRequest request) {
        Refusal refusal = Intake.refusal(request);
        if (refusal != null) {
            throw refusal;
        }
        if (!request.getMethod().equals("POST") && !request.getMethod().equals("GET")) {
            throw GatewayCode.METHOD.refusal("It was " + request.getMethod() + "; it must be GET or POST.");
        }
    }

    private void answerLater(
            HttpServletRequest request,
            HttpServletResponse response,
            Gateway.Exchange exchange,
            CompletableFuture<GatewayAnswer> answer) {
        AtomicBoolean answered = new AtomicBoolean();
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(timeoutMillis);
        async.addListener(new Timeout(() -> {
            if (answered.compareAndSet(false, true)) {
                finish(async, response, exchange.refused(GatewayCode.UNAVAILABLE.refusal()));
            }
        }));
        answer.thenAccept(done -> {
            if (answered.compareAndSet(false, true)) {
                finish(async, response, done);
            }
        });
    }

    private static void finish(AsyncContext async, HttpServletResponse response, GatewayAnswer answer) {
        try {
            write(response, answer);
        } catch (IOException e) {
            log.debug("The client went away before its answer", e);
        } finally {
            async.complete();
        }
    }

    private static void write(HttpServletResponse response, GatewayAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static IncomingRequest incoming(HttpServletRequest request) {
        return new IncomingRequest(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                HeaderCopy.of(request),
                NO_BODY,
                request.getRemoteAddr(),
                request.isSecure());
    }

    private void count(GatewayAnswer answer, long start) {
        timer(answer.code()).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String code) {
        return timers.computeIfAbsent(
                code,
                c -> Timer.builder("signet.api.requests")
                        .description("Requests to the RPC API by the code they were answered with")
                        .tag("code", c)
                        .register(meters));
    }

    /** Answers when the action takes too long. */
    private record Timeout(Runnable answer) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            answer.run();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
