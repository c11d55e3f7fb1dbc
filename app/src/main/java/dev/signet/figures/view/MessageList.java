package dev.signet.figures.view;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where exactly the messages that a figure counts are listed: as an address of 发送记录查询, whose days are those of figures then.
 *
 * @param first day of the account's zone of which there are messages still
 * @param narrowers as they stand in the address
 */
public record MessageList(LocalDate first, Map<String, String> narrowers) {

    private static final String PATH = "/console/records";

    /** How an address says that messages have none. */
    private static final String NONE = "-";

    private static final String DATE = "date";
    private static final Set<String> DAYS = Set.of(DATE, "counted", "hour");

    /**
     * Those of a day, or of an hour.
     *
     * @param day of the account's zone
     * @param hour of its clock; null for all of the day
     */
    public MessageList on(LocalDate day, @Nullable Integer hour) {
        MessageList other = new MessageList(first, Map.of())
                .with(DATE, day)
                .with("counted", Boolean.TRUE)
                .with("hour", hour);
        for (Map.Entry<String, String> narrower : narrowers.entrySet()) {
            other = DAYS.contains(narrower.getKey()) ? other : other.with(narrower.getKey(), narrower.getValue());
        }
        return other;
    }

    /** @param value null for any; an empty text for messages that have none */
    public MessageList with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(narrowers);
        more.put(name, value.toString().isEmpty() ? NONE : value.toString());
        return new MessageList(first, more);
    }

    /** Whether the messages of the day are there still, while its figures stay for years. */
    public boolean isThere() {
        return !LocalDate.parse(narrowers.get(DATE)).isBefore(first);
    }

    /** For pages: the address itself. */
    @Override
    public String toString() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        narrowers.forEach((name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        return address.build(true).toUriString();
    }
}
