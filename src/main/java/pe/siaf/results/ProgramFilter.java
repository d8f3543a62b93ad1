package pe.siaf.results;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the list of programs is narrowed to.
 *
 * @param q code or part of a name
 * @param kind PP, AC or APNOP
 * @param state a version's state
 */
record ProgramFilter(@Nullable String q, @Nullable String kind, @Nullable String state) {

	boolean admits(String code, String name, String kind, String state) {
		return isIn(this.q, code + " " + name) && isIt(this.kind, kind) && isIt(this.state, state);
	}

	private static boolean isIn(@Nullable String words, String text) {
		return words == null || text.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
	}

	private static boolean isIt(@Nullable String wanted, String value) {
		return wanted == null || wanted.isEmpty() || wanted.equals(value);
	}

}
