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
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
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
        Scenario scenario,
        SignatureSource source,
        @Nullable String sourceContent,
        @Nullable String sourceName,
        @Nullable Boolean sourceOwned,
        @Nullable Boolean thirdParty,
        @Nullable String rightHolder,
        @Nullable Boolean publicBody,
        @Nullable String landline,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean online,
        boolean evidenceCarried,
        boolean evidenceKindsKnown,
        List<EvidenceFile> evidence,
        String remark,
        Set<String> unstated)
        implements Stated {

    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String ANSWERS = "choice.YES_OR_NO.";

    static final FillableFacts<SignatureFacts> FILLABLE = new FillableFacts<>(
            SignatureFacts.class,
            SignatureForm.LIMITS,
            List.of(
                    yesOrNo("thirdParty", EnumSet.allOf(SignatureSource.class)),
                    text("rightHolder", FormLimits.SHORT, EnumSet.allOf(SignatureSource.class)),
                    yesOrNo("publicBody", EnumSet.allOf(SignatureSource.class)),
                    text("landline", SignatureForm.LANDLINE, EnumSet.allOf(SignatureSource.class)),
                    text("sourceName", FormLimits.SHORT, EnumSet.allOf(SignatureSource.class)),
                    yesOrNo("sourceOwned", EnumSet.complementOf(EnumSet.of(SignatureSource.COMPANY))),
                    text("domain", FormLimits.SHORT, EnumSet.of(SignatureSource.WEBSITE)),
                    yesOrNo("icpFiled", EnumSet.of(SignatureSource.WEBSITE)),
                    yesOrNo(
                            "online",
                            EnumSet.of(
                                    SignatureSource.WEBSITE, SignatureSource.APP, SignatureSource.OFFICIAL_ACCOUNT))));

    private static FillableFact<SignatureFacts> yesOrNo(String name, Set<SignatureSource> sources) {
        return FillableFact.oneOf(name, YES_OR_NO, ANSWERS, facts -> sources.contains(facts.source()));
    }

    private static FillableFact<SignatureFacts> text(String name, int most, Set<SignatureSource> sources) {
        return FillableFact.text(name, most, facts -> sources.contains(facts.source()));
    }

    SignatureFacts {
        evidence = List.copyOf(evidence);
        unstated = Set.copyOf(unstated);
    }

    /** The facts of a form with the files that were stored for it. */
    static SignatureFacts of(SignatureForm form, List<EvidenceFile> evidence) {
        SignatureFacts stated = new SignatureFacts(
                form.scenario(),
                form.source(),
                form.sourceContent(),
                sourceName(form),
                form.sourceOwned(),
                form.thirdParty(),
                form.rightHolder(),
                form.publicBody(),
                form.landline(),
                domain(form),
                form.icpFiled(),
                form.online(),
                form.evidence() != null,
                form.evidenceKindsKnown(),
                evidence,
                form.remark(),
                Set.of());
        return stated.withUnstated(FILLABLE.unknownIn(stated));
    }

    /** A website's address names its domain where the door has no field of its own for it. */
    private static @Nullable String domain(SignatureForm form) {
        if (form.domain() != null || form.source() != SignatureSource.WEBSITE) {
            return form.domain();
        }
        return form.sourceContent() == null ? null : WebAddress.host(form.sourceContent());
    }

    /** An account or shop that is given by name instead of a link. */
    private static @Nullable String sourceName(SignatureForm form) {
        boolean named = form.source() == SignatureSource.OFFICIAL_ACCOUNT
                || form.source() == SignatureSource.SHOP
                || form.source() == SignatureSource.TRADEMARK;
        String content = form.sourceContent();
        if (form.sourceName() == null
                && named
                && content != null
                && !content.isBlank()
                && !WebAddress.isLink(content)) {
            return content;
        }
        return form.sourceName();
    }

    boolean ofPublicBody() {
        return Boolean.TRUE.equals(publicBody);
    }

    SignatureFacts withEvidence(List<EvidenceFile> files, boolean carried, boolean kindsKnown) {
        return new SignatureFacts(
                scenario,
                source,
                sourceContent,
                sourceName,
                sourceOwned,
                thirdParty,
                rightHolder,
                publicBody,
                landline,
                domain,
                icpFiled,
                online,
                carried,
                kindsKnown,
                files,
                remark,
                unstated);
    }

    private SignatureFacts withUnstated(Set<String> names) {
        return new SignatureFacts(
                scenario,
                source,
                sourceContent,
                sourceName,
                sourceOwned,
                thirdParty,
                rightHolder,
                publicBody,
                landline,
                domain,
                icpFiled,
                online,
                evidenceCarried,
                evidenceKindsKnown,
                evidence,
                remark,
                names);
    }

    /** As the norms see it. */
    SignatureApplication toApplication(
            Account account, String name, List<ExistingSignature> existing, int generalToday, LocalDate today) {
        return SignatureApplication.of(
                        ApplicantKind.valueOf(account.kind().name()), account.verifiedName(), name, scenario, source)
                .thirdParty(thirdParty)
                .rightHolder(rightHolder)
                .publicBody(publicBody)
                .evidence(evidenceKinds())
                .domain(domain)
                .icpFiled(icpFiled)
                .online(online)
                .landline(landline)
                .sourceName(sourceName)
                .sourceOwned(sourceOwned)
                .remark(remark)
                .existing(existing)
                .generalAppliedToday(generalToday)
                .today(today)
                .build();
    }

    private @Nullable Set<EvidenceKind> evidenceKinds() {
        return evidenceCarried
                ? evidence.stream().map(EvidenceFile::kind).collect(Collectors.toUnmodifiableSet())
                : null;
    }
}
