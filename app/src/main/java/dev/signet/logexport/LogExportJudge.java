package dev.signet.logexport;

import dev.signet.application.ApplicationFlow;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.LogExportApplication;
import dev.signet.rules.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lays an application, with what its requester asked for in the day before it, before the active rulebook. */
@Component
class LogExportJudge {

    private static final Duration DAY = Duration.ofDays(1);

    private final LogExportStore store;
    private final ActiveRulebook rulebook;

    LogExportJudge(LogExportStore store, ActiveRulebook rulebook) {
        this.store = store;
        this.rulebook = rulebook;
    }

    /**
     * The verdict on an application that no norm refuses.
     *
     * @throws dev.signet.platform.Refusal with all findings otherwise
     */
    Verdict acceptable(Requester requester, LogExportForm form, long matched, Instant at) {
        LogExportStore.Recent recent = store.asked(requester, at.minus(DAY), Long.MAX_VALUE);
        return ApplicationFlow.judge(
                rulebook.current(),
                new LogExportApplication(
                        requester.kind(),
                        form.purpose(),
                        form.recipient(),
                        form.format(),
                        form.masked(),
                        form.filter().days(),
                        matched,
                        recent.rows(),
                        recent.exports()));
    }

    /** The verdict now, refusing or not, on an export that waits for an officer: what was asked for since is no matter of it. */
    Verdict again(LogExport export) {
        LogExportStore.Recent recent =
                store.asked(export.requester(), export.requestedAt().minus(DAY), export.id());
        return rulebook.current()
                .judge(new LogExportApplication(
                        export.requester().kind(),
                        export.purpose(),
                        export.recipient(),
                        export.format(),
                        export.masked(),
                        export.filter().days(),
                        export.matched(),
                        recent.rows(),
                        recent.exports()));
    }
}
