package dev.signet.rules.access;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a condition compares. What is negated holds where the positive one does not, also where there is no value. */
enum Operator {
    STRING_EQUALS(Type.STRING, false),
    STRING_NOT_EQUALS(Type.STRING, true),
    STRING_EQUALS_IGNORE_CASE(Type.STRING, false),
    STRING_NOT_EQUALS_IGNORE_CASE(Type.STRING, true),
    STRING_LIKE(Type.STRING, false),
    STRING_NOT_LIKE(Type.STRING, true),
    NUMERIC_EQUALS(Type.NUMERIC, false),
    NUMERIC_NOT_EQUALS(Type.NUMERIC, true),
    NUMERIC_LESS_THAN(Type.NUMERIC, false),
    NUMERIC_LESS_THAN_EQUALS(Type.NUMERIC, false),
    NUMERIC_GREATER_THAN(Type.NUMERIC, false),
    NUMERIC_GREATER_THAN_EQUALS(Type.NUMERIC, false),
    DATE_EQUALS(Type.DATE, false),
    DATE_NOT_EQUALS(Type.DATE, true),
    DATE_LESS_THAN(Type.DATE, false),
    DATE_LESS_THAN_EQUALS(Type.DATE, false),
    DATE_GREATER_THAN(Type.DATE, false),
    DATE_GREATER_THAN_EQUALS(Type.DATE, false),
    BOOL(Type.BOOL, false),
    IP_ADDRESS(Type.ADDRESS, false),
    NOT_IP_ADDRESS(Type.ADDRESS, true);

    /** What an operator compares. */
    enum Type {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        ADDRESS
    }

    /** Plain decimals: what an exponent writes can be longer than any memory. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final Type type;
    private final boolean negated;
    private final String wire;
    private final boolean anyCase;
    private final boolean wild;
    private final IntPredicate order;

    Operator(Type type, boolean negated) {
        this.type = type;
        this.negated = negated;
        this.wire = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        this.anyCase = wire.endsWith("IgnoreCase");
        this.wild = wire.endsWith("Like");
        this.order = wire.endsWith("LessThan")
                ? order -> order < 0
                : wire.endsWith("LessThanEquals")
                        ? order -> order <= 0
                        : wire.endsWith("GreaterThan")
                                ? order -> order > 0
                                : wire.endsWith("GreaterThanEquals") ? order -> order >= 0 : order -> order == 0;
    }

    static Optional<Operator> of(String wire) {
        return Arrays.stream(values())
                .filter(operator -> operator.wire.equals(wire))
                .findFirst();
    }

    /** As policies write it. */
    String wire() {
        return wire;
    }

    Type type() {
        return type;
    }

    boolean negated() {
        return negated;
    }

    /** @throws RuntimeException where one of the values is none that it can compare */
    WantedValues wanted(List<String> values) {
        return switch (type) {
            case STRING ->
                new WantedValues.Texts(values.stream()
                        .map(value -> wild ? Glob.of(value, false) : Glob.exactly(value, anyCase))
                        .toArray(Glob[]::new));
            case BOOL ->
                new WantedValues.Texts(values.stream()
                        .map(value -> Glob.exactly(bool(value), false))
                        .toArray(Glob[]::new));
            case NUMERIC ->
                new WantedValues.Numbers(values.stream().map(Operator::number).toArray(BigDecimal[]::new), order);
            case DATE ->
                new WantedValues.Moments(
                        values.stream().map(ConditionKey::moment).toArray(Instant[]::new), order);
            case ADDRESS ->
                new WantedValues.Blocks(values.stream().map(AddressBlock::of).toArray(AddressBlock[]::new));
        };
    }

    private static String bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** @throws NumberFormatException where it is no plain decimal */
    static BigDecimal number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }
}
