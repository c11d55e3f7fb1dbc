package dev.signet.audit.web;

import dev.signet.audit.AuditEntry;
import dev.signet.audit.AuditReader;
import dev.signet.audit.AuditReader.Filter;
import dev.signet.audit.AuditWords;
import dev.signet.platform.Bilingual;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail as a page, with filters. */
@Hidden
@StaffPage
class AuditPages {

    private static final int ROWS = 50;
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final AuditReader reader;

    AuditPages(AuditReader reader) {
        this.reader = reader;
    }

    /** An entry, to be read. */
    record Row(AuditEntry entry, Bilingual what, List<DetailFact> facts) {

        static Row of(AuditEntry entry) {
            return new Row(entry, AuditWords.action(entry.action()), DetailFact.of(entry));
        }
    }

    /** @param from a day by the platform's clock; {@code until} is the last one */
    @GetMapping("/staff/audit")
    String list(
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Filter filter = new Filter(
                subjectType,
                subjectId,
                actor,
                action,
                accountId,
                from == null ? null : begin(from),
                until == null ? null : begin(until.isAfter(LAST) ? LAST : until.plusDays(1)),
                before);
        List<AuditEntry> entries = reader.read(filter, ROWS);
        model.addAttribute("rows", entries.stream().map(Row::of).toList());
        model.addAttribute("words", AuditWords.actions());
        model.addAttribute("q", filter);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute(
                "next", entries.size() < ROWS ? null : entries.get(ROWS - 1).id());
        return "audit/list";
    }

    private static Instant begin(LocalDate day) {
        LocalDate within = day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
        return within.atStartOfDay(ChinaTime.ZONE).toInstant();
    }
}
