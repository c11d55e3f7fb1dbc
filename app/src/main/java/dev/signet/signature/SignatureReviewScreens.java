package dev.signet.signature;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.AccountRecord;
import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.ReviewScreen.EvidenceItem;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewScreen.Operation;
import dev.signet.application.ReviewScreen.Precedent;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts on one screen what a reviewer of a signature needs. */
@Component
class SignatureReviewScreens {

    private static final Wording TEXTS = Wording.of("signature");
    private static final int COMPARED = 2_000;
    private static final int SHOWN = 10;
    private static final int RECENT = 5;

    private final SignatureStore store;
    private final Accounts accounts;

    SignatureReviewScreens(SignatureStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    ReviewScreen of(Signature signature) {
        SignatureRevision revision = signature.rows().get(0);
        SignatureFacts facts = revision.facts();
        return new ReviewScreen(
                title(signature),
                stated(signature, facts),
                facts.evidence().stream().map(SignatureReviewScreens::item).toList(),
                revision.findings(),
                account(signature.accountId()),
                similar(signature),
                history(signature),
                missing(facts),
                preview(signature.name(), facts.scenario()));
    }

    static String title(Signature signature) {
        return SignedTexts.bracketed(signature.name());
    }

    private static List<Fact> stated(Signature signature, SignatureFacts facts) {
        List<Fact> stated = new ArrayList<>();
        stated.add(fact("name", signature.name()));
        stated.add(fact("scenario", TEXTS.both("scenario." + facts.scenario())));
        if (signature.usableRevision().isPresent()) {
            stated.add(fact("conversion", TEXTS.both("conversion.note")));
        }
        stated.add(fact("source", TEXTS.both("source." + facts.source())));
        add(stated, "sourceContent", facts.sourceContent());
        for (FillableFact fillable : FillableFact.values()) {
            if (!facts.unstated().contains(fillable.key())) {
                addKnown(stated, fillable.key(), fillable.text(facts));
            }
        }
        stated.add(fact("remark", facts.remark()));
        return stated;
    }

    private static void add(List<Fact> stated, String key, @Nullable String value) {
        if (value != null) {
            stated.add(fact(key, value));
        }
    }

    private static void addKnown(List<Fact> stated, String key, String value) {
        switch (value) {
            case "" -> {}
            case "true" -> stated.add(fact(key, TEXTS.both("yes")));
            case "false" -> stated.add(fact(key, TEXTS.both("no")));
            default -> stated.add(fact(key, value));
        }
    }

    private static Fact fact(String key, String value) {
        return new Fact(TEXTS.zh("fact." + key), TEXTS.en("fact." + key), value);
    }

    private static EvidenceItem item(EvidenceFile file) {
        return EvidenceItem.of(file, TEXTS, "evidence." + file.kind());
    }

    private AccountRecord account(long accountId) {
        Account account =
                accounts.find(accountId).orElseThrow(() -> new IllegalStateException("no account " + accountId));
        return AccountRecord.of(
                account,
                store.countDecided(accountId, SignatureState.APPROVED),
                store.countDecided(accountId, SignatureState.REJECTED),
                store.decidedOf(accountId, RECENT).stream().map(this::precedent).toList());
    }

    private List<Precedent> similar(Signature signature) {
        return store.decidedNames(signature.id(), COMPARED).stream()
                .filter(decided -> SimilarNames.alike(signature.name(), decided.name()))
                .limit(SHOWN)
                .map(this::precedent)
                .toList();
    }

    private Precedent precedent(SignatureStore.DecidedName decided) {
        return new Precedent(
                SignedTexts.bracketed(decided.name()),
                accounts.find(decided.accountId()).map(Account::name).orElse(""),
                decided.approved(),
                decided.reason(),
                decided.decidedAt());
    }

    private List<Operation> history(Signature signature) {
        return store.records(signature.id()).stream()
                .map(record -> Operation.of(record, TEXTS))
                .toList();
    }

    static List<MissingFact> missing(SignatureFacts facts) {
        List<MissingFact> missing = new ArrayList<>();
        for (FillableFact fact : FillableFact.values()) {
            if (facts.unstated().contains(fact.key())) {
                missing.add(fact.ask(facts));
            }
        }
        if (!facts.evidenceKindsKnown()) {
            facts.evidence().forEach(file -> missing.add(kindOf(file)));
        }
        return missing;
    }

    private static MissingFact kindOf(EvidenceFile file) {
        List<Choice> kinds = Arrays.stream(EvidenceKind.values())
                .map(kind -> new Choice(kind.name(), TEXTS.zh("evidence." + kind), TEXTS.en("evidence." + kind)))
                .toList();
        return new MissingFact(
                SignatureReviewSubject.EVIDENCE + file.id(),
                TEXTS.zh("fact.evidence", file.fileName()),
                TEXTS.en("fact.evidence", file.fileName()),
                kinds,
                file.kind().name());
    }

    private static String preview(String name, Scenario scenario) {
        return SignedTexts.bracketed(name) + TEXTS.zh("preview." + scenario);
    }
}
