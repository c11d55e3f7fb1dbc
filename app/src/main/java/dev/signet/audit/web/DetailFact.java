package dev.signet.audit.web;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditWords;
import dev.signet.audit.FieldChange;
import dev.signet.audit.FieldChanges;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Masks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fact of an entry's details, to be read. What may be a phone number is masked, whoever wrote it.
 *
 * @param before of a change: what was there; null of any other fact
 */
record DetailFact(String name, @Nullable String before, String value) {

    private static final String NONE = "–";
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d([.]\\d{1,9})?)?Z");

    /** What changed comes first, then all others by their names. */
    static List<DetailFact> of(AuditEntry entry) {
        List<DetailFact> facts = new ArrayList<>();
        FieldChange.of(entry)
                .forEach(change -> facts.add(new DetailFact(change.field(), shown(change.from()), shown(change.to()))));
        new TreeMap<>(entry.details()).forEach((name, value) -> {
            if (!name.equals(FieldChanges.NAME) || !(value instanceof Map)) {
                facts.add(new DetailFact(name, null, shown(value)));
            }
        });
        return facts;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? NONE : many.stream().map(DetailFact::shown).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + shown(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        String text = value.toString();
        if (text.isEmpty()) {
            return NONE;
        }
        return withoutNumbers(text);
    }

    /** The fraction of a second has as many digits as a number. */
    private static String withoutNumbers(String text) {
        return INSTANT.matcher(text).matches() ? text : Masks.phonesIn(text);
    }

    /** The same details for programs. */
    static Map<String, Object> masked(Map<String, Object> details) {
        Map<String, Object> masked = new LinkedHashMap<>();
        details.forEach((name, value) -> masked.put(name, maskedValue(value)));
        return masked;
    }

    private static @Nullable Object maskedValue(@Nullable Object value) {
        if (value instanceof String text) {
            return withoutNumbers(text);
        }
        if (value instanceof Collection<?> many) {
            return new ArrayList<>(many)
                    .stream().map(DetailFact::maskedValue).collect(Collectors.toCollection(ArrayList::new));
        }
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> masked = new LinkedHashMap<>();
            fields.forEach((name, each) -> masked.put(String.valueOf(name), maskedValue(each)));
            return masked;
        }
        return value;
    }

    /** What it is called. */
    public Bilingual title() {
        return AuditWords.detail(name);
    }

    /** As a cell holds it: {@code dailyLimit: 500 → 800}. */
    String line() {
        return name + ": " + (before == null ? "" : before + " → ") + value;
    }
}
