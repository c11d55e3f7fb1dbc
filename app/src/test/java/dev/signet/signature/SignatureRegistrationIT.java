package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.account.ApiCaller;
import dev.signet.application.OperationRecord;
import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewScreen;
import dev.signet.application.Reviews;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.evidence.Pictures;
import dev.signet.notice.Notice;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticeReader;
import dev.signet.notice.NoticeRow;
import dev.signet.platform.FactsChanged;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SignetTest
@Import(HeardEvents.class)
class SignatureRegistrationIT {

    private static final String COMPANY = "杭州云帆科技有限公司";

    @Autowired
    SignatureRegistration registration;

    @Autowired
    Signatures signatures;

    @Autowired
    SignatureSupervision supervision;

    @Autowired
    SignatureFlow subject;

    @Autowired
    Reviews reviews;

    @Autowired
    TestAccounts accounts;

    @Autowired
    NoticeCentre notices;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    HeardEvents heard;

    private Customer customer;
    private ApiCaller caller;
    private Reviewers reviewers;

    @BeforeEach
    void customer() {
        reviewers = new Reviewers(tasks, identities);
        use(accounts.enterprise(COMPANY));
    }

    private void use(Customer chosen) {
        customer = chosen;
        caller = new ApiCaller(chosen.id(), chosen.key().id());
        heard.events.clear();
    }

