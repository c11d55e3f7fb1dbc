package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What is wrong with the page in a browser, to those who see it and to those who do not; and it is looked at in many ways. */
final class PageLook {

    private static final String LOOKS = text("/console/looks.js");
    /** For axe to judge the largest page on a busy machine. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    /** What the tests' people wrote in Chinese; it stands on English pages as well. */
    private static final List<String> WRITTEN = List.of("张三");

    private static final String AXE = text("/axe.min.js");
    /** Serious and critical findings alone; in the dark what was not seen in the light: colours. */
    private static final String JUDGE = """
            const [dark, done] = arguments;
            const open = document.querySelector("dialog[open]") || document;
            const options = { resultTypes: ["violations"], ...(dark ? { runOnly: ["color-contrast", "link-in-text-block"] } : {}) };
            axe.run(open, options).then(found => done(found.violations
              .filter(rule => ["serious", "critical"].includes(rule.impact))
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))),
              failed => done([String(failed)]));""";

    private static final String CALM = """
            return document.readyState === "complete" && !document.querySelector(".htmx-request")
              && document.getAnimations().every(each => each.playState !== "running" || each.animationName === "gone");""";

    private static final String FOLDED = "main details:not(.menu, [open])";
    /** Filters that are folded where it is narrow. */
    private static final String BARS = "main .filters.folds";

    private static final String MENUS = "main details.menu";
    private static final String DIALOGS = "dialog:not(.drawer)";
    private static final String UNFOLD = """
            document.querySelectorAll(arguments[0]).forEach(each => { each.open = true; each.dataset.unfolded = ""; });
            document.querySelectorAll(arguments[1]).forEach(bar => bar.classList.add("open"));""";
    private static final String FOLD =
            "document.querySelectorAll('[data-unfolded]').forEach(each => { each.open = false; })";
    private static final String RAIL = """
            const list = arguments[0].parentElement.querySelector("ul");
            arguments[0].focus();
            return getComputedStyle(list).position === "absolute" && list.checkVisibility();""";
    private static final String OPEN = """
            const each = document.querySelectorAll(arguments[0])[arguments[1]];
            if (each.showModal) { each.showModal(); } else { each.open = true; }
            return each.id || each.className;""";
    private static final String CLOSE = """
            const each = document.querySelectorAll(arguments[0])[arguments[1]];
            if (each.close) { each.close(); } else { each.open = false; }""";

    private final ConsoleBrowser console;
    private final ChromeDriver browser;

    PageLook(ConsoleBrowser console) {
        this.console = console;
        this.browser = console.driver();
        browser.manage().timeouts().scriptTimeout(LONG_ENOUGH);
    }

    /** @param language {@code zh} or {@code en} */
    void open(String address, String language) {
        console.open(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        comesToRest();
    }

    /** Parts of a page are asked for as it is opened. */
    void comesToRest() {
        console.waits("comes to rest", () -> Boolean.TRUE.equals(browser.executeScript(CALM)));
    }

    List<String> faults(boolean dark) {
        if (!Boolean.TRUE.equals(browser.executeScript("return typeof axe === 'object'"))) {
            browser.executeScript(AXE + "\nwindow.axe = axe;");
        }
        List<String> faults = new ArrayList<>(strings(browser.executeScript(LOOKS, WRITTEN)));
        faults.addAll(strings(browser.executeAsyncScript(JUDGE, dark)));
        return faults;
    }

    /** Told once for each page: what the browser said, and what it asked of others. */
    List<String> saidAndAsked() {
        return console.saidAndAsked();
    }

    /** What is seen when something is opened: what, and its faults. */
    interface Opened {

        void look(String what, List<String> faults);
    }

    /** Opens what can be opened where one is: what is folded, at once, then within it each menu and each dialog by itself. */
    void eachOpened(Opened opened) {
        if (count(FOLDED) + count(BARS) > 0) {
            browser.executeScript(UNFOLD, FOLDED, BARS);
            comesToRest();
            opened.look("unfolded", faults(false));
            browser.executeScript(FOLD);
        }
        for (String kind : List.of(MENUS, DIALOGS)) {
            int many = count(kind);
            for (int at = 0; at < many; at++) {
                String what = String.valueOf(browser.executeScript(OPEN, kind, at));
                comesToRest();
                opened.look(what, faults(false));
                browser.executeScript(CLOSE, kind, at);
            }
        }
    }

    /** The account's menu, navigation and search of a telephone, and the names behind each icon of the narrow rail. */
    void eachOfTheFrame(Opened opened) {
        browser.executeScript(OPEN, ".top details.menu", 0);
        opened.look("menu", faults(false));
        browser.executeScript(CLOSE, ".top details.menu", 0);
        for (String button : List.of("burger", "seek")) {
            WebElement opener = browser.findElement(By.className(button));
            if (opener.isDisplayed()) {
                opener.click();
                opened.look(button, faults(false));
                opener.click();
            }
        }
        for (WebElement heading : browser.findElements(By.cssSelector(".nav summary"))) {
            if (Boolean.TRUE.equals(browser.executeScript(RAIL, heading))) {
                opened.look("names of " + heading.getDomAttribute("title"), faults(false));
            }
        }
    }

    private int count(String selector) {
        Object many = browser.executeScript("return document.querySelectorAll(arguments[0]).length", selector);
        return ((Number) Objects.requireNonNull(many)).intValue();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(PageLook.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
