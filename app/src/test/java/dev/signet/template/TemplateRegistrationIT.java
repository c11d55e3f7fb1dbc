package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.account.ApiCaller;
import dev.signet.application.OperationRecord;
import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewScreen;
import dev.signet.application.Reviews;
import dev.signet.notice.Notice;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticeReader;
import dev.signet.notice.NoticeRow;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.signature.Reviewers;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SignetTest
class TemplateRegistrationIT {

    private static final String LIBRARY = "您的登录验证码为${code}，5分钟内有效，请勿泄露给他人。";
    private static final String ORDER = "您的订单${order}已发货，预计${date}送达，请注意查收。";

    @Autowired
    TemplateRegistration registration;

    @Autowired
    Templates templates;

    @Autowired
    TemplateSupervision supervision;

    @Autowired
    TemplateFlow subject;

    @Autowired
    SignatureRegistration signatures;

    @Autowired
    Signatures knownSignatures;

    @Autowired
    Reviews reviews;

    @Autowired
    NoticeCentre notices;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    private Customer customer;
    private ApiCaller caller;
    private Reviewers reviewers;

    @BeforeEach
    void anAccountWithAnApprovedSignature() {
        reviewers = new Reviewers(tasks, identities);
        use(accounts.enterprise("杭州云帆科技有限公司"));
        signatures.apply(
                caller,
                SignatureForm.of("云帆科技", Scenario.GENERAL, SignatureSource.COMPANY)
                        .sourceOwned(true)
                        .thirdParty(false)
                        .publicBody(false)
                        .evidence(List.of())
                        .remark("登录与订单通知")
                        .build());
    }

    private void use(Customer chosen) {
        customer = chosen;
        caller = new ApiCaller(chosen.id(), chosen.key().id());
    }

    @Test
    @Tag("S5.2-9")
    void anUnmodifiedLibraryTextNeedsNoPerson() {
        TemplateOrder order = registration.apply(caller, library());

        assertThat(order.state()).isEqualTo(TemplateState.APPROVED);
        assertThat(order.code()).matches("SMS_\\d+");
        assertThat(templates.sendable(customer.id())).singleElement().satisfies(template -> {
            assertThat(template.code()).isEqualTo(order.code());
            assertThat(template.variableAttributes()).isEqualTo(Map.of("code", "numberCaptcha"));
        });
    }

    @Test
    @Tag("S5.2-1")
    @Tag("S5.3-1")
    void needsAnApprovedSignatureFirst() {
        use(accounts.enterprise());

        assertRefused(() -> registration.apply(caller, library()), "isv.SMS_SIGNATURE_ILLEGAL");
        assertRefused(() -> registration.apply(caller, international()), "isv.SMS_SIGNATURE_ILLEGAL");
    }

    @Test
    @Tag("S5.1-2")
    @Tag("S5.2-2")
    @Tag("S5.2-16")
    void aPersonRejectsThenApprovesTheRepairedText() {
        TemplateOrder order = registration.apply(caller, order(Map.of("order", "other_number2", "date", "time")));
        String key = "template:" + order.templateId();
        assertThat(order.state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertThat(reviews.open("template", order.templateId())).isPresent();
        assertThat(templates.sendable(customer.id())).isEmpty();
        assertRefused(() -> registration.delete(caller, order.code()), "isv.ERROR_TEMPLATE_NOT_DELETE");
        assertRefused(() -> registration.modify(caller, order.code(), library()), "isv.ERROR_TEMPLATE_NOT_MODIFY");

        reviewers.reject(key, "reviewer", "R-T11", "请说明业务场景");
        assertThat(row(order).state()).isEqualTo(TemplateState.REJECTED);
        assertThat(row(order).reason()).contains("请说明业务场景");

        TemplateOrder again =
                registration.modify(caller, order.code(), order(Map.of("order", "other_number2", "date", "time")));
        assertThat(again.code()).isEqualTo(order.code());
        assertThat(again.orderId()).isNotEqualTo(order.orderId());
        reviewers.approve(key, "reviewer");

        assertThat(templates.sendable(customer.id()))
                .extracting(SendableTemplate::code)
                .containsExactly(order.code());
        assertThat(templates.records(customer.id(), order.code()))
                .extracting(OperationRecord::action)
                .containsExactly("approve", "resubmit", "reject", "apply");
        assertThat(notices.list(new NoticeReader(customer.id(), Notice.ALL), false, 1, 10)
                        .rows())
                .extracting(NoticeRow::kind, row -> row.body().zh().contains(order.code()))
                .startsWith(tuple("template.approved", true), tuple("template.rejected", true));
        assertRefused(() -> registration.modify(caller, order.code(), library()), "isv.ERROR_TEMPLATE_NOT_MODIFY");
        registration.delete(caller, order.code());
        assertThat(templates.sendable(customer.id())).isEmpty();
        assertThat(templates.find(customer.id(), order.code())).isEmpty();
    }

    @Test
    void aHardViolationIsRefusedWithEveryFindingAndNothingIsStored() {
        TemplateForm form = TemplateForm.of(TemplateKind.VERIFICATION, "登录#码", "【云帆】您的编码是${code}")
                .variableAttributes(Map.of("code", "numberCaptcha"))
                .remark("登录")
                .build();

        assertThatThrownBy(() -> registration.apply(caller, form)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            List<String> norms = refusal.findings().stream()
                    .filter(finding -> finding.severity() == Severity.REFUSE)
                    .map(Finding::normId)
                    .toList();
            assertThat(norms).contains("TP-02", "TP-03", "TP-20");
            assertThat(norms).allSatisfy(norm -> assertThat(refusal.messageZh()).contains(norm));
        });
        assertThat(templates.list(customer.id(), null, null, 1, 10).total()).isZero();
    }

