package dev.signet.bulk.recipients;

import static dev.signet.bulk.recipients.RecipientFiles.HEADER;
import static dev.signet.bulk.recipients.RecipientFiles.SHEET;
import static dev.signet.bulk.recipients.RecipientFiles.csv;
import static dev.signet.bulk.recipients.RecipientFiles.row;
import static dev.signet.bulk.recipients.RecipientFiles.unzipped;
import static dev.signet.bulk.recipients.RecipientFiles.withPart;
import static dev.signet.bulk.recipients.RecipientFiles.withSheetData;
import static dev.signet.bulk.recipients.RecipientFiles.withStreamedSheet;
import static dev.signet.bulk.recipients.RecipientFiles.xls;
import static dev.signet.bulk.recipients.RecipientFiles.xlsx;
import static dev.signet.bulk.recipients.RecipientFiles.zipped;

import dev.signet.rules.fact.TemplateKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** Files that nobody should send, and what is to be said about each. */
final class HostileFiles {

    static final RecipientTemplate WITH_VARIABLES =
            new RecipientTemplate("SMS_1", TemplateKind.NOTIFICATION, List.of("name", "code"));
    static final RecipientTemplate WITHOUT = new RecipientTemplate("SMS_2", TemplateKind.NOTIFICATION, List.of());

    /**
     * A file that is refused whole.
     *
     * @param zh a part of what is said, naming value or rule
     * @param en the same in English
     */
    record Refused(
            String name, String fileName, RecipientTemplate template, Supplier<byte[]> content, String zh, String en) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A file with a good row and one that comes back. */
    record BadRow(String name, Supplier<byte[]> content, int row, Rejection rejection, String zh, String en) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String HEADER_ROW = "<row r=\"1\"><c t=\"inlineStr\"><is><t>手机号码</t></is></c>"
            + "<c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>code</t></is></c></row>";

    private HostileFiles() {}

    static Stream<Refused> refused() {
        return Stream.of(notTables(), locked(), bombs(), tricks(), broken(), layouts(), texts())
                .flatMap(list -> list);
    }

    private static Refused file(String name, String fileName, Supplier<byte[]> content, String zh, String en) {
        return new Refused(name, fileName, WITH_VARIABLES, content, zh, en);
    }

    private static Stream<Refused> notTables() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        return Stream.of(
                file("empty file", "a.xlsx", () -> new byte[0], "文件为空", "is empty"),
                file("picture named as a workbook", "a.xlsx", () -> png, "不是 XLSX、XLS 或 CSV", "is no XLSX"),
                file("PDF named as CSV", "a.csv", () -> csv("%PDF-1.7\n1 0 obj\n"), "不是 XLSX", "is no XLSX"),
                file(
                        "web page named as XLS",
                        "a.xls",
                        () -> csv("<html><table><tr><td>13800138000</td>"),
                        "不是 XLSX",
                        "is no XLSX"),
                file(
                        "XML spreadsheet of 2003",
                        "a.xls",
                        () -> csv("<?xml version=\"1.0\"?><Workbook/>"),
                        "不是 XLSX",
                        "is no XLSX"),
                file("JSON", "a.csv", () -> csv("{\"numbers\":[\"13800138000\"]}"), "不是 XLSX", "is no XLSX"),
                file(
                        "program named as CSV",
                        "a.csv",
                        () -> new byte[] {'M', 'Z', 1, 2, 3, 4, 5},
                        "不是 XLSX",
                        "is no XLSX"),
                file(
                        "archive of other files",
                        "a.xlsx",
                        () -> zipped(Map.of("a.txt", csv("hello"))),
                        "不是 XLSX",
                        "is no XLSX"),
                file("text document", "a.xlsx", HostileFiles::document, "不是 XLSX", "is no XLSX"),
                file(
                        "OpenDocument",
                        "a.xlsx",
                        () -> zipped(Map.of(
                                "mimetype", csv("application/vnd.oasis.opendocument.spreadsheet"),
                                "content.xml", csv("<a/>"))),
                        "不是 XLSX",
                        "is no XLSX"),
                file(
                        "workbook with macros",
                        "a.xlsx",
                        () -> contentType("sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
                        "含有宏",
                        "macros"),
                file(
                        "binary workbook",
                        "a.xlsx",
                        () -> contentType("sheet.main", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                        "XLSB",
                        "XLSB"),
                file(
                        "OLE2 file of another kind",
                        "a.xls",
                        () -> ole2("WordDocument", new byte[5000]),
                        "不是 XLSX",
                        "is no XLSX"),
                file(
                        "workbook of Excel 95",
                        "a.xls",
                        () -> ole2("Book", new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0}),
                        "Excel 95",
                        "Excel 95"));
    }

