package dev.signet.template;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TemplateSupervisionService implements TemplateSupervision {

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Clock clock;

    TemplateSupervisionService(TemplateStore store, AuditTrail audit, FactsVersions versions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void suspend(String code, String officer, String reason) {
        Template template = locked(code);
        template.suspend(officer, reason, now());
        saved(template, officer, "template.suspended", reason);
    }

    @Override
    @Transactional
    public void reinstate(String code, String officer, String reason) {
        Template template = locked(code);
        template.reinstate(officer, reason, now());
        saved(template, officer, "template.reinstated", reason);
    }

    private void saved(Template template, String officer, String action, String reason) {
        store.save(template);
        audit.record(
                officer,
                action,
                TemplateRegistrationService.KIND,
                Long.toString(template.id()),
                Map.of("code", template.code(), "reason", reason));
        versions.raise(template.accountId());
    }

    private Template locked(String code) {
        return store.lockByCode(code)
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
