package dev.signet.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Requests of the demo account: no number is used twice, as no user asks for two codes in a second. */
final class DemoTraffic {

    private static final String[] PREFIXES = {
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "157",
        "158", "159", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188", "189"
    };

    private static final String SMS = "2017-05-25";
    private static final Map<String, String> FIRST_PAGE = Map.of("PageSize", "50");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String host;
    private final SignedRequests signed;
    private final String signName;
    private final Map<Integer, String> templateOfType = new HashMap<>();
    private long next;

    DemoTraffic(int port) throws GeneralSecurityException, IOException, InterruptedException {
        this(port, "signet-demo-key", "signet-demo-secret");
    }

    DemoTraffic(int port, String accessKeyId, String secret)
            throws GeneralSecurityException, IOException, InterruptedException {
        host = "127.0.0.1:" + port;
        signed = new SignedRequests(host, accessKeyId, secret);
        signName = signName();
        for (JsonNode template : call(SMS, "QuerySmsTemplateList", FIRST_PAGE).path("SmsTemplateList")) {
            templateOfType.putIfAbsent(
                    template.path("OuterTemplateType").asInt(),
                    template.path("TemplateCode").asText());
        }
    }

    /** What is sent: a template of the demo account with its parameters. */
    enum Kind {
        CODE(0, "{\"code\":\"123456\"}"),
        NOTIFICATION(1, "{\"time\":\"2026-12-01 10:30\"}");

        private final int type;
        private final String params;

        Kind(int type, String params) {
            this.type = type;
            this.params = params;
        }
    }

    /** One number a request. */
    Supplier<byte[]> single(Kind kind, int prepared) {
        return prepare(
                prepared,
                () -> signed.get(
                        "SendSms",
                        Map.of(
                                "PhoneNumbers",
                                number(),
                                "SignName",
                                signName,
                                "TemplateCode",
                                templateOfType.get(kind.type),
                                "TemplateParam",
                                kind.params)));
    }

    /** {@code numbers} recipients a request. */
    Supplier<byte[]> batch(Kind kind, int numbers, int prepared) {
        return prepare(
                prepared,
                () -> signed.get(
                        "SendBatchSms",
                        Map.of(
                                "PhoneNumberJson", array(numbers, this::number),
                                "SignNameJson", array(numbers, () -> signName),
                                "TemplateCode", templateOfType.get(kind.type),
                                "TemplateParamJson",
                                        "[" + String.join(",", Collections.nCopies(numbers, kind.params)) + "]")));
    }

    /** Signing is the client's work: it is done before the clock starts, and goes on only if a run outlasts it. */
    private static Supplier<byte[]> prepare(int prepared, Supplier<byte[]> request) {
        List<byte[]> ready = new ArrayList<>(prepared);
        for (int i = 0; i < prepared; i++) {
            ready.add(request.get());
        }
        Deque<byte[]> waiting = new ArrayDeque<>(ready);
        return () -> waiting.isEmpty() ? request.get() : waiting.poll();
    }

    private String number() {
        long n = next++;
        return PREFIXES[(int) (n % PREFIXES.length)]
                + String.format("%08d", (n / PREFIXES.length * 7919) % 100_000_000);
    }

    private static String array(int length, Supplier<String> element) {
        StringJoiner array = new StringJoiner("\",\"", "[\"", "\"]");
        for (int i = 0; i < length; i++) {
            array.add(element.get());
        }
        return array.toString();
    }

    /** The one for general use: it may stand before every kind of message. */
    private String signName() throws IOException, InterruptedException {
        for (JsonNode signature : call(SMS, "QuerySmsSignList", FIRST_PAGE).path("SmsSignList")) {
            if (!signature.path("BusinessType").asText().contains("验证码")
                    || signature.path("BusinessType").asText().contains("通用")) {
                return signature.path("SignName").asText();
            }
        }
        throw new IOException("the demo account has no signature for general use");
    }

    JsonNode call(String version, String action, Map<String, String> parameters)
            throws IOException, InterruptedException {
        String head = new String(signed.get(version, action, parameters), StandardCharsets.UTF_8);
        String path = head.substring(4, head.indexOf(" HTTP/1.1"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + host + path)).build();
        String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON: " + body, e);
        }
    }
}
