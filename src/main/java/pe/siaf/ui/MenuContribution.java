package pe.siaf.ui;

import java.util.List;

/**
 * A module's entries in the process tree at the left of every screen. The layout gathers
 * the entries of all modules for the person who looks.
 */
public interface MenuContribution {

	/**
	 * The entries that the person of this request may open.
	 * @return the entries, or an empty list
	 */
	List<MenuEntry> entries();

	/**
	 * One entry.
	 *
	 * @param group message key of the group it stands in; empty for the top of the tree
	 * @param order its place: groups and entries are sorted by it
	 * @param label message key of its text
	 * @param href where it leads
	 * @param waiting how many documents wait for this person there; zero shows nothing
	 */
	record MenuEntry(String group, int order, String label, String href, int waiting) {

		public MenuEntry(String group, int order, String label, String href) {
			this(group, order, label, href, 0);
		}

	}

}
