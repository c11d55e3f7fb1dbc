package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.ExistingSignature;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The verdict as a whole: all findings, in their order, and who may approve. */
class RulebookTest {

    private static final String CLOUDSAIL = "杭州云帆科技有限公司";

    private final Rulebook rulebook = ShippedRulebook.rulebook();

    private static SignatureApplication.Builder aCompany(String name) {
        return SignatureApplication.of(
                        ApplicantKind.ENTERPRISE, CLOUDSAIL, name, Scenario.GENERAL, SignatureSource.COMPANY)
                .thirdParty(false);
    }

    private static SignatureApplication.Builder aPerson(String name, SignatureSource source) {
        return SignatureApplication.of(ApplicantKind.INDIVIDUAL, "林小满", name, Scenario.GENERAL, source);
    }

    private List<String> findings(SignatureApplication.Builder application) {
        return rulebook.judge(application.build()).findings().stream()
                .map(finding -> finding.severity() + " " + finding.normId())
                .toList();
    }

    @Test
    void reportsEveryViolationRefusingOnesFirstInTheOrderOfTheIds() {
        assertThat(findings(aCompany("雲-測試").remark("长".repeat(201))))
                .containsExactly("REFUSE SG-02", "REFUSE SG-07", "REFUSE SG-08", "REFUSE SG-22", "HUMAN SG-10");
    }

    @Test
    void saysTheSameInTwoLanguagesAndNamesThePart() {
        Finding finding = rulebook.judge(aCompany("云").build()).findings().get(0);

        assertThat(finding.messageZh()).contains("2至12个字符", "1个");
        assertThat(finding.messageEn()).contains("2 to 12", "has 1");
        assertThat(finding.part()).isEqualTo("云");
    }

