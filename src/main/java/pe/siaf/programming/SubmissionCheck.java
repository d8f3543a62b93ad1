package pe.siaf.programming;

import java.util.List;

/**
 * A check that a unit's programming passes before it is submitted, sent or accepted
 * (domain 3.5). Modules above add theirs.
 */
public interface SubmissionCheck {

	/** Findings of one rule that are told, at most. */
	int MOST = 200;

	/**
	 * Looks for what is wrong, on fresh data.
	 * @param key the file
	 * @return what was found, or an empty list
	 */
	List<FileFinding> check(FileKey key);

}