    private static Stream<Refused> locked() {
        return Stream.of(
                file("XLSX with a password", "a.xlsx", HostileFiles::encryptedXlsx, "设有密码", "password"),
                file("XLS with a password", "a.xls", HostileFiles::encryptedXls, "设有密码", "password"),
                file("archive with an encrypted part", "a.xlsx", () -> flagged(xlsx(w -> {})), "设有密码", "password"));
    }

    private static Stream<Refused> bombs() {
        return Stream.of(
                file(
                        "sheet that unfolds to 300 MB",
                        "a.xlsx",
                        () -> withStreamedSheet(text -> text.append("<x/>".repeat(250_000)), 300),
                        "100:1",
                        "100:1"),
                file(
                        "sheet of one endless text",
                        "a.xlsx",
                        () -> withStreamedSheet(text -> text.append(" ".repeat(1 << 20)), 60),
                        "超过 1 MB",
                        "more than 1 MB"),
                file(
                        "attribute of 60 MB",
                        "a.xlsx",
                        () -> withSheetData("<row r=\"" + "1".repeat(60 << 20) + "\"/>"),
                        "超过 1 MB",
                        "more than 1 MB"),
                file(
                        "comment of 60 MB",
                        "a.xlsx",
                        () -> withSheetData("<!--" + "<row>".repeat(12 << 20) + "-->"),
                        "超过 1 MB",
                        "more than 1 MB"),
                file(
                        "instruction of 60 MB",
                        "a.xlsx",
                        () -> withSheetData("<?x " + "<row>".repeat(12 << 20) + "?>"),
                        "超过 1 MB",
                        "more than 1 MB"),
                new Refused(
                        "sheet of a million equal rows", "a.xlsx", WITHOUT, HostileFiles::equalRows, "100:1", "100:1"),
                file(
                        "shared texts that unfold to 200 MB",
                        "a.xlsx",
                        () -> withLargePart("xl/sharedStrings.xml", "<si><t>0</t></si>"),
                        "文本合计超过 96 MB",
                        "more than 96 MB"),
                file(
                        "styles that unfold to 200 MB",
                        "a.xlsx",
                        () -> withLargePart("xl/styles.xml", "<xf numFmtId=\"0\"/>"),
                        "100:1",
                        "100:1"),
                file(
                        "list of contents that unfolds to 200 MB",
                        "a.xlsx",
                        () -> withLargePart("[Content_Types].xml", "<Default Extension=\"a\" ContentType=\"b\"/>"),
                        "100:1",
                        "100:1"),
                file("workbook of 2,000 parts", "a.xlsx", HostileFiles::manyParts, "1000 个部件", "1000 parts"),
                file(
                        "file of more than 3 MB",
                        "a.csv",
                        () -> csv(HEADER + "\n" + "13800138000,张三,1\n".repeat(160_000)),
                        "最多 3145728 字节",
                        "at most 3145728"),
                new Refused(
                        "500,001 rows",
                        "a.xlsx",
                        WITHOUT,
                        () -> rows(500_001),
                        "超过 500000 行",
                        "more than 500000 rows"));
    }

