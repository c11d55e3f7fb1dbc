package dev.signet.logexport;

import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewSubject;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.processes.logexport.LogExportApprovalProcess;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers for exports while officers decide about them. */
@Component
@Order(4)
class LogExportReviewSubject implements ReviewSubject {

    private static final Wording TEXTS = Wording.of("logexport");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            LogExports.KIND,
            LogExportApprovalProcess.KEY,
            LogExportApprovalProcess.SUBJECT_ID,
            LogExportApprovalProcess.CANDIDATE_GROUP,
            "log-exports",
            TEXTS);

    private final LogExportStore store;
    private final LogExportReviewScreens screens;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    LogExportReviewSubject(
            LogExportStore store, LogExportReviewScreens screens, AuditTrail audit, ApplicationEventPublisher events) {
        this.store = store;
        this.screens = screens;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public ReviewedKind reviewed() {
        return REVIEWED;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return store.find(id)
                .map(export -> export.state() == LogExportState.UNDER_REVIEW ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public List<Long> waiting() {
        return store.inState(LogExportState.UNDER_REVIEW);
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        return LogExports.review(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screens.of(found(id));
    }

    private LogExport found(long id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("no export " + id));
    }

    @Override
    public String title(long id) {
        return LogExportReviewScreens.title(id);
    }

    /** The application says everything there is to know. */
    @Override
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        throw TEXTS.refusal("isv.INVALID_PARAMETERS", "nothing-to-fill-in");
    }

    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        LogExportState state = decision.approved() ? LogExportState.PREPARING : LogExportState.REJECTED;
        if (!store.decide(id, state, decision.reason(), decision.reasonEn(), decision.decidedAt())) {
            throw new Refusal(
                    "OperationDenied.LogExport", TEXTS.zh("decided-already", id), TEXTS.en("decided-already", id));
        }
        audit.record(
                decision.decider(),
                decision.approved() ? "log-export.approved" : "log-export.rejected",
                LogExports.KIND,
                Long.toString(id),
                Map.of(
                        "reviewers", decision.reviewers(),
                        "reasonCodes", decision.reasonCodes(),
                        "comment", decision.comment()));
        if (decision.approved()) {
            events.publishEvent(new LogExportApproved(id));
        }
    }
}
