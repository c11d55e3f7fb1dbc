package dev.signet.carrier.simulator;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * How the simulated carrier behaves, read from YAML:
 *
 * <pre>
 * receipts: {delay: 500ms}   # and how they are written: see ReceiptForm
 * rate: 1000                 # submits a second; more are throttled
 * hex-ids: true              # ids are hexadecimal in answers, decimal in receipts
 * answer-id: "A_{padded}"    # how ids are written in answers, with {id}, {hex} and {padded}
 * first-id: 1                # ids begin here, as after a restart of the carrier
 * deliver-window: 1          # deliveries that wait for their answer, in each session
 * faults:
 *   - {fault: throttle, every: 10}
 *   - {fault: stall, at: 200, by: 5s}
 *   - {fault: disconnect, at: 300}
 * </pre>
 *
 * @param receipts how they are written
 * @param rate submits a second over all sessions; null for no limit
 * @param answerId how ids are written in answers
 * @param firstId null where ids go on as they are
 * @param deliverWindow what a session is sent and has not answered yet
 */
record FaultScript(
        Duration receiptDelay,
        ReceiptForm receipts,
        @Nullable Integer rate,
        String answerId,
        @Nullable Long firstId,
        int deliverWindow,
        List<Fault> faults) {

    static final FaultScript NONE =
            new FaultScript(Duration.ofMillis(500), ReceiptForm.USUAL, null, "{id}", null, 1000, List.of());

    private static final int LONGEST = 256 * 1024;
    /** As many digits as {@code {padded}} has. */
    private static final int PADDED = 20;
    /** Of a message_id, without the octet that ends it. */
    private static final int LONGEST_ID = 64;
    /** Ids, and those with a digit before them that were never given, stay below what a long holds. */
    private static final long LAST_FIRST_ID = 9_999_999_999_999_999L;

    private static final Set<String> KEYS =
            Set.of("receipts", "rate", "hex-ids", "answer-id", "first-id", "deliver-window", "faults");
    private static final Set<String> ANSWER_NAMES = Set.of("id", "hex", "padded");
    private static final Duration LONGEST_DELAY = Duration.ofDays(7);
    private static final Set<String> FAULT_KEYS =
            Set.of("fault", "at", "from", "to", "every", "suffix", "by", "status");

    FaultScript {
        faults = List.copyOf(faults);
    }

    FaultScript withReceiptDelay(Duration delay) {
        return new FaultScript(delay, receipts, rate, answerId, firstId, deliverWindow, faults);
    }

    /** How the answer to a submit writes this id. */
    String answered(long id) {
        return Template.fill(answerId, name -> switch (name) {
            case "id" -> Long.toString(id);
            case "hex" -> Long.toHexString(id).toUpperCase(Locale.ROOT);
            case "padded" -> String.format("%020d", id);
            default -> "";
        });
    }

    List<Fault> concerning(long number, String destination) {
        if (faults.isEmpty()) {
            return faults;
        }
        return faults.stream()
                .filter(fault -> fault.concerns(number, destination))
                .toList();
    }

    static FaultScript read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IllegalArgumentException("script " + file + " is longer than " + LONGEST + " bytes");
        }
        return parse(Files.readString(file));
    }

    /** @throws IllegalArgumentException naming what cannot be read and what would be right */
    static FaultScript parse(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new IllegalArgumentException("the script is longer than " + LONGEST + " characters");
        }
        Optional<Object> root = root(yaml);
        if (root.isEmpty()) {
            return NONE;
        }
        Map<String, Object> script = map("the script", root.get(), KEYS);
        Map<String, Object> receipts = map("receipts", script.getOrDefault("receipts", Map.of()), ReceiptForm.KEYS);
        List<Fault> faults = new ArrayList<>();
        if (script.getOrDefault("faults", List.of()) instanceof List<?> entries) {
            entries.forEach(entry -> faults.add(fault(map("a fault", entry, FAULT_KEYS))));
        } else {
            throw new IllegalArgumentException("faults must be a list");
        }
        Long rate = number(script, "rate");
        Long window = number(script, "deliver-window");
        return new FaultScript(
                duration(receipts, "delay", NONE.receiptDelay()),
                ReceiptForm.of(receipts),
                rate == null ? null : whole("rate", rate),
                answerId(script),
                firstId(script),
                window == null ? NONE.deliverWindow() : whole("deliver-window", window),
                faults);
    }

    /** Empty where the script says nothing at all; that it says {@code null} is something. */
    private static Optional<Object> root(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Yaml reader = new Yaml(new SafeConstructor(options));
        try {
            if (reader.compose(new StringReader(yaml)) == null) {
                return Optional.empty();
            }
            Object root = reader.load(yaml);
            return Optional.of(root == null ? "null" : root);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the script is not YAML: " + e.getMessage());
        }
    }

    private static String answerId(Map<String, Object> script) {
        Object hex = script.getOrDefault("hex-ids", false);
        if (!(hex instanceof Boolean)) {
            throw new IllegalArgumentException("'hex-ids' must be true or false, not '" + hex + "'");
        }
        Object given = script.get("answer-id");
        return given == null ? hex.equals(true) ? "{hex}" : NONE.answerId() : ownAnswerId(given);
    }

    private static String ownAnswerId(Object given) {
        String form = Template.text("answer-id", given, ANSWER_NAMES);
        String longest = Template.fill(form, name -> "0".repeat(PADDED));
        if (longest.equals(form)) {
            throw new IllegalArgumentException(
                    "'answer-id' must hold {id}, {hex} or {padded}, so that no two ids are one; not '" + form + "'");
        }
        if (longest.length() > LONGEST_ID || !longest.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("'answer-id' must be ASCII, and no longer than " + LONGEST_ID
                    + " characters with an id of " + PADDED + " digits in it; not '" + form + "'");
        }
        return form;
    }

    private static @Nullable Long firstId(Map<String, Object> script) {
        Long first = number(script, "first-id");
        if (first != null && first > LAST_FIRST_ID) {
            throw new IllegalArgumentException(
                    "'first-id' must be at most " + LAST_FIRST_ID + ", so that ids can go on; not " + first);
        }
        return first;
    }

    private static Fault fault(Map<String, Object> entry) {
        Object kind = entry.get("fault");
        if (kind == null) {
            throw new IllegalArgumentException("a fault needs the key 'fault'");
        }
        Long status = number(entry, "status");
        return new Fault(
                Fault.Kind.of(kind.toString()),
                number(entry, "at"),
                number(entry, "from"),
                number(entry, "to"),
                number(entry, "every"),
                suffix(entry),
                duration(entry, "by", Duration.ofSeconds(1)),
                status == null ? SMPPConstant.STAT_ESME_RSUBMITFAIL : whole("status", status));
    }

    private static @Nullable String suffix(Map<String, Object> entry) {
        Object suffix = entry.get("suffix");
        if (suffix == null || suffix.toString().matches("[0-9]{1,20}")) {
            return suffix == null ? null : suffix.toString();
        }
        throw new IllegalArgumentException("'suffix' must be the last digits of a number, not '" + suffix + "'");
    }

    private static Map<String, Object> map(String what, Object value, Set<String> allowed) {
        if (!(value instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException(
                    what + " must be a map with the keys " + new TreeSet<>(allowed) + ", not '" + value + "'");
        }
        Map<String, Object> checked = new LinkedHashMap<>();
        given.forEach((key, entry) -> {
            if (!allowed.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "'" + key + "' is unknown in " + what + "; known are " + new TreeSet<>(allowed));
            }
            if (entry == null) {
                throw new IllegalArgumentException(
                        "'" + key + "' in " + what + " has no value: give it one, or leave it out");
            }
            checked.put(String.valueOf(key), entry);
        });
        return checked;
    }

    private static int whole(String key, long value) {
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + key + "' must be at most " + Integer.MAX_VALUE + ", not " + value);
        }
        return (int) value;
    }

    private static @Nullable Long number(Map<String, Object> from, String key) {
        Object value = from.get(key);
        if (value == null) {
            return null;
        }
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException(
                "'" + key + "' must be a whole number above 0, up to " + Long.MAX_VALUE + ", not '" + value + "'");
    }

    private static Duration duration(Map<String, Object> from, String key, Duration otherwise) {
        Object value = from.get(key);
        try {
            Duration given = value == null ? otherwise : DurationStyle.detectAndParse(value.toString());
            if (given.isNegative() || given.compareTo(LONGEST_DELAY) > 0) {
                throw new IllegalArgumentException(key);
            }
            return given;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be a time such as 500ms or 5s, a week at most, not '" + value + "'");
        }
    }
}
