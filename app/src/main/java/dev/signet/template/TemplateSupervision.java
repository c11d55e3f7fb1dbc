package dev.signet.template;

import dev.signet.application.Supervision;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What the platform's officers may do to an account's template, which they name by its code. */
@Service
public class TemplateSupervision extends Supervision<String, Template> {

    public static final String REINSTATING = "ReinstateTemplate";

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;

    TemplateSupervision(TemplateStore store, AuditTrail audit, FactsVersions versions, Clock clock) {
        super(REINSTATING, TEXTS, store, audit, versions, clock);
        this.store = store;
    }

    @Override
    protected Template locked(String code) {
        return store.lockByCode(code)
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
    }

    @Override
    protected Standing standing(String code) {
        return store.findByCode(code)
                .map(template -> new Standing(
                        template.accountId(),
                        template.revision().facts().claim().name(),
                        template.suspension()))
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
    }

    @Override
    protected String read(String subjectId) {
        return subjectId;
    }
}
