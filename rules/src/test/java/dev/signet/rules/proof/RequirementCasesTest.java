package dev.signet.rules.proof;

import static dev.signet.rules.fact.ApplicantKind.ENTERPRISE;
import static dev.signet.rules.fact.ApplicantKind.INDIVIDUAL;
import static dev.signet.rules.fact.Scenario.GENERAL;
import static dev.signet.rules.fact.Scenario.VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.fact.ExportRequester;
import dev.signet.rules.fact.LogExportApplication;
import dev.signet.rules.fact.RecipientHistory;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateApplication;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.TemplateText;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the user guide promises, judged by the shipped rulebook: the guide's own examples and its limits. */
class RequirementCasesTest {

    private static final String CLOUDSAIL = "杭州云帆科技有限公司";
    private static final String ALIBABA = "阿里巴巴网络技术有限公司";

    private final Rulebook rulebook = ShippedRulebook.rulebook();

    // ---- records and their export -------------------------------------------------------------------------------

    @Test
    @Tag("S7.3-2")
    void aWorkbookHoldsAHundredThousandRecordsAndTheOtherFormatsMore() {
        assertThat(rulebook.judge(export(ExportFormat.XLSX, 100_000)).refused()).isFalse();
        assertThat(rulebook.judge(export(ExportFormat.XLSX, 100_001)).findings())
                .extracting(Finding::normId)
                .contains("LE-07");
        assertThat(rulebook.judge(export(ExportFormat.CSV, 100_001)).refused()).isFalse();
        assertThat(rulebook.judge(export(ExportFormat.TXT, 100_001)).refused()).isFalse();
        assertThat(rulebook.policies().number("records.shown.max")).isEqualTo(5_000);
        assertThat(rulebook.policies().number("log-export.keep.days")).isEqualTo(30);
    }

    private static LogExportApplication export(ExportFormat format, long rows) {
        return new LogExportApplication(ExportRequester.ACCOUNT, "核对六月账单", "财务部", format, true, 30, rows, 0, 0);
    }

    // ---- kinds of messages -------------------------------------------------------------------------------------

    @Test
    @Tag("S2-3")
    void codesServeRegistrationLoginSecurityAndPasswords() {
        for (String use : List.of(
                "您正在注册云帆会员，验证码为${code}，5分钟内有效，请勿泄露。",
                "您正在使用短信快捷登录，验证码为${code}，5分钟内有效，请勿泄露。",
                "您的账号正在异地登录，安全验证码为${code}，5分钟内有效，请勿泄露。",
                "您正在找回密码，验证码为${code}，5分钟内有效，请勿泄露。")) {
            assertThat(decided(template(TemplateKind.VERIFICATION, use, Map.of("code", "numberCaptcha"))))
                    .as(use)
                    .isEmpty();
        }
    }

    @Test
    @Tag("S2-4")
    void notificationsServeTheBusinessOfRegisteredUsers() {
        for (String use : List.of(
                "尊敬的用户，系统将于${time}升级维护，期间服务暂停，敬请谅解。",
                "您购买的云服务已于${time}开通，请登录控制台查看。",
                "您订阅的服务价格将于${time}调整，请登录控制台查看详情。",
                "您的订单已于${time}确认，我们将尽快安排发货。",
                "您的包裹已于${time}发出，请注意查收。",
                "您于${time}在本店的消费已确认，感谢您的使用。",
                "您的账单已于${time}生成，请及时付款。")) {
            assertThat(decided(template(TemplateKind.NOTIFICATION, use, Map.of("time", "time"))))
                    .as(use)
                    .isEmpty();
        }
    }

