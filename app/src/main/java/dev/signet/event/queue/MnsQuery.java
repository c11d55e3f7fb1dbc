package dev.signet.event.queue;

import dev.signet.platform.text.Quoted;
import dev.signet.platform.text.WholeNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request to a queue, as it was sent: receipt handles travel unencoded. What is not served here is refused
 * instead of ignored, or else a peek would take the message.
 */
final class MnsQuery {

    private final Map<String, String> values = new HashMap<>();

    private MnsQuery() {}

    static MnsQuery of(@Nullable String query, Set<String> known) {
        MnsQuery parsed = new MnsQuery();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                parsed.add(pair, known);
            }
        }
        return parsed;
    }

    private void add(String pair, Set<String> known) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        if (!known.contains(name)) {
            throw new MnsRefusal(
                    400,
                    "InvalidQueryString",
                    "'" + shown(name) + "' is not served; there are " + String.join(", ", known) + ".");
        }
        values.put(name, equals < 0 ? "" : pair.substring(equals + 1));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int number(String name, int lowest, int highest, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        return (int) WholeNumber.parse(text, lowest, highest)
                .orElseThrow(() -> MnsRefusal.invalid(name + " was '" + shown(text) + "'; it must be "
                        + WholeNumber.wanted(text, lowest, highest) + "."));
    }

    static String shown(String text) {
        return Quoted.of(text);
    }
}
