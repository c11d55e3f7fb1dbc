package dev.signet.template;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.AccountRecord;
import dev.signet.application.ReviewScreen.EvidenceItem;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewScreen.Operation;
import dev.signet.application.ReviewScreen.Precedent;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts on one screen what a reviewer of a template needs. */
@Component
class TemplateReviewScreens {

    private static final Wording TEXTS = Wording.of("template");
    private static final int COMPARED = 1_000;
    private static final int SHOWN = 10;
    private static final int RECENT = 5;

    private final TemplateStore store;
    private final Accounts accounts;
    private final TemplatePreviews previews;
    private final VariableAttributes attributes;
    private final ActiveRulebook rulebook;

    TemplateReviewScreens(
            TemplateStore store,
            Accounts accounts,
            TemplatePreviews previews,
            VariableAttributes attributes,
            ActiveRulebook rulebook) {
        this.store = store;
        this.accounts = accounts;
        this.previews = previews;
        this.attributes = attributes;
        this.rulebook = rulebook;
    }

    ReviewScreen of(Template template) {
        TemplateRevision revision = template.revision();
        TemplateFacts facts = revision.facts();
        return new ReviewScreen(
                title(template),
                stated(facts),
                facts.evidence().stream().map(TemplateReviewScreens::item).toList(),
                revision.findings(),
                account(template.accountId()),
                similar(template),
                history(template),
                missing(facts),
                previews.of(template.accountId(), facts).text());
    }

    static String title(Template template) {
        return template.revision().facts().name() + " (" + template.code() + ")";
    }

    private static List<Fact> stated(TemplateFacts facts) {
        List<Fact> stated = new ArrayList<>();
        stated.add(fact("kind", TEXTS.both("kind." + facts.kind())));
        stated.add(fact("name", facts.name()));
        stated.add(fact("content", facts.content()));
        Map<String, String> attributes = facts.variableAttributes();
        if (attributes != null && !facts.unstated().contains(TemplateReviewSubject.ATTRIBUTES)) {
            facts.variables()
                    .forEach(variable -> stated.add(new Fact(
                            TEXTS.zh("fact.attribute", variable),
                            TEXTS.en("fact.attribute", variable),
                            attributes.getOrDefault(variable, ""))));
        }
        for (FillableFact fillable : FillableFact.values()) {
            String value = fillable.shown(facts);
            if (!facts.unstated().contains(fillable.key()) && !value.isEmpty()) {
                stated.add(fact(fillable.key(), value));
            }
        }
        if (facts.sceneContent() != null) {
            stated.add(fact("sceneContent", facts.sceneContent()));
        }
        stated.add(fact("remark", facts.remark()));
        return stated;
    }

    private static Fact fact(String key, String value) {
        return new Fact(TEXTS.zh("fact." + key), TEXTS.en("fact." + key), value);
    }

    private static EvidenceItem item(EvidenceFile file) {
        String key = file.kind() == EvidenceKind.UNCLASSIFIED ? "evidence.UNCLASSIFIED" : "evidence.PROOF";
        return EvidenceItem.of(file, TEXTS, key);
    }

    private AccountRecord account(long accountId) {
        Account account =
                accounts.find(accountId).orElseThrow(() -> new IllegalStateException("no account " + accountId));
        return AccountRecord.of(
                account,
                store.countDecided(accountId, TemplateState.APPROVED),
                store.countDecided(accountId, TemplateState.REJECTED),
                store.decidedOf(accountId, RECENT).stream().map(this::precedent).toList());
    }

    private List<Precedent> similar(Template template) {
        String content = template.revision().facts().content();
        int percent = rulebook.current().policies().number("template.similar.percent");
        return store.decidedTexts(template.id(), COMPARED).stream()
                .filter(decided -> SimilarTexts.alike(content, decided.content(), percent))
                .limit(SHOWN)
                .map(this::precedent)
                .toList();
    }

    private Precedent precedent(TemplateStore.DecidedText decided) {
        return new Precedent(
                decided.content(),
                accounts.find(decided.accountId()).map(Account::name).orElse(""),
                decided.approved(),
                decided.reason(),
                decided.decidedAt());
    }

    private List<Operation> history(Template template) {
        return store.records(template.id()).stream()
                .map(record -> Operation.of(record, TEXTS))
                .toList();
    }

    List<MissingFact> missing(TemplateFacts facts) {
        List<MissingFact> missing = new ArrayList<>();
        if (facts.unstated().contains(TemplateReviewSubject.ATTRIBUTES)) {
            facts.variables().forEach(variable -> missing.add(attributeOf(facts, variable)));
        }
        for (FillableFact fact : FillableFact.values()) {
            if (facts.unstated().contains(fact.key())) {
                missing.add(fact.ask(facts));
            }
        }
        return missing;
    }

    private MissingFact attributeOf(TemplateFacts facts, String variable) {
        Map<String, String> known = facts.variableAttributes();
        return new MissingFact(
                TemplateReviewSubject.ATTRIBUTE + variable,
                TEXTS.zh("fact.attribute", variable),
                TEXTS.en("fact.attribute", variable),
                attributes.choices(facts.kind()),
                known == null ? "" : known.getOrDefault(variable, ""));
    }
}
