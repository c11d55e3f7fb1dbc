package dev.signet.api.wire;

import dev.signet.platform.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two notations of an answer. */
public enum AnswerFormat {
    JSON("application/json;charset=utf-8") {
        @Override
        public byte[] answer(String action, Map<String, ?> fields) {
            return JsonText.of(fields).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] refusal(Map<String, ?> fields) {
            return JsonText.of(fields).getBytes(StandardCharsets.UTF_8);
        }
    },
    XML("text/xml;charset=utf-8") {
        @Override
        public byte[] answer(String action, Map<String, ?> fields) {
            return XmlText.of(action + "Response", fields).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] refusal(Map<String, ?> fields) {
            return XmlText.of("Error", fields).getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String contentType;

    AnswerFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public abstract byte[] answer(String action, Map<String, ?> fields);

    public abstract byte[] refusal(Map<String, ?> fields);

    /** JSON where nothing is said: every official client that wants something else says so. */
    public static AnswerFormat of(@Nullable String format) {
        if (format == null || format.equalsIgnoreCase("JSON")) {
            return JSON;
        }
        if (format.equalsIgnoreCase("XML")) {
            return XML;
        }
        throw GatewayCode.FORMAT.refusal("It was '" + Quoted.of(format) + "'; it must be JSON or XML.");
    }

    /** A tree of maps, lists, texts, numbers and booleans as JSON. */
    static final class JsonText {

        private JsonText() {}

        static String of(Map<String, ?> fields) {
            StringBuilder out = new StringBuilder(256);
            object(fields, out);
            return out.toString();
        }

        private static void object(Map<?, ?> fields, StringBuilder out) {
            char before = '{';
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                out.append(before);
                text(String.valueOf(field.getKey()), out);
                out.append(':');
                value(field.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        }

        private static void value(Object value, StringBuilder out) {
            if (value instanceof Map<?, ?> map) {
                object(map, out);
            } else if (value instanceof List<?> list) {
                list(list, out);
            } else if (value instanceof Number || value instanceof Boolean) {
                out.append(value);
            } else {
                text(value.toString(), out);
            }
        }

        private static void list(List<?> list, StringBuilder out) {
            char before = '[';
            for (Object item : list) {
                out.append(before);
                value(item, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        }

        /**
         * The classic client's reader does not know hexadecimal escapes, so only the short ones are written and a
         * control character that has none becomes a space.
         */
        private static void text(String text, StringBuilder out) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    case '\b' -> out.append("\\b");
                    case '\f' -> out.append("\\f");
                    default -> out.append(c < ' ' ? ' ' : c);
                }
            }
            out.append('"');
        }
    }

    /** The same tree as XML; a list repeats its element. */
    static final class XmlText {

        private XmlText() {}

        static String of(String root, Map<String, ?> fields) {
            StringBuilder out = new StringBuilder(256).append("<?xml version='1.0' encoding='UTF-8'?>");
            element(root, fields, out);
            return out.toString();
        }

        private static void element(String name, Object value, StringBuilder out) {
            if (value instanceof List<?> list) {
                list.forEach(item -> element(name, item, out));
                return;
            }
            out.append('<').append(name).append('>');
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, child) -> element(String.valueOf(key), child, out));
            } else {
                text(value.toString(), out);
            }
            out.append("</").append(name).append('>');
        }

        private static void text(String text, StringBuilder out) {
            text.codePoints().forEach(c -> {
                switch (c) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    default -> out.appendCodePoint(allowed(c) ? c : ' ');
                }
            });
        }

        private static boolean allowed(int c) {
            return c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
        }
    }
}
