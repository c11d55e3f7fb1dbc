package dev.signet.carrier.smpp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a delivery receipt (SMPP 3.4, appendix B). Carriers differ in order, spacing and case of its fields and
 * leave some out; only id and status are needed.
 *
 * @param doneDate null where absent or unreadable
 */
public record ReceiptText(String id, String status, @Nullable String error, @Nullable LocalDateTime doneDate) {

    private static final int READ_AT_MOST = 1024;
    private static final Pattern FIELD = Pattern.compile("(?i)\\b(id|stat|err|done date)\\s*:\\s*([^\\s]{1,65})");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyMMddHHmmss");

    /** Empty when the text is not a receipt. */
    public static Optional<ReceiptText> parse(String text) {
        String bounded = text.length() > READ_AT_MOST ? text.substring(0, READ_AT_MOST) : text;
        // The quoted start of the original message comes last and may hold anything.
        int quoted = bounded.toLowerCase(Locale.ROOT).indexOf(" text:");
        Matcher field = FIELD.matcher(quoted >= 0 ? bounded.substring(0, quoted) : bounded);
        String id = null;
        String status = null;
        String error = null;
        LocalDateTime done = null;
        while (field.find()) {
            String value = field.group(2);
            switch (field.group(1).toLowerCase(Locale.ROOT)) {
                case "id" -> id = value;
                case "stat" -> status = value.toUpperCase(Locale.ROOT);
                case "err" -> error = value;
                default -> done = date(value);
            }
        }
        return id == null || status == null ? Optional.empty() : Optional.of(new ReceiptText(id, status, error, done));
    }

    public Instant doneAt(ZoneId carrierZone, Instant otherwise) {
        return doneDate == null ? otherwise : doneDate.atZone(carrierZone).toInstant();
    }

    private static @Nullable LocalDateTime date(String value) {
        try {
            return LocalDateTime.parse(value, value.length() > 10 ? SECONDS : MINUTES);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
