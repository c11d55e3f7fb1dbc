package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: pages and their forms where somebody is in haste, sends too much, or has a browser that can do less. */
@SignetTest
class FormsIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    private ConsoleVisitor owner() {
        return logins.owner(accounts.enterprise());
    }

    /** Enter is pressed twice before the first answer has come, and once more when the page is about to change. */
    @Test
    void isSentOnceHoweverOftenSomebodyPressesEnter() {
        try (ConsoleBrowser browser = new ConsoleBrowser(server, owner())) {
            browser.open("/console/access/groups/~new?lang=zh").fill("GroupName", "not allowed");
            browser.driver()
                    .executeScript("const form = document.querySelector('main form');"
                            + "form.requestSubmit(); form.requestSubmit(); form.requestSubmit();");
            browser.says("InvalidParameter.GroupName.InvalidChars");
            assertThat(posts(browser)).isEqualTo(1);
            browser.find("main button[type=submit]").click();
            browser.says("InvalidParameter.GroupName.InvalidChars");
            assertThat(posts(browser)).as("after an answer it is sent again").isEqualTo(2);

            browser.fill("GroupName", "market");
            browser.driver()
                    .executeScript("const form = document.querySelector('main form');"
                            + "addEventListener('htmx:confirm', () => sessionStorage.asked = 1 + Number(sessionStorage.asked || 0));"
                            + "document.addEventListener('htmx:afterRequest', () => form.requestSubmit(), { once: true });"
                            + "form.requestSubmit();");
            browser.at("/console/access/groups/market");
            assertThat(browser.driver().executeScript("return sessionStorage.asked"))
                    .isEqualTo("1");
        }
    }

    private static long posts(ConsoleBrowser browser) {
        Object names = browser.driver()
                .executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");
        return ((List<?>) names)
                .stream()
                        .filter(name -> name.toString().endsWith("/console/access/groups"))
                        .count();
    }

    /** Over a connection that is not safe, browsers give scripts no clipboard. */
    @Test
    void copiesWithoutAClipboardForScripts() {
        try (ConsoleBrowser browser = new ConsoleBrowser(server, owner())) {
            browser.open("/console/access/policies/system/AdministratorAccess?lang=zh");
            browser.driver().executeScript("Object.defineProperty(navigator, 'clipboard', { get: () => undefined });");
            WebElement button = browser.find("[data-copies]");
            button.click();
            browser.says("已复制");
            assertThat(button.getText()).isEqualTo(button.getDomAttribute("data-copied"));
            WebElement search = browser.driver().findElement(By.cssSelector("header input[type=search]"));
            search.sendKeys(Keys.chord(Keys.CONTROL, "v"));
            assertThat(search.getDomProperty("value")).contains("\"Statement\"");
        }
    }

    /** What a page asks for again and again says so; what somebody asks for does not. */
    @Test
    void pagesTellWhatTheyAskForByThemselves() {
        try (ConsoleBrowser browser = new ConsoleBrowser(server, owner())) {
            browser.open("/console/notices?lang=zh");
            browser.driver()
                    .executeScript("const part = document.createElement('div');"
                            + "part.innerHTML = '<p id=\"told\"></p><i hx-get=\"/console/notices\" hx-swap=\"none\" hx-trigger=\"every 50ms\"></i>'"
                            + " + '<button id=\"ask\" hx-get=\"/console/account\" hx-swap=\"none\">ask</button>';"
                            + "document.querySelector('main').append(part);"
                            + "window.addEventListener('htmx:configRequest', e => {"
                            + "  document.getElementById('told').textContent += ` ${e.detail.path}=${e.detail.headers['X-Unattended']}`; });"
                            + "htmx.process(part);");
            browser.says("/console/notices=true");
            browser.find("#ask").click();
            browser.says("/console/account=undefined");
            assertThat(browser.text()).doesNotContain("/console/notices=undefined", "/console/account=true");
        }
    }

    /** A form that is refused before it is read is answered in words, where the form has its place for them. */
    @Test
    void saysInWordsThatAFormIsTooLarge() {
        ConsoleVisitor owner = owner();
        ConsoleVisitor.Answer answer = owner.part("POST", "/console/signatures/check", "remark=" + "a".repeat(70_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).startsWith("<div role=\"alert\">").contains("RequestTooLarge", "65536", "字节");
    }

    @ParameterizedTest
    @CsvSource({
        "/console/, /console",
        "/console/notices/?unread=true, /console/notices?unread=true",
        "/console/access/users/, /console/access/users"
    })
    void whoWritesASlashAtTheEndMeansThePage(String written, String page) {
        ConsoleVisitor.Answer answer = owner().get(written);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(page);
    }
}
