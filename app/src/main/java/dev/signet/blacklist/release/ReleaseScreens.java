package dev.signet.blacklist.release;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ActorNames;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.AccountRecord;
import dev.signet.application.ReviewScreen.EvidenceItem;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.Operation;
import dev.signet.application.ReviewScreen.Precedent;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.BlacklistEvent;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rules.content.SignedTexts;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts on one screen what an officer needs about a release: the record, the consent, the number's complaints and
 * opt-outs, and what became of earlier releases. The number itself is masked.
 */
@Component
class ReleaseScreens {

    private static final Wording TEXTS = Wording.of("blacklist");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int SHOWN = 10;
    private static final int RECENT = 5;

    private final ReleaseStore store;
    private final ReleaseJudge judge;
    private final ReleaseHistory history;
    private final Accounts accounts;

    ReleaseScreens(ReleaseStore store, ReleaseJudge judge, ReleaseHistory history, Accounts accounts) {
        this.store = store;
        this.judge = judge;
        this.history = history;
        this.accounts = accounts;
    }

    ReviewScreen of(Release release) {
        return new ReviewScreen(
                title(release),
                stated(release),
                release.evidence().stream().map(ReleaseScreens::item).toList(),
                judge.again(release).findings(),
                record(release),
                store.decidedFor(release.number(), SHOWN).stream()
                        .map(this::precedent)
                        .toList(),
                history.of(release).stream().map(this::operation).toList(),
                List.of(),
                release.record().content());
    }

    static String title(Release release) {
        return Releases.shown(release.number()) + " ("
                + TEXTS.both("kind." + release.record().kind()) + ")";
    }

    private List<Fact> stated(Release release) {
        RefusedRecord record = release.record();
        Account account = owner(release);
        String lists = judge.lists(release.accountId(), record).stream()
                .map(list -> TEXTS.both("list." + list))
                .collect(Collectors.joining("、"));
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("number", Releases.shown(release.number())));
        facts.add(fact("lists", lists));
        facts.add(fact("reason", release.reason()));
        facts.add(fact("kind", TEXTS.both("kind." + record.kind())));
        facts.add(fact("signName", record.signName()));
        facts.add(fact("templateCode", record.templateCode()));
        facts.add(fact("sentAt", TIME.format(record.sentAt().atZone(account.zone()))));
        facts.add(fact("errorCode", record.errorCode()));
        facts.add(fact("bizId", record.bizId()));
        return facts;
    }

    private static Fact fact(String key, String value) {
        return new Fact(TEXTS.zh("fact." + key), TEXTS.en("fact." + key), value);
    }

    private static EvidenceItem item(EvidenceFile file) {
        return EvidenceItem.of(file, TEXTS, "evidence");
    }

    private AccountRecord record(Release release) {
        Account account = owner(release);
        long accountId = account.id();
        return AccountRecord.of(
                account,
                (int) store.count(accountId, null, ReleaseState.RELEASED),
                (int) store.count(accountId, null, ReleaseState.REFUSED),
                store.decidedOf(accountId, RECENT).stream().map(this::precedent).toList());
    }

    private Account owner(Release release) {
        return accounts.find(release.accountId())
                .orElseThrow(() -> new IllegalStateException("no account " + release.accountId()));
    }

    /** An earlier release, with when the number was listed again after it. */
    private Precedent precedent(Release earlier) {
        String again = history.listedAgain(earlier)
                .map(at -> TEXTS.both(
                        "listed-again", TIME.format(at.atZone(owner(earlier).zone()))))
                .orElse("");
        return new Precedent(
                title(earlier) + " " + again,
                owner(earlier).name(),
                earlier.state() == ReleaseState.RELEASED,
                earlier.note(),
                earlier.decidedAt());
    }

    private Operation operation(BlacklistEvent event) {
        String whose = TEXTS.both(event.accountId() == BlacklistEntry.PLATFORM ? "owner.platform" : "owner.account");
        String sign = shownSign(event.signName()) + beneficiary(event.releasedFor());
        return new Operation(
                event.at(),
                ActorNames.shown(event.actor(), accounts),
                TEXTS.both("event." + event.action()) + " · " + TEXTS.both("list." + event.kind()),
                whose + sign + (event.reason().isEmpty() ? "" : " · " + event.reason()));
    }

    private String beneficiary(@Nullable Long accountId) {
        return accountId == null
                ? ""
                : " → " + accounts.find(accountId).map(Account::name).orElse("");
    }

    private static String shownSign(@Nullable String signName) {
        return signName == null ? "" : SignedTexts.bracketed(signName);
    }
}
