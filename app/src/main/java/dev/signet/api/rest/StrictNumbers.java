package dev.signet.api.rest;

import dev.signet.platform.text.WholeNumber;
import java.beans.PropertyEditorSupport;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers in addresses: the digits 0 to 9, with a point where they need not be whole, and neither blanks, exponents nor hexadecimal. Editors and not converters: where a
 * converter refuses, the framework asks its own editor, which reads the digits of any script.
 */
@ControllerAdvice
class StrictNumbers {

    @InitBinder
    void digitsOnly(WebDataBinder binder) {
        for (Class<?> type : List.of(int.class, Integer.class)) {
            binder.registerCustomEditor(type, new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value));
        }
        for (Class<?> type : List.of(long.class, Long.class)) {
            binder.registerCustomEditor(type, new Whole(Long.MIN_VALUE, Long.MAX_VALUE, value -> value));
        }
        binder.registerCustomEditor(BigDecimal.class, new Decimal());
    }

    /** No address has lists or parts of values: the framework would look for them in values that have none. */
    @InitBinder
    void plainNamesOnly(WebDataBinder binder) {
        binder.setDisallowedFields("*[*", "*.*");
    }

    /** An empty field of a form is none. */
    static final class Decimal extends PropertyEditorSupport {

        /** An exponent makes a few octets a number of millions of digits. */
        static final Pattern FORM = Pattern.compile("-?[0-9]{1,20}(?:[.][0-9]{1,20})?");

        @Override
        public void setAsText(String text) {
            if (!text.isEmpty() && !FORM.matcher(text).matches()) {
                throw new IllegalArgumentException(UnreadableBody.NUMBER);
            }
            setValue(text.isEmpty() ? null : new BigDecimal(text));
        }
    }

    /** An empty field of a form is none. */
    static final class Whole extends PropertyEditorSupport {

        private final long lowest;
        private final long highest;
        private final LongFunction<Object> as;

        Whole(long lowest, long highest, LongFunction<Object> as) {
            this.lowest = lowest;
            this.highest = highest;
            this.as = as;
        }

        @Override
        public void setAsText(String text) {
            if (text.isEmpty()) {
                setValue(null);
                return;
            }
            long value = WholeNumber.parse(text, lowest, highest)
                    .orElseThrow(() -> new IllegalArgumentException(UnreadableBody.NUMBER));
            setValue(as.apply(value));
        }
    }
}
