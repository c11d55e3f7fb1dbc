package dev.signet.api.gateway;

import dev.signet.access.LoginSession;
import dev.signet.account.ApiCaller;
import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import dev.signet.api.wire.RequestIds;
import dev.signet.sending.RequestNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls of actions by somebody who is logged in to the console (S6.2-3): the actions that programs call, at the same door,
 * under the same rules. Instead of a key's signature there is the session; whoever is logged in is who calls. From where the
 * account's keys may not be used, this may not either, and what changes something is done once for each nonce.
 */
@Component
public class ConsoleCalls {

    private final Gateway gateway;
    private final Authenticator authenticator;
    private final RpcDoor door;
    private final KeyDoor networks;
    private final Outcomes outcomes;
    private final Duration timeout;
    private final Clock clock;

    ConsoleCalls(
            Gateway gateway,
            Authenticator authenticator,
            RpcDoor door,
            KeyDoor networks,
            Outcomes outcomes,
            GatewaySettings settings,
            Clock clock) {
        this.gateway = gateway;
        this.authenticator = authenticator;
        this.door = door;
        this.networks = networks;
        this.outcomes = outcomes;
        this.timeout = settings.answerTimeout();
        this.clock = clock;
    }

    /**
     * Who calls what.
     *
     * @param sourceIp behind trusted proxies
     * @param secure whether it came over TLS
     * @param host as the browser called it
     * @param english whether answers are to be in English
     */
    public record Call(
            LoginSession session,
            String version,
            String action,
            Map<String, String> parameters,
            String requestId,
            String sourceIp,
            boolean secure,
            String host,
            boolean english) {

        /**
         * @param request of the console, in a session
         * @param parameters of the action alone, as they were given
         */
        public static Call of(
                HttpServletRequest request,
                String version,
                String action,
                Map<String, String> parameters,
                boolean english) {
            return new Call(
                    (LoginSession) Objects.requireNonNull(request.getAttribute(LoginSession.ATTRIBUTE)),
                    version,
                    action,
                    parameters,
                    RequestIds.current(),
                    request.getRemoteAddr(),
                    request.isSecure(),
                    Objects.requireNonNullElse(request.getHeader("host"), ""),
                    english);
        }

        private CallOrigin origin() {
            return new CallOrigin(sourceIp, secure, session.mfaPresent());
        }

        private Parameters given() {
            return Parameters.of(parameters);
        }

        private Outcomes.Frame frame() {
            return new Outcomes.Frame(requestId, AnswerFormat.JSON, headers());
        }

        private UnaryOperator<@Nullable String> headers() {
            return name -> switch (name.toLowerCase(Locale.ROOT)) {
                case "accept-language" -> english ? "en" : "zh";
                case "host" -> host;
                default -> null;
            };
        }
    }

    /**
     * What the action answered, or why not.
     *
     * @param status as it would be over HTTP
     * @param code documented; {@code OK} where it did well
     * @param body JSON
     * @param took from the door to the answer
     */
    public record Told(int status, String code, String body, Duration took) {}

    /** Whether there is such an action at all. */
    public boolean knows(String version, String action) {
        return door.knows(version, action) && gateway.action(version, action).isPresent();
    }

    /** Whether it changes something, so that {@link #call} needs a nonce. */
    public boolean writes(String version, String action) {
        return door.writes(version, action);
    }

    /** What the door says before anything is done; empty where it lets in. */
    public Optional<Told> refusal(Call call) {
        Instant begin = clock.instant();
        try {
            enter(call);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(told(outcome(call, e), begin));
        }
    }

    /**
     * Makes the call and waits for its answer.
     *
     * @param nonce of this one call, for an action that writes; the second call with it is refused
     * @param shownAt when it was laid before whoever makes it, as a request says when it was signed: too long ago is refused
     */
    public Told call(Call call, @Nullable String nonce, @Nullable String shownAt) {
        Instant begin = clock.instant();
        try {
            return told(await(call, begin, nonce, shownAt), begin);
        } catch (RuntimeException e) {
            return told(outcome(call, e), begin);
        }
    }

    private GatewayAnswer await(Call call, Instant begin, @Nullable String nonce, @Nullable String shownAt) {
        RpcAction action = enter(call);
        RequestNonce unspent = spend(call, action, nonce, shownAt);
        CompletableFuture<GatewayAnswer> answer = action.call(rpc(call, begin, unspent))
                .handle((done, failure) -> outcomes.of(call.frame(), action, done, failure));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw GatewayCode.UNAVAILABLE.refusal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayCode.UNAVAILABLE.refusal();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** @throws GatewayRefusal where the account's networks or the caller's policies do not let it in */
    private RpcAction enter(Call call) {
        RpcAction action = gateway.action(call.version(), call.action())
                .filter(known -> door.knows(call.version(), call.action()))
                .orElseThrow(GatewayCode.ACTION_NOT_FOUND::refusal);
        networks.require(call.session().principal().accountId(), call.sourceIp());
        door.require(call.session().principal(), call.origin(), call.version(), call.action(), call.given());
        return action;
    }

    /** The nonce that is left to the action; null where it was spent, or none is needed since nothing changes. */
    private @Nullable RequestNonce spend(
            Call call, RpcAction action, @Nullable String nonce, @Nullable String shownAt) {
        if (!writes(call.version(), call.action())) {
            return null;
        }
        Authenticator.Once once = authenticator.once(call.session().principal().who(), nonce, shownAt);
        if (action.spendsNonce()) {
            return authenticator.firstSeen(once);
        }
        authenticator.spendNonce(once);
        return null;
    }

    private RpcCall rpc(Call call, Instant begin, @Nullable RequestNonce unspent) {
        return new RpcCall(
                call.action(),
                call.given(),
                call.headers(),
                new ApiCaller(
                        call.session().principal().accountId(),
                        "",
                        call.session().principal()),
                call.requestId(),
                call.origin(),
                begin,
                null,
                unspent);
    }

    private GatewayAnswer outcome(Call call, RuntimeException failure) {
        RpcAction action = gateway.action(call.version(), call.action()).orElse(null);
        return outcomes.of(call.frame(), action, null, failure);
    }

    private Told told(GatewayAnswer answer, Instant begin) {
        return new Told(
                answer.status(),
                answer.code(),
                new String(answer.body(), StandardCharsets.UTF_8),
                Duration.between(begin, clock.instant()));
    }
}
