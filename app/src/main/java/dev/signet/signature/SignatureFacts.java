package dev.signet.signature;

import dev.signet.account.Account;
import dev.signet.application.FillableFact;
import dev.signet.application.FillableFacts;
import dev.signet.application.FormLimits;
import dev.signet.application.Stated;
import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.ExistingSignature;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.fact.SignatureSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant stated about a signature, and what a reviewer found out later; null is unknown.
 *
 * @param evidenceCarried whether the door could carry files at all
 * @param evidenceKindsKnown whether it could say what each file shows
 * @param unstated names of the facts that the door could not carry, and that a reviewer may therefore fill in
 */
record SignatureFacts(
        SignatureClaim claim,
        boolean evidenceCarried,
        boolean evidenceKindsKnown,
        List<EvidenceFile> evidence,
        Set<String> unstated)
        implements Stated {

    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String ANSWERS = "choice.YES_OR_NO.";
    private static final Set<SignatureSource> NAMED = EnumSet.complementOf(EnumSet.of(SignatureSource.COMPANY));

    static final FillableFacts<SignatureClaim> FILLABLE = new FillableFacts<>(
            SignatureClaim.class,
            SignatureForm.LIMITS,
            List.of(
                    yesOrNo("thirdParty", EnumSet.allOf(SignatureSource.class)),
                    text("rightHolder", FormLimits.SHORT, EnumSet.allOf(SignatureSource.class)),
                    yesOrNo("publicBody", EnumSet.allOf(SignatureSource.class)),
                    text("landline", SignatureForm.LANDLINE, EnumSet.allOf(SignatureSource.class)),
                    // A company is the account itself or the right holder: both have their names already (SG-10).
                    text("sourceName", FormLimits.SHORT, NAMED),
                    yesOrNo("sourceOwned", NAMED),
                    text("domain", FormLimits.SHORT, EnumSet.of(SignatureSource.WEBSITE)),
                    yesOrNo("icpFiled", EnumSet.of(SignatureSource.WEBSITE)),
                    yesOrNo(
                            "online",
                            EnumSet.of(
                                    SignatureSource.WEBSITE, SignatureSource.APP, SignatureSource.OFFICIAL_ACCOUNT))));

    private static FillableFact<SignatureClaim> yesOrNo(String name, Set<SignatureSource> sources) {
        return FillableFact.oneOf(name, YES_OR_NO, ANSWERS, claim -> sources.contains(claim.source()));
    }

    private static FillableFact<SignatureClaim> text(String name, int most, Set<SignatureSource> sources) {
        return FillableFact.text(name, most, claim -> sources.contains(claim.source()));
    }

    SignatureFacts {
        evidence = List.copyOf(evidence);
        unstated = Set.copyOf(unstated);
    }

    /** The facts of a form with the files that were stored for it. */
    static SignatureFacts of(SignatureForm form, List<EvidenceFile> evidence) {
        SignatureClaim claim = form.claim().withSource(sourceName(form.claim()), domain(form.claim()));
        return new SignatureFacts(
                claim, form.evidence() != null, form.evidenceKindsKnown(), evidence, FILLABLE.unknownIn(claim));
    }

    /** A website's address names its domain where the door has no field of its own for it. */
    private static @Nullable String domain(SignatureClaim claim) {
        if (claim.domain() != null || claim.source() != SignatureSource.WEBSITE) {
            return claim.domain();
        }
        return claim.sourceContent() == null ? null : WebAddress.host(claim.sourceContent());
    }

    /** An account or shop that is given by name instead of a link. */
    private static @Nullable String sourceName(SignatureClaim claim) {
        boolean named = claim.source() == SignatureSource.OFFICIAL_ACCOUNT
                || claim.source() == SignatureSource.SHOP
                || claim.source() == SignatureSource.TRADEMARK;
        String content = claim.sourceContent();
        if (claim.sourceName() == null
                && named
                && content != null
                && !content.isBlank()
                && !WebAddress.isLink(content)) {
            return content;
        }
        return claim.sourceName();
    }

    boolean ofPublicBody() {
        return Boolean.TRUE.equals(claim.publicBody());
    }

    SignatureFacts withEvidence(List<EvidenceFile> files, boolean carried, boolean kindsKnown) {
        return new SignatureFacts(claim, carried, kindsKnown, files, unstated);
    }

    /** @throws dev.signet.platform.Refusal for a fact that the applicant could state, or a value it cannot have */
    SignatureFacts fillIn(String name, String value) {
        return new SignatureFacts(
                FILLABLE.put(claim, unstated, name, value), evidenceCarried, evidenceKindsKnown, evidence, unstated);
    }

    /** As the norms see it. */
    SignatureApplication toApplication(
            Account account, String name, List<ExistingSignature> existing, int generalToday, LocalDate today) {
        return new SignatureApplication(
                ApplicantKind.valueOf(account.kind().name()),
                account.verifiedName(),
                name,
                claim,
                evidenceKinds(),
                List.of(),
                null,
                existing,
                generalToday,
                today);
    }

    private @Nullable Set<EvidenceKind> evidenceKinds() {
        return evidenceCarried
                ? evidence.stream().map(EvidenceFile::kind).collect(Collectors.toUnmodifiableSet())
                : null;
    }
}
