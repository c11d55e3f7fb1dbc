package dev.signet.blacklist.release;

import dev.signet.application.ApplicationFlow;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.BlacklistEvent;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.ReleaseApplication;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lays an application, with what the lists say now, before the active rulebook. */
@Component
class ReleaseJudge {

    private final Blacklist blacklist;
    private final ReleaseStore store;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    ReleaseJudge(Blacklist blacklist, ReleaseStore store, ActiveRulebook rulebook, Clock clock) {
        this.blacklist = blacklist;
        this.store = store;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * The verdict on an application that no norm refuses.
     *
     * @throws dev.signet.platform.Refusal with all findings otherwise
     */
    Verdict acceptable(long accountId, RefusedRecord record, String reason, List<EvidenceKind> evidence) {
        Rulebook current = rulebook.current();
        return ApplicationFlow.judge(current, application(current, accountId, record, reason, evidence));
    }

    /** The verdict now, refusing or not, on an application that is under review. */
    Verdict again(Release release) {
        Rulebook current = rulebook.current();
        return current.judge(application(
                current,
                release.accountId(),
                release.record(),
                release.reason(),
                release.evidence().stream().map(file -> file.kind()).toList()));
    }

    /** The lists that hold the number now and stop messages like this one. */
    Set<BlacklistKind> lists(long accountId, RefusedRecord record) {
        Set<BlacklistKind> lists = EnumSet.noneOf(BlacklistKind.class);
        blacklist
                .entries(List.of(record.number()), List.of(accountId))
                .getOrDefault(record.number(), List.<BlacklistEntry>of())
                .stream()
                .filter(entry -> entry.holds(accountId, record.signName(), record.kind()))
                .forEach(entry -> lists.add(entry.kind()));
        return lists;
    }

    private ReleaseApplication application(
            Rulebook current, long accountId, RefusedRecord record, String reason, List<EvidenceKind> evidence) {
        int days = current.policies().number("release.earlier.days");
        return new ReleaseApplication(
                record.kind(),
                record.errorCode(),
                lists(accountId, record),
                reason,
                evidence,
                complaints(accountId, record.number()),
                store.releasedSince(accountId, record.number(), clock.instant().minus(Duration.ofDays(days))));
    }

    private int complaints(long accountId, long number) {
        return (int) blacklist.history(number, accountId).stream()
                .filter(event -> event.kind() == BlacklistKind.COMPLAINT)
                .filter(BlacklistEvent::lists)
                .count();
    }
}
