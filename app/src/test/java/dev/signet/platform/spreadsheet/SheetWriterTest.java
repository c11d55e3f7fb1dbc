package dev.signet.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {

    private static final RowSource TWO_ROWS = rows -> {
        rows.row("手机号码", "name");
        rows.row("13800138000", "=HYPERLINK(\"http://evil\")");
    };

    @Test
    void writesAWorkbookOfTextThatOpens() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeXlsx(out, "号码", 2, TWO_ROWS);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Sheet sheet = workbook.getSheet("号码");
            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("13800138000");
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getDataFormatString())
                    .isEqualTo("@");
            assertThat(sheet.getRow(1).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("'=HYPERLINK(\"http://evil\")");
            assertThat(sheet.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void aWorkbookIsReadyToBePrinted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeWorkbook(
                out,
                Stream.of("明细", "按签名's")
                        .map(name -> new WorkbookSheet(
                                name,
                                List.of(new WorkbookSheet.Column("手机号码", WorkbookSheet.Kind.TEXT)),
                                rows -> rows.row("13800138000")))
                        .toList());

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook).hasSize(2).allSatisfy(sheet -> {
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight())
                        .as("as many pages as it takes")
                        .isEqualTo((short) 0);
                assertThat(sheet.getRepeatingRows().getFirstRow()).isZero();
                assertThat(sheet.getRepeatingRows().getLastRow()).isZero();
            });
        }
    }

    @Test
    void writesCsvThatSpreadsheetProgramsOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeCsv(out, CsvDialect.USUAL, TWO_ROWS);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF手机号码,name\r\n13800138000,\"'=HYPERLINK(\"\"http://evil\"\")\"\r\n");
    }

    @Test
    void writesCsvInTheEncodingAndWithTheSeparatorAskedFor() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeCsv(out, new CsvDialect(CsvDialect.GB18030, ';'), rows -> rows.row("手机号码", "a;b"));

        assertThat(out.toString(Charset.forName("GB18030"))).isEqualTo("手机号码;\"a;b\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+8613800138000",
                "-1+1",
                "-1.",
                "-",
                "'-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "'=1",
                "'007",
                "''007"
            })
    void makesTextOfWhatWouldBeAFormula(String dangerous) {
        assertThat(Formulas.neutralised(dangerous)).isEqualTo("'" + dangerous);
        assertThat(Formulas.restored(Formulas.neutralised(dangerous))).isEqualTo(dangerous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13800138000", "-1", "-230.46", "a=b", "'quoted'", "张三"})
    void leavesHarmlessTextAlone(String harmless) {
        assertThat(Formulas.neutralised(harmless)).isEqualTo(harmless);
        assertThat(Formulas.restored(harmless)).isEqualTo(harmless);
    }

    @Test
    void cutsWhatNoCellCanHold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SheetWriter.writeXlsx(out, "a", 1, rows -> rows.row("x".repeat(40_000)));

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("…");
        }
    }

    @Test
    void handsBackWhatTheSourceThrew() {
        assertThatThrownBy(() -> SheetWriter.writeXlsx(new ByteArrayOutputStream(), "a", 1, rows -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasStackTraceContaining("the database is away");
    }
}
