package dev.signet.platform.spreadsheet;

import dev.signet.platform.text.PlainText;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.DeferredSXSSFSheet;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/**
 * Writes tables of text as a stream, with constant memory and without temporary files. Every cell is text where nothing
 * else is said, and none can be taken for a formula ({@link Formulas}).
 */
public final class SheetWriter {

    /** More rows than this do not fit into one XLSX sheet. */
    public static final int XLSX_ROWS = 1_048_576;

    /** More does not fit into a cell of a spreadsheet; the rest is cut off. */
    private static final int CELL_LENGTH = 32_767;

    private static final int COLUMN_WIDTH = 18 * 256;
    private static final short TEXT = (short) BuiltinFormats.getBuiltinFormat("@");

    private SheetWriter() {}

    /**
     * Writes a workbook with one sheet; the stream stays open.
     *
     * @param sheetName at most 31 characters
     * @param columns how many columns are prepared as text, also below the last row, so that what people type into
     *     them stays as typed
     */
    public static void writeXlsx(OutputStream out, String sheetName, int columns, RowSource source) throws IOException {
        try (DeferredSXSSFWorkbook workbook = new DeferredSXSSFWorkbook()) {
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(TEXT);
            DeferredSXSSFSheet sheet = workbook.createSheet(sheetName);
            for (int column = 0; column < columns; column++) {
                sheet.setDefaultColumnStyle(column, text);
                sheet.setColumnWidth(column, COLUMN_WIDTH);
            }
            printable(sheet);
            sheet.setRowGenerator(rows -> source.writeTo(new XlsxRows(rows, text)));
            workbook.writeAvoidingTempFiles(kept(out));
        }
    }

    /**
     * Writes a workbook with several sheets, each with its header; the stream stays open. Columns of numbers can be reckoned
     * with, and no other cell can be taken for a formula.
     */
    public static void writeWorkbook(OutputStream out, List<WorkbookSheet> sheets) throws IOException {
        try (DeferredSXSSFWorkbook workbook = new DeferredSXSSFWorkbook()) {
            Map<WorkbookSheet.Kind, CellStyle> styles = new EnumMap<>(WorkbookSheet.Kind.class);
            for (WorkbookSheet.Kind kind : WorkbookSheet.Kind.values()) {
                CellStyle style = workbook.createCellStyle();
                style.setDataFormat(workbook.createDataFormat().getFormat(kind.format()));
                styles.put(kind, style);
            }
            for (WorkbookSheet one : sheets) {
                DeferredSXSSFSheet sheet = workbook.createSheet(one.name());
                for (int column = 0; column < one.columns().size(); column++) {
                    sheet.setColumnWidth(column, COLUMN_WIDTH);
                }
                sheet.createFreezePane(0, 1);
                printable(sheet);
                sheet.setRowGenerator(rows -> {
                    new XlsxRows(rows, Objects.requireNonNull(styles.get(WorkbookSheet.Kind.TEXT)))
                            .row(one.columns().stream()
                                    .map(WorkbookSheet.Column::title)
                                    .toList());
                    one.rows().writeTo(new TypedRows(rows, one.columns(), styles));
                });
            }
            workbook.writeAvoidingTempFiles(kept(out));
        }
    }

    /** On paper: A4 across, as wide as a page and as long as it is, its header on every page. */
    private static void printable(SXSSFSheet sheet) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    }

    /** Writes a CSV file; the stream stays open. */
    public static void writeCsv(OutputStream out, CsvDialect dialect, RowSource source) throws IOException {
        Writer characters = new OutputStreamWriter(out, dialect.charset());
        if (dialect.marked()) {
            characters.write('\uFEFF');
        }
        CSVPrinter csv = new CSVPrinter(
                characters,
                CSVFormat.RFC4180.builder().setDelimiter(dialect.separator()).get());
        source.writeTo(cells -> csv.printRecord(cells.stream().map(Formulas::neutralised)));
        csv.flush();
    }

    /** The writer closes what it is given; whoever gave it may have more to write. */
    private static OutputStream kept(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /** Rows of a sheet; the streaming sheet forgets all but the last few. */
    private static final class XlsxRows implements RowWriter {

        private final SXSSFSheet sheet;
        private final CellStyle text;
        private int next;

        XlsxRows(SXSSFSheet sheet, CellStyle text) {
            this.sheet = sheet;
            this.text = text;
        }

        @Override
        public void row(List<String> cells) {
            Row row = sheet.createRow(next++);
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).isEmpty()) {
                    Cell cell = row.createCell(column);
                    cell.setCellStyle(text);
                    cell.setCellValue(shown(cells.get(column)));
                }
            }
        }
    }

    /** Rows below a header, each cell as its column is. */
    private static final class TypedRows implements RowWriter {

        private final SXSSFSheet sheet;
        private final List<WorkbookSheet.Column> columns;
        private final Map<WorkbookSheet.Kind, CellStyle> styles;
        private int next = 1;

        TypedRows(SXSSFSheet sheet, List<WorkbookSheet.Column> columns, Map<WorkbookSheet.Kind, CellStyle> styles) {
            this.sheet = sheet;
            this.columns = columns;
            this.styles = styles;
        }

        @Override
        public void row(List<String> cells) {
            Row row = sheet.createRow(next++);
            for (int column = 0; column < cells.size(); column++) {
                String value = cells.get(column);
                if (!value.isEmpty()) {
                    WorkbookSheet.Kind kind = columns.get(column).kind();
                    Cell cell = row.createCell(column);
                    cell.setCellStyle(styles.get(kind));
                    if (kind == WorkbookSheet.Kind.TEXT) {
                        cell.setCellValue(shown(value));
                    } else {
                        cell.setCellValue(new BigDecimal(value).doubleValue());
                    }
                }
            }
        }
    }

    private static String shown(String value) {
        String text = XString.encoded(Formulas.neutralised(value));
        return text.length() <= CELL_LENGTH ? text : PlainText.cut(text, CELL_LENGTH - 1) + "…";
    }
}
