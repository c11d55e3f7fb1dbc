package dev.signet.event.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What lets a receiver know that a push is ours and fresh: {@code v1=} and HMAC-SHA256 in hexadecimal over the timestamp
 * (seconds since 1970), a full stop, and the body.
 */
final class PushSignature {

    static final String TIMESTAMP = "X-Signet-Timestamp";
    static final String SIGNATURE = "X-Signet-Signature";
    static final String EVENT_IDS = "X-Signet-Event-Ids";

    private static final String ALGORITHM = "HmacSHA256";

    private PushSignature() {}

    static String of(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
