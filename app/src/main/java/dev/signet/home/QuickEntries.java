package dev.signet.home;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.overview.QuickEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** How many signatures, templates and bulk tasks an account has (快捷操作入口, S1-12), for whoever may list them. */
@Service
public class QuickEntries {

    private final List<QuickEntry> entries;
    private final AccessCheck access;

    QuickEntries(List<QuickEntry> entries, AccessCheck access) {
        this.entries = List.copyOf(entries);
        this.access = access;
    }

    /** What the reader may not list is missing. */
    public Map<QuickEntry.Kind, QuickEntry.Count> of(ApiCaller reader, AccessCheck.Origin origin) {
        Map<QuickEntry.Kind, QuickEntry.Count> counts = new EnumMap<>(QuickEntry.Kind.class);
        entries.stream()
                .filter(entry -> access.allows(reader.principal(), entry.action(), "*", origin))
                .forEach(entry -> counts.put(entry.kind(), entry.count(reader.accountId())));
        return counts;
    }
}
