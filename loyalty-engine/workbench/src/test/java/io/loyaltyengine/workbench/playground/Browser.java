package io.loyaltyengine.workbench.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of this machine; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    /** A browser that wants this language; without Chromium the test is skipped, but not in CI. */
    Browser(String language) {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = onPath("chromedriver");
        boolean isThere = chromium.isPresent() && chromedriver.isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("chromium and chromedriver are on the path").isTrue();
        }
        assumeTrue(isThere, "Skipped: no chromium and chromedriver on the path (Debian: apt install chromium-driver).");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars");
        options.addArguments("--accept-lang=" + language, "--lang=" + language);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.orElseThrow())
                        .build(),
                options);
        driver.manage().timeouts().implicitlyWait(PATIENCE);
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = Arrays.asList(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** A screen of this size, as on a phone or a desk. */
    void screen(int width, int height, String colours) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    void open(String address) {
        driver.get(address);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Presses keys, or types, where the keyboard is just now. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses a key while another is held. */
    void with(Keys held, CharSequence key) {
        press(Keys.chord(held, key));
    }

    /** Goes on with the tabulator until it is there; whoever has only a keyboard must not be lost on the way. */
    void tabTo(String css) {
        for (int i = 0; i < 60; i++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches('" + css + "')"))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The tabulator does not lead to " + css + ".");
    }

    String text(String css) {
        return settled(() -> find(css).getText());
    }

    /** Waits until the text is there. */
    void reads(String css, String text) {
        long begin = System.nanoTime();
        String read = text(css);
        while (!read.contains(text)) {
            assertThat(System.nanoTime() - begin)
                    .as("%s reads `%s`, not `%s`", css, read, text)
                    .isLessThan(PATIENCE.toNanos());
            read = text(css);
        }
    }

    /** The page may draw an element anew while it is looked at. */
    private static <T> T settled(Supplier<T> look) {
        while (true) {
            try {
                return look.get();
            } catch (StaleElementReferenceException drawnAnew) {
                Thread.onSpinWait();
            }
        }
    }

    Object run(String script) {
        return Objects.requireNonNull(driver.executeScript(script));
    }

    /** Waits until a page within the page says it. */
    void readsWithin(String frame, String css, String text) {
        driver.switchTo().frame(find(frame));
        reads(css, text);
        driver.switchTo().defaultContent();
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the browser complains of, such as something that the content security policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
