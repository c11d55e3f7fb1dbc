package dev.signet.template;

import dev.signet.application.Reinstatement;
import dev.signet.platform.Wording;
import org.springframework.stereotype.Component;

/** That a suspended template comes back into use. */
@Component
public class TemplateReinstatement extends Reinstatement<String, Template> {

    public static final String ACTION = "ReinstateTemplate";

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;

    TemplateReinstatement(TemplateSupervision supervision, TemplateStore store) {
        super(ACTION, TemplateFlow.KIND, TEXTS, supervision);
        this.store = store;
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
