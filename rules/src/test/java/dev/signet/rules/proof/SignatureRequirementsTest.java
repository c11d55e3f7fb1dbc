package dev.signet.rules.proof;

import static dev.signet.rules.fact.ApplicantKind.ENTERPRISE;
import static dev.signet.rules.fact.ApplicantKind.INDIVIDUAL;
import static dev.signet.rules.fact.EvidenceKind.AUTHORISATION_LETTER;
import static dev.signet.rules.fact.EvidenceKind.BUSINESS_LICENCE;
import static dev.signet.rules.fact.EvidenceKind.ORGANISATION_CODE_CERTIFICATE;
import static dev.signet.rules.fact.Scenario.GENERAL;
import static dev.signet.rules.fact.Scenario.VERIFICATION;
import static dev.signet.rules.fact.SignatureSource.APP;
import static dev.signet.rules.fact.SignatureSource.COMPANY;
import static dev.signet.rules.fact.SignatureSource.OFFICIAL_ACCOUNT;
import static dev.signet.rules.fact.SignatureSource.SHOP;
import static dev.signet.rules.fact.SignatureSource.TRADEMARK;
import static dev.signet.rules.fact.SignatureSource.WEBSITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.ExistingSignature;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What chapter 4 of the user guide promises about applications for signatures, judged by the shipped rulebook. */
class SignatureRequirementsTest {

    private static final String PERSON = "林小满";
    private static final String CLOUDSAIL = "杭州云帆科技有限公司";
    private static final String ALIBABA = "阿里巴巴网络技术有限公司";
    private static final Set<EvidenceKind> AUTHORISED = Set.of(BUSINESS_LICENCE, AUTHORISATION_LETTER);
    private static final Set<EvidenceKind> AUTHORISED_BY_PUBLIC_BODY =
            Set.of(ORGANISATION_CODE_CERTIFICATE, AUTHORISATION_LETTER);
    private static final Set<SignatureSource> LAUNCHED = Set.of(WEBSITE, APP, OFFICIAL_ACCOUNT);

    private final Rulebook rulebook = ShippedRulebook.rulebook();

    // ---- names ---------------------------------------------------------------------------------------------------

    @Test
    @Tag("S4.1-2")
    @Tag("S4.3-5")
    void aCompanySignatureIsTheCompanysNameFullOrShort() {
        for (String name : List.of(CLOUDSAIL, "云帆科技", "杭州云帆")) {
            assertThat(judged(company(name).evidence(Set.of())).autoApproved())
                    .as(name)
                    .isTrue();
        }
        assertThat(findings(company("橙果日记"))).containsExactly("HUMAN SG-10");

        SignatureApplication.Builder another = company("星海商贸").thirdParty(true).rightHolder("南京星海商贸有限公司");
        assertNeedsEach("SG-13", AUTHORISED, another);
    }

