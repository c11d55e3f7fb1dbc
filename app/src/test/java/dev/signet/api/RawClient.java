package dev.signet.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccessKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and sends requests byte by byte, so that a test can spoil any part of them. Written from the protocol's
 * description, not from the code under test.
 */
public final class RawClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final AccessKey key;
    private final @Nullable String token;

    public RawClient(int port, AccessKey key) {
        this(port, key, null);
    }

    /** @param token of a session, whose key it is */
    public RawClient(int port, AccessKey key, @Nullable String token) {
        this.port = port;
        this.key = key;
        this.token = token;
    }

    public record Reply(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String code() {
            return json().path("Code").asText();
        }
    }

    /** The parameters of a well-formed classic request, unsigned; a test may add to them or take away. */
    public Map<String, String> parameters(String action, Instant now) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("Action", action);
        parameters.put("Version", "2017-05-25");
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", key.id());
        if (token != null) {
            parameters.put("SecurityToken", token);
        }
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return parameters;
    }

    public static String stringToSign(String method, Map<String, String> parameters) {
        return method + "&%2F&" + encode(query(new TreeMap<>(parameters)));
    }

    public Map<String, String> signed(String method, Map<String, String> parameters) {
        Map<String, String> signed = new TreeMap<>(parameters);
        signed.put(
                "Signature",
                Base64.getEncoder()
                        .encodeToString(hmac("HmacSHA1", key.secret() + "&", stringToSign(method, parameters))));
        return signed;
    }

    public Reply rpc(Map<String, String> parameters) {
        return send("POST", "/?" + query(signed("POST", parameters)), Map.of(), null);
    }

    /** The headers of a well-formed request of the newer scheme, signed over the real path. */
    public Map<String, String> acs3(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("host", "127.0.0.1:" + port);
        if (token != null) {
            all.put("x-acs-security-token", token);
        }
        all.putIfAbsent(
                "x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.putIfAbsent("x-acs-signature-nonce", UUID.randomUUID().toString());
        all.putIfAbsent("x-acs-content-sha256", sha256(body));
        Map<String, String> signed = new TreeMap<>(all);
        signed.keySet()
                .removeIf(name -> !name.startsWith("x-acs-") && !name.equals("host") && !name.equals("content-type"));
        String names = String.join(";", signed.keySet());
        String canonical = method + "\n" + path + "\n" + query(new TreeMap<>(query)) + "\n"
                + signed.entrySet().stream()
                        .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256(body);
        String stringToSign = "ACS3-HMAC-SHA256\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        all.put(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=" + key.id() + ",SignedHeaders=" + names + ",Signature="
                        + HexFormat.of().formatHex(hmac("HmacSHA256", key.secret(), stringToSign)));
        return all;
    }

    /** Sends exactly this; without a body not even a length is said. */
    public Reply send(
            String method,
            String target,
            Map<String, String> headers,
            byte @org.jspecify.annotations.Nullable [] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("host")) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        if (body != null && !headers.containsKey("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            if (body != null) {
                try {
                    socket.getOutputStream().write(body);
                } catch (IOException e) {
                    // refused before it was read whole; the answer says why
                }
            }
            return reply(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(InputStream in) throws IOException {
        byte[] all = in.readAllBytes();
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        byte[] body = java.util.Arrays.copyOfRange(all, end + 4, all.length);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = dechunk(body);
        }
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] dechunk(byte[] chunked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunked.length) {
            int lineEnd = at;
            while (chunked[lineEnd] != '\r') {
                lineEnd++;
            }
            int size = Integer.parseInt(new String(chunked, at, lineEnd - at, StandardCharsets.ISO_8859_1), 16);
            if (size == 0) {
                break;
            }
            out.write(chunked, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
        return out.toByteArray();
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
