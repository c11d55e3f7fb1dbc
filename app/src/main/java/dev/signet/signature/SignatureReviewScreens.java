package dev.signet.signature;

import dev.signet.account.Accounts;
import dev.signet.application.RegistrationScreens;
import dev.signet.application.ReviewScreen.Choice;
import dev.signet.application.ReviewScreen.Fact;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.rules.content.SignedTexts;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.SignatureClaim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts on one screen what a reviewer of a signature needs. */
@Component
class SignatureReviewScreens extends RegistrationScreens<Signature, SignatureFacts> {

    private static final Wording TEXTS = Wording.of("signature");
    private static final int COMPARED = 2_000;

    SignatureReviewScreens(SignatureStore store, Accounts accounts) {
        super(TEXTS, store, accounts, COMPARED);
    }

    @Override
    protected String title(Signature signature) {
        return titleOf(signature);
    }

    static String titleOf(Signature signature) {
        return SignedTexts.bracketed(signature.name());
    }

    @Override
    protected List<Fact> stated(Signature signature, SignatureFacts facts) {
        SignatureClaim claim = facts.claim();
        List<Fact> stated = new ArrayList<>();
        stated.add(fact("name", signature.name()));
        stated.add(fact("scenario", TEXTS.both("scenario." + claim.scenario())));
        if (signature.usableRevision().isPresent()) {
            stated.add(fact("conversion", TEXTS.both("conversion.note")));
        }
        stated.add(fact("source", TEXTS.both("source." + claim.source())));
        if (claim.sourceContent() != null) {
            stated.add(fact("sourceContent", claim.sourceContent()));
        }
        stated.addAll(SignatureFacts.FILLABLE.stated(claim, facts.unstated()));
        stated.add(fact("remark", claim.remark()));
        return stated;
    }

    @Override
    protected boolean alike(Signature signature, String name) {
        return SimilarNames.alike(signature.name(), name);
    }

    @Override
    protected String shown(String name) {
        return SignedTexts.bracketed(name);
    }

    @Override
    protected String evidenceKey(EvidenceFile file) {
        return "evidence." + file.kind();
    }

    @Override
    protected List<MissingFact> missing(SignatureFacts facts) {
        return missingOf(facts);
    }

    static List<MissingFact> missingOf(SignatureFacts facts) {
        List<MissingFact> missing = new ArrayList<>(SignatureFacts.FILLABLE.missing(facts.claim(), facts.unstated()));
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
                SignatureFlow.EVIDENCE + file.id(),
                TEXTS.zh("fact.evidence", file.fileName()),
                TEXTS.en("fact.evidence", file.fileName()),
                kinds,
                file.kind().name());
    }

    @Override
    protected String preview(Signature signature, SignatureFacts facts) {
        return SignedTexts.bracketed(signature.name())
                + TEXTS.zh("preview." + facts.claim().scenario());
    }
}
