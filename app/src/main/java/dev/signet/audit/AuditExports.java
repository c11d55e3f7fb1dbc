package dev.signet.audit;

import dev.signet.audit.AuditReader.Filter;
import dev.signet.platform.Wording;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entries of the audit trail that leave the platform as a file, of which the trail itself tells. */
@Service
public class AuditExports {

    private static final Wording TEXTS = Wording.of("audit");
    /** So many are read at a time. */
    private static final int PORTION = 500;

    private final AuditReader reader;
    private final AuditTrail trail;
    private final AuditSettings settings;

    AuditExports(AuditReader reader, AuditTrail trail, AuditSettings settings) {
        this.reader = reader;
        this.trail = trail;
        this.settings = settings;
    }

    /** Takes one entry after the other, newest first. */
    public interface Taker {
        void take(AuditEntry entry) throws IOException;
    }

    /**
     * Writes down who takes what; to be called before {@link #give}.
     *
     * @throws dev.signet.platform.Refusal where that is more than one file may hold
     */
    @Transactional
    public void begin(String actor, Filter filter) {
        int most = settings.exportRowsMax();
        int rows = reader.count(filter, most + 1);
        if (rows > most) {
            throw TEXTS.refusal("InvalidParameter", "export.too-long", most);
        }
        Map<String, String> details = new HashMap<>();
        details.put("rows", Integer.toString(rows));
        put(details, "subjectType", filter.subjectType());
        put(details, "subjectId", filter.subjectId());
        put(details, "actor", filter.actor());
        put(details, "action", filter.action());
        put(details, "accountId", filter.accountId());
        put(details, "from", filter.from());
        put(details, "until", filter.until());
        trail.record(actor, "audit.exported", "audit", "entries", details);
    }

    private static void put(Map<String, String> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }

    /** What was begun: a portion at a time, and no more than one file may hold, whatever was added meanwhile. */
    public void give(Filter filter, Taker taker) throws IOException {
        Filter from = filter;
        int left = settings.exportRowsMax();
        List<AuditEntry> some;
        do {
            some = reader.read(from, Math.min(PORTION, left));
            for (AuditEntry entry : some) {
                taker.take(entry);
            }
            left -= some.size();
            if (!some.isEmpty()) {
                from = from.before(some.get(some.size() - 1).id());
            }
        } while (some.size() == PORTION && left > 0);
    }
}
