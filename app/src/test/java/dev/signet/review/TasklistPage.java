package dev.signet.review;

import dev.signet.support.Browser;
import java.time.Duration;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tasklist in a real browser, as a reviewer uses it. */
public final class TasklistPage implements AutoCloseable {

    /** The first page after a start loads everything, perhaps on a machine that does much else. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ChromeDriver browser;
    private final WebDriverWait wait;
    private final String address;

    /** @param more arguments of the browser's command line */
    public TasklistPage(String address, String... more) {
        this.browser = Browser.start(Stream.concat(Stream.of("--window-size=1600,1600"), Stream.of(more))
                .toArray(String[]::new));
        this.wait = new WebDriverWait(browser, PATIENCE);
        this.address = address;
    }

    public void logIn(String person, String password) {
        browser.get(address + "/camunda/app/tasklist/default/");
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.name("username")))
                .sendKeys(person);
        browser.findElement(By.name("password")).sendKeys(password + Keys.ENTER);
    }

    /**
     * Tasklist gives up for good when a part of it does not arrive within seconds, which happens after a cold start on
     * a busy machine. A person reloads the page then. It chooses a list by itself once it has all of them, whatever
     * somebody chose while it had not.
     */
    public void chooseFilter(String name) {
        var filter = By.partialLinkText(name);
        var chosen = By.cssSelector(".task-filter.active");
        wait.until(page -> {
            boolean there = arrives(driver -> !driver.findElements(filter).isEmpty()
                    && !driver.findElements(chosen).isEmpty());
            if (!there) {
                page.navigate().refresh();
            }
            return there;
        });
        wait.until(ExpectedConditions.elementToBeClickable(filter)).click();
        wait.until(ExpectedConditions.textToBePresentInElementLocated(chosen, name));
    }

    /** Opens the newest task of the chosen filter, which must be about this title. */
    public void openNewestTask(String title) {
        var newest = By.cssSelector("li.task");
        var shown = ExpectedConditions.textToBe(By.cssSelector("[data-part=title]"), title);
        wait.ignoring(StaleElementReferenceException.class).until(page -> {
            if (!arrives(driver -> !driver.findElements(newest).isEmpty())) {
                page.navigate().refresh();
                return false;
            }
            page.findElement(newest).click();
            return arrives(shown);
        });
    }

    private boolean arrives(ExpectedCondition<Boolean> condition) {
        try {
            return new WebDriverWait(browser, Duration.ofSeconds(20)).until(condition);
        } catch (TimeoutException e) {
            return false;
        }
    }

    public void claim() {
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("button.claim")))
                .click();
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("input[value=approved]")));
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("[data-part=content]")));
    }

    /** What a part of the form shows. */
    public String formText(String part) {
        return browser.findElement(By.cssSelector("[data-part=" + part + "]")).getText();
    }

    /** How many rows a table of the form has. */
    public int rows(String part) {
        return browser.findElements(By.cssSelector("[data-part=" + part + "] tr"))
                .size();
    }

    /** Whether the pictures of the evidence have really been loaded. */
    public boolean evidenceIsShown() {
        return wait.until(
                page -> Boolean.TRUE.equals(
                        browser.executeScript(
                                "var all = document.querySelectorAll('[data-part=evidence] img');"
                                        + "return all.length > 0 && Array.from(all).every(function (i) { return i.naturalWidth > 0; });")));
    }

    public boolean has(String css) {
        return !browser.findElements(By.cssSelector(css)).isEmpty();
    }

    public void approve() {
        click("input[value=approved]");
    }

    /** Says that facts nobody knows are no obstacle. */
    public void confirmUnknownFacts() {
        click("[data-part=unknown-confirmed]");
    }

    public void logOut() {
        browser.manage().deleteAllCookies();
    }

    public void reload() {
        browser.navigate().refresh();
    }

    public void awaitSeen(String css) {
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Drawn, whether or not it can be seen. */
    public void awaitThere(String css) {
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    /** Writes a comment on the open task with Tasklist's own button. */
    public void leaveComment(String words) {
        click(".createCommentLink");
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(".modal-content textarea")))
                .sendKeys(words);
        click(".modal-content button.btn-primary");
        wait.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".modal-content")));
    }

    /** The page's title in the browser. */
    public String title() {
        return browser.getTitle();
    }

    /** What the list says about its newest task. */
    public String newestTask() {
        // The list is drawn anew while it is read.
        return wait.ignoring(StaleElementReferenceException.class).until(page -> {
            String words = page.findElement(By.cssSelector("li.task")).getText();
            return words.isEmpty() ? null : words;
        });
    }

    public boolean isSeen(String css) {
        return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    public void reject(String reasonCode) {
        click("input[value=rejected]");
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("[data-reason='" + reasonCode + "']")))
                .click();
    }

    public void comment(String words) {
        browser.findElement(By.cssSelector("[data-part=comment]")).sendKeys(words);
    }

    /** Presses Complete, whatever comes of it. */
    public void pressComplete() {
        click("button[ng-click='complete()']");
    }

    public void complete() {
        pressComplete();
        wait.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("[data-part=content]")));
    }

    /** Again where something lies over it: pictures that arrive late push the form about. */
    public void click(String css) {
        wait.ignoring(ElementClickInterceptedException.class).until(page -> {
            WebElement element = wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    /** Keeps what is seen now under {@code target/screenshots}. */
    public void photograph(String name) {
        Browser.photograph(browser, name);
    }

    @Override
    public void close() {
        browser.quit();
    }
}
