package dev.signet.review.process;

import dev.signet.application.ReviewRequest;
import dev.signet.application.Reviews;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reviews as process instances, each with its file. */
@Service
class EngineReviews implements Reviews {

    private final ReviewProcesses processes;
    private final ReviewFiles files;
    private final Clock clock;

    EngineReviews(ReviewProcesses processes, ReviewFiles files, Clock clock) {
        this.processes = processes;
        this.files = files;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(ReviewRequest request) {
        String businessKey = BusinessKey.of(request.kind(), request.id());
        if (files.find(businessKey).isPresent()) {
            throw new IllegalStateException(businessKey + " is under review already");
        }
        files.create(request);
        processes.begin(files.get(businessKey));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String kind, long id) {
        processes.holdTasks(BusinessKey.of(kind, id));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String kind, long id) {
        ReviewFile file = files.get(BusinessKey.of(kind, id));
        files.withdraw(file.businessKey());
        processes.end(file);
    }

    @Override
    public Optional<OpenReview> open(String kind, long id) {
        return files.find(BusinessKey.of(kind, id)).map(this::asOpen);
    }

    private OpenReview asOpen(ReviewFile file) {
        Instant dueAt = Objects.requireNonNullElse(file.dueAt(), file.submittedAt());
        return new OpenReview(
                file.kind(),
                file.subjectId(),
                file.submittedAt(),
                dueAt,
                clock.instant().isAfter(dueAt));
    }
}