    @Test
    @Tag("S4.1-8")
    void theOwnersNamesAndItsProductsAreValid() {
        for (String name : List.of("阿里巴巴", ALIBABA)) {
            assertThat(judged(signature(ENTERPRISE, ALIBABA, name, GENERAL, COMPANY)
                                    .thirdParty(false))
                            .autoApproved())
                    .as(name)
                    .isTrue();
        }
        for (String name : List.of("淘宝网", "阿里云")) {
            assertThat(refusals(signature(ENTERPRISE, ALIBABA, name, GENERAL, TRADEMARK)
                            .thirdParty(false)
                            .sourceName(name)
                            .sourceOwned(true)
                            .evidence(Set.of(EvidenceKind.TRADEMARK_CERTIFICATE))))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    @Tag("S4.1-9")
    void theNormOfTheAccountsKindJudgesTheName() {
        List<ExistingSignature> one = List.of(new ExistingSignature("小满天气", VERIFICATION));

        assertThat(refusals(owned(INDIVIDUAL, PERSON, APP))).containsExactly("SG-21");
        assertThat(refusals(signature(INDIVIDUAL, PERSON, "13800138000", GENERAL, APP)))
                .contains("SG-21");
        assertThat(refusals(signature(ENTERPRISE, CLOUDSAIL, "13800138000", GENERAL, APP)))
                .doesNotContain("SG-21");
        assertThat(refusals(signature(ENTERPRISE, PERSON, PERSON, GENERAL, APP).online(true)))
                .isEmpty();
        assertThat(refusals(
                        signature(INDIVIDUAL, PERSON, "小满记账", VERIFICATION, APP).existing(one)))
                .containsExactly("SG-23");
        assertThat(refusals(signature(ENTERPRISE, CLOUDSAIL, "小满记账", VERIFICATION, APP)
                        .existing(one)))
                .isEmpty();
        assertThat(refusals(owned(INDIVIDUAL, "小满记账", APP).generalAppliedToday(1)))
                .containsExactly("SG-23");
        assertThat(refusals(owned(ENTERPRISE, "小满记账", APP).generalAppliedToday(9)))
                .isEmpty();
        for (ApplicantKind kind : ApplicantKind.values()) {
            assertThat(refusals(owned(kind, "小满★记账", APP))).as("%s", kind).containsExactly("SG-02");
            assertThat(refusals(owned(kind, "温馨提示", APP))).as("%s", kind).containsExactly("SG-06");
        }
    }

    @Test
    @Tag("S4.2-9")
    @Tag("S4.3-4")
    void aSourceGivesItsNameFullOrShort() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            for (SignatureSource source :
                    kind == INDIVIDUAL ? Set.of(WEBSITE, APP) : Set.of(WEBSITE, APP, OFFICIAL_ACCOUNT, SHOP)) {
                for (String name : List.of("橙果生活馆", "橙果", "橙果生活")) {
                    assertThat(decided(owned(kind, name, source).sourceName("橙果生活馆")))
                            .as("%s %s %s", kind, source, name)
                            .isEmpty();
                }
                assertThat(decided(owned(kind, "青柠", source).sourceName("橙果生活馆")))
                        .as("%s %s", kind, source)
                        .containsExactly("HUMAN SG-10");
            }
        }
        for (String name : List.of("星海商贸", "南京星海商贸有限公司")) {
            assertThat(decided(signature(INDIVIDUAL, PERSON, name, GENERAL, COMPANY)
                            .rightHolder("南京星海商贸有限公司")
                            .evidence(AUTHORISED)))
                    .as(name)
                    .containsExactly("HUMAN SG-13", "HUMAN SG-15");
        }
        SignatureApplication.Builder trademark =
                owned(ENTERPRISE, "橙果", TRADEMARK).evidence(Set.of(EvidenceKind.TRADEMARK_CERTIFICATE));
        assertThat(decided(trademark.sourceName("橙果生活馆"))).isEmpty();
        assertThat(decided(trademark.sourceName("青柠"))).containsExactly("HUMAN SG-10");
    }

    // ---- scenarios -----------------------------------------------------------------------------------------------

    @Test
    @Tag("S4.1-4")
    void anIndividualsCodesGoUnderAFiledSiteOrALaunchedApp() {
        SignatureApplication.Builder site = codes(INDIVIDUAL, WEBSITE);
        assertThat(decided(site)).isEmpty();
        assertThat(refusals(site.icpFiled(false))).containsExactly("SG-12");
        SignatureApplication.Builder app = codes(INDIVIDUAL, APP);
        assertThat(decided(app)).isEmpty();
        assertThat(refusals(app.online(false))).containsExactly("SG-12");
        assertThat(refusals(signature(INDIVIDUAL, PERSON, "蓝鲸餐饮", VERIFICATION, COMPANY)
                        .rightHolder("苏州蓝鲸餐饮管理有限公司")
                        .evidence(AUTHORISED)))
                .containsExactly("SG-18");
    }

