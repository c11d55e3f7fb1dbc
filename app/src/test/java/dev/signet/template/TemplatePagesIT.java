package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.ConsoleBrowser;
import dev.signet.console.ConsoleLogins;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.Reviewers;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.tag.Tagging;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: everything that an account does to its templates, from the pages alone. */
@SignetTest
class TemplatePagesIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Templates templates;

    @Autowired
    Approved approved;

    @Autowired
    Tagging tagging;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    private Customer customer;
    private ConsoleBrowser page;

    @BeforeEach
    void somebodyIsAtTheConsole() {
        use(accounts.enterprise("杭州云帆科技有限公司"));
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
    }

    private void use(Customer chosen) {
        customer = chosen;
        page = new ConsoleBrowser(server, logins.owner(customer));
        page.open("/console/account?lang=zh");
    }

    @AfterEach
    void leaves() {
        if (page != null) {
            page.close();
        }
    }

    private TemplateRow only() {
        return templates.list(customer.id(), null, null, 1, 10).rows().get(0);
    }

    @Test
    @Tag("S5.2-3")
    @Tag("S5.2-4")
    @Tag("S5.2-6")
    @Tag("S5.2-8")
    @Tag("S5.2-10")
    @Tag("S5.2-11")
    @Tag("S5.2-12")
    @Tag("S5.2-15")
    @Tag("S5.2-16")
    void isAppliedForCheckedShownOnAPhoneRejectedAndMended() {
        page.open("/console");
        page.click("模板管理");
        page.says("还没有模板");
        page.click("添加模板");
        page.click("返回上层");
        page.says("还没有模板");
        page.click("添加模板");
        assertThat(page.texts("#field-kind .tiles label"))
                .containsExactly("短信通知 ¥0.045/条", "验证码 ¥0.045/条", "推广短信 ¥0.055/条");
        assertThat(page.text()).contains("不得发送营销、贷款、借款、中奖、抽奖类短信", "0/30", "0/500", "0/100");
        assertThat(page.find(".head a[href='/console/norms/template']").isDisplayed())
                .isTrue();
        page.fill("name", "发货通知");
        page.fill("content", "您的订单${order}已发货，预计${date}送达，请注意查收。");
        page.says("TP-10");
        page.shows("#attribute-order");
        page.choose("attribute-order", "other_number2");
        page.choose("attribute-date", "time");
        assertThat(page.texts("#attribute-order option")).contains("其他号码").doesNotContain("其他号码（旧）");
        page.fill("remark", "商城 www.example.com 发货后通知买家");
        page.says("需要人工审核");
        page.click("模版预览");
        page.shows("#preview[open] .bubble");
        assertThat(page.find("#preview .bubble").getText()).startsWith("【云帆科技】您的订单");
        assertThat(page.find("#preview").getText()).contains("计费条数", "¥0.045");
        page.click("关闭");
        page.width(390);
        page.click("模版预览");
        page.shows("#preview[open] .bubble");
        assertThat(page.texts("#preview .bubble")).singleElement().asString().startsWith("【云帆科技】您的订单");
        page.hasNoFaults();
        page.click("关闭");
        page.width(1440);
        assertThat(page.texts("#live .bubble")).singleElement().asString().startsWith("【云帆科技】您的订单");
        assertThat(page.text()).contains("4/30", "34/500", "26/100", "计费条数", "¥0.045");
        assertThat(page.find("#text").getDomAttribute("maxlength")).isEqualTo("500");
        page.click("提交");
        page.says("模板“发货通知”");

        page.says("前完成，结果会在消息中心通知");
        assertThat(only().state()).isEqualTo(TemplateState.UNDER_REVIEW);
        assertThat(only().claim().variableAttributes()).isEqualTo(Map.of("order", "other_number2", "date", "time"));
        new Reviewers(tasks, identities).reject("template:" + only().templateId(), "reviewer", "R-T11", "请说明收件人");

        page.open("/console/templates");
        page.click("查看原因并修改");
        page.says("请说明收件人");
        page.says("发货后通知买家");
        assertThat(page.find("#attribute-order").getDomProperty("value")).isEqualTo("other_number2");
        page.fill("remark", "商城 www.example.com 发货后通知下单的买家");
        page.click("提交");
        page.says("已提交审核");
        page.click("发货通知");
        page.click("撤回申请");
        page.says("撤回后审核停止");
        page.find("dialog[open] .primary").click();
        page.says("已撤回模板");
        assertThat(only().state()).isEqualTo(TemplateState.WITHDRAWN);
    }

    @Test
    @Tag("S5.2-9")
    void aTextOfTheLibraryIsApprovedAtOnce() {
        page.open("/console/templates/new");
        page.find("[name=kind][value=VERIFICATION]").click();
        page.says("推荐使用常用模版库");
        page.click("常用模版库");
        page.says("不作修改直接使用");
        assertThat(page.texts(".crumbs li")).containsExactly("国内消息", "文本短信", "模板管理", "常用模版库");
        assertThat(page.text()).doesNotContain("内容相同");
        page.click("使用此模板");
        page.says("提交后立即通过");
        assertThat(page.has("[data-same]")).isFalse();
        page.click("提交");
        page.says("已通过，现在可以使用");

        assertThat(only().state()).isEqualTo(TemplateState.APPROVED);
        page.open("/console/template-library");
        page.says("已有内容相同、可直接使用的模板： " + only().code());
        page.click("使用此模板");
        page.shows("[data-same]");
        assertThat(page.find("[data-same]").getText()).contains(only().code());
    }

    @Test
    @Tag("S5.3-3")
    @Tag("S5.3-4")
    void oneForAbroadHasItsOwnListAndNoAttributes() {
        String atHome = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        page.open("/console/international/templates");
        page.says("还没有模板");
        page.click("添加模板");
        assertThat(page.texts("#field-kind .tiles label b")).containsExactly("国际/港澳台消息");
        page.find("[name=intlType][value='1']").click();
        page.fill("name", "Login");
        page.fill("content", "Your verification code is ${code}, valid for 5 minutes.");
        page.fill("remark", "官网 www.example.com 海外用户登录");
        page.says("计费条数");
        page.says("code is A1B2C3, valid");
        assertThat(page.has("#field-variableAttributes")).isFalse();
        page.driver().executeScript("document.querySelector('[name=intlType][value=\"0\"]').click()");
        page.says("code is 123456, valid");
        page.click("提交");
        page.says("模板“Login”");

        assertThat(page.path()).contains("/console/international/templates");
        assertThat(only().claim().kind()).isEqualTo(TemplateKind.INTERNATIONAL);
        page.open("/console/templates");
        assertThat(page.texts("tbody tr .mono")).containsExactly(atHome);
    }

    @Test
    @Tag("S6.3-4")
    void aRowLeadsToATaskThatSendsIt() {
        for (String code : List.of(
                approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}"),
                approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}"))) {
            page.open("/console/templates");
            page.find("tbody tr:has([value='" + code + "']) .acts a[href*=bulk-tasks]")
                    .click();

            page.at("/console/bulk-tasks/new?template=" + code);
            page.says("添加发送任务");
            assertThat(page.has("#template-" + code + ":checked")).isTrue();
        }
    }

    @Test
    @Tag("S5.2-12")
    void theFormLeadsToTheNormOfVariablesAndToWhyAttributesAreChosen() {
        page.open("/console/templates/new");
        page.fill("content", "您的订单${order}已发货。");
        page.shows("#attribute-order");
        assertThat(page.action("变量规范").getDomAttribute("href")).isEqualTo("/console/norms/template#attributes");
        String why = page.action("为什么要选择变量属性").getDomAttribute("href");
        assertThat(why).isEqualTo("/console/norms/template#attributes-why");

        page.open(why);
        assertThat(page.find("#attributes-why").getText()).contains("选得越准确，审核越快");
        assertThat(page.texts("#attributes td[data-name='变量属性']"))
                .anyMatch(name -> name.startsWith("快递单号"))
                .noneMatch(name -> name.contains("旧"));
        assertThat(page.texts(".crumbs li")).containsExactly("国内消息", "文本短信", "模板管理", "模板申请规范");
    }

    @Test
    @Tag("S5.3-4")
    void theFormForAbroadLeadsToThePricesByCountry() {
        page.open("/console/international/templates/new");
        assertThat(page.action("模版预览").isDisplayed()).isTrue();
        String prices = page.action("查看价格详情").getDomAttribute("href");

        page.open(prices);
        page.says("中国香港");
        assertThat(page.texts("tbody tr").stream().filter(row -> row.contains("中国香港")))
                .singleElement()
                .asString()
                .contains("+852", "¥0.35");
        assertThat(page.texts("tbody tr").stream().filter(row -> row.contains("新加坡")))
                .singleElement()
                .asString()
                .contains("+65", "¥0.30");
        assertThat(page.texts(".crumbs li")).containsExactly("国际/港澳台消息", "模板管理", "国际/港澳台消息价格");
    }

    /** What an earlier application chose stays its choice; nobody is offered it anew. */
    @Test
    void anOlderAttributeIsKeptAndNotOffered() {
        page.open("/console/templates/new");
        page.fill("name", "发货通知");
        page.fill("content", "您的订单${order}已发货，编号${number}。");
        page.shows("#attribute-number");
        page.driver()
                .executeScript("document.getElementById('attribute-order').add(new Option('older', 'other_number'))");
        page.choose("attribute-order", "other_number");
        page.choose("attribute-number", "other_number2");
        page.fill("remark", "官网 www.example.com 发货后通知买家");
        page.click("提交");
        page.says("模板“发货通知”");
        new Reviewers(tasks, identities).reject("template:" + only().templateId(), "reviewer", "R-T11", "请说明收件人");

        page.open("/console/templates/" + only().code() + "/edit");
        assertThat(page.find("#attribute-order").getDomProperty("value")).isEqualTo("other_number");
        assertThat(page.texts("#attribute-order option")).contains("其他号码（旧）");
        assertThat(page.texts("#attribute-number option")).doesNotContain("其他号码（旧）");
        page.open("/console/templates/" + only().code());
        assertThat(page.texts("#records .timeline li").get(0)).contains("审核未通过", "请说明收件人");
    }

    @Test
    void withoutASignatureTheWayIsToOne() {
        page.close();
        use(accounts.individual());

        page.open("/console/templates");
        page.says("申请模板前需要一个通过审核的签名");
        page.click("添加签名");
        page.says("签名来源");
        assertThat(page.texts("#field-source .tiles label")).hasSize(3);
        page.open("/console/templates/new");
        assertThat(page.texts("#field-kind .tiles label b")).containsExactly("短信通知", "验证码");
    }

    @Test
    @Tag("S13.1-6")
    @Tag("S13.1-7")
    void tagsAreSetInBatchesChangedOneByOneAndFilteredBy() {
        String parcel = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        String order = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        page.open("/console/templates");
        assertThat(page.texts("td[data-name='标签'] a")).containsExactly("添加", "添加");
        page.find("[data-all]").click();
        page.fill("key", "aliyun");
        page.click("批量添加标签");
        page.says("不能以“aliyun”开头");
        page.fill("key", "team");
        page.fill("value", "growth");
        page.click("批量添加标签");
        page.says("已为 2 项设置标签 team");
        assertThat(tagging.of(customer.id(), "template", List.of(parcel, order)))
                .isEqualTo(Map.of(parcel, Map.of("team", "growth"), order, Map.of("team", "growth")));

        assertThat(page.texts("td[data-name='标签'] a")).containsExactly("编辑", "编辑");
        page.find("tbody tr:nth-child(1) td[data-name='标签'] a").click();
        page.says(order);
        page.find("#tag-key").sendKeys("region");
        page.find("#tag-value").sendKeys("east");
        page.click("确定");
        page.says("region=east");
        page.find("#tags button[value=team]").click();
        page.says("已从 1 项删除标签 team");

        page.open("/console/templates");
        page.find(".tag-filter summary").click();
        page.fill("tagKey", "region");
        page.click("搜索");
        assertThat(page.texts("tbody tr .mono")).containsExactly(order);
        page.find(".tag-filter summary").click();
        page.fill("tagKey", "team");
        page.click("搜索");
        page.says("没有符合条件的模板");
        page.click("重置");
        assertThat(page.texts("tbody tr .mono")).containsExactlyInAnyOrder(order, parcel);
        page.find(".tag-filter summary").click();
        page.fill("tagKey", "region");
        page.fill("tagValue", "west");
        page.click("搜索");
        page.says("没有符合条件的模板");
        page.click("重置");
        page.find("[data-all]").click();
        page.fill("key", "team");
        page.click("批量删除标签");
        page.says("已从 2 项删除标签 team");
        assertThat(tagging.of(customer.id(), "template", List.of(parcel, order)))
                .isEqualTo(Map.of(order, Map.of("region", "east")));
    }

    /** Those with a code in their address; the others are walked with all pages of the list. */
    @Test
    void detailsCanBeReadByEverybody() {
        String code = approved.template(
                customer.id(), TemplateKind.NOTIFICATION, "您的订单${order}已发货。", "{\"order\":\"other_number2\"}");
        page.open("/console/templates/" + code).says("手机上的样子");
        page.hasNoFaults();
    }

    @Test
    void theNormsLeadToAFindingsOwn() {
        page.open("/console/norms/template");
        page.says("TP-10");
        page.click("签名申请规范");
        page.says("SG-01");
        assertThat(page.texts("#SG-01 dd")).containsExactly("2", "12");
    }
}
