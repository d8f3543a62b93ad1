package pe.siaf.workflow;

import java.time.OffsetDateTime;
import java.util.List;

import pe.siaf.identity.Profile;

/**
 * A module's documents that wait for somebody. The desk gathers all sources for the
 * active profile: what is to be done first, what has been done.
 */
public interface InboxSource {

	/**
	 * Documents that this profile can move on now, oldest first.
	 * @param profile who looks
	 * @return the documents
	 */
	List<InboxItem> waitingFor(Profile profile);

	/**
	 * Documents of this profile's scope that were approved lately, newest first, at most
	 * some twenty.
	 * @param profile who looks
	 * @return the documents
	 */
	List<InboxItem> approvedFor(Profile profile);

	/**
	 * A line of the inbox.
	 *
	 * @param kind message key of the kind of document
	 * @param number what people call it
	 * @param text what it is about
	 * @param state its state
	 * @param amount its total, ready to show, or empty
	 * @param since since when it waits, or when it was approved
	 * @param href its page
	 */
	record InboxItem(String kind, String number, String text, String state, String amount, OffsetDateTime since,
			String href) {
	}

}
