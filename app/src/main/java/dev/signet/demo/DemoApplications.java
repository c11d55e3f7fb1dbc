package dev.signet.demo;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureRegistration;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateOrder;
import dev.signet.template.TemplateRegistration;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The approved signatures and templates of the demo accounts. They go through registration like anybody's, so the norms
 * have judged them; what is there already is left alone.
 */
final class DemoApplications {

    private static final Logger log = LoggerFactory.getLogger(DemoApplications.class);
    private static final int ALL = 100;

    private final Accounts accounts;
    private final SignatureRegistration signatureRegistration;
    private final Signatures signatures;
    private final TemplateRegistration templateRegistration;
    private final Templates templates;
    private final DemoReviewer reviewer;

    DemoApplications(
            Accounts accounts,
            SignatureRegistration signatureRegistration,
            Signatures signatures,
            TemplateRegistration templateRegistration,
            Templates templates,
            DemoReviewer reviewer) {
        this.accounts = accounts;
        this.signatureRegistration = signatureRegistration;
        this.signatures = signatures;
        this.templateRegistration = templateRegistration;
        this.templates = templates;
        this.reviewer = reviewer;
    }

    void ensure() {
        ApiCaller enterprise = caller(DemoAccounts.ENTERPRISE);
        signature(enterprise, company("示例科技", Scenario.GENERAL));
        signature(enterprise, company("杭州示例科技", Scenario.VERIFICATION));
        verification(enterprise);
        notification(enterprise);
        template(
                enterprise,
                TemplateForm.of(TemplateKind.PROMOTIONAL, "会员关怀", "尊敬的会员，新品已经上架，欢迎到店选购。拒收请回复R")
                        .variableAttributes(Map.of())
                        .membersOnly(true)
                        .remark("面向已同意接收的会员发送新品信息")
                        .build());
        template(
                enterprise,
                TemplateForm.of(
                                TemplateKind.INTERNATIONAL,
                                "海外登录验证码",
                                "Your verification code is ${code}. It expires in 5 minutes.")
                        .intlType(0)
                        .remark("海外用户登录验证码")
                        .build());

        ApiCaller individual = caller(DemoAccounts.INDIVIDUAL);
        signature(
                individual,
                SignatureForm.of("三张笔记", Scenario.VERIFICATION, SignatureSource.WEBSITE)
                        .sourceContent("https://notes.example.com")
                        .sourceName("三张笔记")
                        .sourceOwned(true)
                        .thirdParty(false)
                        .publicBody(false)
                        .domain("notes.example.com")
                        .icpFiled(true)
                        .online(true)
                        .evidence(List.of(
                                new EvidenceUpload(EvidenceKind.FILING_SCREENSHOT, "filing.png", DemoPicture.png())))
                        .remark("个人已备案并上线的笔记网站，用于登录验证码")
                        .build());
        verification(individual);
        notification(individual);
    }

    private static SignatureForm company(String name, Scenario scenario) {
        return SignatureForm.of(name, scenario, SignatureSource.COMPANY)
                .sourceContent("杭州示例科技有限公司")
                .sourceName("杭州示例科技有限公司")
                .sourceOwned(true)
                .thirdParty(false)
                .publicBody(false)
                .evidence(List.of(new EvidenceUpload(EvidenceKind.BUSINESS_LICENCE, "licence.png", DemoPicture.png())))
                .remark("本企业全称的简称，用于向本企业用户发送短信")
                .build();
    }

    /** Both texts are those of the platform's template library. */
    private void verification(ApiCaller caller) {
        template(
                caller,
                TemplateForm.of(TemplateKind.VERIFICATION, "登录验证码", "您的登录验证码为${code}，5分钟内有效，请勿泄露给他人。")
                        .variableAttributes(Map.of("code", "numberCaptcha"))
                        .remark("用户登录时发送验证码")
                        .build());
    }

    private void notification(ApiCaller caller) {
        template(
                caller,
                TemplateForm.of(TemplateKind.NOTIFICATION, "预约成功通知", "您已成功预约，预约时间为${time}，请按时到店。")
                        .variableAttributes(Map.of("time", "time"))
                        .remark("用户预约成功后发送通知")
                        .build());
    }

    private ApiCaller caller(String account) {
        Account found = accounts.findByName(account).orElseThrow();
        return new ApiCaller(found.id(), DemoAccounts.keyId(account));
    }

    private void signature(ApiCaller caller, SignatureForm form) {
        if (signatures.find(caller.accountId(), form.name()).isEmpty()) {
            attempt(form.name(), () -> {
                var order = signatureRegistration.apply(caller, form);
                if (order.state() == SignatureState.UNDER_REVIEW) {
                    reviewer.approve("signature:" + order.signatureId());
                }
            });
        }
    }

    private void template(ApiCaller caller, TemplateForm form) {
        boolean present = templates
                        .list(caller.accountId(), null, form.claim().name(), 1, ALL)
                        .total()
                > 0;
        if (!present) {
            attempt(form.claim().name(), () -> {
                TemplateOrder order = templateRegistration.apply(caller, form);
                if (order.state() == TemplateState.UNDER_REVIEW) {
                    reviewer.approve("template:" + order.templateId());
                }
            });
        }
    }

    /** An officer may have made the norms stricter than the demo data: then Signet starts without it. */
    private static void attempt(String name, Runnable application) {
        try {
            application.run();
        } catch (Refusal refused) {
            log.warn(
                    "The demo data's {} is refused by the active rulebook: {} {}",
                    name,
                    refused.messageEn(),
                    refused.findings());
        } catch (RuntimeException failed) {
            log.error("The demo data's {} could not be made", name, failed);
        }
    }
}
