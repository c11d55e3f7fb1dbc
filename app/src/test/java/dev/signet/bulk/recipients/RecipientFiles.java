package dev.signet.bulk.recipients;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as people, their programs and their enemies make them. */
public final class RecipientFiles {

    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String HEADER = "手机号码,name,code";

    private RecipientFiles() {}

    static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] csv(String text, Charset charset) {
        return text.getBytes(charset);
    }

    /** A workbook with the header and one good row, changed before it is written. */
    static byte[] xlsx(Consumer<Workbook> change) {
        return written(new XSSFWorkbook(), change);
    }

    static byte[] xls(Consumer<Workbook> change) {
        return written(new HSSFWorkbook(), change);
    }

    private static byte[] written(Workbook empty, Consumer<Workbook> change) {
        try (Workbook workbook = empty;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("号码");
            row(sheet, 0, "手机号码", "name", "code");
            row(sheet, 1, "13800138000", "张三", "1001");
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of texts and numbers; null leaves a cell out. */
    static Row row(Sheet sheet, int index, Object... cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (cells[i] != null) {
                row.createCell(i).setCellValue(cells[i].toString());
            }
        }
        return row;
    }

    static Map<String, byte[]> unzipped(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zipped(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A good workbook with one part of its XML changed. */
    static byte[] withPart(String part, UnaryOperator<String> change) {
        Map<String, byte[]> parts = unzipped(xlsx(workbook -> {}));
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing was changed in " + part + ": " + before);
        }
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        return zipped(parts);
    }

    /** A workbook whose sheet has exactly this content. */
    static byte[] withSheetData(String rows) {
        return withPart(
                SHEET, xml -> xml.replaceAll("(?s)<sheetData>.*</sheetData>", "<sheetData>" + rows + "</sheetData>"));
    }

    /** A workbook whose one sheet is produced while it is packed, for sheets that are too large to hold. */
    public static byte[] withStreamedSheet(Consumer<StringBuilder> block, int times) {
        Map<String, byte[]> parts = unzipped(xlsx(workbook -> {}));
        String[] around =
                new String(parts.remove(SHEET), StandardCharsets.UTF_8).split("(?s)<sheetData>.*</sheetData>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write((around[0] + "<sheetData>").getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < times; i++) {
                text.setLength(0);
                block.accept(text);
                zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
            zip.write(("</sheetData>" + around[1]).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
