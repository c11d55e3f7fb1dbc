package dev.signet.blacklist;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Policies;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads replies by the rulebook's lists; the whole reply must be one of the words, punctuation aside (UP-8). */
@Component
class UplinkWords implements OptOuts {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\s]+");

    private static final String SUBSCRIBER = "subscriber";

    private final ActiveRulebook rulebook;
    private final Blacklist blacklist;

    UplinkWords(ActiveRulebook rulebook, Blacklist blacklist) {
        this.rulebook = rulebook;
        this.blacklist = blacklist;
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
        String word = PUNCTUATION.matcher(content).replaceAll("");
        long number = Long.parseLong(phoneNumber);
        long owner = accountId == null ? BlacklistEntry.PLATFORM : accountId;
        if (policies.words("uplink-release").contains(word)) {
            return blacklist.liftOptOuts(number, accountId) ? Reply.RELEASED : Reply.NOTHING;
        }
        boolean weak = policies.words("uplink-opt-out-weak").contains(word) && lastKind == TemplateKind.PROMOTIONAL;
        if (!weak && !policies.words("uplink-opt-out").contains(word)) {
            return Reply.NOTHING;
        }
        BlacklistEntry entry = new BlacklistEntry(
                number, owner, BlacklistKind.OPT_OUT, accountId == null ? null : signName, content.strip(), at);
        return blacklist.add(entry, SUBSCRIBER) ? Reply.OPTED_OUT : Reply.ALREADY_OPTED_OUT;
    }
}
