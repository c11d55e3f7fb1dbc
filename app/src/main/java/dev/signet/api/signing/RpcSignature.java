package dev.signet.api.signing;

import dev.signet.api.wire.AsciiText;
import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import java.util.Base64;

/** HMAC-SHA1 over sorted parameters, {@code SignatureVersion=1.0}: what the classic clients send. */
final class RpcSignature {

    private final Hmac hmac = new Hmac("HmacSHA1");

    String stringToSign(String method, Parameters parameters, boolean keepEmpty) {
        AsciiText out = new AsciiText().append(method).append("&%2F&");
        parameters.encodeCanonical("Signature", keepEmpty, out);
        return out.toString();
    }

    String sign(String secret, String stringToSign) {
        return Base64.getEncoder().encodeToString(hmac.digest(secret + "&", stringToSign));
    }

    /**
     * Passes or refuses. The newer Java client in its {@code v2} mode sends parameters with empty values but leaves
     * them out of what it signs, so that form is tried second. The refusal ends with the exact text that was signed
     * here: the classic client compares it with its own to tell a wrong secret from a wrong encoding. It holds the
     * caller's own parameters and is never logged.
     */
    void verify(String method, Parameters parameters, String secret, String signature) {
        String expected = stringToSign(method, parameters, true);
        if (Hmac.same(sign(secret, expected), signature)) {
            return;
        }
        if (parameters.hasEmptyValue() && Hmac.same(sign(secret, stringToSign(method, parameters, false)), signature)) {
            return;
        }
        throw new GatewayRefusal(
                GatewayCode.SIGNATURE_DOES_NOT_MATCH.code(),
                GatewayCode.SIGNATURE_DOES_NOT_MATCH.status(),
                "Specified signature is not matched with our calculation. server string to sign is:" + expected);
    }
}
