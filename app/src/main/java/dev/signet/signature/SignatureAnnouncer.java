package dev.signet.signature;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other domains, in the deciding transaction, how an application ended. */
@Component
class SignatureAnnouncer {

    private final ApplicationEventPublisher events;

    SignatureAnnouncer(ApplicationEventPublisher events) {
        this.events = events;
    }

    void decided(Signature signature, long orderId) {
        SignatureRevision revision = signature.rows().stream()
                .filter(row -> row.orderId() == orderId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("signature has no application " + orderId));
        events.publishEvent(new SignatureReviewed(
                signature.accountId(),
                signature.id(),
                signature.name(),
                orderId,
                revision.state() == SignatureState.APPROVED,
                revision.reason(),
                revision.facts().source(),
                revision.facts().scenario(),
                revision.facts().remark(),
                revision.submittedAt(),
                revision.decidedAt() == null ? revision.submittedAt() : revision.decidedAt()));
    }
}
