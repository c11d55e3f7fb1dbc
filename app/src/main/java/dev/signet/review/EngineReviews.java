package dev.signet.review;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.processes.review.ReviewVariables;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reviews as process instances. Ids travel as text: browsers lose the last digits of large numbers. */
@Service
class EngineReviews implements Reviews {

    private final RuntimeService runtime;
    private final EngineLogin login;
    private final ReviewFiles files;
    private final ReviewSubjects subjects;
    private final Accounts accounts;
    private final Clock clock;

    EngineReviews(
            RuntimeService runtime, EngineLogin login, ReviewFiles files, ReviewSubjects subjects, Accounts accounts,
            Clock clock) {
        this.runtime = runtime;
        this.login = login;
        this.files = files;
        this.subjects = subjects;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(ReviewRequest request) {
        ReviewedKind kind = ReviewedKind.of(request.kind());
        String title = subjects.of(request.kind()).title(request.id());
        String businessKey = BusinessKey.of(request.kind(), request.id());
        if (files.find(businessKey).isPresent()) {
            throw new IllegalStateException(businessKey + " is under review already");
        }
        files.create(request);
        login.asSystem(() -> runtime.startProcessInstanceByKey(
                kind.processKey(),
                businessKey,
                Map.of(
                        ReviewVariables.ACCOUNT_ID, Long.toString(request.accountId()),
                        ReviewVariables.ACCOUNT_NAME, accounts.find(request.accountId()).map(Account::name).orElse(""),
                        kind.subjectVariable(), Long.toString(request.id()),
                        ReviewVariables.SUBJECT_TITLE, title,
                        ReviewVariables.HIGH_RISK, request.highRisk(),
                        ReviewVariables.REVIEW_CLASS, request.reviewClass())));
    }

    @Override
    public Optional<OpenReview> open(String kind, long id) {
        return files.find(BusinessKey.of(kind, id)).map(this::asOpen);
    }

    private OpenReview asOpen(ReviewFile file) {
        Instant dueAt = Objects.requireNonNullElse(file.dueAt(), file.submittedAt());
        return new OpenReview(
                file.kind(), file.subjectId(), file.submittedAt(), dueAt, clock.instant().isAfter(dueAt));
    }
}
