package dev.signet.audit.web;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditExports;
import dev.signet.audit.AuditReader;
import dev.signet.audit.AuditReader.Filter;
import dev.signet.platform.spreadsheet.CsvDialect;
import dev.signet.platform.spreadsheet.SheetWriter;
import dev.signet.platform.text.DownloadName;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, newest first; for administrators and compliance officers. */
@RestController
class AuditController {

    private static final int MOST = 500;

    private static final List<String> HEADER =
            List.of("id", "at", "actor", "action", "subjectType", "subjectId", "details");

    private final AuditReader reader;
    private final AuditExports exports;

    AuditController(AuditReader reader, AuditExports exports) {
        this.reader = reader;
        this.exports = exports;
    }

    record EntryBody(
            String id,
            Instant at,
            String actor,
            String action,
            String subjectType,
            String subjectId,
            Map<String, Object> details) {

        static EntryBody of(AuditEntry entry) {
            return new EntryBody(
                    Long.toString(entry.id()),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subjectType(),
                    entry.subjectId(),
                    DetailFact.masked(entry.details()));
        }
    }

    /**
     * @param from included, {@code until} not
     * @param before id of the last entry already seen, to read on
     */
    @GetMapping("/v1/admin/audit")
    List<EntryBody> read(
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        Filter filter = new Filter(subjectType, subjectId, actor, action, accountId, from, until, before);
        return reader.read(filter, size).stream().map(EntryBody::of).toList();
    }

    /** As CSV, newest first: no cell is taken for a formula, and numbers are masked. The trail tells who took it. */
    @GetMapping("/v1/admin/audit/file")
    void file(
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Principal who,
            HttpServletResponse response)
            throws IOException {
        Filter filter = new Filter(subjectType, subjectId, actor, action, accountId, from, until, null);
        exports.begin(who.getName(), filter);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment("audit.csv"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        SheetWriter.writeCsv(response.getOutputStream(), CsvDialect.USUAL, rows -> {
            rows.row(HEADER);
            exports.give(filter, entry -> rows.row(cells(entry)));
        });
    }

    private static List<String> cells(AuditEntry entry) {
        return List.of(
                Long.toString(entry.id()),
                entry.at().toString(),
                entry.actor(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                DetailFact.of(entry).stream().map(DetailFact::line).collect(Collectors.joining("; ")));
    }
}
