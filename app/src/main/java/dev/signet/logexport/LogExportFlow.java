package dev.signet.logexport;

import dev.signet.application.ApplicationFlow;
import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewedKind;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.processes.logexport.LogExportApprovalProcess;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The flow of applications for exports; what was approved is produced in the background. */
@Component
@Order(4)
class LogExportFlow extends ApplicationFlow<LogExport> {

    /** The file of this export may be produced now. */
    record Approved(long id) {}

    static final String KIND = LogExportApprovalProcess.KIND;

    private static final String DENIED = "OperationDenied.LogExport";
    private static final Wording TEXTS = Wording.of("logexport");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            KIND,
            LogExportApprovalProcess.KEY,
            LogExportApprovalProcess.SUBJECT_ID,
            LogExportApprovalProcess.CANDIDATE_GROUP,
            "log-exports",
            TEXTS);

    private final LogExportStore store;
    private final LogExportJudge judge;
    private final LogExportReviewScreens screens;
    private final ApplicationEventPublisher events;

    LogExportFlow(
            LogExportStore store,
            LogExportJudge judge,
            LogExportReviewScreens screens,
            ActiveRulebook rulebook,
            Reviews reviews,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        super(REVIEWED, store, rulebook, reviews, audit);
        this.store = store;
        this.judge = judge;
        this.screens = screens;
        this.events = events;
    }

    @Override
    protected void enter(LogExport export, boolean approved) {
        store.insert(export);
    }

    @Override
    protected Verdict verdict(LogExport export) {
        return judge.again(export);
    }

    @Override
    protected @Nullable String applicant(LogExport export) {
        return export.requester().officer() ? export.requester().name() : null;
    }

    @Override
    protected ReviewScreen screen(LogExport export) {
        return screens.of(export);
    }

    @Override
    protected String title(LogExport export) {
        return LogExportReviewScreens.title(export.id());
    }

    /** The application says everything there is to know. */
    @Override
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        throw TEXTS.refusal("isv.INVALID_PARAMETERS", "nothing-to-fill-in");
    }

    @Override
    protected Map<String, ?> settle(LogExport export, Verdict verdict, ReviewDecision decision, Instant at) {
        LogExportState state = decision.approved() ? LogExportState.PREPARING : LogExportState.REJECTED;
        if (!store.decide(export.id(), state, decision.reason(), decision.reasonEn(), at)) {
            throw TEXTS.refusal(DENIED, "decided-already", export.id());
        }
        return Map.of();
    }

    @Override
    protected String action(boolean approved) {
        return approved ? "log-export.approved" : "log-export.rejected";
    }

    @Override
    protected void tell(LogExport export, boolean approved) {
        if (approved) {
            events.publishEvent(new Approved(export.id()));
        }
    }
}