    private static Stream<Refused> tricks() {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
        return Stream.of(
                file(
                        "external entity in the sheet",
                        "a.xlsx",
                        () -> withPart(
                                SHEET, xml -> afterDeclaration(xml, doctype).replace("<sheetData>", "<sheetData>&e;")),
                        "DOCTYPE",
                        "DOCTYPE"),
                file(
                        "entities of entities in the texts",
                        "a.xlsx",
                        () -> withPart("xl/sharedStrings.xml", xml -> afterDeclaration(xml, laughs)),
                        "DOCTYPE",
                        "DOCTYPE"),
                file(
                        "external entity in the workbook",
                        "a.xlsx",
                        () -> withPart("xl/workbook.xml", xml -> afterDeclaration(xml, doctype)),
                        "DOCTYPE",
                        "DOCTYPE"),
                file(
                        "external entity in the list of contents",
                        "a.xlsx",
                        () -> withPart("[Content_Types].xml", xml -> afterDeclaration(xml, doctype)),
                        "已损坏",
                        "damaged"),
                file(
                        "sheet at a web address",
                        "a.xlsx",
                        () -> withPart(
                                "xl/_rels/workbook.xml.rels",
                                xml -> xml.replace(
                                        "Target=\"worksheets/sheet1.xml\"",
                                        "Target=\"http://127.0.0.1:1/sheet1.xml\" TargetMode=\"External\"")),
                        "已损坏",
                        "damaged"),
                file(
                        "merged cells",
                        "a.xlsx",
                        () -> xlsx(w -> w.getSheetAt(0).addMergedRegion(new CellRangeAddress(1, 2, 0, 0))),
                        "合并单元格 A2:A3",
                        "A2:A3"),
                file(
                        "merged cells in XLS",
                        "a.xls",
                        () -> xls(w -> w.getSheetAt(0).addMergedRegion(new CellRangeAddress(1, 2, 0, 0))),
                        "合并单元格 A2:A3",
                        "A2:A3"),
                file(
                        "numbers on a second sheet",
                        "a.xlsx",
                        () -> xlsx(w -> row(w.createSheet("更多"), 4, 13800138001L)),
                        "工作表“更多”第 5 行",
                        "\"更多\" has content, too, in row 5"),
                file(
                        "numbers on a second sheet of XLS",
                        "a.xls",
                        () -> xls(w -> row(w.createSheet("更多"), 4, 13800138001L)),
                        "工作表“更多”第 5 行",
                        "\"更多\" has content, too, in row 5"),
                file(
                        "numbers on a hidden sheet",
                        "a.xlsx",
                        () -> xlsx(HostileFiles::hiddenSheet),
                        "隐藏的工作表“暗”",
                        "hidden sheet \"暗\""),
                file(
                        "numbers on a hidden sheet of XLS",
                        "a.xls",
                        () -> xls(HostileFiles::hiddenSheet),
                        "隐藏的工作表“暗”",
                        "hidden sheet \"暗\""));
    }

