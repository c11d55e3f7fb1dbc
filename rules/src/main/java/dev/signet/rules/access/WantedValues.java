package dev.signet.rules.access;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The values of one key in a condition, made ready: does any of them fit what the request has? */
sealed interface WantedValues {

    /** False where the request has no value, or one that cannot be compared. */
    boolean anyFits(ConditionKey key, RequestContext context);

    record Texts(Glob[] values) implements WantedValues {

        @Override
        public boolean anyFits(ConditionKey key, RequestContext context) {
            String text = key.text(context);
            if (text != null) {
                for (Glob value : values) {
                    if (value.matches(text)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    record Blocks(AddressBlock[] values) implements WantedValues {

        @Override
        public boolean anyFits(ConditionKey key, RequestContext context) {
            for (AddressBlock value : values) {
                if (value.holds(context.source())) {
                    return true;
                }
            }
            return false;
        }
    }

    record Moments(Instant[] values, IntPredicate order) implements WantedValues {

        @Override
        public boolean anyFits(ConditionKey key, RequestContext context) {
            Instant moment = key.moment(context);
            if (moment != null) {
                for (Instant value : values) {
                    if (order.test(moment.compareTo(value))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    record Numbers(BigDecimal[] values, IntPredicate order) implements WantedValues {

        @Override
        public boolean anyFits(ConditionKey key, RequestContext context) {
            BigDecimal number = number(key.text(context));
            if (number != null) {
                for (BigDecimal value : values) {
                    if (order.test(number.compareTo(value))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static @Nullable BigDecimal number(@Nullable String text) {
            try {
                return text == null ? null : Operator.number(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
