package dev.signet.logexport;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.RowSource;
import dev.signet.platform.spreadsheet.RowWriter;
import dev.signet.platform.spreadsheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes lines of the log in the format that was asked for. A table begins with its header, so that whatever reads it
 * finds the columns; a text file has one JSON object a line, as the log service's own download has it (S8.5-1). The last
 * line of every file says in words whose it is, each line before by its watermark.
 */
@Component
class ExportWriter {

    private static final Wording TEXTS = Wording.of("logexport");
    private static final String SHEET = "send-records";

    private final ObjectMapper json;

    ExportWriter(ObjectMapper json) {
        this.json = json;
    }

    void write(LogExport export, OutputStream out, RowSource lines) throws IOException {
        switch (export.format()) {
            case XLSX -> SheetWriter.writeXlsx(out, SHEET, LogLine.COLUMNS.size(), table(export, lines));
            case CSV -> SheetWriter.writeCsv(out, CsvDialect.USUAL, table(export, lines));
            case TXT -> writeObjects(export, out, lines);
        }
    }

    private static RowSource table(LogExport export, RowSource lines) {
        return rows -> {
            rows.row(LogLine.COLUMNS);
            lines.writeTo(rows);
            rows.row(List.of(notice(export)));
        };
    }

    private void writeObjects(LogExport export, OutputStream out, RowSource lines) throws IOException {
        RowWriter objects = cells -> {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                object.put(LogLine.COLUMNS.get(i), cells.get(i));
            }
            line(out, object);
        };
        lines.writeTo(objects);
        line(out, Map.of("watermark", export.watermark(), "notice", notice(export)));
    }

    private void line(OutputStream out, Map<String, String> object) throws IOException {
        out.write(json.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static String notice(LogExport export) {
        return TEXTS.zh(
                "file.notice",
                export.id(),
                export.requester().name(),
                export.recipient(),
                export.purpose(),
                TEXTS.zh(export.masked() ? "file.masked" : "file.unmasked"));
    }
}
