package dev.signet.audit;

import java.time.Instant;
import java.util.Map;

/** One line of the audit trail, as {@link AuditTrail#record} wrote it. */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        Map<String, Object> details) {}
