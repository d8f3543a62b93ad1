package pe.siaf.costing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a needs table are listed.
 *
 * @param meta a target's number
 * @param year one of the file's years
 * @param source where rows come from
 * @param item an economic item
 * @param purse rubro and resource type, such as {@code 00-0}
 * @param problem CST-001, CST-002, EXCLUDED or CUT
 * @param q words of the item's name, or a reference
 */
record NeedFilter(@Nullable String meta, @Nullable String year, @Nullable String source, @Nullable String item,
		@Nullable String purse, @Nullable String problem, @Nullable String q) {

	/** Where rows come from. */
	static final List<String> SOURCES = List.of("KIT", "TYPED", "IMPORT", "PERSONNEL", "RUNNING", "PROJECT");

	/** What may be the matter with a row. */
	static final List<String> PROBLEMS = List.of("CST-001", "CST-002", "CUT", "EXCLUDED");

	static NeedFilter all() {
		return new NeedFilter(null, null, null, null, null, null, null);
	}

	/**
	 * The path's own year isn't asked for: the rows' year has another name in the query.
	 */
	NeedFilter in(@Nullable String of) {
		return new NeedFilter(this.meta, of, this.source, this.item, this.purse, this.problem, this.q);
	}

	String target() {
		return text(this.meta);
	}

	@Nullable Integer of() {
		return text(this.year).matches("\\d{4}") ? Integer.valueOf(text(this.year)) : null;
	}

	String from() {
		return text(this.source);
	}

	String charge() {
		return text(this.item);
	}

	String paidFrom() {
		return text(this.purse);
	}

	String wrong() {
		return text(this.problem);
	}

	String words() {
		return text(this.q);
	}

	private static String text(@Nullable String asked) {
		return (asked == null) ? "" : asked.strip();
	}

}
