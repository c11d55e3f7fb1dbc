package dev.signet.sending.request;

import dev.signet.sending.text.Fault;
import dev.signet.sending.text.SendTexts;
import java.util.Locale;
import java.util.Map;

/** An extension code is wanted for one signature and stands for another: subscribers answer to one sender (UP-3). */
public final class ExtendCodeFault {

    private ExtendCodeFault() {}

    public static Fault of(String code, String reason, String extendCode, String signature, String other) {
        return SendTexts.fault(
                code,
                reason,
                Map.of("extendCode", extendCode, "signName", signature, "otherSignName", other),
                extendCode,
                signature,
                other);
    }

    /** Signatures are the same whatever their letter case. */
    public static boolean same(String signature, String other) {
        return signature.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
