package pe.siaf.accounting;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/** What every page of a unit's books shows above its own part. */
@Component
public class BooksPages {

	private final Books books;

	private final CurrentProfile current;

	BooksPages(Books books, CurrentProfile current) {
		this.books = books;
		this.current = current;
	}

	/**
	 * Opens a page of a unit's books for who is signed in.
	 * @param year the year
	 * @param unit the unit
	 * @param tab which part
	 * @param model what the page shows
	 * @return whose books
	 * @throws NotFound for a unit that isn't there or is out of reach
	 */
	public BooksKey open(int year, String unit, String tab, Model model) {
		BooksKey key = new BooksKey(year, unit);
		Profile profile = this.current.get();
		model.addAttribute("name", this.books.unit(key, profile))
			.addAttribute("key", key)
			.addAttribute("base", key.path())
			.addAttribute("tab", tab)
			.addAttribute("pending", this.books.pending(key))
			.addAttribute("keeps", profile.may(Permission.BOOKS_KEEP));
		return key;
	}

	/**
	 * Asks whether who is signed in may read a unit's books.
	 * @param year the year
	 * @param unit the unit
	 * @return whose books
	 * @throws NotFound for a unit that isn't there or is out of reach
	 */
	public BooksKey reach(int year, String unit) {
		BooksKey key = new BooksKey(year, unit);
		this.books.unit(key, this.current.get());
		return key;
	}

}
