package dev.signet.api.gateway;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.RequestNonce;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated call with its business parameters. The typed getters refuse what does not fit, naming parameter,
 * value and rule; an empty text counts as absent.
 */
public final class RpcCall {

    private final String action;
    private final Parameters parameters;
    private final UnaryOperator<@Nullable String> headers;
    private final ApiCaller caller;
    private final String requestId;
    private final CallOrigin origin;
    private final Instant receivedAt;
    private final @Nullable String securityToken;
    private final @Nullable RequestNonce unspentNonce;

    RpcCall(
            String action,
            Parameters parameters,
            UnaryOperator<@Nullable String> headers,
            ApiCaller caller,
            String requestId,
            CallOrigin origin,
            Instant receivedAt,
            @Nullable String securityToken,
            @Nullable RequestNonce unspentNonce) {
        this.action = action;
        this.parameters = parameters;
        this.headers = headers;
        this.caller = caller;
        this.requestId = requestId;
        this.origin = origin;
        this.receivedAt = receivedAt;
        this.securityToken = securityToken;
        this.unspentNonce = unspentNonce;
    }

    public String action() {
        return action;
    }

    public ApiCaller caller() {
        return caller;
    }

    public long accountId() {
        return caller.accountId();
    }

    public String requestId() {
        return requestId;
    }

    public String sourceIp() {
        return origin.sourceIp();
    }

    /** Where it comes from, as policies look at it. */
    public AccessCheck.Origin origin() {
        return origin.asPoliciesSeeIt();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** For an action that spends it itself; null for the others, whose nonce was spent before they were called. */
    public @Nullable RequestNonce unspentNonce() {
        return unspentNonce;
    }

    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** With which the key of a session was shown to be one; null for lasting keys. */
    public @Nullable String securityToken() {
        return securityToken;
    }

    /** Whether the caller asked for English texts; Chinese is the rule. */
    public boolean english() {
        return prefersEnglish(headers);
    }

    static boolean prefersEnglish(UnaryOperator<@Nullable String> headers) {
        String language = headers.apply("accept-language");
        return language != null && language.regionMatches(true, 0, "en", 0, 2);
    }

    /** The parameter, or null where it is absent or empty. */
    public @Nullable String text(String name) {
        String value = parameters.text(name);
        return value == null ? null : without(PlainText.corrupt(value), name, value);
    }

    private static String without(int place, String name, String value) {
        if (place >= 0) {
            throw GatewayCode.invalid(name, "It " + PlainText.complaint(value, place) + ".");
        }
        return value;
    }

    /** Whether it is there, and be it as an empty text: what takes something away where nothing else does. */
    public boolean isGiven(String name) {
        return parameters.get(name) != null;
    }

    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw GatewayCode.missing(name);
        }
        return value;
    }

    /** What somebody wrote for people to read, without what stands hidden around it; refused where something hides in it. */
    public @Nullable String prose(String name) {
        String text = text(name);
        String bare = text == null ? "" : PlainText.bare(text);
        return bare.isEmpty() ? null : without(PlainText.hidden(bare), name, bare);
    }

    public String requiredProse(String name) {
        String value = prose(name);
        if (value == null) {
            throw GatewayCode.missing(name);
        }
        return value;
    }

    /** A name or number, without what stands around it unseen; null where nothing else is there. */
    public @Nullable String name(String name) {
        String text = text(name);
        String bare = text == null ? "" : Unseen.strip(text);
        return bare.isEmpty() ? null : bare;
    }

    public String requiredName(String name) {
        String value = name(name);
        if (value == null) {
            throw GatewayCode.missing(name);
        }
        return value;
    }

    public int requiredInt(String name, int lowest, int highest) {
        requiredText(name);
        return intValue(name, lowest, highest).orElseThrow();
    }

    public OptionalInt intValue(String name, int lowest, int highest) {
        Long value = longValue(name, lowest, highest);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }

    public @Nullable Long longValue(String name, long lowest, long highest) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return WholeNumber.parse(text, lowest, highest)
                .orElseThrow(() -> invalid(name, text, WholeNumber.wanted(text, lowest, highest)));
    }

    public @Nullable Boolean booleanValue(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, text, "true or false");
        };
    }

    /** The refusal of a value: what it was and what it must be. */
    public static GatewayRefusal invalid(String name, String value, String rule) {
        return GatewayCode.invalid(name, "It was '" + Quoted.of(value) + "'; it must be " + rule + ".");
    }
}
