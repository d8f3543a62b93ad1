package pe.siaf.execution;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a list of documents is narrowed to; an empty part narrows nothing.
 *
 * @param year the year; the latest with a budget where it isn't given
 * @param estado state
 * @param meta target
 * @param q number, document, supplier or words of the justification
 */
record ListFilter(@Nullable Integer year, @Nullable String estado, @Nullable String meta, @Nullable String q) {

	String state() {
		return (this.estado != null) ? this.estado.strip() : "";
	}

	String target() {
		return (this.meta != null) ? this.meta.strip() : "";
	}

	String words() {
		return (this.q != null) ? this.q.strip().toLowerCase(Locale.ROOT) : "";
	}

	/** Whether more than the year is asked for. */
	public boolean narrows() {
		return !(state() + target() + words()).isEmpty();
	}

	ListFilter in(int chosen) {
		return new ListFilter(chosen, this.estado, this.meta, this.q);
	}

}
