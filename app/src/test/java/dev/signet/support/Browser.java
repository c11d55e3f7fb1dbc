package dev.signet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser, without a screen. */
public final class Browser {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private Browser() {}

    private static boolean installed() {
        return Files.isExecutable(DRIVER) && Files.isExecutable(PROGRAM);
    }

    /**
     * Leaves a test out where there is no browser, and says so; fails it where {@code CI=true} or the property
     * {@code signet.browser.required} says that there must be one.
     */
    public static void isNeeded() {
        if (Boolean.getBoolean("signet.browser.required") || "true".equals(System.getenv("CI"))) {
            assertThat(installed())
                    .as("Chromium and chromedriver under /usr/bin")
                    .isTrue();
        }
        if (!installed()) {
            System.out.println("SKIPPED: this test needs " + PROGRAM + " and " + DRIVER);
        }
        assumeTrue(installed(), "no Chromium here");
    }

    /** @param more arguments of the browser's command line */
    public static ChromeDriver start(String... more) {
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        var options = new ChromeOptions();
        options.setBinary(PROGRAM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments(more);
        return new ChromeDriver(options);
    }

    /** Keeps what is seen now under {@code target/screenshots}. */
    public static void photograph(ChromeDriver browser, String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
