package pe.siaf.ui;

import java.util.List;

/**
 * What a module lets people find in the search box at the top of every page. A source
 * answers only what the person of this request may see.
 */
public interface SearchSource {

	/** How many hits of a source are shown. */
	int LIMIT = 10;

	/**
	 * Finds by code, number or name.
	 * @param words what was typed, stripped, never empty
	 * @return at most {@link #LIMIT} hits, best first
	 */
	List<SearchHit> find(String words);

	/**
	 * A record that was found.
	 *
	 * @param kind message key of what it is
	 * @param code its code or number
	 * @param text its name
	 * @param href its page
	 */
	record SearchHit(String kind, String code, String text, String href) {
	}

}
