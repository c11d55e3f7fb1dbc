package dev.signet.api.gateway;

import dev.signet.api.signing.Authenticator;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.AnswerFormat;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.IncomingRequest;
import dev.signet.api.wire.Parameters;
import dev.signet.platform.text.Quoted;
import dev.signet.sending.RequestNonce;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From a raw request to an answer: which action, who signed it, is it fresh, what does the action say. Checks come in
 * the order the clients know: format, action and version, credentials, signature, replay, then the action's own
 * parameters; as many of them as can be made without the body are made before it is waited for. Every way out of here is
 * a documented code.
 */
@Component
class Gateway {

    static final String VERSION = "2017-05-25";

    private static final byte[] NOTHING = new byte[0];

    private final Map<ActionName, RpcAction> actions;
    private final Authenticator authenticator;
    private final RpcDoor door;
    private final KeyDoor keys;
    private final Outcomes outcomes;
    private final Clock clock;

    /** Several products have an action of the same name, which their version tells apart. */
    private record ActionName(
            @Nullable String version, @Nullable String name) {}

    Gateway(
            List<RpcAction> single,
            List<RpcActions> together,
            Authenticator authenticator,
            RpcDoor door,
            KeyDoor keys,
            Outcomes outcomes,
            Clock clock) {
        this.actions = Stream.concat(single.stream(), together.stream().flatMap(actions -> actions.all().stream()))
                .flatMap(action -> action.versions().stream()
                        .map(version -> Map.entry(new ActionName(version, action.name()), action)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.authenticator = authenticator;
        this.door = door;
        this.keys = keys;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    Optional<RpcAction> action(@Nullable String version, @Nullable String name) {
        return Optional.ofNullable(actions.get(new ActionName(version, name)));
    }

    /** The versions that have an action of this name; where none has, all that there are. */
    private Set<String> versions(String name) {
        Set<String> versions = new TreeSet<>();
        actions.keySet().stream()
                .filter(action -> name.equals(action.name()))
                .forEach(action -> versions.add(String.valueOf(action.version())));
        if (versions.isEmpty()) {
            actions.keySet().forEach(action -> versions.add(String.valueOf(action.version())));
        }
        return versions;
    }

    /** @param request without its body */
    Exchange begin(IncomingRequest request, String requestId) {
        return new Exchange(request, requestId);
    }

    /** One request on its way through; knows as much of it as was understood so far. */
    final class Exchange {

        private final String requestId;
        private final Instant receivedAt = clock.instant();
        private final boolean acs3;
        private final Parameters parameters = Parameters.of(Map.of());
        private IncomingRequest request;
        private AnswerFormat format = AnswerFormat.JSON;
        private @Nullable RpcAction action;
        private Authenticator.@Nullable Signer signer;

        Exchange(IncomingRequest request, String requestId) {
            this.request = request;
            this.requestId = requestId;
            this.acs3 = Authenticator.isAcs3(request.header("authorization"));
        }

        /**
         * Reads what stands before the body.
         *
         * @return who signed the request, in the newer scheme; the classic one signs parameters that stand in the body
         * @throws GatewayRefusal when the body need not be read
         */
        Authenticator.@Nullable Signer signer() {
            String query = request.query();
            add(query == null ? NOTHING : query.getBytes(StandardCharsets.ISO_8859_1));
            if (acs3) {
                action = findAction();
                signer = authenticator.byHeaders(
                        new Authenticator.SignedHead(request.method(), "/", parameters, request.headers()), true);
            }
            return signer;
        }

        /**
         * Whether the head names an action that takes files, and a key there is: in the classic scheme nobody knows more
         * before the body was read, and a large one is not read for just anybody.
         */
        boolean mayCarryFiles() {
            boolean known = signer != null || authenticator.knows(parameters);
            return known
                    && action(said("x-acs-version", "Version"), said("x-acs-action", "Action"))
                            .map(RpcAction::carriesFiles)
                            .orElse(false);
        }

        /** Answers every request; the future never fails. */
        CompletableFuture<GatewayAnswer> handle(byte[] body) {
            request = request.with(body);
            try {
                return call().handle(this::finish);
            } catch (RuntimeException e) {
                return CompletableFuture.completedFuture(failed(e));
            }
        }

        GatewayAnswer failed(RuntimeException failure) {
            return finish(null, failure);
        }

        private void add(byte[] form) {
            try {
                parameters.addAll(form);
            } catch (IllegalArgumentException e) {
                throw new GatewayRefusal(
                        "InvalidParameter", 400, "The parameters cannot be decoded: " + e.getMessage() + ".");
            }
            format = AnswerFormat.of(parameters.text("Format"));
        }

        private CompletableFuture<Answer> call() {
            if (request.hasFormBody()) {
                add(request.body());
            }
            RpcAction called = action == null ? findAction() : action;
            action = called;
            Authenticator.Signer caller = authenticate();
            keys.require(caller.key(), request.sourceIp());
            CallOrigin origin = CallOrigin.ofKey(request.sourceIp(), request.secure());
            door.require(caller.principal(), origin, common("x-acs-version", "Version"), called.name(), parameters);
            RequestNonce unspent = called.spendsNonce() ? authenticator.firstSeen(caller) : null;
            if (unspent == null) {
                authenticator.spendNonce(caller);
            }
            return called.call(new RpcCall(
                    called.name(),
                    parameters,
                    request.headers(),
                    caller.caller(),
                    requestId,
                    origin,
                    receivedAt,
                    token(),
                    unspent));
        }

        /** Of the signature's scheme; another one beside it would leave open whose call it is. */
        private @Nullable String token() {
            String given = request.header("x-acs-security-token");
            String header = given == null || given.isEmpty() ? null : given;
            String parameter = parameters.text("SecurityToken");
            if (header != null && parameter != null && !header.equals(parameter)) {
                throw GatewayCode.SECURITY_TOKEN_MISMATCH.refusal(
                        "The parameter SecurityToken and the header x-acs-security-token differ; give one of them.");
            }
            return acs3 ? header : parameter;
        }

        private RpcAction findAction() {
            String name = common("x-acs-action", "Action");
            String version = common("x-acs-version", "Version");
            return action(version, name)
                    .filter(listed -> door.knows(version, name))
                    .orElseThrow(() -> notFound(version, name));
        }

        private GatewayRefusal notFound(String version, String name) {
            Set<String> versions = versions(name);
            return versions.contains(version)
                    ? GatewayCode.ACTION_NOT_FOUND.refusal()
                    : GatewayCode.INVALID_VERSION.refusal(
                            "It was '" + Quoted.of(version) + "'; it must be " + String.join(" or ", versions) + ".");
        }

        /** The headers count only where they are signed: the classic client sends them unsigned beside its query. */
        private String common(String header, String parameter) {
            String value = said(header, parameter);
            if (value == null || value.isBlank()) {
                throw GatewayCode.missing(parameter);
            }
            return value;
        }

        private @Nullable String said(String header, String parameter) {
            String value = acs3 ? request.header(header) : parameters.text(parameter);
            return value == null ? null : value.trim();
        }

        private Authenticator.Signer authenticate() {
            if (signer != null) {
                authenticator.requireSigned(request.body(), signer);
                return signer;
            }
            if (request.header("x-acs-bearer-token") != null) {
                throw Authenticator.missingKey(true);
            }
            return authenticator.byParameters(request.method(), parameters);
        }

        private GatewayAnswer finish(@Nullable Answer answer, @Nullable Throwable failure) {
            return outcomes.of(frame(), action, answer, failure);
        }

        GatewayAnswer refused(GatewayRefusal refusal) {
            return Outcomes.refused(frame(), refusal);
        }

        private Outcomes.Frame frame() {
            return new Outcomes.Frame(requestId, format, request.headers());
        }
    }
}
