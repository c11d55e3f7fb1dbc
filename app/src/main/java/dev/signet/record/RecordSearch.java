package dev.signet.record;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.sending.record.RecordFilter;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks records up for somebody. Full numbers leave a trace before they are shown (RC-1). */
@Service
public class RecordSearch {

    private static final Wording TEXTS = Wording.of("record");
    private static final int LONGEST_REASON = 200;

    private final SendRecords records;
    private final ErrorCatalogue errors;
    private final RecordMasks masks;
    private final ReleasableBlocks blocks;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final Clock clock;

    RecordSearch(
            SendRecords records,
            ErrorCatalogue errors,
            RecordMasks masks,
            ReleasableBlocks blocks,
            ActiveRulebook rulebook,
            AuditTrail audit,
            Clock clock) {
        this.records = records;
        this.errors = errors;
        this.masks = masks;
        this.blocks = blocks;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One page, newest first, of the newest records that match; never more than the rulebook lets be shown.
     *
     * @param after the {@link RecordPage#next()} of the page before; null for the first
     * @throws Refusal for full numbers without right or reason, and for a day that has not come
     */
    @Transactional
    public RecordPage page(RecordViewer viewer, long accountId, RecordFilter filter, @Nullable Long after, int size) {
        int most = rulebook.current().policies().number("records.shown.max");
        List<Long> ids = records.newest(accountId, filter, most + 1);
        if (ids.isEmpty()) {
            refuseTomorrow(filter.to()); // a day ahead has records where the clock was ahead
        }
        List<Long> shown = ids.subList(0, Math.min(ids.size(), most));
        List<Long> rest =
                after == null ? shown : shown.stream().filter(id -> id < after).toList();
        List<Long> page = rest.subList(0, Math.min(size, rest.size()));
        List<RecordRow> rows = rows(viewer, accountId, page);
        noteIfUnmasked(viewer, accountId, rows.size(), filter);
        Long next = rest.size() > page.size() ? page.get(page.size() - 1) : null;
        return new RecordPage(rows, shown.size(), ids.size() > most, next);
    }

    /** One record of this account. */
    @Transactional
    public Optional<RecordRow> find(RecordViewer viewer, long accountId, long id) {
        List<RecordRow> found = rows(viewer, accountId, List.of(id));
        if (!found.isEmpty() && viewer.unmaskFor() != null) {
            note(viewer, accountId, new TreeMap<>(Map.of("record", Long.toString(id), "rows", 1)));
        }
        return found.stream().findFirst();
    }

    private List<RecordRow> rows(RecordViewer viewer, long accountId, List<Long> ids) {
        boolean masked = masked(viewer);
        return records.records(accountId, ids).stream()
                .map(record -> row(record, masked))
                .toList();
    }

    private RecordRow row(SendRecord record, boolean masked) {
        return new RecordRow(
                record,
                masks.number(record, masked),
                masks.content(record),
                errors.of(record, masked).orElse(null),
                blocks.releasable(record));
    }

    private static boolean masked(RecordViewer viewer) {
        String reason = viewer.unmaskFor();
        if (reason == null) {
            return true;
        }
        if (!viewer.mayUnmask()) {
            throw TEXTS.refusal("NoPermission", "unmask.right");
        }
        if (reason.isBlank()
                || reason.codePointCount(0, reason.length()) > LONGEST_REASON
                || PlainText.hidden(reason) >= 0) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "unmask.reason", LONGEST_REASON);
        }
        return false;
    }

    private void refuseTomorrow(LocalDate day) {
        LocalDate today = ChinaTime.today(clock);
        if (day.isAfter(today)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "date.future", day, today);
        }
    }

    private void noteIfUnmasked(RecordViewer viewer, long accountId, int rows, RecordFilter filter) {
        if (viewer.unmaskFor() != null) {
            Map<String, Object> details = new TreeMap<>(Map.of("rows", rows, "filter", told(filter)));
            note(viewer, accountId, details);
        }
    }

    private void note(RecordViewer viewer, long accountId, Map<String, Object> details) {
        details.put("reason", String.valueOf(viewer.unmaskFor()));
        if (viewer.key() != null) {
            details.put("accessKeyId", viewer.key());
        }
        audit.record(viewer.actor(), "record.numbers-unmasked", "account", Long.toString(accountId), details);
    }

    /** The filter in words that may stay on record. */
    static Map<String, String> told(RecordFilter filter) {
        Map<String, String> told = new TreeMap<>();
        told.put("from", filter.from().toString());
        told.put("to", filter.to().toString());
        put(told, "number", filter.number() == null ? null : Masks.phone(filter.phoneNumber()));
        put(told, "signName", filter.signName());
        put(told, "template", filter.templateCodes());
        put(told, "kind", filter.kind());
        put(told, "state", filter.state());
        put(told, "errorCode", filter.errorCode());
        return told;
    }

    private static void put(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }
}
