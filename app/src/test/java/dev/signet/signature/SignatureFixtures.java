package dev.signet.signature;

import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/** Signatures in every state, reached the way an account reaches them. */
final class SignatureFixtures {

    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final String KEY = "test-key";
    static final String NAME = "云帆科技";

    private static long nextOrder = 100;

    private SignatureFixtures() {}

    static SignatureForm form(Scenario scenario) {
        return SignatureForm.of(NAME, scenario, SignatureSource.COMPANY)
                .remark("登录")
                .build();
    }

    static SignatureRevision revision(Scenario scenario) {
        return SignatureRevision.submitted(
                nextOrder++,
                SignatureFacts.of(form(scenario), List.of()),
                scenario == Scenario.GENERAL,
                new Verdict(List.of(new Finding("SG-05", Severity.HUMAN, "需人工", "a person", NAME)), false, "1-abc"),
                NOW);
    }

    static Signature underReview(Scenario scenario) {
        return Signature.applied(7, 1, NAME, revision(scenario), KEY);
    }

    static Signature approved(Scenario scenario) {
        Signature signature = underReview(scenario);
        signature.approve("reviewer", "", "", "", NOW);
        return signature;
    }

    static Signature rejected(Scenario scenario) {
        Signature signature = underReview(scenario);
        signature.reject("reviewer", "请补充授权书", "add the letter", NOW);
        return signature;
    }

    static Signature withdrawn(Scenario scenario) {
        Signature signature = underReview(scenario);
        signature.withdraw(KEY, NOW);
        return signature;
    }

    static Signature cancelled() {
        Signature signature = approved(Scenario.GENERAL);
        signature.delete(KEY, NOW);
        return signature;
    }

    static Signature suspended(Scenario scenario) {
        Signature signature = approved(scenario);
        signature.suspend("officer", "投诉", NOW);
        return signature;
    }

    /** An approved verification signature that asked to become general. */
    static Signature converting() {
        Signature signature = approved(Scenario.VERIFICATION);
        signature.resubmit(form(Scenario.GENERAL), revision(Scenario.GENERAL), KEY);
        return signature;
    }

    static Signature conversionRejected() {
        Signature signature = converting();
        signature.reject("reviewer", "未上线", "not online", NOW);
        return signature;
    }

    static Signature conversionWithdrawn() {
        Signature signature = converting();
        signature.withdraw(KEY, NOW);
        return signature;
    }

    static Signature platformTest() {
        SignatureRevision revision = revision(Scenario.GENERAL).decided(SignatureState.APPROVED, "", "", NOW);
        return new Signature(1, 0, "Signet测试专用", true, NOW, revision, null, null, null);
    }
}
