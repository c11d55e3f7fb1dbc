package dev.signet.platform.spreadsheet;

import dev.signet.platform.text.PlainText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a text file with a separator between cells. */
final class CsvFile {

    private static final String SEPARATORS = ",;\t|";

    /** The line by which a file tells spreadsheet programs its separator; they do not show it and do not count it. */
    private static final Pattern DECLARATION =
            Pattern.compile("\"?sep=([^\"\\p{Alnum}\\r\\n])\"?(?:\\r\\n|\\r|\\n|$)", Pattern.CASE_INSENSITIVE);

    private static final String TEXT_FORMULA = "=\"";

    /** DOS ended its texts with it. */
    private static final char END_OF_TEXT = 0x1A;

    private final SheetLimits limits;
    private final String text;
    private final CsvDialect dialect;

    /** @param file the whole file, decoded */
    CsvFile(String decoded, Charset charset, SheetLimits limits) {
        String file = withoutMarks(decoded);
        Matcher declaration = DECLARATION.matcher(file);
        boolean declared = declaration.lookingAt();
        this.text = withoutEnd(declared ? file.substring(declaration.end()) : file);
        this.limits = limits;
        this.dialect = new CsvDialect(charset, declared ? declaration.group(1).charAt(0) : separator(text));
    }

    /** Programs put a mark before a text that has one. */
    private static String withoutMarks(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == Unprintable.BYTE_ORDER_MARK) {
            start++;
        }
        return text.substring(start);
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == END_OF_TEXT) {
            end--;
        }
        return text.substring(0, end);
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** The one that is most frequent in the first line, outside quotes. */
    private static char separator(String text) {
        int[] found = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                found[SEPARATORS.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < found.length; i++) {
            best = found[i] > found[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    void read(RowHandler handler) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect.separator())
                .setIgnoreEmptyLines(false)
                .get();
        long[] row = {0};
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CSVRecord record = records.next();
                row[0] = record.getRecordNumber();
                RowBuilder builder = builder(handler, record);
                builder.end();
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw UnreadableSheet.because("quotes", row[0] + 1);
            }
            throw e;
        } catch (CSVException e) {
            throw UnreadableSheet.because("quotes", row[0] + 1);
        }
    }

    private RowBuilder builder(RowHandler handler, CSVRecord record) {
        RowBuilder builder =
                new RowBuilder(limits, handler, () -> (double) record.getCharacterPosition() / text.length());
        builder.begin((int) record.getRecordNumber(), false);
        for (int column = 0; column < record.size(); column++) {
            builder.cell(column, cell(record.get(column)));
        }
        return builder;
    }

    private SheetCell cell(String written) {
        String value = plain(written);
        return value.length() > limits.cellLength()
                ? SheetCell.faulty(PlainText.cut(value, limits.cellLength()), SheetCell.Fault.TOO_LONG)
                : SheetCell.of(value);
    }

    /** {@code ="text"} is computed to the text itself: programs write it so that digits stay as they are. */
    private static String plain(String written) {
        if (written.length() < TEXT_FORMULA.length() + 1
                || !written.startsWith(TEXT_FORMULA)
                || !written.endsWith("\"")) {
            return written;
        }
        String text = written.substring(TEXT_FORMULA.length(), written.length() - 1);
        return text.replace("\"\"", "").contains("\"") ? written : text.replace("\"\"", "\"");
    }
}
