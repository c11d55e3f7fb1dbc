package dev.signet.home;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** What waits for whoever looks (需要处理): of all that domains tell, what this reader may see. */
@Service
public class Needs {

    private static final int OF_ONE_SOURCE = 5;

    /** What simply is so now comes first, then the newest. */
    private static final Comparator<Need> ORDER =
            Comparator.comparing(Need::at, Comparator.nullsFirst(Comparator.<Instant>reverseOrder()));

    private final List<NeedSource> sources;
    private final AccessCheck access;

    Needs(List<NeedSource> sources, AccessCheck access) {
        this.sources = List.copyOf(sources);
        this.access = access;
    }

    /** At most five of each kind. */
    public List<Need> of(ApiCaller reader, AccessCheck.Origin origin) {
        return sources.stream()
                .flatMap(source -> source.of(reader, OF_ONE_SOURCE).stream())
                .filter(need -> access.allows(reader.principal(), need.action(), need.resource(), origin))
                .sorted(ORDER)
                .toList();
    }
}
