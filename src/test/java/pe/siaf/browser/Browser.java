package pe.siaf.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A person at a browser: signs in, follows links, fills fields by their labels. Needs
 * Chromium (or Chrome) and chromedriver; without them its tests are skipped, and say so,
 * unless {@code siaf.browser.required} makes that a failure.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/snap/bin",
			"/opt/google/chrome");

	private final ChromeDriver driver;

	private final Wait<WebDriver> wait;

	private final String base;

	private Browser(ChromeDriver driver, String base) {
		this.driver = driver;
		this.wait = patient(driver);
		this.base = base;
	}

	/**
	 * A wait that asks again whatever Chromium says of a page that is just leaving: its
	 * words for that are more than Selenium knows.
	 * @param driver the browser
	 * @return the wait
	 */
	static Wait<WebDriver> patient(WebDriver driver) {
		return new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class);
	}

	/**
	 * Opens a browser on the application.
	 * @param port where the application listens
	 * @return the browser
	 */
	static Browser open(int port) {
		Optional<Path> chromium = find("chromium", "google-chrome", "chromium-browser", "chrome");
		Optional<Path> chromedriver = find("chromedriver");
		boolean present = chromium.isPresent() && chromedriver.isPresent();
		if (!present && Boolean.getBoolean("siaf.browser.required")) {
			throw new IllegalStateException("Chromium and chromedriver are required here and were not found");
		}
		assumeTrue(present, "SKIPPED: no Chromium and chromedriver on this machine; the browser tests did not run");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.orElseThrow().toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-quic", "--window-size=1440,900");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(chromedriver.orElseThrow().toFile())
			.build();
		return new Browser(new ChromeDriver(service, options), "http://localhost:" + port);
	}

	private static Optional<Path> find(String... names) {
		List<String> folders = Stream
			.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), FOLDERS.stream())
			.toList();
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	void signIn(String username) {
		this.driver.manage().deleteAllCookies();
		go("/login");
		fill("username", username);
		fill("password", "siaf-demo");
		press("button[type=submit]");
		this.wait.until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
	}

	void go(String path) {
		this.driver.get(this.base + path);
	}

	/**
	 * Asks for the pages that follow in a language.
	 * @param language such as {@code en}
	 */
	void speak(String language) {
		this.driver.manage().addCookie(new Cookie("idioma", language));
	}

	/**
	 * What the server answered with the page that is open.
	 * @return such as 200
	 */
	int status() {
		return Integer.parseInt(String
			.valueOf(this.driver.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus")));
	}

	/**
	 * Presses a button without the browser's own checks: the server's answer is wanted.
	 * @param css the button
	 */
	void send(String css) {
		WebElement button = this.driver.findElement(By.cssSelector(css));
		this.driver.executeScript("arguments[0].form.noValidate = true", button);
		click(button);
	}

	void narrow() {
		this.driver.manage().window().setSize(new Dimension(360, 800));
	}

	void wide() {
		this.driver.manage().window().setSize(new Dimension(1440, 900));
	}

	/**
	 * Follows the first visible link with this text.
	 * @param text part of what it says
	 */
	void follow(String text) {
		click(this.wait.until((waited) -> this.driver.findElements(By.partialLinkText(text))
			.stream()
			.filter(WebElement::isDisplayed)
			.findFirst()
			.orElse(null)));
	}

	/**
	 * Presses what a selector finds and waits for the page that follows.
	 * @param css the selector
	 */
	void press(String css) {
		click(this.wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(css))));
	}

	/**
	 * Presses the button that says this.
	 * @param text its text
	 */
	void pressButton(String text) {
		click(this.wait
			.until(ExpectedConditions.elementToBeClickable(By.xpath("//button[normalize-space()=\"" + text + "\"]"))));
	}

	private void click(WebElement element) {
		WebElement page = this.driver.findElement(By.tagName("html"));
		this.driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
		element.click();
		accept();
		this.wait.until(ExpectedConditions.or(ExpectedConditions.stalenessOf(page),
				ExpectedConditions.presenceOfElementLocated(By.cssSelector("body"))));
		complete();
	}

	/**
	 * Does what leads to another page and waits until that is there.
	 * @param act what is done
	 */
	void leaves(Runnable act) {
		WebElement page = this.driver.findElement(By.tagName("html"));
		act.run();
		this.wait.until((waited) -> isGone(page));
		complete();
	}

	/**
	 * Chromium says in more than one way that an element's page is there no longer: while
	 * the next one comes it knows the element, but not its document.
	 */
	private static boolean isGone(WebElement page) {
		try {
			page.isEnabled();
			return false;
		}
		catch (WebDriverException gone) {
			return true;
		}
	}

	private void complete() {
		this.wait.until((waited) -> "complete".equals(this.driver.executeScript("return document.readyState")));
	}

	private void accept() {
		Alert question = ExpectedConditions.alertIsPresent().apply(this.driver);
		if (question != null) {
			question.accept();
		}
	}

	/**
	 * Waits for a page that says this: one page may lead on to another.
	 * @param text part of what it says
	 */
	void comesTo(String text) {
		this.wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
	}

	void fill(String id, String text) {
		WebElement field = this.wait.until(ExpectedConditions.visibilityOfElementLocated(By.id(id)));
		field.clear();
		field.sendKeys(text);
	}

	void choose(String id, String value) {
		new Select(this.wait.until(ExpectedConditions.visibilityOfElementLocated(By.id(id)))).selectByValue(value);
	}

	void attach(String id, Path file) {
		this.driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
	}

	/**
	 * Waits for a file to be complete.
	 * @param folder where downloads go
	 * @return the file
	 */
	Path downloadedTo(Path folder) {
		return this.wait.until((waited) -> {
			File[] files = folder.toFile().listFiles((place, name) -> name.endsWith(".csv"));
			return (files != null && files.length > 0) ? files[0].toPath() : null;
		});
	}

	String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	void sees(String text) {
		assertThat(text()).contains(text);
	}

	String url() {
		return this.driver.getCurrentUrl().substring(this.base.length());
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Keeps a picture of the page, for whoever looks into a failure.
	 * @param name the picture's name
	 */
	void picture(String name) {
		try {
			Path folder = Files.createDirectories(Path.of("target", "pictures"));
			Files.write(folder.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
