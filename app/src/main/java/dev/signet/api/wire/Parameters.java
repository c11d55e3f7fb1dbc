package dev.signet.api.wire;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decoded parameters of one request, from its query string and its form body. A parameter may come from either;
 * the clients differ. The same name twice with two values would make "what was signed" and "what is used" two
 * different things, so it is refused.
 */
public final class Parameters {

    private final Map<String, String> values = new HashMap<>(32);

    /** Reads {@code a=b&c=d}; null and empty give no parameters. */
    public static Parameters of(@Nullable String query) {
        Parameters parameters = new Parameters();
        if (query != null) {
            parameters.addAll(query.getBytes(StandardCharsets.ISO_8859_1));
        }
        return parameters;
    }

    public static Parameters of(Map<String, String> values) {
        Parameters parameters = new Parameters();
        parameters.values.putAll(values);
        return parameters;
    }

    /** Adds what a form body or query string carries. */
    public void addAll(byte[] form) {
        int start = 0;
        for (int i = 0; i <= form.length; i++) {
            if (i == form.length || form[i] == '&') {
                if (i > start) {
                    addPair(form, start, i);
                }
                start = i + 1;
            }
        }
    }

    private void addPair(byte[] form, int from, int to) {
        int equals = from;
        while (equals < to && form[equals] != '=') {
            equals++;
        }
        String name = PercentCodec.decode(form, from, equals);
        String value = equals < to ? PercentCodec.decode(form, equals + 1, to) : "";
        String before = values.put(name, value);
        if (before != null && !before.equals(value)) {
            throw new GatewayRefusal(
                    "InvalidParameter",
                    400,
                    "Specified parameter " + name + " is not valid. It was given twice with different values.");
        }
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The value, or null where it is absent or empty: an empty text counts as missing. */
    public @Nullable String text(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Of all parameters, empty ones too. */
    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    /**
     * Name and value pairs, encoded, sorted by name, joined: what both schemes sign.
     *
     * @param without a name left out ({@code Signature} itself), or null
     * @param keepEmpty whether a parameter with an empty value contributes {@code name=}; one client leaves it out
     */
    public String canonical(@Nullable String without, boolean keepEmpty) {
        AsciiText out = new AsciiText();
        write(without, keepEmpty, out, false);
        return out.toString();
    }

    /** The same, encoded once more, in one go. */
    public void encodeCanonical(@Nullable String without, boolean keepEmpty, AsciiText out) {
        write(without, keepEmpty, out, true);
    }

    private void write(@Nullable String without, boolean keepEmpty, AsciiText out, boolean twice) {
        String[] names = values.keySet().toArray(String[]::new);
        Arrays.sort(names);
        boolean first = true;
        for (String name : names) {
            String value = requireNonNull(values.get(name));
            if (name.equals(without) || (!keepEmpty && value.isEmpty())) {
                continue;
            }
            if (!first) {
                out.append(twice ? "%26" : "&");
            }
            first = false;
            PercentCodec.encode(name, out, twice);
            out.append(twice ? "%3D" : "=");
            PercentCodec.encode(value, out, twice);
        }
    }

    public boolean hasEmptyValue() {
        return values.containsValue("");
    }
}
