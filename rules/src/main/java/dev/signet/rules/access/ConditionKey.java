package dev.signet.rules.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may look at. Case of its name does not count, that of a tag's key does.
 *
 * @param kind what its value is
 * @param value its value in a request as a text; null where the request has none
 */
record ConditionKey(String name, Kind kind, Function<RequestContext, @Nullable String> value) {

    /** What values are, and which operators look at them. */
    enum Kind {
        ADDRESS(Operator.Type.ADDRESS),
        MOMENT(Operator.Type.DATE),
        FLAG(Operator.Type.BOOL),
        TEXT(Operator.Type.STRING, Operator.Type.NUMERIC, Operator.Type.DATE, Operator.Type.BOOL);

        private final List<Operator.Type> operators;

        Kind(Operator.Type... operators) {
            this.operators = List.of(operators);
        }

        boolean takes(Operator operator) {
            return operators.contains(operator.type());
        }

        /** The operators that may look at it, for a sentence. */
        List<String> operators() {
            return Arrays.stream(Operator.values())
                    .filter(this::takes)
                    .map(Operator::wire)
                    .toList();
        }
    }

    private static final String TAG = "acs:ResourceTag/";

    private static final List<ConditionKey> KEYS = List.of(
            new ConditionKey(
                    "acs:SourceIp", Kind.ADDRESS, context -> context.source().toString()),
            new ConditionKey(
                    "acs:CurrentTime", Kind.MOMENT, context -> context.at().toString()),
            new ConditionKey("acs:SecureTransport", Kind.FLAG, context -> String.valueOf(context.secureTransport())),
            new ConditionKey(
                    "acs:MFAPresent",
                    Kind.FLAG,
                    context -> context.mfaPresent() == null ? null : String.valueOf(context.mfaPresent())),
            new ConditionKey("acs:PrincipalARN", Kind.TEXT, RequestContext::principalArn),
            new ConditionKey("ram:ServiceName", Kind.TEXT, RequestContext::serviceName));

    static Optional<ConditionKey> of(String name) {
        if (name.length() > TAG.length() && name.regionMatches(true, 0, TAG, 0, TAG.length())) {
            String tag = name.substring(TAG.length());
            return Optional.of(new ConditionKey(
                    TAG + tag, Kind.TEXT, context -> context.tags().apply(tag)));
        }
        return KEYS.stream().filter(key -> key.name.equalsIgnoreCase(name)).findFirst();
    }

    /** All there are, for a sentence. */
    static List<String> names() {
        return Stream.concat(KEYS.stream().map(ConditionKey::name), Stream.of(TAG + "…"))
                .toList();
    }

    @Nullable
    String text(RequestContext context) {
        return value.apply(context);
    }

    /** Null where there is none, or a text that is no moment. */
    @Nullable
    Instant moment(RequestContext context) {
        if (kind == Kind.MOMENT) {
            return context.at();
        }
        String text = text(context);
        try {
            return text == null ? null : moment(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** As ISO 8601 writes it, with its offset. */
    static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
