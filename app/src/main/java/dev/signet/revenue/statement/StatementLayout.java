package dev.signet.revenue.statement;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.time.ChinaTime;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a statement are, as its first line names them: {@code id}, {@code parts}, {@code status} and {@code amount}
 * must be there, {@code number} and {@code time} may.
 */
final class StatementLayout {

    static final List<String> NEEDED = List.of("id", "parts", "status", "amount");
    private static final String SEPARATORS = ",;\t|";
    private static final int LONGEST_ID = 80;
    private static final int MOST_PARTS = 255;
    private static final int LONGEST_AMOUNT = 20;
    private static final int MICROS = 6;
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{5,18}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s+\\-()]");
    private static final Pattern FRACTION = Pattern.compile("\\.\\d+$");

    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu/M/d H:m:s", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu-M-d H:m", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu/M/d H:m", Locale.ROOT));

    private final CSVFormat format;
    private final char separator;
    private final Map<String, Integer> places = new HashMap<>();

    /** A line that cannot be read; says which column cannot. */
    static final class Unreadable extends Exception {

        private final String column;

        Unreadable(String column) {
            super(column, null, false, false);
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private StatementLayout(char separator) {
        this.separator = separator;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
    }

    /**
     * @param header the first line that is not empty
     * @return null where it does not name what must be there, each once
     */
    static @Nullable StatementLayout of(String header) {
        StatementLayout layout = new StatementLayout(separator(header));
        try {
            List<String> headings = layout.cells(header);
            for (int place = 0; place < headings.size(); place++) {
                String column = StatementWords.column(headings.get(place));
                if (!column.isEmpty() && layout.places.putIfAbsent(column, place) != null) {
                    return null;
                }
            }
        } catch (Unreadable e) {
            return null;
        }
        return layout.places.keySet().containsAll(NEEDED) ? layout : null;
    }

    /** Which of the columns that must be there a first line does not name, in their order. */
    static List<String> missing(String header) {
        StatementLayout layout = new StatementLayout(separator(header));
        try {
            List<String> named =
                    layout.cells(header).stream().map(StatementWords::column).toList();
            return NEEDED.stream().filter(column -> !named.contains(column)).toList();
        } catch (Unreadable e) {
            return NEEDED;
        }
    }

    private static char separator(String header) {
        return (char) SEPARATORS
                .chars()
                .boxed()
                .max(java.util.Comparator.comparingLong(
                        each -> header.chars().filter(c -> c == each).count()))
                .orElse((int) ',')
                .intValue();
    }

    /** A line of the file is a line of the statement: quotes hold no end of a line. */
    private List<String> cells(String line) throws Unreadable {
        if (line.indexOf('"') < 0) {
            return List.of(line.split(Pattern.quote(String.valueOf(separator)), -1));
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(line), format)) {
            List<String> cells = new ArrayList<>();
            for (CSVRecord row : parser) {
                row.forEach(cells::add);
            }
            return cells;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("line");
        }
    }

    StatementLine read(int number, String line) throws Unreadable {
        List<String> cells = cells(line);
        String id = cell(cells, "id");
        if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new Unreadable("id");
        }
        return new StatementLine(
                number,
                id,
                phone(cell(cells, "number")),
                parts(cell(cells, "parts")),
                StatementWords.status(cell(cells, "status")),
                micros(cell(cells, "amount")),
                time(cell(cells, "time")),
                null);
    }

    private String cell(List<String> cells, String column) throws Unreadable {
        Integer place = places.get(column);
        if (place == null) {
            return "";
        }
        if (place >= cells.size()) {
            throw new Unreadable(column);
        }
        String text = cells.get(place).strip();
        // As programs write digits that are to stay as they are.
        return text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")
                ? text.substring(2, text.length() - 1)
                : text;
    }

    private static long phone(String text) throws Unreadable {
        if (text.isEmpty()) {
            return 0;
        }
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        String bare = digits.startsWith("00") ? digits.substring(2) : digits;
        if (!NUMBER.matcher(bare).matches()) {
            throw new Unreadable("number");
        }
        return Long.parseLong(MainlandNumbers.withoutCode(bare) ? MainlandNumbers.addCode(bare) : bare);
    }

    private static int parts(String text) throws Unreadable {
        try {
            int parts = Integer.parseInt(text);
            if (parts >= 0 && parts <= MOST_PARTS) {
                return parts;
            }
        } catch (NumberFormatException e) {
            // as any other that is no number of parts
        }
        throw new Unreadable("parts");
    }

    private static @Nullable Long micros(String text) throws Unreadable {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_AMOUNT || !AMOUNT.matcher(text).matches()) {
            throw new Unreadable("amount");
        }
        return new BigDecimal(text)
                .movePointRight(MICROS)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static @Nullable Instant time(String text) throws Unreadable {
        if (text.isEmpty()) {
            return null;
        }
        String plain = FRACTION.matcher(text.replace('T', ' ')).replaceFirst("");
        for (DateTimeFormatter each : TIMES) {
            try {
                return LocalDateTime.parse(plain, each).atZone(ChinaTime.ZONE).toInstant();
            } catch (DateTimeException e) {
                // the next one
            }
        }
        throw new Unreadable("time");
    }
}
