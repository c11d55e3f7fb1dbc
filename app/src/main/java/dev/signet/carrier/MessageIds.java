package dev.signet.carrier;

import dev.signet.carrier.CarrierSettings.IdForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the spellings that one carrier may use for one message id to a common one: that of its receipts. What the
 * settings do not say differs is compared as written.
 */
final class MessageIds {

    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,80}");
    private static final Pattern HEX_DIGITS = Pattern.compile("[0-9A-Fa-f]{1,80}");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");

    private final int answeredIn;
    private final int receiptsIn;
    private final boolean anyCase;
    private final boolean leadingZeros;

    MessageIds(Set<IdForm> forms) {
        boolean fromHex = forms.contains(IdForm.HEX_THEN_DECIMAL);
        boolean toHex = forms.contains(IdForm.DECIMAL_THEN_HEX);
        this.answeredIn = fromHex ? HEXADECIMAL : toHex ? DECIMAL : 0;
        this.receiptsIn = fromHex ? DECIMAL : toHex ? HEXADECIMAL : 0;
        this.anyCase = forms.contains(IdForm.ANY_CASE);
        this.leadingZeros = forms.contains(IdForm.LEADING_ZEROS);
    }

    /** The id that a submit was answered with. */
    String answered(String id) {
        return isNumber(id, answeredIn) ? convert(id, answeredIn) : plain(id);
    }

    /**
     * The ids that a receipt may mean, the likelier first. One in the parameter is that of the answer (SMPP 3.4, 5.3.2.12)
     * wherever the text writes another one; a text may be right all the same.
     *
     * @param parameter {@code receipted_message_id}
     */
    List<String> received(@Nullable String parameter, @Nullable String text) {
        if (parameter == null) {
            return text == null ? List.of() : List.of(inReceipt(text));
        }
        if (text == null || text.equals(parameter)) {
            return List.of(inReceipt(parameter));
        }
        String byText = inReceipt(text);
        String byAnswer = answered(parameter);
        return Stream.of(byAnswer.equals(byText) ? byAnswer : inReceipt(parameter), byText)
                .distinct()
                .toList();
    }

    /** What cannot be of the receipts' base is spelled as the answer was. */
    private String inReceipt(String id) {
        return isNumber(id, receiptsIn) ? convert(id, receiptsIn) : answered(id);
    }

    private static boolean isNumber(String id, int base) {
        return base != 0
                && (base == DECIMAL ? DIGITS : HEX_DIGITS).matcher(id.strip()).matches();
    }

    private String convert(String id, int from) {
        return new BigInteger(id.strip(), from).toString(receiptsIn).toUpperCase(Locale.ROOT);
    }

    private String plain(String id) {
        String same = id.strip();
        same = leadingZeros ? ZEROS.matcher(same).replaceFirst("") : same;
        return anyCase ? same.toUpperCase(Locale.ROOT) : same;
    }
}
