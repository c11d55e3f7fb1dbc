package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.ConsoleBrowser;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody who is logged in and goes from page to page in a browser: by selectors, and waiting for what comes. */
final class PageVisitor implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final ConsoleBrowser console;
    private final ChromeDriver browser;
    private final String name;

    /** @param name of the pictures */
    PageVisitor(TestServer server, ConsoleVisitor loggedIn, String name) {
        this.console = new ConsoleBrowser(server, loggedIn);
        this.browser = console.driver();
        this.name = name;
        console.open("/console/account?lang=zh"); // kept from here on
    }

    PageVisitor goesTo(String path) {
        console.open(path);
        return this;
    }

    String text() {
        return browser.findElement(By.cssSelector("main")).getText();
    }

    String toast() {
        return text(".toast");
    }

    String text(String css) {
        return find(css).getText();
    }

    /** What the first that is drawn of these says and holds; a dialog is drawn once it is open. */
    WebElement find(String css) {
        return new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(driver -> drawn(css).stream().findFirst().orElse(null));
    }

    List<WebElement> drawn(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    boolean has(String css) {
        return !browser.findElements(By.cssSelector(css)).isEmpty();
    }

    void clicks(String css) {
        find(css).click();
    }

    /** The link or button of these words. */
    void presses(String words) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(
                        driver -> browser
                                .findElements(
                                        By.xpath("//*[self::a or self::button][normalize-space()='" + words + "']"))
                                .stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst()
                                .orElse(null))
                .click();
    }

    void types(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** A date, whose field takes keys as the browser's language has them. */
    void sets(String css, String value) {
        browser.executeScript("arguments[0].value = arguments[1]", find(css), value);
    }

    /** Waits until this is said somewhere on the page. */
    void reads(String css, String words) {
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .withMessage(() -> css + " says " + words + ": " + text())
                .until(driver ->
                        drawn(css).stream().anyMatch(each -> each.getText().contains(words)));
    }

    /** Sends the form around this and waits for the page that comes after it. */
    void sends(String css) {
        WebElement here = browser.findElement(By.tagName("html"));
        find(css).click();
        new WebDriverWait(browser, LONG_ENOUGH)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.stalenessOf(here));
    }

    String address() {
        return console.path();
    }

    /** Keeps what is seen, and holds it to what every page is held to. Of what is refused the browser tells by itself. */
    void photograph(String picture) {
        console.photograph(name + "-" + picture);
        assertThat(console.faults())
                .as(picture)
                .filteredOn(fault -> !fault.contains("status of 4") && !fault.contains("Error Code 4"))
                .isEmpty();
    }

    @Override
    public void close() {
        console.close();
    }
}