    @Test
    @Tag("S5.1-5")
    @Tag("S5.2-18")
    @Tag("S5.3-1")
    @Tag("S1-7")
    void individualsMayUseVerificationAndNotificationOnly() {
        use(accounts.individual());
        signatures.apply(
                caller,
                SignatureForm.of("小满记账", Scenario.GENERAL, SignatureSource.APP)
                        .sourceContent("https://store.example.com/xiaoman")
                        .sourceName("小满记账")
                        .sourceOwned(true)
                        .thirdParty(false)
                        .publicBody(false)
                        .online(true)
                        .remark("记账")
                        .build());
        SignatureRow applied = knownSignatures.newest(customer.id(), "小满记账").orElseThrow();
        if (applied.state() == SignatureState.UNDER_REVIEW) {
            reviewers.approve("signature:" + applied.signatureId(), "reviewer");
        }

        Map.of("TP-40", promotional(), "TP-50", international())
                .forEach((norm, form) -> assertThatThrownBy(() -> registration.apply(caller, form))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.findings())
                                        .filteredOn(finding -> finding.severity() == Severity.REFUSE)
                                        .extracting(Finding::normId)
                                        .containsExactly(norm)));
        assertThat(registration.apply(caller, library()).state()).isEqualTo(TemplateState.APPROVED);
        assertThat(registration.apply(caller, order("订单发货后通知")).state()).isEqualTo(TemplateState.UNDER_REVIEW);
    }

    @Test
    @Tag("S5.2-14")
    @Tag("S5.3-8")
    void theApplicationNoteIsLimited() {
        String note = "登".repeat(100);

        assertThat(registration.apply(caller, order(note)).state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertRefused(() -> registration.apply(caller, order(note + "录")), "isv.TEMPLATE_OVER_LIMIT");
        assertThat(registration.apply(caller, international(note)).code()).startsWith("SMS_");
        assertRefused(() -> registration.apply(caller, international(note + "录")), "isv.TEMPLATE_OVER_LIMIT");
    }

    /** The note is the reviewer's, word for word; one that names neither scenario nor site or App is sent back so. */
    @Test
    @Tag("S5.2-14")
    @Tag("S5.3-8")
    void theReviewerReadsTheApplicationNoteAndAsksForScenarioAndSiteOrApp() {
        String note = "会员下单后通知发货，官网 www.yunfan-demo.com，App 云帆商城";
        for (TemplateForm form : List.of(order(note), international(note))) {
            long id = registration.apply(caller, form).templateId();

            assertThat(subject.screen(id).applicationFacts())
                    .as("%s", form.claim().kind())
                    .anySatisfy(fact -> {
                        assertThat(fact.labelZh()).isEqualTo("申请说明");
                        assertThat(fact.labelEn()).isEqualTo("Application note");
                        assertThat(fact.value()).isEqualTo(note);
                    });
        }
        for (TemplateForm form : List.of(order("通知"), international("orders"))) {
            TemplateOrder thin = registration.apply(caller, form);
            reviewers.reject("template:" + thin.templateId(), "reviewer", "R-T11", "");
            assertThat(row(thin).reason()).contains("申请说明过于简单", "业务场景、网站或应用");
        }
    }

    /** The reviewers' day ends at 23:00 in Shanghai and begins at 9:00; a holiday has no hours. */
    @Test
    @Tag("S5.2-17")
    @Tag("S5.3-9")
    void whatIsPreviewedIsThenSubmittedAndReviewedWithinTwoHoursOfTheReviewersDay() {
        for (TemplateForm form : List.of(order("订单发货后通知"), international())) {
            assertDue(form, "2026-11-24T02:00:00Z", "2026-11-24T04:00:00Z");
            assertDue(form, "2026-11-28T14:30:00Z", "2026-11-29T02:30:00Z");
            assertDue(form, "2026-09-30T14:00:00Z", "2026-10-08T02:00:00Z");
        }
    }

    private void assertDue(TemplateForm form, String submitted, String due) {
        clock.set(submitted);
        long before = templates.list(customer.id(), null, null, 1, 10).total();
        assertThat(templates.preview(customer.id(), form).text()).startsWith("【云帆科技】");
        assertThat(templates.list(customer.id(), null, null, 1, 10).total()).isEqualTo(before);

        TemplateOrder order = registration.apply(caller, form);

        assertThat(templates.list(customer.id(), null, null, 1, 10).total()).isEqualTo(before + 1);
        assertThat(order.state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertThat(reviews.open("template", order.templateId()).orElseThrow().dueAt())
                .as("%s submitted at %s", form.claim().kind(), submitted)
                .isEqualTo(Instant.parse(due));
    }

    @Test
    @Tag("S5.3-7")
    void noInternationalTemplateIsMeantForPromotion() {
        TemplateForm promotion = TemplateForm.of(
                        TemplateKind.INTERNATIONAL, "OrderShipped", "Your order has been shipped.")
                .intlType(2)
                .remark("overseas orders")
                .build();

        assertThatThrownBy(() -> registration.apply(caller, promotion))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.findings())
                                .extracting(Finding::normId)
                                .containsExactly("TP-51"));
    }

    @Test
    void theRelatedSignatureMustBeThereAndApproved() {
        assertRefused(() -> registration.apply(caller, related("没有这个")), "SmsSignatureNotFound");
        signatures.apply(
                caller,
                SignatureForm.of("YunfanTech", Scenario.GENERAL, SignatureSource.COMPANY)
                        .thirdParty(false)
                        .remark("登录")
                        .build());
        assertRefused(() -> registration.apply(caller, related("YunfanTech")), "AssocSignUnapproved");
        assertThat(registration.apply(caller, related("云帆科技")).code()).startsWith("SMS_");
    }

    @Test // #12
    void theReviewerReadsTheNameOfAnAttributeAndNotItsCode() {
        TemplateOrder order = registration.apply(caller, order(Map.of("order", "other_number2", "date", "time")));

        assertThat(subject.screen(order.templateId()).applicationFacts())
                .extracting(ReviewScreen.Fact::value)
                .contains("其他号码 / other number", "时间 / time")
                .doesNotContain("other_number2");
    }

    @Test
    @Tag("S5.2-12")
    void attributesTheDoorHadNoPlaceForAreFilledInByTheReviewer() {
        TemplateOrder order = registration.apply(
                caller,
                TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", ORDER)
                        .remark("订单发货")
                        .build());

        ReviewScreen screen = subject.screen(order.templateId());
        assertThat(screen.missing())
                .extracting(ReviewScreen.MissingFact::name)
                .contains("attribute-order", "attribute-date");
        assertThat(screen.missing().get(0).choices())
                .extracting(ReviewScreen.Choice::value)
                .contains("time", "other_number2");
        subject.fillIn(
                order.templateId(), Map.of("attribute-order", "other_number2", "attribute-date", "time"), "reviewer");
        subject.decide(
                order.templateId(),
                new ReviewDecision(true, List.of(), "", "", "", List.of(), List.of("reviewer"), clock.instant()));

        assertThat(templates.sendable(customer.id()))
                .singleElement()
                .satisfies(template -> assertThat(template.variableAttributes())
                        .isEqualTo(Map.of("order", "other_number2", "date", "time")));
        assertThatThrownBy(() -> registration.apply(
                        caller,
                        TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", ORDER)
                                .variableAttributes(Map.of())
                                .remark("订单发货")
                                .build()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.findings())
                                .extracting(Finding::normId)
                                .contains("TP-10"));
    }

    @Test
    @Tag("S5.1-4")
    @Tag("S5.2-15")
    @Tag("S5.3-9")
    void thePreviewIsTheMessageAsAPhoneShowsIt() {
        assertThat(templates.preview(customer.id(), library()).text())
                .isEqualTo("【云帆科技】您的登录验证码为123456，5分钟内有效，请勿泄露给他人。");
        assertThat(templates.preview(customer.id(), promotional()).text())
                .isEqualTo("【云帆科技】" + promotional().claim().content());
        assertThat(templates.preview(customer.id(), international()).text())
                .isEqualTo("【云帆科技】Dear A1B2C3, your order A1B2C3 has been shipped and will arrive within 3 days.");
        assertThat(templates.list(customer.id(), null, null, 1, 10).total()).isZero();
    }

    @Test
    @Tag("BL-4")
    void thePreviewAbroadCarriesTheSignatureAndIsCountedAsItIsSent() {
        TemplatePreview latin = templates.preview(customer.id(), abroad("YunFan", "Dear customer, " + "a".repeat(135)));
        TemplatePreview chinese = templates.preview(customer.id(), abroad("云帆科技", "Dear customer, " + "a".repeat(135)));

        assertThat(latin.text()).startsWith("[YunFan]Dear customer, ");
        assertThat(latin.segments()).isEqualTo(1);
        assertThat(chinese.text()).startsWith("【云帆科技】Dear customer, ");
        assertThat(chinese.segments()).isEqualTo(3);
    }

    private static TemplateForm abroad(String signature, String content) {
        return TemplateForm.of(TemplateKind.INTERNATIONAL, "国际通知", content)
                .relatedSignature(signature)
                .variableAttributes(Map.of())
                .build();
    }

    @Test
    void theSuspendedCannotBeSentWithUntilReinstated() {
        String code = registration.apply(caller, library()).code();

        supervision.suspend(code, "officer", "收到投诉");
        assertThat(templates.sendable(customer.id())).isEmpty();
        assertThat(templates.find(customer.id(), code).orElseThrow().reason()).isEqualTo("收到投诉");

        supervision.reinstate(code, "officer", "officer2", "核实无误");
        assertThat(templates.sendable(customer.id())).hasSize(1);
    }

    @Test
    void anotherAccountsTemplateDoesNotExist() {
        String code = registration.apply(caller, library()).code();
        use(accounts.enterprise());

        assertThat(templates.find(customer.id(), code)).isEmpty();
        assertRefused(() -> registration.delete(caller, code), "isv.SMS_TEMPLATE_ILLEGAL");
        assertRefused(() -> registration.delete(caller, "SMS_x"), "isv.SMS_TEMPLATE_ILLEGAL");
    }

    private TemplateRow row(TemplateOrder order) {
        return templates.find(customer.id(), order.code()).orElseThrow();
    }

    private static TemplateForm library() {
        return TemplateForm.of(TemplateKind.VERIFICATION, "登录验证码", LIBRARY)
                .variableAttributes(Map.of("code", "numberCaptcha"))
                .remark("用户登录")
                .build();
    }

    private static TemplateForm order(Map<String, String> attributes) {
        return TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", ORDER)
                .variableAttributes(attributes)
                .remark("订单发货后通知")
                .build();
    }

    private static TemplateForm order(String remark) {
        return TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", ORDER)
                .variableAttributes(Map.of("order", "other_number2", "date", "time"))
                .remark(remark)
                .build();
    }

    private static TemplateForm related(String signature) {
        return TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", ORDER)
                .variableAttributes(Map.of("order", "other_number2", "date", "time"))
                .relatedSignature(signature)
                .remark("订单发货后通知")
                .build();
    }

    private static TemplateForm promotional() {
        return TemplateForm.of(TemplateKind.PROMOTIONAL, "会员日", "云帆会员日满200减50，欢迎选购。拒收请回复R")
                .variableAttributes(Map.of())
                .membersOnly(true)
                .remark("会员活动")
                .build();
    }

    private static TemplateForm international() {
        return international("overseas orders");
    }

    private static TemplateForm international(String remark) {
        return TemplateForm.of(
                        TemplateKind.INTERNATIONAL,
                        "OrderShipped",
                        "Dear ${name}, your order ${order_no} has been shipped and will arrive within 3 days.")
                .intlType(1)
                .remark(remark)
                .build();
    }

    private static void assertRefused(ThrowingCallable act, String code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
