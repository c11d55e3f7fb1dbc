package dev.signet.bulk;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.console.ConsoleBrowser;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** 群发助手 in the console, in a real browser, as an account's people use it. */
final class BulkTasksPage implements AutoCloseable {

    private static final String LIST = "/console/bulk-tasks";
    /** Half a million numbers take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ConsoleBrowser console;
    private final ChromeDriver browser;
    private final WebDriverWait wait;
    private final Path downloads;

    /**
     * @param visitor logged in already
     * @param downloads where files are saved
     */
    BulkTasksPage(TestServer server, ConsoleVisitor visitor, Path downloads) {
        this.downloads = downloads;
        console = new ConsoleBrowser(server, visitor);
        browser = console.driver();
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        wait = new WebDriverWait(browser, PATIENCE);
        // While a page is being left the driver has several words for what is not there any more.
        wait.pollingEvery(Duration.ofMillis(100)).ignoring(WebDriverException.class);
    }

    /** Goes on as somebody who has logged in anew. */
    void enter(ConsoleVisitor visitor) {
        visitor.cookies()
                .forEach((name, value) -> browser.manage()
                        .addCookie(new Cookie.Builder(name, value).path("/").build()));
    }

    void open(String path) {
        console.open(path);
    }

    void openList() {
        open(LIST + "?lang=zh");
    }

    void openTask(String id) {
        open(LIST + "/" + id);
    }

    /** The first step, up to what is sent. */
    void choose(String name, String sign, String templateCode) {
        fill("#name", name);
        new Select(browser.findElement(By.id("sign"))).selectByValue(sign);
        wait.until(page -> String.valueOf(browser.getCurrentUrl()).contains("sign=%"));
        click("#template-" + templateCode);
        see("#look #message");
    }

    void goOn() {
        click("#content-form button[type=submit]");
    }

    void toTheRecipients() {
        goOn();
        see("#give");
    }

    void upload(Path file) {
        browser.findElement(By.id("file")).sendKeys(file.toString());
        click("#upload");
    }

    /** Each number is confirmed by the key Enter. */
    void type(String... numbers) {
        if (!has("#numbers-entry")) {
            click("#by-hand");
            see("#numbers-entry");
        }
        for (String number : numbers) {
            browser.findElement(By.id("numbers-entry")).sendKeys(number, Keys.ENTER);
        }
    }

    void check() {
        click("#check");
        seeReport();
    }

    void seeReport() {
        see("#report [data-list=READY]");
    }

    /** At a time in the account's zone. */
    void schedule(LocalDateTime at) {
        click("#later");
        // What their keys do depends on the browser's language.
        browser.executeScript(
                "document.getElementById('date').min = ''; document.getElementById('date').value = arguments[0];"
                        + "document.getElementById('time').value = arguments[1]",
                at.toLocalDate().toString(),
                at.toLocalTime().toString());
    }

    /** Submits the task and waits for its forecast. */
    String submit() {
        click("#create");
        seeState("AWAITING_CONFIRMATION");
        return console.path().replaceFirst("^.*/(\\d+)$", "$1");
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

    void search(String name) {
        fill("#filter #name", name);
        click("#filter > .button");
        wait.until(page -> console.path().contains("?name="));
    }

    /** Presses a button of the task and says yes to the question whether one is sure. */
    void act(String act) {
        click("#" + act);
        click("#ask-" + act + " button[type=submit]");
    }

    void seeState(String state) {
        see("#standing[data-state=" + state + "]");
    }

    void see(String css) {
        wait.until(page -> has(css));
    }

    /** Waits for a refusal with these words; what the browser says of its status is no fault of the page. */
    void seeProblem(String code, String... words) {
        wait.until(page -> has(".problem [data-code='" + code + "']")
                && Stream.of(words).allMatch(text(".problem:not(:empty)")::contains));
        browser.manage().logs().get(LogType.BROWSER);
    }

    void seeFact(String css, IntPredicate wanted) {
        wait.until(page -> wanted.test(fact(css)));
    }

    /** The number in the first element found; 0 where there is none. */
    int fact(String css) {
        String shown = text(css).replaceAll("[^0-9]", "");
        return shown.isEmpty() ? 0 : Integer.parseInt(shown);
    }

    Map<String, Integer> report() {
        return Stream.of("rows", "valid", "duplicate", "malformed", "foreign", "blacklisted")
                .collect(Collectors.toMap(fact -> fact, fact -> fact("#report [data-fact=" + fact + "] .num")));
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

    void hasNoFaults() {
        console.hasNoFaults();
    }

    void fill(String css, String words) {
        var field = wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
        field.clear();
        field.sendKeys(words);
    }

    void click(String css) {
        wait.until(page -> {
            browser.findElement(By.cssSelector(css)).click();
            return true;
        });
    }

    void photograph(String name) {
        console.photograph(name);
    }

    @Override
    public void close() {
        console.close();
    }
}
