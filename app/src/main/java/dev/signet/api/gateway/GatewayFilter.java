package dev.signet.api.gateway;

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

    private void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        long start = System.nanoTime();
        IncomingRequest bare = incoming(request, new byte[0]);
        if (!request.getMethod().equals("POST") && !request.getMethod().equals("GET")) {
            GatewayRefusal refusal =
                    GatewayCode.METHOD.refusal("It was " + request.getMethod() + "; it must be GET or POST.");
            write(response, gateway.refuse(bare, requestId, refusal));
            return;
        }
        BodyReader.Body body;
        try {
            body = bodies.read(request, () -> mayCarryFiles(request));
        } catch (GatewayRefusal refusal) {
            write(response, gateway.refuse(bare, requestId, refusal));
            return;
        }
        CompletableFuture<GatewayAnswer> answer =
                gateway.handle(incoming(request, body.bytes()), requestId).whenComplete((done, failure) -> {
                    body.close();
                    if (done != null) {
                        timer(done.code()).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    }
                });
        if (answer.isDone()) {
            write(response, answer.join());
        } else {
            answerLater(request, response, bare, requestId, answer);
        }
    }

    /**
     * Whether the action takes files. The classic clients name it in the query; a client that puts everything into the
     * body gets the benefit of the doubt.
     */
    private boolean mayCarryFiles(HttpServletRequest request) {
        String name = Authenticator.isAcs3(request.getHeader("authorization"))
                ? request.getHeader("x-acs-action")
                : Parameters.of(request.getQueryString()).text("Action");
        return name == null || gateway.action(name).map(RpcAction::carriesFiles).orElse(false);
    }

    private void answerLater(
            HttpServletRequest request,
            HttpServletResponse response,
            IncomingRequest bare,
            String requestId,
            CompletableFuture<GatewayAnswer> answer) {
        AtomicBoolean answered = new AtomicBoolean();
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(timeoutMillis);
        async.addListener(new Timeout(() -> {
            if (answered.compareAndSet(false, true)) {
                finish(async, response, gateway.refuse(bare, requestId, GatewayCode.UNAVAILABLE.refusal()));
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

    private static IncomingRequest incoming(HttpServletRequest request, byte[] body) {
        return new IncomingRequest(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                HeaderCopy.of(request),
                body,
                request.getRemoteAddr());
    }

    private Timer timer(String code) {
        return timers.computeIfAbsent(code, c -> Timer.builder("signet.api.requests")
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
