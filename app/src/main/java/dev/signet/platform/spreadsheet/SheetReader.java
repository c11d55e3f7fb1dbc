package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table from a file of a stranger, row by row: XLSX, XLS or CSV, told apart by the bytes and never by a name.
 * Formulas are not computed, nothing outside the file is looked at, and no file unfolds to more than the limits.
 */
public final class SheetReader {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /** The beginnings of files that are text, or begin as text, and no tables. */
    private static final List<String> NO_TABLES = List.of("%PDF-", "<", "{\\rtf", "{\"", "[{", "GIF8");

    private final byte[] content;
    private final SheetLimits limits;
    private final SheetFormat format;
    private final @Nullable CsvFile csv;

    /** @throws UnreadableSheet when the bytes are no table */
    public SheetReader(byte[] content, SheetLimits limits) {
        if (content.length == 0) {
            throw UnreadableSheet.because("empty");
        }
        this.content = content;
        this.limits = limits;
        this.format = format(content);
        this.csv = format == SheetFormat.CSV ? csv(content, limits) : null;
    }

    private static SheetFormat format(byte[] content) {
        if (begins(content, ZIP)) {
            return SheetFormat.XLSX;
        }
        return begins(content, OLE2) ? SheetFormat.XLS : SheetFormat.CSV;
    }

    private static CsvFile csv(byte[] content, SheetLimits limits) {
        Encodings.Text text = Encodings.decode(content);
        String start = text.text().stripLeading();
        if (NO_TABLES.stream().anyMatch(start::startsWith)) {
            throw UnreadableSheet.because("type");
        }
        return new CsvFile(text.text(), text.charset(), limits);
    }

    private static boolean begins(byte[] content, byte[] start) {
        return content.length >= start.length
                && java.util.Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /** What the file is. */
    public SheetFormat format() {
        return format;
    }

    /** How a CSV file is written; the usual way for others. */
    public CsvDialect dialect() {
        return csv == null ? CsvDialect.USUAL : csv.dialect();
    }

    /**
     * Hands over every row that has content, in order.
     *
     * @throws UnreadableSheet when the file turns out to be no table, also after rows were handed over
     */
    public void read(RowHandler handler) {
        try {
            RowHandler guarded = (row, progress) -> hand(handler, row, progress);
            if (csv != null) {
                csv.read(guarded);
            } else if (format == SheetFormat.XLSX) {
                new XlsxFile(limits).read(content, guarded);
            } else {
                new XlsFile(limits).read(content, guarded);
            }
        } catch (UnreadableSheet e) {
            throw e;
        } catch (HandlerFailed e) {
            throw e.failure;
        } catch (IOException | RuntimeException e) {
            throw found(e);
        }
    }

    /** Libraries wrap what they meet; what they say about broken files would help nobody. */
    private static UnreadableSheet found(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableSheet unreadable) {
                return unreadable;
            }
        }
        return UnreadableSheet.because("damaged");
    }

    private static void hand(RowHandler handler, SheetRow row, double progress) {
        try {
            handler.row(row, progress);
        } catch (UnreadableSheet e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HandlerFailed(e);
        }
    }

    /** The handler's own failure is no fault of the file. */
    private static final class HandlerFailed extends RuntimeException {

        private final transient RuntimeException failure;

        HandlerFailed(RuntimeException failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }
    }
}
