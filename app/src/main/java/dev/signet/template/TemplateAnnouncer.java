package dev.signet.template;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells other domains, in the deciding transaction, how an application ended. */
@Component
class TemplateAnnouncer {

    private final ApplicationEventPublisher events;

    TemplateAnnouncer(ApplicationEventPublisher events) {
        this.events = events;
    }

    void decided(Template template) {
        TemplateRevision revision = template.revision();
        events.publishEvent(new TemplateReviewed(
                template.accountId(),
                template.id(),
                template.code(),
                revision.facts().name(),
                revision.facts().content(),
                revision.facts().kind(),
                revision.orderId(),
                revision.state() == TemplateState.APPROVED,
                revision.reason(),
                revision.facts().remark(),
                revision.submittedAt(),
                revision.decidedAt() == null ? revision.submittedAt() : revision.decidedAt()));
    }
}