    @Test
    @Tag("S4.1-2")
    @Tag("S4.1-11")
    void approvesAnEnterprisesOwnNameWithoutAnyDocument() {
        Verdict verdict = rulebook.judge(aCompany("云帆科技").build());

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.autoApproved()).isTrue();
        assertThat(verdict.rulebookVersion()).isEqualTo(rulebook.version());
    }

    @Test
    @Tag("S4.1-9")
    @Tag("S4.2-9")
    @Tag("S4.3-4")
    void givesIndividualsThreeSourcesAndEnterprisesSix() {
        for (SignatureSource source : SignatureSource.values()) {
            boolean individual = Set.of(SignatureSource.COMPANY, SignatureSource.WEBSITE, SignatureSource.APP)
                    .contains(source);
            assertThat(findings(aPerson("小满记账", source)).contains("REFUSE SG-11"))
                    .isEqualTo(!individual);
            assertThat(findings(SignatureApplication.of(
                            ApplicantKind.ENTERPRISE, CLOUDSAIL, "云帆科技", Scenario.GENERAL, source)))
                    .doesNotContain("REFUSE SG-11");
        }
    }

    @Test
    @Tag("S4.1-12")
    void asksForLicenceLetterAndGeneralScenarioWhereAThirdPartyIsInvolved() {
        SignatureApplication.Builder application = SignatureApplication.of(
                        ApplicantKind.ENTERPRISE, CLOUDSAIL, "星海商贸", Scenario.VERIFICATION, SignatureSource.COMPANY)
                .thirdParty(true)
                .rightHolder("南京星海商贸有限公司");

        assertThat(findings(application.evidence(Set.of()))).contains("REFUSE SG-13", "REFUSE SG-18");
        assertThat(findings(
                        application.evidence(Set.of(EvidenceKind.BUSINESS_LICENCE, EvidenceKind.AUTHORISATION_LETTER))))
                .contains("REFUSE SG-18", "HUMAN SG-13");
    }

    @Test
    @Tag("S4.1-13")
    void asksPublicBodiesForCertificateLetterAndLandline() {
        SignatureApplication.Builder application =
                aCompany("余杭区教育局").thirdParty(true).rightHolder("余杭区教育局").publicBody(true);

        assertThat(findings(application.evidence(Set.of()).landline("")))
                .containsExactly("REFUSE SG-14", "REFUSE SG-14", "REFUSE SG-14", "HUMAN SG-14", "NOTE SO-01");
        assertThat(findings(application
                        .evidence(Set.of(EvidenceKind.ORGANISATION_CODE_CERTIFICATE, EvidenceKind.AUTHORISATION_LETTER))
                        .landline("0571-88888888")))
                .containsExactly("HUMAN SG-14", "NOTE SO-01");
    }

    @Test
    @Tag("S4.1-14")
    @Tag("S4.2-10")
    void asksAnIndividualForTheCompanysAuthorisation() {
        assertThat(findings(aPerson("蓝鲸餐饮", SignatureSource.COMPANY)
                        .rightHolder("苏州蓝鲸餐饮管理有限公司")
                        .evidence(Set.of())))
                .contains("REFUSE SG-15");
    }

    @Test
    @Tag("S4.2-11")
    @Tag("S4.3-6")
    void asksAWebsiteForItsFiledDomain() {
        assertThat(findings(aPerson("小满记账", SignatureSource.WEBSITE).domain("")))
                .contains("REFUSE SG-12");
        assertThat(findings(aPerson("小满记账", SignatureSource.WEBSITE)
                        .domain("xiaoman-demo.com")
                        .icpFiled(true)
                        .sourceName("小满记账")
                        .sourceOwned(true)))
                .isEmpty();
    }

    @Test
    @Tag("S4.2-8")
    @Tag("S4.2-12")
    void asksAnAppToBeOnline() {
        assertThat(findings(aPerson("小满记账", SignatureSource.APP).online(false))).contains("REFUSE SG-12");
        assertThat(findings(aPerson("小满记账", SignatureSource.APP).online(true))).doesNotContain("REFUSE SG-12");
    }

    @Test
    @Tag("S4.3-8")
    void asksForTheEnterprisesOwnTrademark() {
        SignatureApplication.Builder trademark = SignatureApplication.of(
                        ApplicantKind.ENTERPRISE, CLOUDSAIL, "橙果", Scenario.GENERAL, SignatureSource.TRADEMARK)
                .sourceName("橙果")
                .evidence(Set.of(EvidenceKind.TRADEMARK_CERTIFICATE));

        assertThat(findings(trademark.sourceOwned(true))).isEmpty();
        assertThat(findings(trademark.sourceOwned(false))).contains("REFUSE SG-13");
    }

    @Test
    @Tag("S4.3-9")
    void takesTheVerifiedNameForNoThirdPartyAndAnotherForOne() {
        assertThat(findings(aCompany("云帆科技").thirdParty(null))).isEmpty();
        assertThat(findings(aCompany("星海商贸").thirdParty(null))).containsExactly("HUMAN SG-10");
    }

    @Test
    void neverRefusesForWhatADoorCouldNotCarry() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            for (SignatureSource source : SignatureSource.values()) {
                boolean allowed = kind == ApplicantKind.ENTERPRISE || source.ordinal() <= SignatureSource.APP.ordinal();
                Verdict verdict = rulebook.judge(SignatureApplication.of(kind, "林小满", "星海日记", Scenario.GENERAL, source)
                        .build());
                assertThat(verdict.refused())
                        .as("%s %s %s", kind, source, verdict.findings())
                        .isEqualTo(!allowed);
                assertThat(verdict.autoApproved()).isFalse();
            }
        }
    }

    @Test
    void approvesNothingThatANormRefuses() {
        Verdict verdict = rulebook.judge(aCompany("云帆科技")
                .existing(List.of(new ExistingSignature("云帆科技", Scenario.GENERAL)))
                .build());

        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.autoApproved()).isFalse();
    }

    @Test
    void judgesAlikeFromManyThreads() throws Exception {
        List<SignatureApplication> applications = List.of(
                aCompany("云帆科技").build(),
                aCompany("云").build(),
                aCompany("澳门新葡京").build(),
                aCompany("YunfanTech").build());
        List<Verdict> expected = applications.stream().map(rulebook::judge).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                results.add(threads.submit(() -> {
                    boolean same = true;
                    for (int i = 0; i < 200; i++) {
                        int which = (first + i) % applications.size();
                        same &= rulebook.judge(applications.get(which)).equals(expected.get(which));
                    }
                    return same;
                }));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
