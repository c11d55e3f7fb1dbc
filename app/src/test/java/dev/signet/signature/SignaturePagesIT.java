package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.evidence.Pictures;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: everything that an account does to its signatures, from the pages alone. */
@SignetTest
class SignaturePagesIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Signatures signatures;

    @Autowired
    Approved approved;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @TempDir
    Path folder;

    private Customer customer;
    private ConsoleBrowser page;

    @BeforeEach
    void somebodyIsAtTheConsole() {
        customer = accounts.enterprise("杭州云帆科技有限公司");
        page = new ConsoleBrowser(server, logins.owner(customer));
        page.open("/console/account?lang=zh");
    }

    @AfterEach
    void leaves() {
        if (page != null) {
            page.close();
        }
    }

    private SignatureState state(String name) {
        return signatures.newest(customer.id(), name).orElseThrow().state();
    }

    private void reject(String name) {
        long id = signatures.newest(customer.id(), name).orElseThrow().signatureId();
        new Reviewers(tasks, identities).reject("signature:" + id, "reviewer", "R-S03", "请提供产品页面");
    }

    @Test
    @Tag("S4.2-4")
    @Tag("S4.3-3")
    @Tag("S4.4-1")
    @Tag("S4.4-7")
    @Tag("S4.4-8")
    @Tag("S4.4-9")
    void isAppliedForCheckedRejectedMendedAndSubmittedAgain() throws IOException {
        page.open("/console");
        page.click("签名管理");
        page.says("还没有签名");
        page.click("添加签名");
        page.fill("name", "【Yunfan");
        page.says("SG-03");
        page.click("去修改");
        assertThat(page.driver().executeScript("return document.activeElement.id"))
                .isEqualTo("name");
        page.click("确定");
        page.shows("#name-wrong");
        assertThat(signatures.find(customer.id(), "【Yunfan")).isEmpty();
        assertThat(timesSaid("SG-03")).as("a finding stands once").isEqualTo(1);
        assertThat(timesSaid("SG-10"))
                .as("beside what refuses it nobody asks who would look at it")
                .isZero();
        page.fill("name", "云帆测试");
        page.says("签名不能包含“测试”字样");
        assertThat(page.texts("#live mark")).as("the sentence says it").isEmpty();
        page.click("确定");
        page.shows("#name-wrong");
        assertThat(page.find("#name-wrong").getText())
                .startsWith("SG-07 签名不能包含“测试”字样。")
                .doesNotEndWith("测试");
        assertThat(timesSaid("SG-07")).isEqualTo(1);

        page.fill("name", "YunfanTech");
        assertThat(page.has("#name-wrong")).as("what was mended is not blamed").isFalse();
        assertThat(page.texts("#application .problem")).containsExactly("");
        page.find("[name=thirdParty][value=true]").click();
        page.says("SG-13");
        page.find("[name=thirdParty][value=false]").click();
        page.find("[name=publicBody][value=false]").click();
        page.fill("remark", "海外用户登录");
        Path licence = Files.write(folder.resolve("licence.png"), Pictures.png());
        page.find("signet-files input[type=file].sr").sendKeys(licence.toString());
        page.says("licence.png");
        page.says("需要人工审核");
        page.click("确定");
        page.says("签名“YunfanTech”已提交审核，预计 ");
        page.says(" 前完成，结果会在消息中心通知");

        assertThat(state("YunfanTech")).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(signatures.newest(customer.id(), "YunfanTech").orElseThrow().evidence())
                .singleElement()
                .satisfies(file -> assertThat(file.fileName()).isEqualTo("licence.png"));
        assertThat(page.texts("tbody tr td[data-name='标签']")).isNotEmpty();
        assertThat(page.texts("tbody .state")).contains("审核中").doesNotContain("未通过");
        reject("YunfanTech");

        page.open("/console/signatures");
        assertThat(page.texts("tbody .state")).contains("未通过").doesNotContain("审核中");
        page.click("查看详情");
        page.says("请提供产品页面");
        assertThat(page.texts(".timeline b")).containsExactly("审核未通过", "提交申请");
        assertThat(page.texts(".timeline li").get(0)).contains("请提供产品页面");
        page.open("/console/signatures");
        assertThat(page.texts("tbody tr:nth-child(1) .acts > *")).containsExactlyInAnyOrder("查看原因并修改", "操作记录", "删除");
        page.click("查看原因并修改");
        page.says("请提供产品页面");
        page.says("已有 1 个文件");
        assertThat(page.find("#name").getDomAttribute("readonly")).isNotNull();
        page.fill("remark", "海外用户登录，官网 www.example.com");
        page.click("确定");
        page.says("已提交审核");

        assertThat(state("YunfanTech")).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(signatures.newest(customer.id(), "YunfanTech").orElseThrow().evidence())
                .hasSize(1);
    }

    /** In how many places one can read it. */
    private long timesSaid(String norm) {
        return page
                .driver()
                .findElements(By.xpath("//main//*[starts-with(normalize-space(.), '" + norm + "')]["
                        + "self::li or contains(@class, 'wrong')]"))
                .stream()
                .filter(WebElement::isDisplayed)
                .count();
    }

    @Test
    @Tag("S4.4-8")
    void theStateIsChosenInTheHeadOfItsColumn() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        page.open("/console/signatures");
        assertThat(page.has("thead .tick input[data-all]")).isTrue();
        assertThat(page.texts("thead th").stream()
                        .map(head -> head.lines().findFirst().orElse("").replaceFirst(" .*", "")))
                .containsExactly("", "签名名称", "适用场景", "审核状态", "标签", "创建时间", "操作");
        assertThat(page.find("thead [role=note]").getDomAttribute("title")).contains("通用签名可发送验证码、短信通知、推广短信");
        assertThat(state().getFirstSelectedOption().getText()).isEqualTo("全部");
        assertThat(page.texts("tbody td[data-name='创建时间']")).contains("1970-01-01 08:00");
        assertThat(page.texts("tbody td[data-name='标签'] a")).containsExactly("添加");

        state().selectByVisibleText("未通过");
        page.says("没有符合条件的签名");
        assertThat(page.path()).contains("state=REJECTED");
        page.open(page.path());
        assertThat(state().getFirstSelectedOption().getText()).isEqualTo("未通过");

        page.width(390);
        page.open("/console/signatures");
        state().selectByVisibleText("通过");
        page.at("/console/signatures?");
        page.says("云帆科技");
        assertThat(page.path()).contains("state=APPROVED");
        page.hasNoFaults();
    }

    private Select state() {
        WebElement select = page.find("thead select[name=state]");
        assertThat(select.isDisplayed()).isTrue();
        return new Select(select);
    }

    @Test
    @Tag("S6.3-4")
    void aRowLeadsToATaskThatSendsWithIt() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        page.open("/console/signatures");
        page.find("tbody tr:nth-child(2) .acts a[href*=bulk-tasks]").click();

        page.at("/console/bulk-tasks/new?sign=");
        page.says("添加发送任务");
        assertThat(page.find("#sign").getDomProperty("value")).isEqualTo("云帆科技");
    }

    @Test
    @Tag("S4.5-2")
    void anEnterprisesWayIsThroughTextMessagesOrThoseAbroadAnIndividualsThroughThoseAtHome() {
        page.open("/console/signatures");
        assertThat(page.texts(".nav summary")).contains("国内消息", "国际/港澳台消息");
        assertThat(page.texts(".nav details:has(a[href='/console/signatures']) li"))
                .containsSubsequence("文本短信", "签名管理");
        assertThat(page.texts(".crumbs li")).containsExactly("国内消息", "文本短信", "签名管理");
        page.find(".nav a[href='/console/international/signatures']").click();
        page.at("/console/international/signatures");
        assertThat(page.texts(".crumbs li")).containsExactly("国际/港澳台消息", "签名管理");

        page.close();
        page = new ConsoleBrowser(server, logins.owner(accounts.individual()));
        page.open("/console?lang=zh");
        assertThat(page.texts(".nav summary")).contains("国内消息").doesNotContain("国际/港澳台消息");
        assertThat(page.texts(".nav li")).doesNotContain("文本短信");
        page.find(".nav a[href='/console/signatures']").click();
        page.at("/console/signatures");
        assertThat(page.texts(".crumbs li")).containsExactly("国内消息", "签名管理");
    }

    /** What reviewers doubted and noted stays with them; who did something is said in the reader's words. */
    @Test
    void whatIsApprovedIsShownWithoutTheDoubtsOfItsReview() {
        page.open("/console/signatures/new");
        page.fill("name", "YunfanTech");
        page.find("[name=thirdParty][value=false]").click();
        page.find("[name=publicBody][value=false]").click();
        page.fill("remark", "Login of users abroad");
        page.says("SG-10");
        page.click("确定");
        page.says("签名“YunfanTech”已提交审核");
        page.open("/console/signatures/of/YunfanTech").says("SG-10");
        long id = signatures.newest(customer.id(), "YunfanTech").orElseThrow().signatureId();
        new Reviewers(tasks, identities).approve("signature:" + id, "reviewer");

        page.open("/console/signatures/of/YunfanTech").says("审核通过");
        assertThat(page.text()).doesNotContain("SG-10");
        assertThat(page.texts(".timeline .hint"))
                .satisfiesExactly(
                        approval -> assertThat(approval).endsWith("平台"),
                        begun -> assertThat(begun).endsWith("主账号"));
        page.open("/console/signatures/of/YunfanTech?lang=en");
        assertThat(String.join(" ", page.texts(".timeline"))).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    @Tag("S4.2-5")
    void anIndividualsFormHasItsFieldsAndGoesToReview() {
        page.close();
        customer = accounts.individual();
        page = new ConsoleBrowser(server, logins.owner(customer));
        page.open("/console/account?lang=zh");
        page.open("/console/signatures/new");
        assertThat(page.texts("#field-source .tiles label")).hasSize(3);
        page.fill("name", "云帆小站");
        page.find("[name=scenario][value=VERIFICATION]").click();
        page.find("[name=source][value=WEBSITE]").click();
        page.fill("sourceName", "云帆小站");
        page.fill("domain", "example.com");
        page.find("[name=icpFiled][value=true]").click();
        page.find("[name=online][value=true]").click();
        page.find("[name=sourceOwned][value=true]").click();
        page.find("[name=thirdParty][value=false]").click();
        page.find("[name=publicBody][value=false]").click();
        page.choose("evidence-kind", "FILING_SCREENSHOT");
        page.fill("remark", "个人网站登录验证码");
        page.says("需要人工审核");
        page.click("确定");
        page.says("已提交审核");

        assertThat(state("云帆小站")).isEqualTo(SignatureState.UNDER_REVIEW);
    }

    @Test
    @Tag("S4.4-6")
    @Tag("S4.4-10")
    @Tag("S4.4-12")
    void aVerificationSignatureIsConvertedAndTheConversionTakenBack() {
        approved.signature(customer.id(), "云帆科技", Scenario.VERIFICATION);
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        page.open("/console/signatures");
        assertThat(page.texts("tbody tr:nth-child(1) .acts > *")).containsExactlyInAnyOrder("群发", "操作记录", "删除");
        assertThat(page.texts("tbody tr:nth-child(2) .acts > *")).containsExactlyInAnyOrder("修改", "群发", "操作记录", "删除");

        page.click("修改");
        assertThat(page.texts("#field-scenario b")).containsExactly("通用");
        page.find("[name=source][value=APP]").click();
        page.fill("sourceName", "云帆科技");
        page.fill("sourceContent", "https://store.example.com/yunfan");
        page.find("[name=online][value=true]").click();
        page.find("[name=sourceOwned][value=true]").click();
        page.find("[name=thirdParty][value=false]").click();
        page.fill("remark", "订单通知");
        page.click("确定");
        page.says("签名“云帆科技”已");
        assertThat(page.texts("tbody tr:nth-child(1) .acts > *")).isEmpty();
        assertThat(page.text()).contains("审核中");

        page.click("云帆科技");
        page.click("撤回申请");
        page.says("撤回后审核停止");
        page.find("dialog[open] .primary").click();
        page.says("已撤回签名“云帆科技”的申请");
        assertThat(signatures.find(customer.id(), "云帆科技"))
                .extracting(SignatureRow::state)
                .containsExactly(SignatureState.WITHDRAWN, SignatureState.APPROVED);
    }

    @Test
    @Tag("S4.5-1")
    @Tag("S4.5-3")
    void isFoundByItsNameAndDeletedAfterAWarning() {
        approved.signature(customer.id(), "yunfan", Scenario.GENERAL);
        approved.signature(customer.id(), "other", Scenario.GENERAL);
        page.open("/console/signatures");
        page.fill("name", "fan");
        page.click("查询");
        assertThat(page.at("/console/signatures?").path()).contains("name=fan");
        assertThat(page.texts("tbody tr td[data-name='签名名称']")).containsExactly("yunfan");
        page.click("删除");
        page.says("删除后不可恢复，也不能再用它发送短信。");
        page.click("确定删除");

        page.says("已删除签名“yunfan”");
        assertThat(signatures.find(customer.id(), "yunfan")).isEmpty();
    }

    /** Those with a name in their address; the others are walked with all pages of the list. */
    @Test
    void detailsAndFormsCanBeReadByEverybody() {
        approved.signature(customer.id(), "云帆科技", Scenario.VERIFICATION);
        for (String address : List.of("of/云帆科技", "of/云帆科技/edit")) {
            page.open("/console/signatures/" + address).says("手机上的样子");
            page.hasNoFaults();
        }
        page.open("/console/norms/signature").says("SG-01");
        page.hasNoFaults();
    }

    @Test
    void whoMayOnlyReadSeesNothingToPressAndIsRefused() {
        approved.signature(customer.id(), "yunfan", Scenario.GENERAL);
        page.close();
        page = new ConsoleBrowser(server, logins.user(customer, "bob", "AliyunDysmsReadOnlyAccess"));
        page.open("/console/account?lang=zh");

        page.open("/console/signatures");

        assertThat(page.text()).contains("yunfan").doesNotContain("添加签名", "删除", "批量");
        assertThat(page.texts("tbody .acts > *")).containsOnly("操作记录");
        assertThat(page.has(".tick") || page.has("[data-row]") || page.has("[data-selection]"))
                .as("nothing to tick where nothing can be done")
                .isFalse();
        assertThat(page.has("tbody td[data-name='标签'] a")).isFalse();
        page.open("/console/signatures/new");
        page.says("没有权限");
    }
}
