package dev.signet.template;

import dev.signet.account.Accounts;
import dev.signet.application.RegistrationScreens;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts on one screen what a reviewer of a template needs. */
@Component
class TemplateReviewScreens extends RegistrationScreens<Template, TemplateFacts> {

    private static final Wording TEXTS = Wording.of("template");
    private static final int COMPARED = 1_000;

    private final TemplatePreviews previews;
    private final VariableAttributes attributes;
    private final ActiveRulebook rulebook;

    TemplateReviewScreens(
            TemplateStore store,
            Accounts accounts,
            TemplatePreviews previews,
            VariableAttributes attributes,
            ActiveRulebook rulebook) {
        super(TEXTS, store, accounts, COMPARED);
        this.previews = previews;
        this.attributes = attributes;
        this.rulebook = rulebook;
    }

    @Override
    protected String title(Template template) {
        return titleOf(template);
    }

    static String titleOf(Template template) {
        return template.revision().facts().claim().name() + " (" + template.code() + ")";
    }

    @Override
    protected List<Fact> stated(Template template, TemplateFacts facts) {
        TemplateClaim claim = facts.claim();
        List<Fact> stated = new ArrayList<>();
        stated.add(fact("kind", TEXTS.both("kind." + claim.kind())));
        stated.add(fact("name", claim.name()));
        stated.add(fact("content", claim.content()));
        Map<String, String> known = claim.variableAttributes();
        if (known != null && !facts.unstated().contains(TemplateFlow.ATTRIBUTES)) {
            facts.variables()
                    .forEach(variable -> stated.add(new Fact(
                            TEXTS.zh("fact.attribute", variable),
                            TEXTS.en("fact.attribute", variable),
                            labelled(claim.kind(), known.getOrDefault(variable, "")))));
        }
        stated.addAll(TemplateFacts.FILLABLE.stated(claim, facts.unstated()));
        if (claim.sceneContent() != null) {
            stated.add(fact("sceneContent", claim.sceneContent()));
        }
        stated.add(fact("remark", claim.remark()));
        return stated;
    }

    /** What people call the attribute; its code alone where the rulebook has it no more. */
    private String labelled(TemplateKind kind, String code) {
        return attributes.choices(kind).stream()
                .filter(choice -> choice.value().equals(code))
                .map(choice -> new Bilingual(choice.labelZh(), choice.labelEn()).both())
                .findFirst()
                .orElse(code);
    }

    @Override
    protected boolean alike(Template template, String content) {
        int percent = rulebook.current().policies().number("template.similar.percent");
        return SimilarTexts.alike(template.revision().facts().claim().content(), content, percent);
    }

    @Override
    protected String shown(String content) {
        return content;
    }

    @Override
    protected String evidenceKey(EvidenceFile file) {
        return file.kind() == EvidenceKind.UNCLASSIFIED ? "evidence.UNCLASSIFIED" : "evidence.PROOF";
    }

    @Override
    protected List<MissingFact> missing(TemplateFacts facts) {
        List<MissingFact> missing = new ArrayList<>();
        if (facts.unstated().contains(TemplateFlow.ATTRIBUTES)) {
            facts.variables().forEach(variable -> missing.add(attributeOf(facts, variable)));
        }
        missing.addAll(TemplateFacts.FILLABLE.missing(facts.claim(), facts.unstated()));
        return missing;
    }

    private MissingFact attributeOf(TemplateFacts facts, String variable) {
        Map<String, String> known = facts.claim().variableAttributes();
        return new MissingFact(
                TemplateFlow.ATTRIBUTE + variable,
                TEXTS.zh("fact.attribute", variable),
                TEXTS.en("fact.attribute", variable),
                attributes.choices(facts.claim().kind()),
                known == null ? "" : known.getOrDefault(variable, ""));
    }

    @Override
    protected String preview(Template template, TemplateFacts facts) {
        return previews.of(template.accountId(), facts).text();
    }
}
