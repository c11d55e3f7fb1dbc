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
    private final RevealedNumbers revealed;
    private final AuditTrail audit;
    private final Clock clock;

    RecordSearch(
            SendRecords records,
            ErrorCatalogue errors,
            RecordMasks masks,
            ReleasableBlocks blocks,
            ActiveRulebook rulebook,
            RevealedNumbers revealed,
            AuditTrail audit,
            Clock clock) {
        this.records = records;
        this.errors = errors;
        this.masks = masks;
        this.blocks = blocks;
        this.rulebook = rulebook;
        this.revealed = revealed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One page, newest first, of the newest records that match; never more than the rulebook lets be shown.
     *
     * @param after the {@link RecordPage#next()} of the page before; null for the first
     * @throws Refusal for full numbers without right or reason or beyond those of the day, and for a day that has not come
     */
    @Transactional
    public RecordPage page(RecordViewer viewer, long accountId, RecordFilter filter, @Nullable Long after, int size) {
        List<Long> ids = found(accountId, filter);
        List<Long> rest = after == null
                ? shown(ids)
                : shown(ids).stream().filter(id -> id < after).toList();
        return page(viewer, accountId, filter, ids, rest.subList(0, Math.min(size, rest.size())), rest);
    }

    /**
     * The same by the number of a page.
     *
     * @param number from 1; behind the last page there is nothing
     */
    @Transactional
    public RecordPage numbered(RecordViewer viewer, long accountId, RecordFilter filter, int number, int size) {
        List<Long> ids = found(accountId, filter);
        List<Long> shown = shown(ids);
        List<Long> rest = shown.subList((int) Math.min(shown.size(), (number - 1L) * size), shown.size());
        return page(viewer, accountId, filter, ids, rest.subList(0, Math.min(size, rest.size())), rest);
    }

    private List<Long> found(long accountId, RecordFilter filter) {
        List<Long> ids = records.newest(accountId, filter, most() + 1);
        if (ids.isEmpty()) {
            refuseTomorrow(filter.from()); // a day ahead has records where the clock was ahead
        }
        return ids;
    }

    private List<Long> shown(List<Long> found) {
        return found.subList(0, Math.min(found.size(), most()));
    }

    private int most() {
        return rulebook.current().policies().number("records.shown.max");
    }

    private RecordPage page(
            RecordViewer viewer,
            long accountId,
            RecordFilter filter,
            List<Long> found,
            List<Long> page,
            List<Long> rest) {
        List<RecordRow> rows = rows(viewer, accountId, page);
        noteIfUnmasked(viewer, accountId, rows.size(), filter);
        Long next = rest.size() > page.size() ? page.get(page.size() - 1) : null;
        Long parts = filter.counting().hours() == null ? null : Long.valueOf(records.parts(shown(found)));
        return new RecordPage(rows, shown(found).size(), parts, found.size() > most(), next);
    }

    /** One record of this account. */
    @Transactional
    public Optional<RecordRow> find(RecordViewer viewer, long accountId, long id) {
        List<RecordRow> found = rows(viewer, accountId, List.of(id));
        if (!found.isEmpty() && viewer.unmaskFor() != null) {
            note(viewer, accountId, 1, new TreeMap<>(Map.of("record", Long.toString(id))));
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
        if (PlainText.isBlank(reason)
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
            note(viewer, accountId, rows, new TreeMap<>(Map.of("filter", told(filter))));
        }
    }

    private void note(RecordViewer viewer, long accountId, int rows, Map<String, Object> details) {
        if (viewer.person() != null) {
            revealed.take(accountId, viewer.person(), rows);
        }
        details.put("rows", rows);
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
        put(told, "sentBy", filter.origin().sentBy());
        put(told, "bizId", filter.origin().bizId());
        put(told, "requestId", filter.origin().requestId());
        RecordFilter.Counting counting = filter.counting();
        put(told, "hours", counting.hours());
        put(told, "abroad", counting.abroad());
        put(told, "code", counting.code());
        put(told, "carrierCode", counting.carrierCode());
        put(told, "place", counting.place());
        put(told, "network", counting.network());
        put(told, "task", counting.task());
        put(told, "payer", counting.payer());
        return told;
    }

    private static void put(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }
}
