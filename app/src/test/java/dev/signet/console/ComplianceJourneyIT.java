package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.blacklist.ReleaseSituations;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.sending.SendAnswer;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** #13: a complaint stops a number; a suspended signature sends nothing more, until a second officer agrees to its return. */
@SignetTest(properties = "test.time=tomorrow")
@Import(ReleaseSituations.class)
class ComplianceJourneyIT {

    private static final String OK = "OK";

    @Autowired
    TestServer server;

    @Autowired
    ReleaseSituations situations;

    private ConsoleBrowser browser;

    @Test // #13
    void anOfficerStopsANumberAndASignatureAndAnotherAgreesToItsReturn() {
        situations.tomorrowMorning();
        Shop shop = situations.shop();
        String number = situations.freshNumber();
        shop.awaitAnswer(() -> shop.notify(number), OK);
        try (ConsoleBrowser officers =
                new ConsoleBrowser(server, StaffVisitor.of(server, "officer").cookies())) {
            browser = officers;
            notesAComplaintOf(number);
            SendAnswer refused = shop.notify(number);
            assertThat(refused.code()).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
            assertThat(refused.message().zh()).contains("投诉");

            suspendsTheSignatureOf(shop);
            shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), "isv.SMS_SIGNATURE_ILLEGAL");

            asksForItsReturn();
        }
        try (ConsoleBrowser others =
                new ConsoleBrowser(server, StaffVisitor.of(server, "officer2").cookies())) {
            browser = others;
            agreesTo(shop);
        }
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), OK);
    }

    private void notesAComplaintOf(String number) {
        browser.open("/staff/blacklist?lang=zh").click("登记投诉").at("/staff/blacklist/new");
        browser.fill("number", "12").fill("reason", "机主投诉骚扰").fill("reference", "12321-8");
        browser.choose("source", "REGULATOR").click("列入名单").says("InvalidParameter");
        assertThat(browser.saidAndAsked()).as("what was refused").isNotEmpty();
        browser.fill("number", number).click("列入名单").at("/staff/blacklist/number?sealed=");
        browser.says("立即生效").says("12321-8");
        assertThat(browser.text()).doesNotContain(number);
        assertThat(browser.path()).doesNotContain(number);
        browser.hasNoFaults();
        browser.photograph("staff-blacklist-number");
    }

    private void suspendsTheSignatureOf(Shop shop) {
        browser.open("/staff/signatures")
                .fill("account", Long.toString(shop.id()))
                .click("查询");
        browser.at("/staff/signatures?").click(ReleaseSituations.SIGNATURE).at("/staff/signatures/");
        browser.click("停用");
        browser.fill("reason", "收到投诉 12321-8");
        inDialog("suspend").click();
        browser.says("已停用，立即生效").says("收到投诉 12321-8");
        browser.hasNoFaults();
        browser.photograph("staff-signature-suspended");
    }

    private void asksForItsReturn() {
        browser.click("申请恢复").fill("reason", "核实无误");
        inDialog("reinstate").click();
        browser.says("等待另一人同意").says("核实无误");
        assertThat(browser.has("main button[data-opens='reinstate']")).isFalse();
    }

    private WebElement inDialog(String id) {
        return browser.driver().findElement(By.cssSelector("#" + id + " button[type='submit']"));
    }

    /** In a session of their own. */
    private void agreesTo(Shop shop) {
        String id = situations
                .asStaff("officer2", "GET", "/v1/admin/staff-changes?state=WAITING&accountId=" + shop.id(), null)
                .body()
                .findValue("id")
                .asText();
        browser.open("/staff/changes?lang=zh").says("核实无误");
        browser.find("[data-opens='approve-" + id + "']").click();
        inDialog("approve-" + id).click();
        browser.waits("the change is carried out", () -> !browser.has("[data-opens='approve-" + id + "']"));
        browser.open("/staff/signatures?account=" + shop.id()).says("通过");
    }
}
