package dev.signet.api.signing;

import dev.signet.api.wire.GatewayCode;
import dev.signet.api.wire.Parameters;
import dev.signet.platform.text.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ACS3-HMAC-SHA256: named headers, canonical path and query, and the hash of the raw body. */
final class Acs3Signature {

    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private final Hmac hmac = new Hmac("HmacSHA256");

    /**
     * The parts of the {@code Authorization} header. They are read by name: the clients differ in their order.
     *
     * @param signedHeaders the names as the client listed them, lower case
     */
    record Authorization(String credential, List<String> signedHeaders, String signature) {

        static Authorization parse(String header) {
            int space = header.indexOf(' ');
            String algorithm = space < 0 ? header : header.substring(0, space);
            if (!algorithm.equals(ALGORITHM)) {
                throw GatewayCode.INVALID_SIGNATURE_METHOD.refusal(
                        "It was '" + Quoted.of(algorithm) + "'; it must be " + ALGORITHM + ".");
            }
            String credential = "";
            String signedHeaders = "";
            String signature = "";
            for (String part : header.substring(Math.max(space, 0)).split(",")) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? "" : part.substring(0, equals).trim();
                String value = part.substring(equals + 1).trim();
                switch (name) {
                    case "Credential" -> credential = value;
                    case "SignedHeaders" -> signedHeaders = value;
                    case "Signature" -> signature = value;
                    default -> {} // unknown parts are not ours to judge
                }
            }
            if (credential.isEmpty()) {
                throw GatewayCode.MISSING_ACCESS_KEY_ID.refusal();
            }
            if (signedHeaders.isEmpty() || signature.isEmpty()) {
                throw GatewayCode.INCOMPLETE_SIGNATURE.refusal(
                        "Authorization must carry Credential, SignedHeaders and Signature.");
            }
            return new Authorization(
                    credential, List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";")), signature);
        }

        void requireSigned(List<String> names) {
            for (String name : names) {
                if (!signedHeaders.contains(name)) {
                    throw GatewayCode.INCOMPLETE_SIGNATURE.refusal("SignedHeaders must name " + name + ".");
                }
            }
        }
    }

    String canonicalRequest(
            String method,
            String path,
            Parameters query,
            List<String> signedHeaders,
            UnaryOperator<@Nullable String> headers,
            String bodyHash) {
        StringBuilder out = new StringBuilder(1024);
        out.append(method).append('\n');
        out.append(path).append('\n');
        out.append(query.canonical(null, true)).append('\n');
        for (String name : signedHeaders) {
            String value = headers.apply(name);
            out.append(name)
                    .append(':')
                    .append(value == null ? "" : value.trim())
                    .append('\n');
        }
        out.append('\n');
        out.append(String.join(";", signedHeaders)).append('\n');
        return out.append(bodyHash).toString();
    }

    String stringToSign(String canonicalRequest) {
        return ALGORITHM + "\n" + Hmac.sha256(canonicalRequest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String sign(String secret, String stringToSign) {
        return Hmac.hex(hmac.digest(secret, stringToSign));
    }

    /** Passes or refuses; the refusal echoes what was signed here to the caller, and only to the caller. */
    void verify(String canonicalRequest, String secret, String signature) {
        String stringToSign = stringToSign(canonicalRequest);
        if (!Hmac.same(sign(secret, stringToSign), signature.toLowerCase(Locale.ROOT))) {
            throw GatewayCode.SIGNATURE_DOES_NOT_MATCH.refusal("server StringToSign is ["
                    + stringToSign
                    + "] server CanonicalRequest is ["
                    + canonicalRequest
                    + "]");
        }
    }
}
