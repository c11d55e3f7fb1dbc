package dev.signet.carrier.smpp;

import dev.signet.rules.text.Gsm7;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a delivery receipt (SMPP 3.4, appendix B). Carriers differ in order, spacing and case of its fields, leave
 * some out or empty; a field's value reaches to the next field's name. The shapes met are in {@code receipts.tsv} of the
 * tests.
 *
 * @param id null where absent: an optional parameter may name it
 * @param status in upper case; null where absent
 * @param error null where absent
 * @param doneDate null where absent or unreadable
 * @param doneOffset null where the date does not say its distance from UTC
 * @param said all of it but the quoted start of the message it is about, which may hold anything
 * @param complete whether it has the fields of the standard's example, so that it is hardly anything else
 */
public record ReceiptText(
        @Nullable String id,
        @Nullable String status,
        @Nullable String error,
        @Nullable LocalDateTime doneDate,
        @Nullable ZoneOffset doneOffset,
        String said,
        boolean complete) {

    private static final int READ_AT_MOST = 1024;
    private static final List<String> NAMES = List.of(
            "id",
            "sub",
            "dlvrd",
            "submit date",
            "submit_date",
            "submitdate",
            "done date",
            "done_date",
            "donedate",
            "stat",
            "status",
            "err",
            "error",
            "text");
    private static final String FIRST = "id";
    private static final String QUOTE = "text";
    private static final int LONGEST_TOKEN = 80;
    private static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z]{2,20} [A-Za-z]{2,20}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{5,}");
    private static final Pattern ABSOLUTE = Pattern.compile("(\\d{12})(\\d)(\\d{2})([+-])");
    private static final Pattern NO_DIGIT = Pattern.compile("[-/:T \\x00]");
    private static final Pattern BLANKS = Pattern.compile("[\\t\\r\\n \\u00A0]+");
    /** What some gateways write around values. */
    private static final String AROUND_VALUES = "\"',;|";
    /** No receipt is older than this. */
    private static final int FIRST_YEAR = 1970;
    /** A carrier whose zone is set wrong is ahead of us by less. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Map<Integer, List<DateTimeFormatter>> DATES = Map.of(
            10, List.of(withYearOfTwoDigits("MMddHHmm")),
            12, List.of(withYearOfTwoDigits("MMddHHmmss"), DateTimeFormatter.ofPattern("uuuuMMddHHmm")),
            14, List.of(DateTimeFormatter.ofPattern("uuuuMMddHHmmss")));
    private static final int QUARTER_SECONDS = 15 * 60;

    public static ReceiptText read(byte[] octets) {
        return of(decode(octets));
    }

    /**
     * Receipts are ASCII whatever their data_coding says; some carriers send them in UCS-2 or in the GSM alphabet after
     * all, which shows.
     */
    private static String decode(byte[] octets) {
        int start = octets.length < 2 ? -1 : (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
        if (start >> 8 == 0 || start == 0xFEFF || start == 0xFFFE) {
            return new String(octets, StandardCharsets.UTF_16);
        }
        if ((start & 0xFF) == 0) {
            return new String(octets, StandardCharsets.UTF_16LE);
        }
        String ascii = new String(octets, StandardCharsets.ISO_8859_1);
        return hasControls(ascii) && hasControls(new Fields(ascii).said) ? Gsm7.decode(octets) : ascii;
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\r') {
                return true;
            }
        }
        return false;
    }

    /** Empty when the text does not both name a message and say how it ended. */
    public static Optional<ReceiptText> parse(String text) {
        ReceiptText read = of(text);
        return read.id == null || read.status == null ? Optional.empty() : Optional.of(read);
    }

    private static ReceiptText of(String text) {
        String read = text.length() > READ_AT_MOST ? text.substring(0, READ_AT_MOST) : text;
        Fields fields = new Fields(BLANKS.matcher(read).replaceAll(" "));
        return new ReceiptText(
                fields.id,
                fields.status,
                fields.error,
                fields.doneDate,
                fields.doneOffset,
                fields.said.replace("\0", "").strip(),
                fields.isComplete());
    }

    /** When the carrier says it happened; now, where it does not say, or tells a day that is still to come. */
    public Instant doneAt(ZoneId carrierZone, Instant now) {
        if (doneDate == null) {
            return now;
        }
        Instant done =
                doneDate.atZone(doneOffset == null ? carrierZone : doneOffset).toInstant();
        return done.isAfter(now.plus(AHEAD)) ? now : done;
    }

    /** Where a field's name stands, colon included. A pattern would do; this is done for every receipt. */
    private record Field(String name, int start, int end) {

        static @Nullable Field next(String text, int from) {
            for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', colon + 1)) {
                int end = colon;
                while (end > from && text.charAt(end - 1) == ' ') {
                    end--;
                }
                for (String name : NAMES) {
                    int start = end - name.length();
                    boolean inside = start == from && from > 0 && name.equals(FIRST); // stat:ID:0318 is a state
                    if (start >= from
                            && mayEnd(text.charAt(end - 1), name)
                            && !inside
                            && text.regionMatches(true, start, name, 0, name.length())
                            && begins(text, start)) {
                        return new Field(name, start, colon + 1);
                    }
                }
            }
            return null;
        }

        /** In either case; most names are ruled out by it. */
        private static boolean mayEnd(char last, String name) {
            return (last | ' ') == name.charAt(name.length() - 1);
        }

        private static boolean begins(String text, int at) {
            return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '_';
        }
    }

    private static final class Fields {

        @Nullable
        String id;

        @Nullable
        String status;

        @Nullable
        String error;

        @Nullable
        LocalDateTime doneDate;

        @Nullable
        ZoneOffset doneOffset;

        final String said;
        private boolean counted;
        private boolean dated;

        Fields(String text) {
            Field field = Field.next(text, 0);
            while (field != null && !field.name.equals(QUOTE)) {
                Field next = Field.next(text, field.end);
                take(field.name, bare(text.substring(field.end, next == null ? text.length() : next.start)));
                field = next;
            }
            said = field == null ? text : text.substring(0, field.start);
        }

        boolean isComplete() {
            return id != null && status != null && counted && dated;
        }

        private void take(String name, String value) {
            switch (name) {
                case "id" -> id = id == null ? token(value) : id;
                case "stat", "status" -> status = status == null ? state(value) : status;
                case "err", "error" -> error = error == null ? token(value) : error;
                case "sub", "dlvrd" -> counted = true;
                default -> {
                    dated = true;
                    if (name.startsWith("done") && doneDate == null) {
                        done(value);
                    }
                }
            }
        }

        /** One make leaves the name of the state out, which then follows the date. */
        private void done(String value) {
            String plain = token(value);
            doneDate = plain == null || plain.length() < value.length() ? null : date(plain);
            if (doneDate == null) {
                unusual(value);
            }
        }

        private void unusual(String value) {
            Matcher word = WORD.matcher(value);
            String date = value;
            if (word.find()) {
                status = status == null ? upper(word.group()) : status;
                date = bare(word.replaceAll(""));
            }
            Matcher absolute = ABSOLUTE.matcher(date);
            if (absolute.matches()) {
                int quarters =
                        Integer.parseInt(absolute.group(3)) * (absolute.group(4).equals("-") ? -1 : 1);
                doneDate = date(absolute.group(1));
                doneOffset = Math.abs(quarters) > 72 ? null : ZoneOffset.ofTotalSeconds(quarters * QUARTER_SECONDS);
            } else {
                doneDate = date(NO_DIGIT.matcher(date).replaceAll(""));
            }
        }

        /** One word, or two: {@code MOBILE BLACK}. */
        private static @Nullable String state(String value) {
            return upper(TWO_WORDS.matcher(value).matches() ? value : token(value));
        }

        /** The first word. */
        private static @Nullable String token(String value) {
            int end = 0;
            while (end < value.length() && end < LONGEST_TOKEN && !isBlank(value.charAt(end))) {
                end++;
            }
            String token = bare(value.substring(0, end));
            return token.isEmpty() ? null : token;
        }

        private static String bare(String value) {
            int start = 0;
            int end = value.length();
            while (start < end && isAround(value.charAt(start))) {
                start++;
            }
            while (end > start && isAround(value.charAt(end - 1))) {
                end--;
            }
            return value.substring(start, end);
        }

        private static boolean isAround(char c) {
            return isBlank(c) || AROUND_VALUES.indexOf(c) >= 0;
        }

        private static boolean isBlank(char c) {
            return c == 0 || Character.isWhitespace(c);
        }

        private static @Nullable String upper(@Nullable String value) {
            return value == null ? null : value.toUpperCase(Locale.ROOT);
        }
    }

    private static DateTimeFormatter withYearOfTwoDigits(String rest) {
        return new DateTimeFormatterBuilder()
                .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                .appendPattern(rest)
                .toFormatter(Locale.ROOT);
    }

    private static @Nullable LocalDateTime date(String value) {
        for (DateTimeFormatter format : DATES.getOrDefault(value.length(), List.of())) {
            try {
                return LocalDateTime.parse(value, format);
            } catch (DateTimeException e) {
                // Of another shape, or none.
            }
        }
        return null;
    }
}
