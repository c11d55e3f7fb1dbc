package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A small workbook of texts and numbers that can be reckoned with: a bill, a report. It is held in memory; lists of any length go
 * by {@link SheetWriter}.
 */
public final class ValueSheet {

    private static final int WIDE = 26 * 256;
    private static final int COLUMN = 18 * 256;
    private static final String AMOUNT = "#,##0.00####";
    private static final String COUNT = "#,##0";

    private ValueSheet() {}

    /**
     * Writes the workbook; the stream stays open.
     *
     * @param sheetName at most 31 characters
     * @param made when what it shows was settled
     * @param rows {@link BigDecimal} amounts, {@link Long} counts, anything else as its text, none of which is taken for a
     *     formula
     */
    public static void write(OutputStream out, String sheetName, Instant made, List<? extends List<?>> rows)
            throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(made)));
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat((short) BuiltinFormats.getBuiltinFormat("@"));
            CellStyle amount = workbook.createCellStyle();
            amount.setDataFormat(workbook.createDataFormat().getFormat(AMOUNT));
            CellStyle count = workbook.createCellStyle();
            count.setDataFormat(workbook.createDataFormat().getFormat(COUNT));
            Sheet sheet = workbook.createSheet(sheetName);
            sheet.setDefaultColumnWidth(COLUMN / 256);
            sheet.setColumnWidth(0, WIDE);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            int next = 0;
            for (List<?> cells : rows) {
                Row row = sheet.createRow(next++);
                for (int column = 0; column < cells.size(); column++) {
                    Object value = cells.get(column);
                    Cell cell = row.createCell(column);
                    if (value instanceof BigDecimal yuan) {
                        cell.setCellStyle(amount);
                        cell.setCellValue(yuan.doubleValue());
                    } else if (value instanceof Long number) {
                        cell.setCellStyle(count);
                        cell.setCellValue(number);
                    } else {
                        cell.setCellStyle(text);
                        cell.setCellValue(XString.encoded(Formulas.neutralised(value.toString())));
                    }
                }
            }
            workbook.write(out);
        }
    }
}
