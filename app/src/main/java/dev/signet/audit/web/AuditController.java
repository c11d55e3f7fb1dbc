package dev.signet.audit.web;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.AuditReader.Filter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, newest first; for administrators and compliance officers. */
@RestController
class AuditController {

    private static final int MOST = 500;

    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
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
                    entry.details());
        }
    }

    /** @param before id of the last entry already seen, to read on */
    @GetMapping("/v1/admin/audit")
    List<EntryBody> read(
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MOST) int size) {
        return reader.read(new Filter(subjectType, subjectId, actor, before), size).stream()
                .map(EntryBody::of)
                .toList();
    }
}
