package pe.siaf.classifier;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which codes of a catalogue a page shows: those under a parent, or those that a search
 * finds by the start of the code or by words of the name, without case and accents.
 *
 * @param fiscalYear the year
 * @param words what was typed; empty for all
 * @param status ACTIVE, INACTIVE or empty for both
 * @param parent for trees without search: whose children; {@code ""} for the roots
 * @param tree whether parents matter
 */
record CatalogueFilter(int fiscalYear, String words, String status, String parent, boolean tree) {

	private static final Pattern DIGITS = Pattern.compile("[0-9.]+");

	private static final String ITEM = "[12][. ][\\d. ]*";

	CatalogueFilter {
		words = words.strip();
		if (words.matches(ITEM)) {
			// as officers print it: 2.3.1 5.1 2
			words = words.replace(' ', '.').replaceAll("\\.+", ".");
		}
		status = status.strip().toUpperCase(Locale.ROOT);
	}

	public boolean isSearch() {
		return !this.words.isEmpty();
	}

	public boolean isLevel() {
		return this.tree && !isSearch();
	}

	String condition() {
		StringBuilder condition = new StringBuilder("(:status = '' or e.status = :status)");
		if (isLevel()) {
			condition.append(" and coalesce(e.parent, '') = :parent");
		}
		if (isSearch() && DIGITS.matcher(this.words).matches()) {
			// no case and no accents to smooth: four times as quick over all catalogues
			condition.append(" and (e.code like :words || '%' or strpos(e.name, :words) > 0)");
		}
		else if (isSearch()) {
			condition.append("""
					and (e.code like :words || '%' or not exists (
					 select from regexp_split_to_table(plain_text(:words), '\\s+') word
					 where strpos(plain_text(e.name), word) = 0))""");
		}
		return condition.toString();
	}

	Map<String, Object> params() {
		Map<String, Object> params = new HashMap<>();
		params.put("year", this.fiscalYear);
		params.put("status", this.status);
		params.put("parent", this.parent);
		params.put("words", this.words);
		return params;
	}

}
