package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Somebody without a mouse. At each step it can be seen where one is. */
final class Keyboard {

    private static final int FAR_ENOUGH = 200;
    /** A file field that cannot be seen itself is shown by what stands around it. */
    private static final String SEEN = """
            const at = document.activeElement;
            if (!at || at === document.body || at.id === 'content' || at.matches('dialog')) { return ''; }
            const shows = each => {
              const style = getComputedStyle(each);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
            };
            const hidden = at.offsetWidth < 4 || at.matches('.editor textarea');
            const place = hidden ? at.parentElement.closest('.editor, file-drop, label, .drop') : at;
            const box = place.getBoundingClientRect();
            const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            const name = at.outerHTML.slice(0, 160);
            return shows(place) ? inside ? '' : 'out of sight: ' + name : 'not shown: ' + name;""";

    private static final String INSIDE = """
            const at = document.activeElement;
            return at === document.body || !!at.closest(arguments[0]);""";

    private final ConsoleBrowser console;
    private final ChromeDriver browser;

    Keyboard(ConsoleBrowser console) {
        this.console = console;
        this.browser = console.driver();
    }

    Keyboard press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
        return this;
    }

    /** By Tab alone. */
    Keyboard to(String selector) {
        console.shows(selector);
        for (int step = 0; step < FAR_ENOUGH && !isAt(selector); step++) {
            press(Keys.TAB);
            assertThat(browser.executeScript(SEEN))
                    .as("where one is on %s", console.path())
                    .isEqualTo("");
        }
        assertThat(isAt(selector))
                .as("'%s' is reached on %s", selector, console.path())
                .isTrue();
        return this;
    }

    /** A choice of a group: to its first or chosen one by Tab, then on by the arrows. */
    Keyboard choose(String name, String value) {
        to("input[type=radio][name='" + name + "']");
        for (int step = 0; step < 12 && !value.equals(at().getDomProperty("value")); step++) {
            press(Keys.ARROW_DOWN);
        }
        if (!at().isSelected()) {
            press(Keys.SPACE);
        }
        String chosen = "input[name='" + name + "'][value='" + value + "']:checked";
        console.waits(value + " chosen", () -> console.has(chosen));
        return this;
    }

    Keyboard type(String selector, String words) {
        return to(selector).press(words);
    }

    Keyboard enter(String selector) {
        return to(selector).press(Keys.ENTER);
    }

    boolean isAt(String selector) {
        return Boolean.TRUE.equals(
                browser.executeScript("return document.activeElement.matches(arguments[0])", selector));
    }

    WebElement at() {
        return browser.switchTo().activeElement();
    }

    /** However often one goes on, one does not come out of it. */
    Keyboard staysIn(String selector) {
        for (int step = 0; step < 15; step++) {
            press(Keys.TAB);
            assertThat(browser.executeScript(INSIDE, selector))
                    .as("outside of '%s': %s", selector, at())
                    .isEqualTo(true);
        }
        return this;
    }

    Keyboard waitsFor(String selector) {
        console.waits("at '" + selector + "'", () -> isAt(selector));
        return this;
    }

    boolean isShown(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }
}
