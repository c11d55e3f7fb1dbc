package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.login.Base32;
import dev.signet.platform.login.Totp;
import dev.signet.support.Browser;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;

/** One of the platform's people binds a second factor in a browser, and logs in with it. */
@SignetTest
class SecondFactorJourneyIT {

    private static final String PERSON = "two.factors";
    private static final String PASSWORD = "correct horse";

    @Autowired
    TestServer server;

    @Autowired
    People people;

    @Autowired
    SettableClock clock;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void somebodyOpensABrowser() {
        Browser.isNeeded();
        people.create("test", new Person(PERSON, "雷", "李", null, Set.of(StaffGroup.FINANCE)), PASSWORD);
        clock.set(clock.instant());
        browser = Browser.start("--window-size=1280,1100");
        wait = new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    @AfterEach
    void leaves() {
        if (browser != null) {
            browser.quit();
        }
        people.find(PERSON).ifPresent(person -> people.remove("test", PERSON));
    }

    @Test // #13
    void bindsADeviceAndLogsInWithIt() {
        logsIn();
        at("/staff");

        String secret = begins();
        String recoveryCode = binds(secret);

        leavesAndComesBack();
        types(By.id("code"), "000000");
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("[role=status]"), "口令不正确"));
        clock.advance(Duration.ofSeconds(30));
        types(By.id("code"), code(secret));
        at("/staff");

        leavesAndComesBack();
        types(By.id("code"), recoveryCode);
        at("/staff");
        browser.get(server.url("/staff/own"));
        assertThat(shown(By.cssSelector("main")).getText()).contains("剩余恢复码 9 个");
    }

    private void logsIn() {
        browser.get(server.url("/login"));
        shown(By.name("username")).sendKeys(PERSON);
        shown(By.name("password")).sendKeys(PASSWORD + Keys.ENTER);
    }

    private String begins() {
        browser.get(server.url("/staff/own?lang=zh")); // kept from here on
        shown(By.id("present-bind")).sendKeys("wrong horse" + Keys.ENTER);
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("present-bind-wrong"), "当前密码不正确"));
        types(By.id("present-bind"), PASSWORD);
        String secret = shown(By.id("secret")).getText();
        assertThat(shown(By.cssSelector("img.qr")).getDomProperty("naturalWidth"))
                .isNotEqualTo("0");
        Browser.photograph(browser, "second-factor");
        return secret;
    }

    /** @return one of the recovery codes */
    private String binds(String secret) {
        types(By.id("code"), "000000");
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("code-wrong"), "口令不正确"));
        types(By.id("code"), code(secret));
        String codes = shown(By.id("codes")).getText();
        Browser.photograph(browser, "second-factor-codes");
        assertThat(codes.lines()).hasSize(10);
        assertThat(saved()).as("what is taken along").isEqualTo(codes);
        return codes.lines().findFirst().orElseThrow();
    }

    /** What the page makes a file of, without its last line break. */
    private String saved() {
        browser.executeScript("""
                const made = URL.createObjectURL;
                URL.createObjectURL = file => {
                  file.text().then(text => document.body.dataset.saved = text);
                  return made.call(URL, file);
                };""");
        shown(By.cssSelector("[data-saves]")).click();
        return wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("body[data-saved]")))
                .getDomAttribute("data-saved")
                .stripTrailing();
    }

    private void leavesAndComesBack() {
        browser.manage().deleteCookieNamed("JSESSIONID");
        logsIn();
        at("/login/code");
    }

    private void at(String path) {
        wait.until(driver -> driver.getCurrentUrl().replaceFirst("[?].*", "").endsWith(path));
    }

    private String code(String secret) {
        return Totp.code(Base32.bytes(secret), Totp.step(clock.instant()));
    }

    private void types(By field, String text) {
        WebElement found = shown(field);
        found.clear();
        found.sendKeys(text + Keys.ENTER);
    }

    private WebElement shown(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }
}
