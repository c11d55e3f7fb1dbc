package dev.signet.application.web;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.RowSource;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.text.DownloadName;
import dev.signet.rulebook.ActiveRulebook;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A list of applications as a file for a spreadsheet, no cell of which is taken for a formula. */
@Component
public class ListFile {

    /** So many rows of a list are read at a time. */
    private static final int AT_A_TIME = 500;

    private static final Wording TEXTS = Wording.of("review");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ActiveRulebook rulebook;

    ListFile(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Rows of a page, from 1 on; fewer than asked for where the list ends. */
    public interface Pages {
        List<List<String>> page(int page, int size);
    }

    /**
     * Sends the file.
     *
     * @param name of the file without its ending, also of the sheet
     * @param rows how many the whole list has
     * @throws Refusal where that is more than an export may have, or for a format that is not written
     */
    public void send(
            SheetFormat format, String name, long rows, List<String> header, Pages pages, HttpServletResponse response)
            throws IOException {
        int most = rulebook.current().policies().number("registration.export.rows.max");
        if (rows > most) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "list-file.too-long", rows, most);
        }
        if (format == SheetFormat.XLS) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "list-file.format", format);
        }
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name + "." + format.suffix()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        RowSource source = out -> {
            out.row(header);
            List<List<String>> some;
            int page = 1;
            do {
                some = pages.page(page++, AT_A_TIME);
                for (List<String> row : some) {
                    out.row(row);
                }
            } while (some.size() == AT_A_TIME);
        };
        if (format == SheetFormat.XLSX) {
            SheetWriter.writeXlsx(response.getOutputStream(), name, header.size(), source);
        } else {
            SheetWriter.writeCsv(response.getOutputStream(), CsvDialect.USUAL, source);
        }
    }

    /** A time by the clock of this zone; nothing where there is none. */
    public static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : TIME.format(at.atZone(zone));
    }

    /** Tags in one cell: {@code team=growth; region=}. */
    public static String tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining("; "));
    }
}
