package dev.signet.platform.spreadsheet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a CSV file is written down: its characters and what stands between two cells. */
public record CsvDialect(Charset charset, char separator) {

    /** GBK and everything beyond it. */
    public static final Charset GB18030 = Charset.forName("GB18030");

    /** What spreadsheet programs everywhere open with a double click: UTF-8 with a byte order mark, and commas. */
    public static final CsvDialect USUAL = new CsvDialect(StandardCharsets.UTF_8, ',');

    /** Whether files begin with a mark that tells the encoding; GB18030 is recognised without one. */
    boolean marked() {
        return !charset.equals(GB18030);
    }
}
