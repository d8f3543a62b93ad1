package pe.siaf.identity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import pe.siaf.rules.NotFound;

/**
 * Whoever enrols browsers tells which of a person's may sign for them; a person's page of
 * sessions lists them, each with a button to end that.
 */
public interface EnrolledBrowsers {

	/**
	 * A person's browsers that may still sign.
	 * @param username whose
	 * @return the browsers, the one prepared last first
	 */
	List<EnrolledBrowser> of(String username);

	/**
	 * Takes a browser's right to sign from it, for good.
	 * @param username whose
	 * @param device which
	 * @throws NotFound if the person has no such browser
	 */
	void revoke(String username, UUID device);

	/**
	 * A browser that may sign.
	 *
	 * @param id its key
	 * @param role under which role
	 * @param unit for which unit
	 * @param browser what it says it is
	 * @param preparedAt when it was prepared last
	 * @param expiresAt until when it may sign
	 */
	record EnrolledBrowser(UUID id, String role, String unit, String browser, OffsetDateTime preparedAt,
			OffsetDateTime expiresAt) {
	}

}
