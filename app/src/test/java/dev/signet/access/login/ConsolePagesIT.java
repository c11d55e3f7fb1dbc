package dev.signet.access.login;

import static dev.signet.access.login.LoggingIn.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccountPeople;
import dev.signet.platform.login.Base32;
import dev.signet.platform.login.Totp;
import dev.signet.support.Browser;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;

/** The way in through the bare pages, in a browser, wide and narrow, in Chinese and in English. */
@SignetTest(properties = "test.time=leaps-at-logins")
class ConsolePagesIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String OWN = "My own horse 1";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LoginProfiles profiles;

    @Autowired
    AccountPeople people;

    @Autowired
    SettableClock clock;

    @ParameterizedTest // #11
    @CsvSource({"zh, 1440", "zh, 390", "en, 1440", "en, 390"})
    void anOwnerComesInForTheFirstTimeAndBindsADevice(String language, int width) {
        Browser.isNeeded();
        clock.set(clock.instant());
        Customer customer = accounts.enterprise();
        String oneTime = profiles.beginOwner("admin", customer.id()).password();
        boolean english = language.equals("en");
        ChromeDriver browser = Browser.start();
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
        Look look = (picture, chinese, inEnglish) -> {
            Browser.photograph(browser, "console-" + picture + "-" + language + "-" + width);
            assertThat(browser.findElement(By.tagName("body")).getText()).contains(english ? inEnglish : chinese);
            assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is cut off: " + picture)
                    .isEqualTo(true);
            assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo(english ? "en" : "zh-CN");
        };
        try {
            browser.get(server.url("/console/account"));
            assertThat(browser.getCurrentUrl()).endsWith("/console/login");
            browser.get(server.url("/console/login?lang=" + (english ? "zh" : "en")));
            browser.findElement(By.cssSelector("nav a")).click();
            look.shows("1-login", "登录控制台", "Log in to the console");
            login(browser, customer.account().name(), "wrong");
            look.shows("2-wrong", "登录名或密码错误", "Wrong login name or password");
            assertThat(browser.findElement(By.id("loginName")).getDomProperty("value"))
                    .as("what was right is not typed again")
                    .isEqualTo(customer.account().name());
            assertThat(focus(browser)).isEqualTo("password");
            login(browser, customer.account().name(), oneTime);
            look.shows("3-new-password", "设置自己的密码", "Set a password of your own");
            look.shows("3-new-password", "新密码须为 8 至 32 个字符。", "The new password needs 8 to 32 characters.");
            fill(browser, Map.of("password", "short", "again", "short"));
            look.shows("4-policy", "不含换行和不可见的字符", "without line breaks or invisible characters");
            isToldAt(browser, "password");
            fill(browser, Map.of("password", OWN, "again", "another"));
            look.shows("5-differ", "两次输入的新密码不一致", "are not the same");
            isToldAt(browser, "again");
            fill(browser, Map.of("password", OWN, "again", OWN));
            assertThat(browser.getCurrentUrl()).endsWith("/console/account");
            look.shows("6-account", "我的登录", "My login");
            assertThat(browser.findElement(By.id("who")).getText())
                    .isEqualTo(customer.account().name());
            form(browser, "/console/mfa/begin", Map.of("present", "wrong"));
            look.shows("7-account-wrong", "当前密码不正确", "The current password is wrong");
            isToldAt(browser, "present-bind");

            form(browser, "/console/mfa/begin", Map.of("present", OWN));
            look.shows("8-enrolment", "绑定多因素验证设备", "Bind a device");
            String secret = browser.findElement(By.id("secret")).getText();
            fill(browser, Map.of("code", "000000"));
            look.shows("8-enrolment-wrong", "绑定多因素验证设备", "Bind a device");
            isToldAt(browser, "code");
            assertThat(browser.findElement(By.id("secret")).getText())
                    .as("what the app has learned is kept")
                    .isEqualTo(secret);
            fill(browser, Map.of("code", Totp.code(Base32.bytes(secret), Totp.step(clock.instant()))));
            look.shows("9-codes", "恢复码", "Recovery codes");
            assertThat(browser.findElements(By.cssSelector("li code"))).hasSize(10);
            assertThat(copied(browser)).hasSize(10).containsExactlyElementsOf(shown(browser));
            browser.get(browser.findElement(By.cssSelector("a.button")).getDomProperty("href"));
            look.shows("10-bound", "已绑定设备，剩余恢复码 10 个", "Recovery codes left: 10");
            browser.findElement(By.cssSelector(".top .menu summary")).click();
            form(browser, "/console/logout", Map.of());
            look.shows("11-out", "已退出登录", "You are logged out");

            clock.advance(Duration.ofMinutes(1));
            login(browser, customer.account().name(), OWN);
            look.shows("12-second-factor", "多因素验证", "Second factor");
            fill(browser, Map.of("code", "000000"));
            look.shows("13-second-factor-wrong", "动态口令或恢复码错误", "The code is wrong");
            isToldAt(browser, "code");
            String code = Totp.code(Base32.bytes(secret), Totp.step(clock.instant()));
            fill(browser, Map.of("code", code.substring(0, 3) + " " + code.substring(3)));
            browser.get(server.url("/console/account"));
            look.shows("14-sessions", "已通过多因素验证", "With second factor");
            assertThat(browser.executeScript("return document.cookie"))
                    .as("no script reads a cookie of ours")
                    .isEqualTo("");
        } finally {
            browser.quit();
        }
    }

    private interface Look {

        void shows(String picture, String chinese, String english);
    }

    private static List<String> shown(ChromeDriver browser) {
        return browser.findElements(By.cssSelector("li code")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** What the page's button copies, as it is pasted elsewhere. */
    private static List<String> copied(ChromeDriver browser) {
        WebElement button = browser.findElement(By.cssSelector("[data-copies]"));
        button.click();
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.textToBePresentInElement(button, button.getDomAttribute("data-copied")));
        WebElement field = (WebElement) browser.executeScript(
                "return document.querySelector('main').appendChild(document.createElement('textarea'))");
        field.sendKeys(Keys.chord(Keys.CONTROL, "v"));
        return String.valueOf(field.getDomProperty("value")).lines().toList();
    }

    /** In words that belong to the field, which has the focus. */
    private static void isToldAt(ChromeDriver browser, String field) {
        WebElement input = browser.findElement(By.id(field));
        assertThat(focus(browser)).isEqualTo(field);
        assertThat(input.getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.findElement(By.id(String.valueOf(input.getDomAttribute("aria-describedby"))))
                        .getText())
                .isNotBlank();
    }

    private static String focus(ChromeDriver browser) {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
    }

    @Test // #11
    void sessionsAreSeenAndEndedAndNothingThatABrowserSaysOfItselfIsMarkup() {
        Customer customer = accounts.enterprise();
        long user = people.user(customer, "alice").id();
        people.attachSystem(customer, "USER", user, "AdministratorAccess");
        profiles.create("test", customer.id(), user, PASSWORD, false, false);
        String alice = "alice@" + customer.account().name();
        ConsoleVisitor other = new ConsoleVisitor(server, "127.0.0.1");
        other.headers.put("User-Agent", "<script>{{csrf}}</script>");
        other.login(alice, PASSWORD);
        assertThat(other.get("/v1/account").status()).isEqualTo(200);

        ConsoleVisitor mine = new ConsoleVisitor(server, "127.0.0.1");
        mine.login(alice, PASSWORD);
        String page = mine.get("/console/account").body();
        assertThat(page).contains("&lt;script&gt;{{csrf}}&lt;/script&gt;").doesNotContain("<script>{{");
        String id = page.replaceFirst("(?s).*name=\"id\" value=\"(\\d+)\".*", "$1");
        assertThat(mine.form("/console/sessions/end", "id=" + id + "&_csrf=" + mine.token)
                        .status())
                .isEqualTo(303);
        assertThat(other.get("/v1/account").status()).isEqualTo(401);
        assertThat(mine.get("/console/account").body()).doesNotContain("name=\"id\"");
    }

    private static void login(ChromeDriver browser, String name, String password) {
        fill(browser, Map.of("loginName", name, "password", password));
    }

    /** The first form of the page. */
    private static void fill(ChromeDriver browser, Map<String, String> values) {
        submit(browser, browser.findElement(By.cssSelector("main form")), values);
    }

    private static void form(ChromeDriver browser, String action, Map<String, String> values) {
        submit(browser, browser.findElement(By.cssSelector("form[action='" + action + "']")), values);
    }

    private static boolean isTold(WebElement form) {
        return form.findElements(By.cssSelector(".problem > div")).stream().anyMatch(WebElement::isDisplayed);
    }

    private static void submit(ChromeDriver browser, WebElement form, Map<String, String> values) {
        values.forEach((name, value) -> {
            WebElement field = form.findElement(By.name(name));
            field.clear();
            field.sendKeys(value);
        });
        form.findElement(By.tagName("button")).click();
        // While a page is being left the driver has other words for what is not there any more.
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.or(ExpectedConditions.stalenessOf(form), told -> isTold(form)));
    }
}