    private static Stream<Refused> broken() {
        return Stream.of(
                file("XLSX cut off", "a.xlsx", () -> half(xlsx(w -> {})), "已损坏", "damaged"),
                file("XLS cut off", "a.xls", () -> half(xls(w -> {})), "已损坏", "damaged"),
                file("XLSX with damaged bytes", "a.xlsx", HostileFiles::damagedBytes, "已损坏", "damaged"),
                file(
                        "XML that does not end",
                        "a.xlsx",
                        () -> withPart(SHEET, xml -> xml.substring(0, xml.length() - 20)),
                        "已损坏",
                        "damaged"),
                file(
                        "rows out of order",
                        "a.xlsx",
                        () -> withSheetData(
                                HEADER_ROW
                                        + "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>1</v></c></row>"),
                        "已损坏",
                        "damaged"),
                file(
                        "cells out of order",
                        "a.xlsx",
                        () -> withSheetData("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
                        "已损坏",
                        "damaged"),
                file(
                        "row number beyond every sheet",
                        "a.xlsx",
                        () -> withSheetData("<row r=\"2000000000\"><c><v>1</v></c></row>"),
                        "已损坏",
                        "damaged"),
                file(
                        "cell of a text that is not there",
                        "a.xlsx",
                        () -> withSheetData("<row><c t=\"s\"><v>4711</v></c></row>"),
                        "已损坏",
                        "damaged"),
                file(
                        "cell of a style that is not there",
                        "a.xlsx",
                        () -> withSheetData("<row><c s=\"4711\"><v>1</v></c></row>"),
                        "已损坏",
                        "damaged"),
                file("two parts of one name", "a.xlsx", HostileFiles::twoSheetsOfOneName, "已损坏", "damaged"),
                file("random bytes after an XLS mark", "a.xls", HostileFiles::randomOle2, "已损坏", "damaged"));
    }

    private static Stream<Refused> layouts() {
        return Stream.of(
                file("empty sheet", "a.xlsx", () -> withSheetData(""), "文件没有内容", "no content"),
                file("header only", "a.csv", () -> csv(HEADER + "\r\n\r\n,,\r\n"), "只有表头", "no numbers"),
                file(
                        "no header",
                        "a.csv",
                        () -> csv("13800138000,张三,1001\n"),
                        "第 1 行应为表头“手机号码 | name | code”",
                        "should be the header \"手机号码 | name | code\""),
                file(
                        "missing variable column",
                        "a.csv",
                        () -> csv("手机号码,name\n13800138000,张三\n"),
                        "现在是“手机号码 | name”",
                        "it is \"手机号码 | name\""),
                file(
                        "variables in another order",
                        "a.csv",
                        () -> csv("手机号码,code,name\n13800138000,1,张三\n"),
                        "与模板变量的顺序一致",
                        "order of the template"),
                file(
                        "one column more in the header",
                        "a.csv",
                        () -> csv(HEADER + ",city\n13800138000,张三,1,杭州\n"),
                        "现在是",
                        "it is"),
                file(
                        "header that is computed",
                        "a.xlsx",
                        () -> xlsx(w -> w.getSheetAt(0).getRow(0).getCell(0).setCellFormula("\"手机\"&\"号码\"")),
                        "第 1 行应为表头",
                        "row 1 should be the header"),
                file(
                        "cell in column ZZ",
                        "a.xlsx",
                        () -> xlsx(
                                w -> w.getSheetAt(0).getRow(1).createCell(701).setCellValue("x")),
                        "第 2 行有第 702 列，最多 100 列",
                        "row 2 has a column 702, at most 100"),
                file(
                        "CSV of a thousand columns",
                        "a.csv",
                        () -> csv(HEADER + "\n" + "1,".repeat(1000)),
                        "最多 100 列",
                        "at most 100"));
    }

    private static Stream<Refused> texts() {
        byte[] bad = Arrays.copyOf(csv(HEADER + "\n1380013"), HEADER.getBytes(StandardCharsets.UTF_8).length + 12);
        bad[bad.length - 2] = (byte) 0xFF;
        bad[bad.length - 1] = (byte) 0xFF;
        byte[] marked = csv("\uFEFF" + HEADER + "\n13800138000,x,1");
        byte[] markedBad = Arrays.copyOf(marked, marked.length + 1);
        markedBad[marked.length] = (byte) 0xC3;
        return Stream.of(
                file(
                        "bytes of no encoding",
                        "a.csv",
                        () -> withoutNul(bad),
                        "既不是 UTF-8 也不是 GBK",
                        "neither in UTF-8 nor in GBK"),
                file("UTF-8 mark and other bytes", "a.csv", () -> markedBad, "既不是 UTF-8 也不是 GBK", "neither in UTF-8"),
                file(
                        "UTF-16 without a mark",
                        "a.csv",
                        () -> csv(HEADER + "\n13800138000,a,1", StandardCharsets.UTF_16LE),
                        "没有 BOM 的 UTF-16",
                        "UTF-16 text without a byte order mark"),
                file(
                        "control characters in every cell",
                        "a.csv",
                        () -> csv(HEADER + "\n" + "1\u0007,\u0001a,1\n".repeat(20)),
                        "不是 XLSX",
                        "is no XLSX"),
                file(
                        "quote that does not end",
                        "a.csv",
                        () -> csv(HEADER + "\n13800138000,\"张三,1\n13800138001,李四,2\n"),
                        "第 2 行的引号不成对",
                        "row 2 has quotes"),
                file("text after a quote", "a.csv", () -> csv(HEADER + "\n13800138000,\"张\"三,1\n"), "引号不成对", "quotes"),
                file(
                        "file in Latin letters of another code page",
                        "a.csv",
                        () -> csv("n\u00famero;nombre\n13800138000;x", Charset.forName("windows-1252")),
                        "应为表头",
                        "should be the header"));
    }

    static Stream<BadRow> badRows() {
        return Stream.of(
                sheet("computed number", r -> r.getCell(0).setCellFormula("13800138000+1"), "手机号码 是公式", "is a formula"),
                sheet(
                        "computed variable",
                        r -> r.getCell(1).setCellFormula("HYPERLINK(\"http://evil\")"),
                        "name 是公式",
                        "name is a formula"),
                sheet(
                        "number in a date format",
                        r -> number(r, 0, 13800138001d, "yyyy/m/d"),
                        "“yyyy/m/d”",
                        "\"yyyy/m/d\""),
                sheet(
                        "number in a currency format",
                        r -> number(r, 0, 13800138001d, "¥#,##0.00"),
                        "“¥#,##0.00”",
                        "General or Text"),
                sheet(
                        "number in the built-in number format",
                        r -> number(r, 0, 13800138001d, "0"),
                        "单元格格式为“0”",
                        "\"0\""),
                sheet(
                        "variable in a percent format",
                        r -> number(r, 2, 0.5, "0%"),
                        "code 的单元格格式为“0%”",
                        "code has the cell format \"0%\""),
                sheet(
                        "variable of twenty digits",
                        r -> number(r, 2, 1.2345678901234567e19, "General"),
                        "超过 15 位",
                        "more than 15 digits"),
                sheet("error in a cell", r -> r.getCell(2).setCellErrorValue((byte) 42), "错误值 #N/A", "#N/A"),
                sheet(
                        "cell of 30,000 characters",
                        r -> r.getCell(1).setCellValue("长".repeat(30_000)),
                        "超过 500 个字符",
                        "more than 500"),
                sheet("row hidden by a filter", r -> r.setZeroHeight(true), "被隐藏", "hidden"),
                sheet("no number", r -> r.removeCell(r.getCell(0)), "没有手机号码", "no phone number"),
                sheet("variable left out", r -> r.removeCell(r.getCell(1)), "变量 name 没有值", "name has no value"),
                sheet(
                        "cell beyond the columns",
                        r -> r.createCell(5).setCellValue("备注"),
                        "超出 3 列",
                        "more than 3 columns"),
                sheet(
                        "number with a fraction",
                        r -> number(r, 0, 13800138001.5, "General"),
                        "“13800138001.5”",
                        "\"13800138001.5\""),
                old("computed number in XLS", r -> r.getCell(0).setCellFormula("1+1"), "是公式", "formula"),
                old("date in XLS", r -> number(r, 0, 45000, "m/d/yy"), "单元格格式为“m/d/yy”", "m/d/yy"),
                old("hidden row in XLS", r -> r.setZeroHeight(true), "被隐藏", "hidden"),
                old("error in XLS", r -> r.getCell(2).setCellErrorValue((byte) 42), "错误值", "error"),
                line("number with blanks", "138 0013 8001,李四,2", "“138 0013 8001”", "without blanks"),
                line("a control character", "138001\u000738000,a,1", "第 7 个字符 U+0007", "character 7, U+0007"),
                line("a byte order mark in a value", "13800138001,a\uFEFFb,1", "第 2 个字符 U+FEFF", "character 2, U+FEFF"),
                line("landline", "0571-88888888,李四,2", "应为 11 位国内手机号码", "should have 11 digits"),
                line("a letter in the number", "1380013800O,李四,2", "“1380013800O”", "no valid mobile number"),
                line("too few cells", "13800138001", "变量 name 没有值", "name has no value"),
                line("a blank variable", "13800138001,   ,2", "变量 name 没有值", "name has no value"),
                new BadRow(
                        "number abroad",
                        () -> csv(HEADER + "\n13800138000,a,1\n+14155552671,b,2\n"),
                        3,
                        Rejection.FOREIGN,
                        "不是国内号码",
                        "no domestic number"),
                new BadRow(
                        "number once more, in another form",
                        () -> csv(HEADER + "\n13800138000,a,1\n+8613800138000,b,2\n"),
                        3,
                        Rejection.DUPLICATE,
                        "与第 2 行的号码重复",
                        "in row 2 already"));
    }

    private static BadRow sheet(String name, Consumer<Row> change, String zh, String en) {
        return new BadRow(name, () -> xlsx(w -> change.accept(secondRow(w))), 3, Rejection.MALFORMED, zh, en);
    }

    private static BadRow old(String name, Consumer<Row> change, String zh, String en) {
        return new BadRow(name, () -> xls(w -> change.accept(secondRow(w))), 3, Rejection.MALFORMED, zh, en);
    }

    private static BadRow line(String name, String line, String zh, String en) {
        byte[] content = csv(HEADER + "\n13800138000,张三,1\n" + line + "\n");
        return new BadRow(name, () -> content, 3, Rejection.MALFORMED, zh, en);
    }

    private static Row secondRow(Workbook workbook) {
        return row(workbook.getSheetAt(0), 2, "13800138001", "李四", "1002");
    }

    private static void number(Row row, int column, double value, String format) {
        Workbook workbook = row.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        row.createCell(column).setCellValue(value);
        row.getCell(column).setCellStyle(style);
    }

    private static void hiddenSheet(Workbook workbook) {
        Sheet hidden = workbook.createSheet("暗");
        row(hidden, 0, 13800138001L);
        workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
    }

    private static byte[] contentType(String ending, String other) {
        return withPart(
                "[Content_Types].xml", xml -> xml.replaceAll("application/vnd[^\"]*" + ending + "\\+xml", other));
    }

    private static byte[] document() {
        return contentType(
                "sheet.main", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    }

    private static String afterDeclaration(String xml, String inserted) {
        int at = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
        return xml.substring(0, at) + inserted + xml.substring(at);
    }

    private static byte[] withLargePart(String part, String repeated) {
        Map<String, byte[]> parts = unzipped(xlsx(w -> {}));
        String xml = new String(parts.get(part), StandardCharsets.UTF_8);
        int end = xml.lastIndexOf("</");
        String middle = repeated.repeat(10_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : parts.entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(entry.getKey()));
                if (entry.getKey().equals(part)) {
                    zip.write(xml.substring(0, end).getBytes(StandardCharsets.UTF_8));
                    for (long written = 0; written < 200L << 20; written += middle.length()) {
                        zip.write(middle.getBytes(StandardCharsets.UTF_8));
                    }
                    zip.write(xml.substring(end).getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(entry.getValue());
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] manyParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>(unzipped(xlsx(w -> {})));
        for (int i = 0; i < 2000; i++) {
            parts.put("xl/media/image" + i + ".png", new byte[0]);
        }
        return zipped(parts);
    }

    static byte[] rows(int count) {
        int[] next = {0};
        return withStreamedSheet(
                text -> {
                    int row = next[0]++;
                    if (row == 0) {
                        text.append("<row><c t=\"inlineStr\"><is><t>手机号码</t></is></c></row>");
                    } else {
                        text.append("<row><c><v>").append(13800000000L + row).append("</v></c></row>");
                    }
                },
                count + 1);
    }

    private static byte[] equalRows() {
        String[] header = {"<row><c t=\"inlineStr\"><is><t>手机号码</t></is></c></row>"};
        return withStreamedSheet(
                text -> {
                    text.append(header[0]).append("<row><c><v>13800138000</v></c></row>".repeat(1000));
                    header[0] = "";
                },
                1000);
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] withoutNul(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i] == 0 ? (byte) '0' : copy[i];
        }
        return copy;
    }

    private static byte[] damagedBytes() {
        byte[] file = xlsx(w -> {});
        Random random = new Random(4711);
        for (int i = 40; i < file.length - 200; i++) {
            file[i] = random.nextInt(8) == 0 ? (byte) random.nextInt() : file[i];
        }
        return file;
    }

    private static byte[] randomOle2() {
        byte[] file = new byte[20_000];
        new Random(4711).nextBytes(file);
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(mark, 0, file, 0, mark.length);
        return file;
    }

    /** Names that differ only until the file is written. */
    private static byte[] twoSheetsOfOneName() {
        Map<String, byte[]> parts = new LinkedHashMap<>(unzipped(xlsx(w -> {})));
        parts.put("xl/worksheets/sheet2.xml", parts.get(SHEET));
        byte[] zip = zipped(parts);
        String text = new String(zip, StandardCharsets.ISO_8859_1).replace("xl/worksheets/sheet2.xml", SHEET);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sets the mark of encryption on every entry of the directory. */
    private static byte[] flagged(byte[] zip) {
        for (int i = 0; i < zip.length - 10; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
        return zip;
    }

    private static byte[] ole2(String entry, byte[] content) {
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            file.createDocument(new ByteArrayInputStream(content), entry);
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encryptedXlsx() {
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(xlsx(w -> {})));
                    OutputStream encrypted = encryptor.getDataStream(file)) {
                workbook.save(encrypted);
            }
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encryptedXls() {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            return xls(w -> {});
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }
}