    @Test
    @Tag("S2-5")
    @Tag("S5.1-1")
    void promotionServesItsUsesButWithoutVariables() {
        for (String use : List.of(
                "云帆商城会员日满200减50，欢迎选购。拒收请回复R",
                "云帆商城新店开业，会员到店有礼。拒收请回复R",
                "云帆商城新品上市，欢迎会员选购。拒收请回复R",
                "尊敬的会员，祝您生日快乐，云帆商城为您备好礼物。拒收请回复R")) {
            assertThat(refusals(promotion(use))).as(use).isEmpty();
            assertThat(refusals(promotion("${name}，" + use))).as(use).containsExactly("TP-41");
            assertThat(decided(promotion(use))).as("members: " + use).isEmpty();
            assertThat(decided(promotion(use).membersOnly(false)))
                    .as("prospects: " + use)
                    .containsExactly("HUMAN TP-43");
        }
        assertThat(refusals(template(
                        TemplateKind.VERIFICATION, "您的登录验证码为${code}，5分钟内有效。", Map.of("code", "numberCaptcha"))))
                .isEmpty();
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "您的包裹已于${time}发出，请注意查收。", Map.of("time", "time"))))
                .isEmpty();
    }

    @Test
    @Tag("S5.1-7")
    void theExamplesOfTheGuideAreAccepted() {
        assertThat(refusals(template(
                        TemplateKind.VERIFICATION, "您正在申请手机注册，验证码为：${code}，5分钟内有效！", Map.of("code", "numberCaptcha"))))
                .isEmpty();
        assertThat(refusals(template(
                        TemplateKind.NOTIFICATION,
                        "尊敬的${name}，您购买的云小蜜实例：${instanceid}，已于${duedate}正式到期。如您要继续使用，请于${date}前及时续费或重新购买。",
                        Map.of("name", "user_nick", "instanceid", "other_number2", "duedate", "time", "date", "time"))))
                .isEmpty();
        assertThat(refusals(TemplateApplication.of(
                                ENTERPRISE,
                                "阿里云计算有限公司",
                                TemplateKind.PROMOTIONAL,
                                "双十一",
                                "阿里云双十一活动重磅来袭，详见 www.aliyun.com -回T退订。")
                        .domain("aliyun.com")
                        .icpFiled(true)
                        .domainOwned(true)))
                .isEmpty();
        assertThat(refusals(template(
                        TemplateKind.INTERNATIONAL,
                        "Dear ${name}，welcome to register our service，your verify code is ${code}.",
                        null)))
                .isEmpty();
        assertThat(TemplateText.of("Dear ${name}，your verify code is ${code}.").names())
                .containsExactly("name", "code");
        assertThat(refusals(signature(ENTERPRISE, "阿里云计算有限公司", "AlibabaCloud", GENERAL, SignatureSource.COMPANY)))
                .isEmpty();
    }

    // ---- international -----------------------------------------------------------------------------------------

    @Test
    @Tag("S3-4")
    @Tag("S5.3-7")
    void promotionNeverGoesAbroad() {
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, "Summer sale, shop now!", null)))
                .contains("TP-51");
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, "50% off this weekend", null)))
                .contains("TP-51");
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, "本店促销已开始，请到店查看。", null)))
                .contains("TP-51");
        assertThat(all(template(TemplateKind.INTERNATIONAL, "您的礼品${no}已寄出，请注意查收。", null)))
                .as("may be promotion")
                .contains("HUMAN TP-51")
                .doesNotContain("REFUSE TP-51");
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, "Your order ${no} has been shipped.", null)
                        .purpose(TemplateKind.PROMOTIONAL)))
                .containsExactly("TP-51");
        assertThat(sendFindings(TemplateKind.PROMOTIONAL, GENERAL, false)).contains("SR-06");
        assertThat(sendFindings(TemplateKind.PROMOTIONAL, GENERAL, true)).isEmpty();
    }

    @Test
    @Tag("S5.1-6")
    @Tag("S5.3-6")
    void domesticAndInternationalTemplatesFollowTheirOwnNorms() {
        String order = "Dear ${name}, your order ${order_no} has been shipped and will arrive within 3 days.";
        assertThat(decided(template(TemplateKind.INTERNATIONAL, order, null))).isEmpty();
        assertThat(refusals(template(TemplateKind.NOTIFICATION, order, Map.of())))
                .contains("TP-10");
        assertThat(refusals(template(TemplateKind.VERIFICATION, order, Map.of())))
                .contains("TP-22");

        String odds = "Your casino account ${no} is ready.";
        assertThat(all(template(TemplateKind.INTERNATIONAL, odds, null))).contains("HUMAN TP-53");
        assertThat(all(template(TemplateKind.NOTIFICATION, odds, Map.of("no", "other_number2"))))
                .doesNotContain("HUMAN TP-53");

        assertThat(refusals(template(TemplateKind.INTERNATIONAL, "您的包裹${no}已到，现在五折", null)))
                .contains("TP-51");
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "您的包裹已到，现在五折", Map.of())))
                .contains("TP-14");
    }

    @Test
    @Tag("S5.3-4")
    void anInternationalTemplateHasNoVariableAttributesAndTheSameLimits() {
        String text = "Your order ${no} has been shipped.";
        assertThat(decided(template(TemplateKind.INTERNATIONAL, text, null))).isEmpty();
        assertThat(decided(template(TemplateKind.INTERNATIONAL, text, Map.of())))
                .isEmpty();
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, filledTo(500), null)))
                .doesNotContain("TP-01");
        assertThat(refusals(template(TemplateKind.INTERNATIONAL, filledTo(501), null)))
                .contains("TP-01");
        assertThat(refusals(named(TemplateKind.INTERNATIONAL, "n".repeat(31), text)))
                .contains("TP-02");
    }

    @Test
    @Tag("S5.3-5")
    void anInternationalTemplatesNameHasThirtyChineseOrEnglishCharacters() {
        String text = "Your parcel has arrived.";
        assertThat(refusals(named(TemplateKind.INTERNATIONAL, "海外Parcel" + "n".repeat(22), text)))
                .isEmpty();
        assertThat(refusals(named(TemplateKind.INTERNATIONAL, "海外Parcel" + "n".repeat(23), text)))
                .containsExactly("TP-02");
        assertThat(refusals(named(TemplateKind.INTERNATIONAL, "Parcel#1", text)))
                .containsExactly("TP-02");
    }

    // ---- signatures in use -------------------------------------------------------------------------------------

    @Test
    @Tag("S4.1-1")
    void theSignatureIsNotWrittenIntoTheContent() {
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "【云帆科技】您的包裹已到，请注意查收。", Map.of())))
                .contains("TP-03");
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "您的包裹已到，请注意查收。【云帆科技】", Map.of())))
                .contains("TP-03");
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "您的包裹已到，请注意查收。", Map.of())))
                .isEmpty();
    }

    @Test
    @Tag("S4.1-6")
    @Tag("S4.2-7")
    void aGeneralSignatureServesEveryKindAndAVerificationSignatureCodesOnly() {
        for (TemplateKind kind : TemplateKind.values()) {
            boolean domestic = kind != TemplateKind.INTERNATIONAL;
            assertThat(sendFindings(kind, GENERAL, domestic))
                    .as("general %s", kind)
                    .isEmpty();
            assertThat(sendFindings(kind, VERIFICATION, domestic))
                    .as("verification %s", kind)
                    .isEqualTo(kind == TemplateKind.VERIFICATION ? List.of() : List.of("SR-02"));
        }
    }

    // ---- template forms ----------------------------------------------------------------------------------------

    @Test
    @Tag("S5.2-5")
    void aTemplatesNameHasThirtyCharactersAndNoSpecialOnes() {
        String text = "您的包裹已到，请注意查收。";
        assertThat(refusals(named(TemplateKind.NOTIFICATION, "发货Notice" + "名".repeat(22), text)))
                .isEmpty();
        assertThat(refusals(named(TemplateKind.NOTIFICATION, "发货Notice" + "名".repeat(23), text)))
                .containsExactly("TP-02");
        for (String special : List.of("发货！", "发货#1", "发货@家", "发货 通知", "发货★")) {
            assertThat(refusals(named(TemplateKind.NOTIFICATION, special, text)))
                    .as(special)
                    .containsExactly("TP-02");
        }
    }

    @Test
    @Tag("S5.2-6")
    void aTemplatesContentHasFiveHundredCharacters() {
        for (TemplateKind kind : TemplateKind.values()) {
            assertThat(refusals(template(kind, filledTo(500), null)))
                    .as("%s", kind)
                    .doesNotContain("TP-01");
            assertThat(refusals(template(kind, filledTo(501), null)))
                    .as("%s", kind)
                    .contains("TP-01");
        }
    }

    @Test
    @Tag("S5.1-5")
    @Tag("S5.2-18")
    void everyKindIsForEnterprisesAndTwoAreForIndividuals() {
        Map<TemplateKind, String> texts = Map.of(
                TemplateKind.VERIFICATION, "您的登录验证码为${code}，5分钟内有效。",
                TemplateKind.NOTIFICATION, "您的包裹已到，请注意查收。",
                TemplateKind.PROMOTIONAL, "云帆商城新品上市，欢迎会员选购。拒收请回复R",
                TemplateKind.INTERNATIONAL, "Your parcel has arrived.");
        Map<TemplateKind, List<String>> closedToIndividuals =
                Map.of(TemplateKind.PROMOTIONAL, List.of("TP-40"), TemplateKind.INTERNATIONAL, List.of("TP-50"));
        for (TemplateKind kind : TemplateKind.values()) {
            assertThat(refusals(TemplateApplication.of(ENTERPRISE, CLOUDSAIL, kind, "云帆短信", texts.get(kind))))
                    .as("enterprise %s", kind)
                    .isEmpty();
            assertThat(refusals(TemplateApplication.of(INDIVIDUAL, "林小满", kind, "小满短信", texts.get(kind))))
                    .as("individual %s", kind)
                    .isEqualTo(closedToIndividuals.getOrDefault(kind, List.of()));
        }
    }

    @Test
    @Tag("S5.2-12")
    void everyVariableOfANotificationHasOneAttributeOfTheTable() {
        String text = "您的订单${order}已发货，预计${date}送达，请注意查收。";
        Map<String, String> both = Map.of("order", "other_number2", "date", "time");

        assertThat(decided(template(TemplateKind.NOTIFICATION, text, both))).isEmpty();
        for (String alone : both.keySet()) {
            assertThat(refusals(template(TemplateKind.NOTIFICATION, text, Map.of(alone, both.get(alone)))))
                    .as("only %s", alone)
                    .containsExactly("TP-10");
        }
        for (String wrong : List.of("", "colour", "time|money", "numberCaptcha")) {
            assertThat(refusals(template(TemplateKind.NOTIFICATION, text, Map.of("order", wrong, "date", "time"))))
                    .as(wrong)
                    .containsExactly("TP-10");
        }
        assertThat(refusals(template(TemplateKind.NOTIFICATION, "您的包裹已到，请注意查收。", Map.of())))
                .isEmpty();
        assertThat(refusals(template(TemplateKind.VERIFICATION, "您的登录验证码为${code}，5分钟内有效。", Map.of())))
                .isEmpty();
    }

    @Test
    @Tag("S5.2-10")
    void notificationsHoldNoMarketingLendingPrizesFinanceOrRealEstate() {
        Map<String, String> forbidden = Map.of(
                "您的订单已发货，全场促销欢迎选购。", "TP-14",
                "您的贷款申请已通过，请登录查看。", "TP-14",
                "您的借款申请已受理，请登录查看。", "TP-14",
                "恭喜您中奖，请登录平台查看结果。", "TP-14",
                "您有一次抽奖机会，请登录平台查看。", "TP-14",
                "您购买的理财产品已到期，请登录查看。", "TP-13",
                "您关注的楼盘信息已更新，请登录查看。", "TP-13");
        forbidden.forEach((text, norm) -> assertThat(refusals(template(TemplateKind.NOTIFICATION, text, Map.of())))
                .as(text)
                .contains(norm));

        assertThat(refusals(template(
                                TemplateKind.VERIFICATION,
                                "您正在登录云帆理财账户，验证码为${code}，5分钟内有效。",
                                Map.of("code", "numberCaptcha"))
                        .relatedSignatureThirdParty(false)))
                .isEmpty();
        assertThat(refusals(template(
                                TemplateKind.VERIFICATION,
                                "您正在登录房产平台，验证码为${code}，5分钟内有效。",
                                Map.of("code", "numberCaptcha"))
                        .relatedSignatureThirdParty(false)))
                .isEmpty();
    }

    @Test
    @Tag("S5.2-13")
    void valuesAreNoQqNumberNoWechatIdAndNoUrl() {
        for (String value : List.of("QQ：123456789", "微信yf8899", "http://a-shop.cn/1", "www.a-shop.cn")) {
            assertThat(valueFindings(value)).as(value).contains("TP-11");
        }
        assertThat(valueFindings("请在服务台领取")).isEmpty();
    }

    // ---- facts -------------------------------------------------------------------------------------------------

    private static SignatureApplication.Builder signature(
            ApplicantKind applicant, String verified, String name, Scenario scenario, SignatureSource source) {
        return SignatureApplication.of(applicant, verified, name, scenario, source)
                .remark("用于会员登录与订单通知");
    }

    private static TemplateApplication.Builder template(
            TemplateKind kind, String content, @Nullable Map<String, String> attributes) {
        return TemplateApplication.of(ENTERPRISE, CLOUDSAIL, kind, "云帆短信", content)
                .variableAttributes(attributes)
                .remark("云帆商城业务短信，www.yunfan-demo.com");
    }

    private static TemplateApplication.Builder promotion(String content) {
        return template(TemplateKind.PROMOTIONAL, content, Map.of()).membersOnly(true);
    }

    private static TemplateApplication.Builder named(TemplateKind kind, String name, String content) {
        return TemplateApplication.of(ENTERPRISE, CLOUDSAIL, kind, name, content)
                .variableAttributes(Map.of());
    }

    private static String filledTo(int length) {
        return "a".repeat(length);
    }

    private List<String> sendFindings(TemplateKind kind, Scenario scenario, boolean domestic) {
        return sendFindings(kind, scenario, domestic, List.of());
    }

    private List<String> valueFindings(String value) {
        return sendFindings(
                TemplateKind.NOTIFICATION, GENERAL, true, List.of(new SendFacts.Value("place", "others", value)));
    }

    private List<String> sendFindings(
            TemplateKind kind, Scenario scenario, boolean domestic, List<SendFacts.Value> values) {
        SendFacts facts = new SendFacts(
                Instant.parse("2026-06-18T06:03:20Z"),
                SendFacts.Sender.of(1, ENTERPRISE),
                new SendFacts.Signature(1, "云帆科技", scenario),
                new SendFacts.Template(1, kind),
                new SendFacts.Recipient(
                        domestic ? "+8613800000000" : "+85251234567",
                        domestic,
                        ZoneId.of("Asia/Shanghai"),
                        false,
                        Set.of()),
                values,
                "【云帆科技】您的订单已发货。",
                1,
                RecipientHistory.NONE,
                SendFacts.Volume.NONE);
        return rulebook.judge(facts).findings().stream()
                .map(SendFinding::ruleId)
                .toList();
    }

    // ---- verdicts ----------------------------------------------------------------------------------------------

    private List<String> all(TemplateApplication.Builder application) {
        return words(rulebook.judge(application.build()), Severity.values());
    }

    /** What refuses or needs a person. */
    private List<String> decided(TemplateApplication.Builder application) {
        return words(rulebook.judge(application.build()), Severity.REFUSE, Severity.HUMAN);
    }

    private List<String> refusals(SignatureApplication.Builder application) {
        return ids(rulebook.judge(application.build()));
    }

    private List<String> refusals(TemplateApplication.Builder application) {
        return ids(rulebook.judge(application.build()));
    }

    private static List<String> ids(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .map(Finding::normId)
                .toList();
    }

    private static List<String> words(Verdict verdict, Severity... severities) {
        Set<Severity> wanted = Arrays.stream(severities).collect(Collectors.toSet());
        return verdict.findings().stream()
                .filter(finding -> wanted.contains(finding.severity()))
                .map(finding -> finding.severity() + " " + finding.normId())
                .toList();
    }
}
