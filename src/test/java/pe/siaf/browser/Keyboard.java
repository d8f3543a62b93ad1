package pe.siaf.browser;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person without a mouse: goes from one stop to the next, reads where they are, types.
 * Every stop on the way must show that it has the focus, and not lie under something.
 */
final class Keyboard {

	private static final int STOPS = 600;

	/** The element with the focus, as a person would tell it from the others. */
	private static final String HERE = """
			const here = document.activeElement;
			const style = getComputedStyle(here);
			const inner = here.querySelector('path');
			const box = here.getBoundingClientRect();
			const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
			const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
			const top = document.elementFromPoint(x, y);
			return {
			  page: here === document.body,
			  matches: here !== document.body && here.matches(arguments[0]) && here.textContent.includes(arguments[1]),
			  marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || inner !== null,
			  seen: top !== null && (here.contains(top) || top.contains(here) || top.closest('label') !== null),
			  what: here.outerHTML.slice(0, 160),
			};""";

	private final Browser browser;

	private final ChromeDriver driver;

	Keyboard(Browser browser) {
		this.browser = browser;
		this.driver = browser.driver();
	}

	/**
	 * Signs in from the page that asks for it.
	 * @param username who
	 */
	void signIn(String username) {
		fill("#username", username);
		fill("#password", "siaf-demo");
		this.browser.leaves(() -> press(Keys.ENTER));
		this.browser.comesTo("Escritorio");
	}

	void signOut() {
		follow(".who button", "");
		this.browser.comesTo("Contraseña");
	}

	/**
	 * Goes on to a link or button and to the page behind it.
	 * @param css the selector
	 * @param text part of what it says
	 */
	void follow(String css, String text) {
		goTo(css, text);
		this.browser.leaves(() -> press(Keys.ENTER));
	}

	/**
	 * Goes on to the next stop that a selector matches.
	 * @param css the selector
	 */
	void goTo(String css) {
		goTo(css, "");
	}

	/**
	 * Goes on to the next stop that a selector matches and that says something.
	 * @param css the selector
	 * @param text part of what it says
	 */
	void goTo(String css, String text) {
		for (int stop = 0; stop < STOPS; stop++) {
			press(Keys.TAB);
			Map<?, ?> here = here(css, text);
			if (Boolean.FALSE.equals(here.get("page"))) {
				assertThat(here.get("marked")).as("the focus shows on %s", here.get("what")).isEqualTo(true);
				assertThat(here.get("seen")).as("nothing covers %s", here.get("what")).isEqualTo(true);
			}
			if (Boolean.TRUE.equals(here.get("matches"))) {
				return;
			}
		}
		throw new AssertionError("no stop " + css + " that says '" + text + "' at " + this.driver.getCurrentUrl());
	}

	/**
	 * Whether a selector matches the element with the focus.
	 * @param css the selector
	 * @return true if it does
	 */
	boolean isAt(String css) {
		return Boolean.TRUE.equals(here(css, "").get("matches"));
	}

	private Map<?, ?> here(String css, String text) {
		return (Map<?, ?>) Objects.requireNonNull(this.driver.executeScript(HERE, css, text));
	}

	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** Marks the text of the field with the focus, so that what is typed replaces it. */
	void selectAll() {
		new Actions(this.driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
	}

	/**
	 * Types into the next field that a selector matches.
	 * @param css the field
	 * @param text what is typed
	 */
	void fill(String css, String text) {
		goTo(css);
		press(text);
	}

	/**
	 * Moves through a list's values to one.
	 * @param css the list
	 * @param value the value wanted
	 */
	void choose(String css, String value) {
		goTo(css);
		press(Keys.HOME);
		for (int step = 0; step < STOPS; step++) {
			if (value.equals(focused().getDomProperty("value"))) {
				return;
			}
			press(Keys.ARROW_DOWN);
		}
		throw new AssertionError("no value " + value + " in " + css);
	}

	/**
	 * Moves down a list from its first value.
	 * @param css the list
	 * @param steps how far
	 */
	void chooseAfter(String css, int steps) {
		goTo(css);
		press(Keys.HOME);
		for (int step = 0; step < steps; step++) {
			press(Keys.ARROW_DOWN);
		}
	}

	/**
	 * Types a day the way this browser asks for it.
	 * @param css the field
	 * @param day the day
	 */
	void fill(String css, LocalDate day) {
		goTo(css);
		List<?> parts = (List<?>) Objects.requireNonNull(this.driver
			.executeScript("return new Intl.DateTimeFormat().formatToParts(new Date()).map((part) => part.type)"));
		for (Object part : parts) {
			switch (String.valueOf(part)) {
				case "day" -> press("%02d".formatted(day.getDayOfMonth()));
				case "month" -> press("%02d".formatted(day.getMonthValue()));
				case "year" -> press("%04d".formatted(day.getYear()));
				default -> {
				}
			}
		}
		assertThat(focused().getDomProperty("value")).isEqualTo(day.toString());
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

}
