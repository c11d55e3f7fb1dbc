package dev.signet.sending.abuse;

import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.request.PreparedRecipient;
import dev.signet.sending.request.PreparedRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the abuse monitor knows while one batch is judged: the hour so far and what the batch adds to it. */
public final class AbuseWatch {

    private final Map<AbuseHours.Key, AbuseHours.Seen> seen;
    private final WalkedRanges ranges;
    private final int hour;
    private final Map<AbuseHours.Key, Integer> granted = new HashMap<>();

    public AbuseWatch(Map<AbuseHours.Key, AbuseHours.Seen> seen, WalkedRanges ranges, Instant now) {
        this.seen = seen;
        this.ranges = ranges;
        this.hour = AbuseHours.hour(now);
    }

    /** The signatures of the batch that are monitored. */
    public static Collection<AbuseHours.Key> keys(Iterable<PreparedRequest> requests) {
        Collection<AbuseHours.Key> keys = new TreeSet<>();
        for (PreparedRequest request : requests) {
            if (request instanceof PreparedRequest.Judgeable judgeable && settings(judgeable) != null) {
                judgeable.recipients().forEach(recipient -> keys.add(key(judgeable, recipient)));
            }
        }
        return keys;
    }

    private static AccountSettings.@Nullable AbuseMonitoring settings(PreparedRequest.Judgeable request) {
        return request.kind() == TemplateKind.VERIFICATION
                ? request.facts().settings().abuseMonitoring()
                : null;
    }

    private static AbuseHours.Key key(PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        return new AbuseHours.Key(request.accountId(), recipient.signature().id());
    }

    /** The monitor as the rulebook wants it; null where the account has not switched it on. */
    public @Nullable AbuseMonitor of(PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        AccountSettings.AbuseMonitoring settings = settings(request);
        if (settings == null) {
            return null;
        }
        AbuseHours.Key key = key(request, recipient);
        AbuseHours.Seen before = seen.getOrDefault(key, AbuseHours.Seen.NOTHING);
        return new AbuseMonitor(
                settings.stop(),
                settings.requestsPerHour(),
                settings.successPercent(),
                settings.growthPercent(),
                before.requests() + granted.getOrDefault(key, 0),
                settings.byConversion()
                        ? share(before.converted(), before.requests())
                        : share(before.delivered(), before.ended()),
                before.yesterday(),
                ranges.neighbouring(key, hour));
    }

    /**
     * Delivered are counted of those whose end is known: what is still on its way is neither success nor failure. Used
     * codes are counted of all that were sent, for nobody reports a code that is never used.
     */
    private static @Nullable Integer share(int part, int whole) {
        return whole == 0 ? null : (int) (part * 100L / whole);
    }

    public void granted(PreparedRequest.Judgeable request, PreparedRecipient recipient) {
        if (settings(request) != null) {
            AbuseHours.Key key = key(request, recipient);
            granted.merge(key, 1, Integer::sum);
            ranges.add(key, hour, recipient.number());
        }
    }

    public Map<AbuseHours.Key, Integer> granted() {
        return granted;
    }

    public void reset() {
        granted.clear();
    }
}
