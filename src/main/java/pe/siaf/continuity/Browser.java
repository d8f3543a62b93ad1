package pe.siaf.continuity;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Role;

/**
 * A browser that was prepared to work offline.
 *
 * @param secEjec the unit
 * @param id its key
 * @param username who prepared it
 * @param personName their name
 * @param profileId under which profile
 * @param role the profile's role
 * @param held whether the person still holds the profile
 * @param browser what it says it is
 * @param publicKey its key in hexadecimal
 * @param enrolledAt since when
 * @param preparedAt when it was prepared last
 * @param expiresAt until when it may sign
 * @param revokedAt when it was revoked, if it was
 * @param revokedName by whom
 * @param lastSequence the entry received last; 0 for none
 * @param lastHash what the next entry has to follow
 * @param waiting entries that aren't settled
 */
record Browser(String secEjec, UUID id, String username, String personName, long profileId, Role role, boolean held,
		String browser, String publicKey, OffsetDateTime enrolledAt, OffsetDateTime preparedAt,
		OffsetDateTime expiresAt, @Nullable OffsetDateTime revokedAt, @Nullable String revokedName, int lastSequence,
		String lastHash, int waiting) {

	/** Whether it may sign now, as far as the browser itself goes. */
	public boolean signs() {
		return this.revokedAt == null && this.held
				&& this.expiresAt.isAfter(OffsetDateTime.now(this.expiresAt.getOffset()));
	}

	/** Its state on pages: {@code continuity.browser.<state>}. */
	public String stateKey() {
		if (this.revokedAt != null) {
			return "revoked";
		}
		if (!this.held) {
			return "left";
		}
		return signs() ? "signs" : "expired";
	}

}
