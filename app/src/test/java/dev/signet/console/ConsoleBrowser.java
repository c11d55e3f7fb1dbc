package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.support.Browser;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser in which somebody is logged in to the console; journeys read as what they do. */
public final class ConsoleBrowser implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final int HEIGHT = 900;

    private final TestServer server;
    private final ChromeDriver browser;

    /** @param visitor logged in already: the browser takes over the session */
    public ConsoleBrowser(TestServer server, ConsoleVisitor visitor) {
        this(server, visitor.cookies());
    }

    /** @param cookies of somebody who is logged in */
    public ConsoleBrowser(TestServer server, Map<String, String> cookies) {
        Browser.isNeeded();
        this.server = server;
        this.browser = Browser.start("--lang=zh-CN");
        width(1440);
        browser.get(server.url("/assets/icons.svg"));
        cookies.forEach((name, value) -> browser.manage()
                .addCookie(new Cookie.Builder(name, value).path("/").build()));
    }

    public ChromeDriver driver() {
        return browser;
    }

    public void width(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As a browser that was told so by its system. */
    public void dark(boolean dark) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    public ConsoleBrowser open(String path) {
        browser.get(server.url(path));
        return this;
    }

    public String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    public String path() {
        return browser.getCurrentUrl().replaceFirst("^https?://[^/]*", "");
    }

    public WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    public List<String> texts(String selector) {
        // A page that is just being left takes its elements with it.
        return new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(driver -> driver.findElements(By.cssSelector(selector)).stream()
                        .map(WebElement::getText)
                        .toList());
    }

    public boolean has(String selector) {
        return !browser.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Waits until there is such an element. */
    public ConsoleBrowser shows(String selector) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .withMessage(() -> "'" + selector + "' on " + path() + ":\n" + text())
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
        return this;
    }

    /** One of a list, by the value it has in the form. */
    public ConsoleBrowser choose(String id, String value) {
        new Select(browser.findElement(By.id(id))).selectByValue(value);
        return this;
    }

    /** A link or button by its words, wherever it stands. */
    public WebElement action(String words) {
        return browser
                .findElements(By.xpath("//a[normalize-space()='" + words + "'] | //button[normalize-space()='" + words
                        + "'] | //summary[normalize-space()='" + words + "']"))
                .stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + words + "' on " + path() + ":\n" + text()));
    }

    public ConsoleBrowser click(String words) {
        action(words).click();
        return this;
    }

    public ConsoleBrowser fill(String name, String value) {
        // The frame has fields of its own: those of the page are meant.
        WebElement field = browser.findElements(By.cssSelector("main [name='" + name + "']")).stream()
                .filter(each -> each.isDisplayed() && each.isEnabled())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field '" + name + "' on " + path()));
        field.clear();
        field.sendKeys(value);
        return this;
    }

    /** Waits until the page says so, however it comes about. */
    public ConsoleBrowser says(String words) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .withMessage(() -> "'" + words + "' on " + path() + ":\n" + text())
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), words));
        return this;
    }

    public ConsoleBrowser at(String path) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .withMessage(() -> "the page " + path + " instead of " + path() + ":\n" + text())
                .until(driver -> path().startsWith(path));
        return this;
    }

    /** Waits until it is so. */
    ConsoleBrowser waits(String what, BooleanSupplier done) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .pollingEvery(Duration.ofMillis(50))
                .withMessage(() -> what + " on " + path() + ":\n" + text())
                .until(driver -> done.getAsBoolean());
        return this;
    }

    /** What is wrong with the page that is shown, as everybody sees it and as some cannot. */
    public List<String> faults() {
        List<String> faults = new java.util.ArrayList<>();
        if (!Boolean.TRUE.equals(
                browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))) {
            faults.add("wider than its window");
        }
        for (Rule rule : new AxeBuilder().analyze(browser).getViolations()) {
            if (List.of("serious", "critical").contains(rule.getImpact())) {
                faults.add(rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList());
            }
        }
        faults.addAll(saidAndAsked());
        return faults;
    }

    /** What the browser said since this was asked last, and what the page asked of others. */
    List<String> saidAndAsked() {
        List<String> told = new java.util.ArrayList<>();
        for (LogEntry entry : browser.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                told.add("said by the browser: " + entry.getMessage());
            }
        }
        told.addAll(requestsElsewhere());
        return told;
    }

    @SuppressWarnings("unchecked")
    private List<String> requestsElsewhere() {
        return (List<String>) browser.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('data:')"
                + " && !name.startsWith('blob:'))");
    }

    public void hasNoFaults() {
        assertThat(faults()).as(path()).isEmpty();
    }

    public void photograph(String name) {
        Browser.photograph(browser, name);
    }

    @Override
    public void close() {
        browser.quit();
    }
}
