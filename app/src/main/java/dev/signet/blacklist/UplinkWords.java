package dev.signet.blacklist;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads replies by the rulebook's lists; the whole reply must be one of the words, punctuation aside (UP-8). */
@Component
class UplinkWords implements OptOuts {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\s]+");

    /** What stands between a reply and the name or greeting that a handset or its owner puts under it. */
    private static final Pattern PARTS = Pattern.compile("\\R|\\p{Pd}{2,}|—");

    private static final String SUBSCRIBER = "subscriber";

    private final ActiveRulebook rulebook;
    private final Blacklist blacklist;
    private final NearMisses nearMisses;

    UplinkWords(ActiveRulebook rulebook, Blacklist blacklist, NearMisses nearMisses) {
        this.rulebook = rulebook;
        this.blacklist = blacklist;
        this.nearMisses = nearMisses;
    }

    @Override
    public Reply uplink(
            String phoneNumber,
            String content,
            @Nullable Long accountId,
            @Nullable String signName,
            @Nullable TemplateKind lastKind,
            Instant at) {
        Policies policies = rulebook.current().policies();
        String word = word(content);
        long number = Long.parseLong(phoneNumber);
        long owner = accountId == null ? BlacklistEntry.PLATFORM : accountId;
        if (policies.words("uplink-release").contains(word)) {
            boolean settled = nearMisses.settle(
                    number, NearMiss.State.NONE, rest -> accountId == null || rest.accountId() == accountId);
            return blacklist.liftOptOuts(number, accountId) || settled ? Reply.RELEASED : Reply.NOTHING;
        }
        BlacklistEntry entry = new BlacklistEntry(
                number, owner, BlacklistKind.OPT_OUT, accountId == null ? null : signName, content.strip(), at);
        if (optsOut(policies, word, lastKind)) {
            nearMisses.settle(number, NearMiss.State.OPT_OUT, rest -> covers(entry, rest));
            return blacklist.add(entry, SUBSCRIBER) ? Reply.OPTED_OUT : Reply.ALREADY_OPTED_OUT;
        }
        boolean near = looksLikeOptOut(policies, word)
                || PARTS.splitAsStream(content)
                        .map(UplinkWords::word)
                        .anyMatch(part -> optsOut(policies, part, lastKind) || looksLikeOptOut(policies, part));
        return near ? putBeforeOfficer(entry) : Reply.NOTHING;
    }

    private static String word(String text) {
        return PUNCTUATION.matcher(text).replaceAll("");
    }

    private static boolean optsOut(Policies policies, String word, @Nullable TemplateKind lastKind) {
        return policies.words("uplink-opt-out").contains(word)
                || lastKind == TemplateKind.PROMOTIONAL
                        && policies.words("uplink-opt-out-weak").contains(word);
    }

    /** By the officers' lists: the whole text, or a phrase anywhere in it. */
    static boolean looksLikeOptOut(Policies policies, String word) {
        return policies.words("uplink-near-miss").contains(word)
                || policies.words("uplink-near-miss-phrases").occursIn(word);
    }

    private Reply putBeforeOfficer(BlacklistEntry wish) {
        boolean already = blacklist
                .entries(List.of(wish.number()), List.of(wish.accountId()))
                .getOrDefault(wish.number(), List.of())
                .stream()
                .anyMatch(entry -> entry.kind() == BlacklistKind.OPT_OUT && covers(entry, wish));
        if (already) {
            return Reply.ALREADY_OPTED_OUT;
        }
        nearMisses.put(wish.number(), wish.accountId(), wish.signName(), wish.reason(), wish.since());
        return Reply.NEAR_MISS;
    }

    /** Whether whoever is on a list by this entry gets nothing that the other would stop. */
    private static boolean covers(BlacklistEntry entry, BlacklistEntry other) {
        return (entry.accountId() == BlacklistEntry.PLATFORM || entry.accountId() == other.accountId())
                && (entry.signName() == null || entry.signName().equals(other.signName()));
    }
}
