package pe.siaf.workflow;

import java.util.List;
import java.util.Optional;

import pe.siaf.identity.Profile;

/**
 * Something on the desk that isn't a document to act on: what an officer has to watch.
 * Modules above register theirs.
 */
public interface DeskSource {

	/**
	 * The card for this profile.
	 * @param profile who looks
	 * @return the card, or empty where it is none of their business
	 */
	Optional<DeskCard> cardFor(Profile profile);

	/**
	 * A card on the desk, its words already in the reader's language.
	 *
	 * @param title its title
	 * @param note a small line beside the title
	 * @param lines what to watch, the gravest first
	 * @param href all of it
	 * @param more the words of that link
	 */
	record DeskCard(String title, String note, List<DeskLine> lines, String href, String more) {
	}

	/**
	 * A line of a card.
	 *
	 * @param tag what kind of thing it is, in a word or two
	 * @param code its code
	 * @param text what it is called
	 * @param figure what stands out
	 * @param href where its figures are
	 */
	record DeskLine(String tag, String code, String text, String figure, String href) {
	}

}