    @Test
    @Tag("S4.1-5")
    void anEnterprisesCodesGoUnderItsCompanyAppAccountOrSite() {
        for (SignatureSource source : List.of(COMPANY, APP, OFFICIAL_ACCOUNT, WEBSITE)) {
            assertThat(decided(codes(ENTERPRISE, source))).as("%s", source).isEmpty();
            assertThat(refusals(codes(ENTERPRISE, source)
                            .thirdParty(null)
                            .sourceOwned(false)
                            .evidence(Set.of())))
                    .as("another's %s", source)
                    .contains("SG-13", "SG-18");
            assertThat(refusals(codes(ENTERPRISE, source).online(false)).contains("SG-12"))
                    .as("%s", source)
                    .isEqualTo(LAUNCHED.contains(source));
        }
        assertThat(refusals(codes(ENTERPRISE, WEBSITE).icpFiled(false))).containsExactly("SG-12");
    }

    @Test
    @Tag("S4.1-6")
    @Tag("S4.2-8")
    @Tag("S4.2-12")
    @Tag("S4.3-7")
    void aGeneralSignatureComesFromEverySourceThatIsOnline() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            for (SignatureSource source :
                    kind == INDIVIDUAL ? Set.of(WEBSITE, APP) : Set.of(SignatureSource.values())) {
                String as = kind + " " + source;
                assertThat(refusals(owned(kind, "云帆科技", source))).as(as).isEmpty();
                assertThat(refusals(owned(kind, "云帆科技", source).online(false)))
                        .as(as)
                        .isEqualTo(LAUNCHED.contains(source) ? List.of("SG-12") : List.of());
                assertThat(findings(owned(kind, "云帆科技", source).online(null)).contains("HUMAN SG-12"))
                        .as(as)
                        .isEqualTo(source == APP || source == OFFICIAL_ACCOUNT);
            }
        }
    }

    @Test
    @Tag("S4.2-2")
    @Tag("S4.3-2")
    void whoHasNotLaunchedYetIsAdvised() {
        for (SignatureSource source : List.of(WEBSITE, APP)) {
            Verdict individual = judged(codes(INDIVIDUAL, source).online(false));
            assertThat(individual.findings()).as("%s", source).anySatisfy(finding -> {
                assertThat(finding.normId()).isEqualTo("SG-12");
                assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
                assertThat(finding.messageZh()).contains("上线后再申请");
                assertThat(finding.messageEn()).contains("apply after its launch");
            });
            assertThat(decided(codes(INDIVIDUAL, source))).as("%s", source).isEmpty();
        }
        for (SignatureSource source : LAUNCHED) {
            Verdict enterprise = judged(owned(ENTERPRISE, "云帆科技", source).online(false));
            assertThat(enterprise.refused()).as("%s", source).isTrue();
            assertThat(enterprise.findings().get(0).messageZh()).contains("公司简称");
            assertThat(enterprise.findings().get(0).messageEn()).contains("company's short name");
            assertThat(refusals(owned(ENTERPRISE, "云帆科技", source)))
                    .as("%s", source)
                    .isEmpty();
        }
        assertThat(judged(company("云帆科技").online(false)).autoApproved()).isTrue();
    }

    // ---- third parties -------------------------------------------------------------------------------------------

    @Test
    @Tag("S4.1-11")
    void theOwnNameNeedsNoDocument() {
        assertThat(judged(company("云帆科技").evidence(Set.of())).autoApproved()).isTrue();
        for (ApplicantKind kind : ApplicantKind.values()) {
            for (SignatureSource source : List.of(WEBSITE, APP)) {
                assertThat(decided(owned(kind, "橙果", source).evidence(Set.of())))
                        .as("%s %s", kind, source)
                        .isEmpty();
            }
        }
    }

    @Test
    @Tag("S4.1-12")
    @Tag("S4.2-11")
    @Tag("S4.3-6")
    @Tag("S4.3-9")
    void aThirdPartysNameNeedsLicenceLetterAndTheGeneralScenario() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            for (SignatureSource source :
                    kind == INDIVIDUAL ? Set.of(WEBSITE, APP) : Set.of(COMPANY, WEBSITE, APP, OFFICIAL_ACCOUNT, SHOP)) {
                SignatureApplication.Builder another = owned(kind, "星海商城", source)
                        .thirdParty(true)
                        .rightHolder("南京星海商城有限公司")
                        .sourceName("星海商城")
                        .sourceOwned(null);
                assertNeedsEach("SG-13", AUTHORISED, another);
                assertThat(findings(another.evidence(AUTHORISED)))
                        .as("%s %s", kind, source)
                        .contains("HUMAN SG-13");
                assertNeedsEach("SG-13", AUTHORISED, another.thirdParty(null).sourceOwned(false));
                assertThat(refusals(codes(kind, source).thirdParty(true).evidence(AUTHORISED)))
                        .as("%s %s", kind, source)
                        .containsExactly("SG-18");
            }
        }
        assertThat(refusals(company("云帆科技").thirdParty(null).evidence(Set.of())))
                .isEmpty();
    }

    @Test
    @Tag("S4.1-13")
    @Tag("S4.1-14")
    void aPublicBodysNameNeedsCertificateLetterAndLandline() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            SignatureApplication.Builder body = signature(
                            kind, kind == INDIVIDUAL ? PERSON : CLOUDSAIL, "余杭区教育局", GENERAL, COMPANY)
                    .thirdParty(true)
                    .rightHolder("余杭区教育局")
                    .publicBody(true);
            assertNeedsEach("SG-14", AUTHORISED_BY_PUBLIC_BODY, body.landline("0571-88888888"));
            assertThat(findings(body.evidence(AUTHORISED_BY_PUBLIC_BODY))).contains("HUMAN SG-14");
            for (String none : List.of("", "13800138000", "请联系我")) {
                assertThat(refusals(body.landline(none)))
                        .as("%s %s", kind, none)
                        .containsExactly("SG-14");
            }
        }
    }

    @Test
    @Tag("S4.1-14")
    @Tag("S4.2-10")
    void anIndividualUsesACompanysNameByItsLicenceAndLetterAndForAllPurposes() {
        SignatureApplication.Builder application =
                signature(INDIVIDUAL, PERSON, "蓝鲸餐饮", GENERAL, COMPANY).rightHolder("苏州蓝鲸餐饮管理有限公司");

        assertNeedsEach("SG-15", AUTHORISED, application);
        assertThat(decided(application.evidence(AUTHORISED))).containsExactly("HUMAN SG-13", "HUMAN SG-15");
        assertThat(refusals(signature(INDIVIDUAL, PERSON, "蓝鲸餐饮", VERIFICATION, COMPANY)
                        .rightHolder("苏州蓝鲸餐饮管理有限公司")
                        .evidence(AUTHORISED)))
                .containsExactly("SG-18");
        assertThat(refusals(application.thirdParty(false).evidence(Set.of()))).contains("SG-15");
    }

    @Test
    @Tag("S4.2-11")
    @Tag("S4.3-6")
    void aSiteNeedsItsFiledDomain() {
        for (ApplicantKind kind : ApplicantKind.values()) {
            assertThat(decided(owned(kind, "橙果", WEBSITE))).as("%s", kind).isEmpty();
            assertThat(refusals(owned(kind, "橙果", WEBSITE).domain("")))
                    .as("%s", kind)
                    .containsExactly("SG-12");
            assertThat(refusals(owned(kind, "橙果", WEBSITE).icpFiled(false)))
                    .as("%s", kind)
                    .containsExactly("SG-12");
            assertThat(decided(owned(kind, "橙果", WEBSITE).domain(null)))
                    .as("%s", kind)
                    .containsExactly("HUMAN SG-12");
            assertThat(decided(owned(kind, "橙果", WEBSITE).icpFiled(null)))
                    .as("%s", kind)
                    .containsExactly("HUMAN SG-12");
        }
    }

    @Test
    @Tag("S4.3-8")
    void aShopAndATrademarkAreTheEnterprisesOwn() {
        for (SignatureSource source : List.of(SHOP, TRADEMARK)) {
            SignatureApplication.Builder own =
                    owned(ENTERPRISE, "橙果", source).evidence(Set.of(EvidenceKind.TRADEMARK_CERTIFICATE));
            assertThat(refusals(own)).as("%s", source).isEmpty();
            assertThat(refusals(own.thirdParty(null).sourceOwned(false)))
                    .as("%s", source)
                    .contains("SG-13");
            assertThat(refusals(owned(INDIVIDUAL, "橙果", source)))
                    .as("%s", source)
                    .contains("SG-11");
        }
    }

    @Test
    @Tag("S4.3-9")
    void theSubjectIsComparedWithTheVerifiedName() {
        assertThat(findings(company("云帆科技").thirdParty(null).evidence(Set.of())))
                .isEmpty();
        for (Boolean said : Arrays.asList(null, Boolean.FALSE)) {
            Verdict another = judged(company("星海商贸").thirdParty(said).evidence(Set.of()));
            assertThat(another.findings())
                    .as("%s", said)
                    .extracting(Finding::normId)
                    .containsExactly("SG-10");
            assertThat(another.autoApproved()).as("%s", said).isFalse();
        }
        assertNeedsEach("SG-13", AUTHORISED, company("星海商贸").thirdParty(true).rightHolder("南京星海商贸有限公司"));
    }

    // ---- facts ---------------------------------------------------------------------------------------------------

    private static SignatureApplication.Builder signature(
            ApplicantKind applicant, String verified, String name, Scenario scenario, SignatureSource source) {
        return SignatureApplication.of(applicant, verified, name, scenario, source)
                .remark("用于会员登录与订单通知");
    }

    private static SignatureApplication.Builder company(String name) {
        return signature(ENTERPRISE, CLOUDSAIL, name, GENERAL, COMPANY).thirdParty(false);
    }

    /** A general signature of the applicant's own, with everything said that its source may be asked for. */
    private static SignatureApplication.Builder owned(ApplicantKind kind, String name, SignatureSource source) {
        return said(kind, name, GENERAL, source);
    }

    /** The same for codes only. */
    private static SignatureApplication.Builder codes(ApplicantKind kind, SignatureSource source) {
        return said(kind, "云帆科技", VERIFICATION, source);
    }

    private static SignatureApplication.Builder said(
            ApplicantKind kind, String name, Scenario scenario, SignatureSource source) {
        return signature(kind, kind == INDIVIDUAL ? PERSON : CLOUDSAIL, name, scenario, source)
                .thirdParty(false)
                .sourceName(name)
                .sourceOwned(true)
                .domain("yunfan-demo.com")
                .icpFiled(true)
                .online(true);
    }

    // ---- verdicts ------------------------------------------------------------------------------------------------

    /** Refused by that norm and no other as long as one of the documents is missing, and by none with all of them. */
    private void assertNeedsEach(String norm, Set<EvidenceKind> documents, SignatureApplication.Builder application) {
        assertThat(refusals(application.evidence(Set.of()))).contains(norm);
        for (EvidenceKind alone : documents) {
            assertThat(refusals(application.evidence(Set.of(alone))))
                    .as("only %s", alone)
                    .contains(norm);
        }
        assertThat(refusals(application.evidence(documents))).isEmpty();
    }

    private Verdict judged(SignatureApplication.Builder application) {
        return rulebook.judge(application.build());
    }

    private List<String> findings(SignatureApplication.Builder application) {
        return words(application, Severity.values());
    }

    /** What refuses or needs a person. */
    private List<String> decided(SignatureApplication.Builder application) {
        return words(application, Severity.REFUSE, Severity.HUMAN);
    }

    private List<String> refusals(SignatureApplication.Builder application) {
        return judged(application).findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .map(Finding::normId)
                .toList();
    }

    private List<String> words(SignatureApplication.Builder application, Severity... severities) {
        List<Severity> wanted = List.of(severities);
        return judged(application).findings().stream()
                .filter(finding -> wanted.contains(finding.severity()))
                .map(finding -> finding.severity() + " " + finding.normId())
                .toList();
    }
}
