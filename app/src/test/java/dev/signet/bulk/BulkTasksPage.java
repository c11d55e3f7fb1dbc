package dev.signet.bulk;

import dev.signet.support.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page 群发助手 in a real browser, as a customer uses it. */
final class BulkTasksPage implements AutoCloseable {

    private static final String PATH = "/pages/bulk-tasks.html";
    /** Half a million numbers take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ChromeDriver browser;
    private final WebDriverWait wait;
    private final Path downloads;

    /**
     * @param elsewhere a host name that leads here too, but that browsers do not take for this machine
     * @param downloads where files are saved
     */
    BulkTasksPage(String elsewhere, Path downloads) {
        this.downloads = downloads;
        browser = Browser.start("--window-size=1280,1600", "--host-resolver-rules=MAP " + elsewhere + " 127.0.0.1");
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        wait = new WebDriverWait(browser, PATIENCE);
        wait.pollingEvery(Duration.ofMillis(100)).ignoring(StaleElementReferenceException.class);
    }

    /** @param address of the application, without a path */
    void open(String address) {
        browser.get(address + PATH);
    }

    /** Moves the clock of the browser's machine; it stands there. */
    void timeIs(Instant now) {
        browser.executeScript("const now = arguments[0]; Date.now = () => now;", now.toEpochMilli());
    }

    void enter(String keyId, String secret) {
        fill("#key-id", keyId);
        fill("#key-secret", secret);
        click("#enter-form button");
    }

    /** Begins a task, at a time in the account's zone. */
    void begin(String name, String sign, String templateCode, LocalDateTime at) {
        click("#add");
        wait.until(page -> text("#task-sign").contains(sign));
        fill("#task-name", name);
        choose("#task-sign", sign);
        choose("#task-template", templateCode);
        click("#later");
        // What its keys do depends on the browser's language.
        browser.executeScript("document.getElementById('time').value = arguments[0]", at.toString());
    }

    void choose(String css, String value) {
        new Select(browser.findElement(By.cssSelector(css))).selectByValue(value);
    }

    void upload(Path file) {
        browser.findElement(By.id("file")).sendKeys(file.toString());
        see("[data-list=READY]");
    }

    void giveByHand(String... numbers) {
        click("#by-hand");
        fill("#numbers", String.join("\n", numbers));
        click("#check");
        see("[data-list=READY]");
    }

    /** Presses a button that gives a file, and waits until the browser has saved it. */
    Path download(String css) {
        Set<Path> before = saved();
        click(css);
        wait.until(page -> !saved().equals(before));
        Set<Path> after = saved();
        after.removeAll(before);
        return after.iterator().next();
    }

    private Set<Path> saved() {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> !file.toString().endsWith(".crdownload")
                            && !file.getFileName().toString().startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Submits the task and waits for its forecast. */
    String submit() {
        click("#create");
        seeState("AWAITING_CONFIRMATION");
        String address = Objects.requireNonNull(browser.getCurrentUrl());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    void backToTheList() {
        click("section:not([hidden]) a[href='#/']");
    }

    void search(String name) {
        fill("#filter-name", name);
        click("#filter button");
    }

    void openDetails(String id) {
        click("a[href='#/tasks/" + id + "']");
        see("#task:not([hidden]) .state");
    }

    /** Presses a button of the details. */
    void act(String action) {
        click("[data-action=" + action + "]");
    }

    /** Says yes to the question whether one is sure. */
    void sure() {
        wait.until(ExpectedConditions.alertIsPresent()).accept();
    }

    void seeState(String state) {
        see("#task:not([hidden]) .state[data-state=" + state + "]");
    }

    void see(String css) {
        wait.until(page -> has(css));
    }

    void seeNo(String css) {
        wait.until(page -> !has(css));
    }

    /** Waits for a refusal with these words. */
    void seeProblem(String code, String... words) {
        wait.until(page -> text("#problem [data-part=code]").equals(code)
                && Stream.of(words).allMatch(text("#problem [data-part=sentence]")::contains));
    }

    /** Waits until a fact of a part reads so. */
    void seeFact(String part, String fact, Predicate<Integer> wanted) {
        wait.until(page -> wanted.test(fact(part, fact)));
    }

    int fact(String part, String fact) {
        String shown = text(part + " [data-fact=" + fact + "] dd").replaceAll("[^0-9.]", "");
        return shown.isEmpty() ? 0 : Integer.parseInt(shown);
    }

    Map<String, Integer> report() {
        return Map.of(
                "rows", fact("#report", "rows"),
                "valid", fact("#report", "valid"),
                "duplicate", fact("#report", "duplicate"),
                "malformed", fact("#report", "malformed"),
                "foreign", fact("#report", "foreign"),
                "blacklisted", fact("#report", "blacklisted"));
    }

    /** What is seen of the first element found; nothing where there is none, or it is hidden. */
    String text(String css) {
        Object found = browser.executeScript(
                "const node = document.querySelector(arguments[0]); return node?.checkVisibility() ? node.innerText : '';",
                css);
        return String.valueOf(found);
    }

    boolean has(String css) {
        return !browser.findElements(By.cssSelector(css)).isEmpty();
    }

    /** What the page could still say of a secret: its fields, its address and what is stored. */
    String traces() {
        return String.valueOf(
                browser.executeScript("return [document.documentElement.outerHTML, location.href, document.cookie,"
                        + " JSON.stringify(localStorage), JSON.stringify(sessionStorage),"
                        + " ...[...document.querySelectorAll('input')].map(input => input.value)].join('\\n')"));
    }

    void fill(String css, String words) {
        var field = wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
        field.clear();
        field.sendKeys(words);
    }

    void click(String css) {
        wait.until(page -> {
            wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)))
                    .click();
            return true;
        });
    }

    void photograph(String name) {
        Browser.photograph(browser, name);
    }

    @Override
    public void close() {
        browser.quit();
    }
}
