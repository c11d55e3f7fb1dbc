package dev.signet.bulk.recipients;

import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.platform.Bilingual;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which numbers a blacklist keeps from a kind of message (S9.4): asked for many at once. Sending judges every message
 * again, since lists change.
 */
@Component
class StoppedNumbers {

    private final Blacklist blacklist;
    private final ActiveRulebook rulebook;

    StoppedNumbers(Blacklist blacklist, ActiveRulebook rulebook) {
        this.blacklist = blacklist;
        this.rulebook = rulebook;
    }

    /** The question of one list. */
    Question of(long accountId, TemplateKind kind, @Nullable String signName) {
        return new Question(accountId, signName, reasons(kind));
    }

    /** What the rulebook says of each list that stops this kind, the gravest first, as in its table. */
    private Map<BlacklistKind, Bilingual> reasons(TemplateKind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        Map<BlacklistKind, Bilingual> reasons = new LinkedHashMap<>();
        for (Table.Row row :
                rulebook.current().policies().table("blacklist-classes").rows()) {
            if (Arrays.asList(row.get("kinds").split("\\|")).contains(word)) {
                reasons.putIfAbsent(
                        BlacklistKind.valueOf(row.get("list").toUpperCase(Locale.ROOT)),
                        new Bilingual(row.get("message_zh"), row.get("message_en")));
            }
        }
        return reasons;
    }

    /** Asks for one account, kind and signature. */
    final class Question {

        private final long accountId;
        private final @Nullable String signName;
        private final Map<BlacklistKind, Bilingual> reasons;

        private Question(long accountId, @Nullable String signName, Map<BlacklistKind, Bilingual> reasons) {
            this.accountId = accountId;
            this.signName = signName;
            this.reasons = reasons;
        }

        /** The stopped ones among these numbers, each with the reason of its gravest list. */
        Map<Long, Bilingual> among(Collection<Long> numbers) {
            Map<Long, Bilingual> stopped = new HashMap<>();
            blacklist.entries(numbers, List.of(accountId)).forEach((number, entries) -> {
                Set<BlacklistKind> lists = EnumSet.noneOf(BlacklistKind.class);
                entries.stream().filter(this::concerns).forEach(entry -> lists.add(entry.kind()));
                reasons.entrySet().stream()
                        .filter(reason -> lists.contains(reason.getKey()))
                        .findFirst()
                        .ifPresent(reason -> stopped.put(number, reason.getValue()));
            });
            return stopped;
        }

        /** Without a signature only what holds for all signatures can be said. */
        private boolean concerns(BlacklistEntry entry) {
            return signName == null ? entry.signName() == null : entry.concerns(accountId, signName);
        }
    }
}
