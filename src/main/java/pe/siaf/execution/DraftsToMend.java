package pe.siaf.execution;

import java.util.Optional;

import pe.siaf.identity.Profile;

/**
 * Whoever keeps drafts that were refused hands them to the form, where a person mends
 * them.
 */
public interface DraftsToMend {

	/**
	 * Finds a draft that waits to be mended.
	 * @param entry names it in the form's address
	 * @param profile who mends it
	 * @return the draft, or empty where there is none, it isn't theirs or it is settled
	 */
	Optional<PreparedDraft> find(String entry, Profile profile);

	/**
	 * Told in the transaction that registers the mended document.
	 * @param entry names the draft
	 * @param made what it became
	 * @param profile who mended it
	 */
	void mended(String entry, PreparedDrafts.Made made, Profile profile);

}
