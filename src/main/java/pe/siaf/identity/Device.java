package pe.siaf.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a person signed in with, as far as the browser says so: enough to know it again,
 * nothing to rely on.
 *
 * @param browser the browser's name, or a dash
 * @param system the operating system's name, or a dash
 */
public record Device(String browser, String system) {

	private static final String UNKNOWN = "–";

	/**
	 * Reads what a browser says of itself.
	 * @param userAgent the header, if it was sent
	 * @return browser and system, dashes where they aren't known
	 */
	public static Device of(@Nullable String userAgent) {
		String text = (userAgent != null) ? userAgent : "";
		return new Device(
				first(text, "Edg", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/",
						"Safari"),
				first(text, "Windows", "Windows", "Android", "Android", "iPhone", "iOS", "iPad", "iOS", "Mac OS X",
						"macOS", "Linux", "Linux"));
	}

	/**
	 * As pages show it.
	 * @return for example {@code Firefox · Linux}
	 */
	public String shown() {
		return this.browser.equals(UNKNOWN) && this.system.equals(UNKNOWN) ? UNKNOWN
				: this.browser + " · " + this.system;
	}

	/**
	 * The name behind the first mark found; most browsers also claim to be those that
	 * follow.
	 */
	private static String first(String text, String... marksAndNames) {
		for (int at = 0; at < marksAndNames.length; at += 2) {
			if (text.contains(marksAndNames[at])) {
				return marksAndNames[at + 1];
			}
		}
		return UNKNOWN;
	}

}
