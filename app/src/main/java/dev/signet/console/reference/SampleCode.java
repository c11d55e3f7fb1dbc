package dev.signet.console.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How an action is called with the values of its examples: with the official SDK for Java, and raw. */
final class SampleCode {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> PACKAGES = Map.of(
            "2017-05-25", "com.aliyun.dysmsapi20170525",
            "2015-05-01", "com.aliyun.ram20150501",
            "2015-04-01", "com.aliyun.sts20150401");

    private static final String CLIENT = """
                    .setEndpoint("%s")
                    .setProtocol("%s")
                    .setAccessKeyId(System.getenv("SIGNET_KEY"))
                    .setAccessKeySecret(System.getenv("SIGNET_SECRET")));
    """;

    private static final String TYPED = """
            import %1$s.Client;
            import %1$s.models.*;
            import com.aliyun.teaopenapi.models.Config;
            import java.util.List;

            public class Example {
                public static void main(String[] args) throws Exception {
                    Client client = new Client(new Config()
            %2$s
                    %3$sResponse response = client.%4$s(%5$s);
                    System.out.println(response.getBody().toMap());
                }
            }
            """;

    private static final String GENERIC = """
            import com.aliyun.teaopenapi.Client;
            import com.aliyun.teaopenapi.models.*;
            import com.aliyun.teautil.models.RuntimeOptions;
            import java.util.Map;

            public class Example {
                public static void main(String[] args) throws Exception {
                    Client client = new Client(new Config()
            %1$s
                    Params call = new Params()
                            .setAction("%2$s").setVersion("%3$s")
                            .setProtocol("%4$s").setMethod("POST").setPathname("/")
                            .setAuthType("AK").setStyle("RPC")
                            .setReqBodyType("formData").setBodyType("json");
                    OpenApiRequest request = new OpenApiRequest().setQuery(Map.of(%5$s));
                    System.out.println(client.callApi(call, request, new RuntimeOptions()));
                }
            }
            """;

    private static final String RAW = """
            POST / HTTP/1.1
            Host: %1$s
            x-acs-action: %2$s
            x-acs-version: %3$s
            x-acs-date: 2026-08-01T08:44:10Z
            x-acs-signature-nonce: 3ee8c1b8aa1f4d1d9f0a5b8c7d6e5f40
            x-acs-content-sha256: <SHA-256 of the body>
            Content-Type: application/x-www-form-urlencoded
            Authorization: ACS3-HMAC-SHA256 Credential=<AccessKeyId>,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=<signature>

            %4$s
            """;

    private static final String NEXT_LINE = "\n                ";

    private SampleCode() {}

    static String java(ReferenceAction action, Endpoint endpoint) {
        String config = CLIENT.formatted(endpoint.host(), endpoint.protocol()).stripTrailing();
        if (!action.typed()) {
            return GENERIC.formatted(config, action.name(), action.version(), endpoint.protocol(), generic(action));
        }
        String method = action.name().substring(0, 1).toLowerCase(Locale.ROOT)
                + action.name().substring(1);
        String request = action.parameters().isEmpty()
                ? ""
                : "new " + action.name() + "Request()" + setters(action, action.name() + "Request");
        return TYPED.formatted(PACKAGES.get(action.version()), config, action.name(), method, request);
    }

    static String raw(ReferenceAction action, Endpoint endpoint) {
        String form = values(action).entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return RAW.formatted(endpoint.host(), action.name(), action.version(), form)
                .stripTrailing();
    }

    /** The examples by the names on the wire, of lists the first item. */
    static Map<String, String> values(ReferenceAction action) {
        Map<String, String> values = new LinkedHashMap<>();
        shown(action).forEach(parameter -> values.put(parameter.numbered(1), parameter.example()));
        return values;
    }

    private static List<Parameter> shown(ReferenceAction action) {
        return action.parameters().stream()
                .map(parameter -> parameter.isSecret() && parameter.isRequired()
                        ? new Parameter(
                                parameter.name(),
                                parameter.need(),
                                parameter.kind(),
                                List.of(),
                                parameter.meaning(),
                                "…")
                        : parameter)
                .filter(parameter -> !parameter.example().isEmpty())
                .toList();
    }

    private static String generic(ReferenceAction action) {
        return values(action).entrySet().stream()
                .map(value -> NEXT_LINE + "\"" + value.getKey() + "\", " + quoted(value.getValue()))
                .collect(Collectors.joining(","));
    }

    /** A list of objects is one setter, with an item that has the fields behind the number. */
    private static String setters(ReferenceAction action, String request) {
        Map<String, String> setters = new LinkedHashMap<>();
        shown(action).forEach(parameter -> {
            String[] parts = parameter.name().split("\\.");
            String field =
                    set(parts[parts.length - 1].equals("N") ? parts[0] : parts[parts.length - 1], literal(parameter));
            if (parts.length == 3) {
                setters.merge(parts[0], field, String::concat);
            } else {
                setters.put(
                        parts[0],
                        parameter.isNumbered() ? set(parts[0], "List.of(" + literal(parameter) + ")") : field);
            }
        });
        return setters.entrySet().stream()
                .map(setter -> NEXT_LINE
                        + (isObject(action, setter.getKey())
                                ? set(
                                        setter.getKey(),
                                        "List.of(new " + request + "." + request + setter.getKey() + "()"
                                                + setter.getValue() + ")")
                                : setter.getValue()))
                .collect(Collectors.joining());
    }

    private static boolean isObject(ReferenceAction action, String name) {
        return action.parameters().stream()
                .anyMatch(parameter -> parameter.name().startsWith(name + ".N."));
    }

    private static String set(String name, String value) {
        return ".set" + name + "(" + value + ")";
    }

    private static String literal(Parameter parameter) {
        return switch (parameter.kind()) {
            case INT, BOOLEAN -> parameter.example();
            case LONG -> parameter.example() + "L";
            case TEXT, JSON, SECRET -> quoted(parameter.example());
        };
    }

    /** Java and JSON quote alike. */
    private static String quoted(String text) {
        return JsonText.write(JSON, text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
