package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with one person in front of it. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Selenium's own half second is most of what a test of the page would take. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    /** It warns of each Chromium newer than itself; what is used of it here doesn't differ. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String BARRIERS = "const done = arguments[arguments.length - 1];"
            + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(found => done("
            + "found.violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => each.id + ': '"
            + " + each.nodes.map(node => node.html.slice(0, 120) + ' ' + node.failureSummary).join(' / '))))";

    private final ChromeDriver driver;

    private Browser(Path chromium, Path driverProgram, String language) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--hide-scrollbars",
                "--lang=" + language,
                "--accept-lang=" + language);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driverProgram.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** Skips the test, loudly, where there is no Chromium; in CI that is a failure. */
    public static Browser open(String language) {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            String missing = "Chromium and its chromedriver are not both on the PATH: the page was NOT tested. "
                    + "Debian has them as chromium and chromium-driver.";
            System.err.println("WARNING: " + missing);
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        return new Browser(chromium.orElseThrow(), driver.orElseThrow(), language);
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Browser goes(String address) {
        driver.get(address);
        return this;
    }

    /** As if it had never been there. */
    public void forgets(String address) {
        driver.get("about:blank");
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", address.replaceAll("/$", ""), "storageTypes", "all"));
        complaints();
    }

    /** The size of a phone or a desk's screen, by day or by night. */
    public void looks(int width, int height, boolean phone, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Where the person's own clock is. */
    void livesIn(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    /** Opens the page and says who one is. */
    public void enters(String page, String person) {
        looks(1280, 800, false, false);
        goes(page);
        taps("#me");
        taps("[data-person='" + person + "']");
        reads("#status", "实时");
    }

    public WebElement sees(String css) {
        return waiting()
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> css + "\n" + text("body") + "\n" + complaints())
                .until(d -> displayed(css).findFirst().orElseThrow(() -> new NoSuchElementException(css)));
    }

    /** Waits until what stands there holds the words. */
    public void reads(String css, String words) {
        waiting()
                .withMessage(() -> css + " with " + words + "\n" + text("body") + "\n" + complaints())
                .until(d -> text(css).contains(words));
    }

    public void noLonger(String css) {
        waiting()
                .withMessage(() -> css + " is still there")
                .ignoring(StaleElementReferenceException.class)
                .until(d -> displayed(css).findFirst().isEmpty());
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE, PAUSE);
    }

    private Stream<WebElement> displayed(String css) {
        return driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed);
    }

    public String text(String css) {
        return String.valueOf(driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(n => n.innerText).join('\\n')", css));
    }

    public int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    public void taps(String css) {
        with(css, WebElement::click);
    }

    public void types(String css, CharSequence... keys) {
        with(css, field -> field.sendKeys(keys));
    }

    /** Again where the page drew it anew in between, or a message that came just then moved it away. */
    private void with(String css, Consumer<WebElement> act) {
        waiting()
                .ignoring(StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class)
                .until(d -> {
                    act.accept(sees(css));
                    return true;
                });
    }

    public void presses(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** To a field for files, which a button stands for. */
    public void gives(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toString());
    }

    public void hovers(String css) {
        with(css, there -> new Actions(driver).moveToElement(there).perform());
    }

    public void focuses(String css) {
        script("document.querySelector(arguments[0]).focus()", css);
    }

    public String value(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0]).value", css));
    }

    /** What has the focus gets words from an input method, whose Enter chooses them. */
    public void composes(String words) {
        driver.executeCdpCommand(
                "Input.imeSetComposition", Map.of("text", words, "selectionStart", 0, "selectionEnd", 0));
        Map<String, Object> enter =
                Map.of("type", "rawKeyDown", "key", "Process", "code", "Enter", "windowsVirtualKeyCode", 229);
        driver.executeCdpCommand("Input.dispatchKeyEvent", enter);
        driver.executeCdpCommand("Input.insertText", Map.of("text", words));
    }

    public void online(boolean online) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    public String focused() {
        return String.valueOf(
                driver.executeScript("return document.activeElement.id || document.activeElement.dataset.focus"));
    }

    @Nullable
    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the script hands to its last argument, later. */
    @Nullable
    Object asks(String script) {
        return driver.executeAsyncScript(script);
    }

    /** What axe-core finds seriously wrong for people who don't see, or see badly. */
    public List<?> barriers() {
        if (!Boolean.TRUE.equals(script("return 'axe' in window"))) {
            try (InputStream axe = Browser.class.getResourceAsStream(AXE)) {
                script(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return (List<?>) Objects.requireNonNull(asks(BARRIERS));
    }

    /** What the page's console complains about, breaches of the content policy included. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    public void fitsItsWidth() {
        assertThat(script("return document.scrollingElement.scrollWidth - innerWidth"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LONG)
                .isNotPositive();
    }

    public void photo(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screens"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
