package pe.siaf.access;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a program's grants are narrowed to; an empty part narrows nothing.
 *
 * @param estado state, EXPIRED included
 * @param nivel level of government of the grantee: E, R or M
 * @param nodo {@code product} or {@code product/activity}
 * @param q words of the grantee's code or name
 */
record GrantFilter(@Nullable String estado, @Nullable String nivel, @Nullable String nodo, @Nullable String q) {

	public String state() {
		return text(this.estado);
	}

	public String level() {
		return text(this.nivel);
	}

	public String node() {
		return text(this.nodo);
	}

	public String words() {
		return text(this.q).toLowerCase(Locale.ROOT);
	}

	/** Whether anything is narrowed. */
	public boolean narrows() {
		return !(state() + level() + node() + words()).isEmpty();
	}

	private static String text(@Nullable String given) {
		return (given != null) ? given.strip() : "";
	}

}
