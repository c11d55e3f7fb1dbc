package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a text file with a separator between cells. */
final class CsvFile {

    private static final String SEPARATORS = ",;\t";

    private final SheetLimits limits;
    private final String text;
    private final CsvDialect dialect;

    /** @param text the whole file, decoded */
    CsvFile(String text, java.nio.charset.Charset charset, SheetLimits limits) {
        this.text = text;
        this.limits = limits;
        this.dialect = new CsvDialect(charset, separator(text));
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
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(dialect.separator()).setIgnoreEmptyLines(false).get();
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
        RowBuilder builder = new RowBuilder(limits, handler, () -> (double) record.getCharacterPosition() / text.length());
        builder.begin((int) record.getRecordNumber(), false);
        for (int column = 0; column < record.size(); column++) {
            builder.cell(column, cell(record.get(column)));
        }
        return builder;
    }

    private SheetCell cell(String value) {
        return value.length() > limits.cellLength()
                ? SheetCell.faulty(value.substring(0, limits.cellLength()), SheetCell.Fault.TOO_LONG)
                : SheetCell.of(value);
    }
}
