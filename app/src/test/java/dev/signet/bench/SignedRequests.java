package dev.signet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Builds whole HTTP requests, signed as the classic client signs them (HMAC-SHA1), ready to be written to a socket. */
final class SignedRequests {

    private final String host;
    private final String accessKeyId;
    private final Mac mac;

    SignedRequests(String host, String accessKeyId, String secret) throws GeneralSecurityException {
        this.host = host;
        this.accessKeyId = accessKeyId;
        this.mac = Mac.getInstance("HmacSHA1");
        this.mac.init(new SecretKeySpec((secret + "&").getBytes(UTF_8), "HmacSHA1"));
    }

    byte[] get(String action, Map<String, String> business) {
        return get("2017-05-25", action, business);
    }

    byte[] get(String version, String action, Map<String, String> business) {
        TreeMap<String, String> parameters = new TreeMap<>(business);
        parameters.put("Action", action);
        parameters.put("Version", version);
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", accessKeyId);
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put(
                "Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        StringBuilder query = new StringBuilder(512);
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        String toSign = "GET&%2F&" + encode(query.toString());
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(UTF_8)));
        return ("GET /?" + query + "&Signature=" + encode(signature) + " HTTP/1.1\r\nHost: " + host
                        + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