    @Test
    @Tag("S4.1-2")
    @Tag("S4.1-11")
    void anOrderedShortFormOfTheOwnNameNeedsNoPersonAndNoDocument() {
        SignatureOrder order = registration.apply(caller, own("云帆科技", Scenario.GENERAL));

        assertThat(order.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(reviews.open("signature", order.signatureId())).isEmpty();
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::name)
                .containsExactly("云帆科技");
        assertThat(only("云帆科技").rulebookVersion()).isNotBlank();
        assertThat(signatures.records(customer.id(), "云帆科技"))
                .extracting(OperationRecord::actor, OperationRecord::action)
                .containsExactly(tuple("rulebook", "approve"), tuple(caller.who(), "apply"));
        assertThat(heard.events).contains(new FactsChanged(customer.id()));
        assertThat(heard.events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                SignatureReviewed.class,
                                reviewed -> assertThat(reviewed.approved()).isTrue()));
    }

    @Test
    void aHardViolationIsRefusedWithEveryFindingAndNothingIsStored() {
        long files = count("evidence_file");
        SignatureForm form = SignatureForm.of("【云】", Scenario.GENERAL, SignatureSource.SHOP)
                .thirdParty(true)
                .evidence(List.of(new EvidenceUpload(EvidenceKind.OTHER, "a.png", Pictures.png())))
                .remark("登录")
                .build();

        assertThatThrownBy(() -> registration.apply(caller, form)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            List<String> norms = refusal.findings().stream()
                    .filter(finding -> finding.severity() == Severity.REFUSE)
                    .map(Finding::normId)
                    .toList();
            assertThat(norms).contains("SG-03", "SG-13").hasSizeGreaterThan(1);
            assertThat(norms).allSatisfy(norm -> assertThat(refusal.messageZh()).contains(norm));
            assertThat(refusal.code()).startsWith("isv.");
        });

        assertThat(signatures.find(customer.id(), "【云】")).isEmpty();
        assertThat(count("evidence_file")).isEqualTo(files);
    }

    @Test
    @Tag("S4.1-10")
    @Tag("S4.1-15")
    @Tag("S4.4-1")
    @Tag("S4.4-7")
    void aPersonRejectsThenApprovesTheRepairedApplication() {
        long id = needsPerson("YunfanTech").signatureId();
        assertThat(only("YunfanTech").state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(only("YunfanTech").findings()).extracting(Finding::normId).contains("SG-05");
        assertThat(signatures.sendable(customer.id())).isEmpty();

        reviewers.reject("signature:" + id, "reviewer", "R-S03", "请提供产品页面");
        assertThat(only("YunfanTech").state()).isEqualTo(SignatureState.REJECTED);
        assertThat(only("YunfanTech").reason()).contains("请提供产品页面");
        assertThat(signatures.records(customer.id(), "YunfanTech").get(0).note())
                .contains("请提供产品页面");

        registration.modify(caller, own("YunfanTech", Scenario.GENERAL));
        assertThat(only("YunfanTech").state()).isEqualTo(SignatureState.UNDER_REVIEW);
        reviewers.approve("signature:" + id, "reviewer");

        assertThat(only("YunfanTech").state()).isEqualTo(SignatureState.APPROVED);
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::name)
                .containsExactly("YunfanTech");
        assertThat(heard.events.stream()
                        .filter(SignatureReviewed.class::isInstance)
                        .map(event -> ((SignatureReviewed) event).approved()))
                .containsExactly(false, true);
        assertThat(notices.list(new NoticeReader(customer.id(), Notice.ALL), false, 1, 10)
                        .rows())
                .extracting(NoticeRow::kind, row -> row.body().zh().contains("请提供产品页面"))
                .containsExactly(tuple("signature.approved", false), tuple("signature.rejected", true));
        assertThat(jdbc.sql(
                                "select action from audit_entry where subject_type = 'signature' and subject_id = ? order by id")
                        .param(Long.toString(id))
                        .query(String.class)
                        .list())
                .contains("signature.applied", "signature.rejected", "signature.resubmitted", "signature.approved");
    }

    @Test
    @Tag("S4.4-3")
    @Tag("S4.4-4")
    void refusesChangesThatTheStateForbids() {
        needsPerson("YunfanTech");
        registration.apply(caller, own("云帆科技", Scenario.GENERAL));

        assertRefused(
                () -> registration.modify(caller, own("YunfanTech", Scenario.GENERAL)), "isv.ERROR_SIGN_NOT_MODIFY");
        assertRefused(() -> registration.delete(caller, "YunfanTech"), "isv.ERROR_SIGN_NOT_DELETE");
        assertRefused(() -> registration.modify(caller, own("云帆科技", Scenario.GENERAL)), "isv.ERROR_SIGN_NOT_MODIFY");
        assertRefused(() -> registration.modify(caller, own("没有这个", Scenario.GENERAL)), "isv.SMS_SIGNATURE_ILLEGAL");
    }

    @Test
    @Tag("S4.4-2")
    @Tag("S4.4-6")
    @Tag("S4.4-12")
    void theVerificationSignatureServesWhileItsConversionIsReviewed() {
        long id = needsPerson("YunfanTech", Scenario.VERIFICATION).signatureId();
        reviewers.approve("signature:" + id, "reviewer");

        registration.modify(caller, own("YunfanTech", Scenario.GENERAL));

        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::scenario)
                .containsExactly(Scenario.VERIFICATION);
        assertThat(signatures.find(customer.id(), "yunfantech"))
                .extracting(row -> row.claim().scenario(), SignatureRow::state)
                .containsExactly(
                        tuple(Scenario.GENERAL, SignatureState.UNDER_REVIEW),
                        tuple(Scenario.VERIFICATION, SignatureState.APPROVED));
        assertRefused(() -> registration.delete(caller, "YunfanTech"), "isv.ERROR_SIGN_NOT_DELETE");

        reviewers.reject("signature:" + id, "reviewer", "R-S02", "未上线");
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::scenario)
                .containsExactly(Scenario.VERIFICATION);

        registration.apply(caller, own("yunfanTECH", Scenario.GENERAL));
        reviewers.approve("signature:" + id, "reviewer");
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::scenario)
                .containsExactly(Scenario.GENERAL);
        assertThat(only("YunfanTech").name()).isEqualTo("YunfanTech");
    }

    @Test
    @Tag("S4.3-2")
    void afterItsLaunchTheSourceIsChangedAndSubmittedAgain() {
        SignatureForm app = launched("云帆科技", false);
        assertThatThrownBy(() -> registration.apply(caller, app))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.findings())
                                .extracting(Finding::normId)
                                .containsExactly("SG-12"));
        assertThat(registration
                        .apply(caller, own("云帆科技", Scenario.VERIFICATION))
                        .state())
                .isEqualTo(SignatureState.APPROVED);

        registration.modify(caller, launched("云帆科技", true));

        SignatureRow newest = only("云帆科技");
        assertThat(newest.state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(newest.claim().source()).isEqualTo(SignatureSource.APP);
        reviewers.approve("signature:" + newest.signatureId(), "reviewer");
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::scenario)
                .containsExactly(Scenario.GENERAL);
    }

    @Test
    @Tag("S4.4-2")
    void aConversionNeedsItsSourceOnline() {
        registration.apply(caller, own("云帆科技", Scenario.VERIFICATION));
        for (SignatureSource source :
                List.of(SignatureSource.WEBSITE, SignatureSource.APP, SignatureSource.OFFICIAL_ACCOUNT)) {
            assertThatThrownBy(() -> registration.modify(caller, launched("云帆科技", source, false)))
                    .as("%s", source)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.findings())
                                    .extracting(Finding::normId)
                                    .contains("SG-12"));
            assertThat(signatures.find(customer.id(), "云帆科技"))
                    .extracting(row -> row.claim().scenario(), SignatureRow::state)
                    .containsExactly(tuple(Scenario.VERIFICATION, SignatureState.APPROVED));
        }
        for (SignatureSource source :
                List.of(SignatureSource.WEBSITE, SignatureSource.APP, SignatureSource.OFFICIAL_ACCOUNT)) {
            registration.modify(caller, launched("云帆科技", source, true));
            reviewers.reject("signature:" + only("云帆科技").signatureId(), "reviewer", "R-S02", "再核对");
        }
    }

    @Test
    @Tag("S4.4-5")
    void aModificationChangesEverythingButTheText() {
        long id = needsPerson("YunfanTech").signatureId();
        reviewers.reject("signature:" + id, "reviewer", "R-S03", "");

        registration.modify(
                caller,
                SignatureForm.of("yunfanTECH", Scenario.VERIFICATION, SignatureSource.OFFICIAL_ACCOUNT)
                        .sourceName("YunfanTech")
                        .sourceOwned(null)
                        .thirdParty(null)
                        .publicBody(false)
                        .online(true)
                        .remark("公众号登录")
                        .build());

        SignatureRow row = only("YunfanTech");
        assertThat(row.name()).isEqualTo("YunfanTech");
        assertThat(row.claim().scenario()).isEqualTo(Scenario.VERIFICATION);
        assertThat(row.claim().source()).isEqualTo(SignatureSource.OFFICIAL_ACCOUNT);
        assertThat(row.claim().thirdParty()).isNull();
        assertThat(row.claim().remark()).isEqualTo("公众号登录");
        assertRefused(
                () -> registration.modify(caller, own("YunfanTec", Scenario.GENERAL)), "isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(signatures.find(customer.id(), "YunfanTec")).isEmpty();
    }

    private static SignatureForm launched(String name, boolean online) {
        return launched(name, SignatureSource.APP, online);
    }

    private static SignatureForm launched(String name, SignatureSource source, boolean online) {
        return SignatureForm.of(name, Scenario.GENERAL, source)
                .sourceContent("https://store.example.com/yunfan")
                .sourceName(name)
                .sourceOwned(true)
                .thirdParty(false)
                .publicBody(false)
                .icpFiled(true)
                .online(online)
                .remark("App 登录与通知")
                .build();
    }

    @Test
    @Tag("S4.2-6")
    void theReviewerReadsTheApplicationNote() {
        long id = needsPerson("YunfanTech").signatureId();

        assertThat(subject.screen(id).applicationFacts()).anySatisfy(fact -> {
            assertThat(fact.labelZh()).isEqualTo("申请说明");
            assertThat(fact.labelEn()).isEqualTo("Application note");
            assertThat(fact.value()).isEqualTo("用户登录与订单通知");
        });
    }

    @Test
    @Tag("SG-20")
    void namesThatDifferInCaseOnlyAreDuplicates() {
        needsPerson("YunfanTech");

        assertThatThrownBy(() -> registration.apply(caller, own("YUNFANTECH", Scenario.GENERAL)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.findings())
                                .extracting(Finding::normId)
                                .contains("SG-20"));
        assertRefused(() -> registration.apply(caller, own("yunfantech", Scenario.VERIFICATION)), null);
    }

    @Test
    @Tag("S4.5-1")
    void aDeletedSignatureCannotBeSentWithAndFreesItsName() {
        registration.apply(caller, own("云帆科技", Scenario.GENERAL));

        registration.delete(caller, "云帆科技");

        assertThat(signatures.sendable(customer.id())).isEmpty();
        assertThat(signatures.find(customer.id(), "云帆科技")).isEmpty();
        assertThat(registration.apply(caller, own("云帆科技", Scenario.GENERAL)).state())
                .isEqualTo(SignatureState.APPROVED);
    }

    @Test
    void anotherAccountsSignatureDoesNotExist() {
        needsPerson("YunfanTech");
        ApiCaller other = caller;
        use(accounts.enterprise(COMPANY));

        assertThat(signatures.find(customer.id(), "YunfanTech")).isEmpty();
        assertRefused(() -> registration.delete(caller, "YunfanTech"), "isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(other.accountId()).isNotEqualTo(caller.accountId());
    }

    @Test
    void theSuspendedCannotBeSentWithUntilReinstated() {
        long id = registration.apply(caller, own("云帆科技", Scenario.GENERAL)).signatureId();

        supervision.suspend(id, "officer", "收到投诉");
        assertThat(signatures.sendable(customer.id())).isEmpty();
        assertThat(only("云帆科技").state()).isEqualTo(SignatureState.SUSPENDED);
        assertThat(only("云帆科技").reason()).isEqualTo("收到投诉");
        assertRefused(() -> registration.modify(caller, own("云帆科技", Scenario.GENERAL)), "isv.ERROR_SIGN_NOT_MODIFY");

        supervision.reinstate(id, "officer", "officer2", "核实无误");
        assertThat(signatures.sendable(customer.id())).hasSize(1);
    }

    @Test
    @Tag("S4.4-11")
    void thePlatformsTestSignatureIsInEveryList() {
        SignatureRow row =
                signatures.list(customer.id(), null, "测试专用", 1, 10).rows().get(0);

        assertThat(row.platformTest()).isTrue();
        assertThat(row.claim().scenario()).isEqualTo(Scenario.GENERAL);
        assertThat(row.state()).isEqualTo(SignatureState.APPROVED);
        assertThat(row.actions()).isEmpty();
        assertRefused(() -> registration.delete(caller, row.name()), "isv.ERROR_SIGN_NOT_DELETE");
        assertThat(signatures.sendable(customer.id())).isEmpty();
    }

    @Test
    @Tag("S4.4-9")
    void listsByStateAndNameWithDeletedOnesLeftOut() {
        registration.apply(caller, own("云帆科技", Scenario.GENERAL));
        needsPerson("YunfanTech");
        registration.apply(caller, own("杭州云帆科技", Scenario.GENERAL));
        registration.delete(caller, "杭州云帆科技");

        assertThat(signatures.list(customer.id(), null, null, 1, 10).rows())
                .extracting(SignatureRow::name)
                .containsExactly("YunfanTech", "云帆科技", "Signet测试专用");
        assertThat(signatures
                        .list(customer.id(), SignatureState.UNDER_REVIEW, null, 1, 10)
                        .total())
                .isEqualTo(1);
        assertThat(signatures.list(customer.id(), null, "FANT", 1, 10).total()).isEqualTo(1);
        assertThat(signatures.list(customer.id(), null, null, 2, 2).rows()).hasSize(1);
    }

    @Test
    void aFactTheDoorCouldNotCarryIsNeverHeldAgainstTheApplicant() {
        SignatureForm classic = SignatureForm.of("云帆商城", Scenario.GENERAL, SignatureSource.WEBSITE)
                .unclassifiedEvidence(
                        List.of(new EvidenceUpload(EvidenceKind.UNCLASSIFIED, "file1.png", Pictures.png())))
                .remark("登录")
                .build();

        SignatureOrder order = registration.apply(caller, classic);

        assertThat(order.state()).isEqualTo(SignatureState.UNDER_REVIEW);
        ReviewScreen screen = subject.screen(order.signatureId());
        assertThat(screen.missing())
                .extracting(ReviewScreen.MissingFact::name)
                .contains("thirdParty", "domain", "icpFiled", "online")
                .anyMatch(name -> name.startsWith("evidence-"));
        assertThat(screen.preview()).startsWith("【云帆商城】");
    }

    @Test
    @Tag("S4.1-12")
    void whatAReviewerFillsInIsJudgedAndMayForbidTheApproval() {
        SignatureForm classic = SignatureForm.of("星海商贸", Scenario.GENERAL, SignatureSource.COMPANY)
                .unclassifiedEvidence(
                        List.of(new EvidenceUpload(EvidenceKind.UNCLASSIFIED, "file1.png", Pictures.png())))
                .remark("代南京星海商贸有限公司发送订单通知")
                .build();
        long id = registration.apply(caller, classic).signatureId();
        String file = subject.screen(id).evidence().stream()
                .map(item -> "evidence-" + item.id())
                .findFirst()
                .orElseThrow();

        boolean highRisk = subject.fillIn(
                id, Map.of("thirdParty", "true", "rightHolder", "南京星海商贸有限公司", file, "BUSINESS_LICENCE"), "reviewer");

        assertThat(highRisk).isTrue();
        assertThat(subject.screen(id).findings()).anySatisfy(finding -> {
            assertThat(finding.normId()).isEqualTo("SG-13");
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
        });
        assertRefused(() -> subject.decide(id, approved("reviewer")), "isv.SMS_SIGNATURE_ILLEGAL");
        assertRefused(() -> subject.fillIn(id, Map.of("remark", "x"), "reviewer"), "isv.INVALID_PARAMETERS");

        subject.fillIn(id, Map.of(file, "", "thirdParty", "false"), "reviewer");
        assertThat(subject.screen(id).findings()).noneMatch(finding -> finding.severity() == Severity.REFUSE);
    }

    /** A door that cannot say whether the applicant is a public body must not spare the second reviewer. */
    @Test
    void aNameThatLooksLikeAPublicBodyNeedsTwoDifferentReviewers() {
        SignatureForm classic = SignatureForm.of("上海教育局", Scenario.GENERAL, SignatureSource.COMPANY)
                .unclassifiedEvidence(
                        List.of(new EvidenceUpload(EvidenceKind.UNCLASSIFIED, "file1.png", Pictures.png())))
                .remark("通知家长")
                .build();
        long id = registration.apply(caller, classic).signatureId();
        assertThat(subject.screen(id).findings()).extracting(Finding::normId).contains("SG-14");

        reviewers.approve("signature:" + id, "reviewer");
        assertThat(only("上海教育局").state()).isEqualTo(SignatureState.UNDER_REVIEW);
        reviewers.approve("signature:" + id, "reviewer2");

        assertThat(only("上海教育局").state()).isEqualTo(SignatureState.APPROVED);
    }

    @Test
    @Tag("S4.1-13")
    void thirdPartiesNeedTwoDifferentReviewers() {
        SignatureForm form = SignatureForm.of("余杭区教育局", Scenario.GENERAL, SignatureSource.COMPANY)
                .thirdParty(true)
                .rightHolder("余杭区教育局")
                .publicBody(true)
                .landline("0571-88888888")
                .evidence(List.of(
                        new EvidenceUpload(EvidenceKind.ORGANISATION_CODE_CERTIFICATE, "code.png", Pictures.png()),
                        new EvidenceUpload(EvidenceKind.BUSINESS_LICENCE, "licence.png", Pictures.png()),
                        new EvidenceUpload(EvidenceKind.AUTHORISATION_LETTER, "letter.pdf", Pictures.pdf())))
                .remark("通知家长")
                .build();
        long id = registration.apply(caller, form).signatureId();

        reviewers.approve("signature:" + id, "reviewer");
        assertThat(only("余杭区教育局").state()).isEqualTo(SignatureState.UNDER_REVIEW);
        reviewers.approve("signature:" + id, "reviewer2");

        assertThat(only("余杭区教育局").state()).isEqualTo(SignatureState.APPROVED);
        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::thirdParty)
                .containsExactly(true);
    }

    @Test
    @Tag("SG-23")
    void anIndividualMayApplyForOneGeneralSignatureADay() {
        use(accounts.individual());
        clock.set("2026-11-22T15:59:59.000Z");
        registration.apply(caller, site("小满记账"));
        assertThatThrownBy(() -> registration.apply(caller, site("小满日历")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.findings())
                                .extracting(Finding::normId)
                                .contains("SG-23"));

        clock.set("2026-11-22T16:00:00.000Z");

        assertThat(registration.apply(caller, site("小满日历")).name()).isEqualTo("小满日历");
    }

    @Test
    @Tag("SG-23")
    void theDailyQuotaHoldsWhenManyApplyAtOnce() throws Exception {
        use(accounts.individual());
        clock.set("2026-11-22T04:00:00.000Z");
        List<Callable<Object>> applications = new ArrayList<>();
        for (String name : List.of("小满记账", "小满日历", "小满天气", "小满笔记", "小满相册", "小满词典")) {
            applications.add(() -> registration.apply(caller, site(name)));
        }

        assertThat(succeeded(applications)).isEqualTo(1);
        assertThat(signatures
                                .list(customer.id(), SignatureState.UNDER_REVIEW, null, 1, 10)
                                .total()
                        + signatures
                                .list(customer.id(), SignatureState.APPROVED, "小满", 1, 10)
                                .total())
                .isEqualTo(1);
    }

    @Test
    void aNameIsTakenOnceHoweverManyApply() throws Exception {
        List<Callable<Object>> applications = new ArrayList<>();
        for (String name : List.of("YunfanTech", "yunfantech", "YUNFANTECH", "YunFanTech")) {
            applications.add(() -> registration.apply(caller, own(name, Scenario.GENERAL)));
        }

        assertThat(succeeded(applications)).isEqualTo(1);
        assertThat(signatures.find(customer.id(), "yunfantech")).hasSize(1);
    }

    @Test
    void oneOfTwoDecisionsAtOnceWins() throws Exception {
        long id = needsPerson("YunfanTech").signatureId();

        int won = succeeded(List.of(
                () -> decide(id, approved("reviewer")),
                () -> decide(id, rejected("reviewer2")),
                () -> decide(id, approved("reviewer3")),
                () -> decide(id, rejected("reviewer4"))));

        assertThat(won).isEqualTo(1);
        assertThat(signatures.records(customer.id(), "YunfanTech")).hasSize(2);
    }

    @Test
    void aChangeAndADecisionAtOnceNeverBothWin() throws Exception {
        long id = needsPerson("YunfanTech").signatureId();

        int won = succeeded(List.of(
                () -> decide(id, approved("reviewer")),
                () -> registration.modify(caller, own("YunfanTech", Scenario.GENERAL))));

        assertThat(won).isEqualTo(1);
        assertThat(only("YunfanTech").state()).isEqualTo(SignatureState.APPROVED);
    }

    @Test
    void oneOfManyConversionsAtOnceIsReviewed() throws Exception {
        long id = needsPerson("YunfanTech", Scenario.VERIFICATION).signatureId();
        reviewers.approve("signature:" + id, "reviewer");
        List<Callable<Object>> conversions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            conversions.add(() -> registration.modify(caller, own("YunfanTech", Scenario.GENERAL)));
        }

        assertThat(succeeded(conversions)).isEqualTo(1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey("signature:" + id)
                        .count())
                .isEqualTo(1);
    }

    @Test
    @Tag("S4.2-13")
    void theFilesOfAnApplicationStayWithItWhenItIsResubmittedWithoutNewOnes() {
        SignatureForm form = SignatureForm.of("YunfanTech", Scenario.GENERAL, SignatureSource.COMPANY)
                .thirdParty(false)
                .evidence(List.of(new EvidenceUpload(EvidenceKind.BUSINESS_LICENCE, "licence.png", Pictures.png())))
                .remark("登录")
                .build();
        long id = registration.apply(caller, form).signatureId();
        reviewers.reject("signature:" + id, "reviewer", "R-S12", "");

        registration.modify(
                caller,
                SignatureForm.of("YunfanTech", Scenario.GENERAL, SignatureSource.COMPANY)
                        .thirdParty(false)
                        .remark("登录与通知")
                        .build());

        assertThat(only("YunfanTech").evidence()).singleElement().satisfies(file -> {
            assertThat(file.kind()).isEqualTo(EvidenceKind.BUSINESS_LICENCE);
            assertThat(file.mediaType()).isEqualTo("image/png");
        });
    }

    @Test
    void theReviewerSeesTheAccountsRecordAndNamesAlikeThatWereDecided() {
        use(accounts.enterprise("杭州云帆网络有限公司"));
        long alike = needsPerson("YunfanTech").signatureId();
        reviewers.reject("signature:" + alike, "reviewer", "R-S03", "与公司名称不符");
        use(accounts.enterprise(COMPANY));
        registration.apply(caller, own("云帆科技", Scenario.GENERAL));
        long id = needsPerson("YunfanTec").signatureId();

        ReviewScreen screen = subject.screen(id);

        assertThat(screen.similar()).anySatisfy(precedent -> {
            assertThat(precedent.title()).isEqualTo("【YunfanTech】");
            assertThat(precedent.approved()).isFalse();
        });
        assertThat(screen.account().approved()).isEqualTo(1);
        assertThat(screen.account().verifiedName()).isEqualTo(COMPANY);
        assertThat(screen.history())
                .singleElement()
                .satisfies(record -> assertThat(record.actor())
                        .startsWith(screen.account().name())
                        .doesNotContain("account:"));
    }

    private SignatureOrder needsPerson(String name) {
        return needsPerson(name, Scenario.GENERAL);
    }

    private SignatureOrder needsPerson(String name, Scenario scenario) {
        SignatureOrder order = registration.apply(caller, own(name, scenario));
        assertThat(order.state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(reviews.open("signature", order.signatureId())).isPresent();
        return order;
    }

    private static SignatureForm own(String name, Scenario scenario) {
        return SignatureForm.of(name, scenario, SignatureSource.COMPANY)
                .sourceName(COMPANY)
                .sourceOwned(true)
                .thirdParty(false)
                .publicBody(false)
                .evidence(List.of())
                .remark("用户登录与订单通知")
                .build();
    }

    private static SignatureForm site(String name) {
        return SignatureForm.of(name, Scenario.GENERAL, SignatureSource.WEBSITE)
                .sourceContent("https://xiaoman.example.com")
                .sourceName(name)
                .sourceOwned(true)
                .thirdParty(false)
                .publicBody(false)
                .icpFiled(true)
                .online(true)
                .evidence(List.of(new EvidenceUpload(EvidenceKind.FILING_SCREENSHOT, "filing.png", Pictures.png())))
                .remark("个人网站登录")
                .build();
    }

    private Object decide(long id, ReviewDecision decision) {
        subject.decide(id, decision);
        return decision;
    }

    private ReviewDecision approved(String reviewer) {
        return new ReviewDecision(true, List.of(), "", "", "", List.of(), List.of(reviewer), clock.instant());
    }

    private ReviewDecision rejected(String reviewer) {
        return new ReviewDecision(
                false, List.of("R-S03"), "", "不符", "does not fit", List.of(), List.of(reviewer), clock.instant());
    }

    private SignatureRow only(String name) {
        return signatures.newest(customer.id(), name).orElseThrow();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Starts all at one moment; says how many went through. Refusals are expected, anything else is a failure. */
    private static int succeeded(List<Callable<Object>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (Callable<Object> act : acts) {
                outcomes.add(threads.submit(() -> {
                    start.await();
                    try {
                        act.call();
                        return true;
                    } catch (Refusal refused) {
                        return false;
                    }
                }));
            }
            start.countDown();
            int succeeded = 0;
            for (Future<Boolean> outcome : outcomes) {
                succeeded += outcome.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertRefused(ThrowingCallable act, @Nullable String code) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            if (code != null) {
                assertThat(refusal.code()).isEqualTo(code);
            }
        });
    }
}
