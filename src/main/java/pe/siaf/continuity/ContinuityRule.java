package pe.siaf.continuity;

import pe.siaf.rules.Rule;

/**
 * The rules of what is registered offline. The rule book names none; the area CON is
 * ours.
 */
enum ContinuityRule implements Rule {

	/** A browser was prepared by the person who sends: {@link Browsers#ofPerson}. */
	BROWSER_UNKNOWN("CON-001"),

	/** A browser that was revoked signs no longer: {@link EntryChecks}. */
	BROWSER_REVOKED("CON-002"),

	/** A browser signs until it expires: {@link EntryChecks}. */
	BROWSER_EXPIRED("CON-003"),

	/** An entry is signed by its browser's key: {@link BrowserKey#signed}. */
	SIGNATURE_WRONG("CON-004"),

	/**
	 * An entry follows the one before: none is left out, moved or altered.
	 * {@link EntryReplay}.
	 */
	CHAIN_BROKEN("CON-005"),

	/** What was registered long ago is judged by a person: {@link EntryChecks}. */
	ENTRY_TOO_OLD("CON-006"),

	/** A person who left the unit or the role registers no more: {@link EntryChecks}. */
	NOT_IN_UNIT("CON-007"),

	/**
	 * Only drafts of one's own unit and stages are prepared offline: {@link EntryChecks}.
	 */
	NOT_OFFLINE("CON-008"),

	/** An entry waits for the one that it draws on: {@link EntryReplay}. */
	PREDECESSOR_OPEN("CON-009"),

	/** What draws on a discarded entry has nothing to draw on: {@link EntryReplay}. */
	PREDECESSOR_DISCARDED("CON-010"),

	/** An entry is settled once. Held by the index {@code continuity_settled_once}. */
	SETTLED("CON-011"),

	/** A browser's key is one on P-256: {@link BrowserKey}. */
	KEY_NOT_TAKEN("CON-012"),

	/** The profile that prepared the browser is the active one: {@link Browsers}. */
	OTHER_PROFILE("CON-013"),

	/** Who discards an entry says why: {@link EntryReplay#discard}. */
	REASON_MISSING("CON-014"),

	/** The first document of a unit's year is registered online: {@link EntryChecks}. */
	YEAR_NOT_KEPT_HERE("CON-015"),

	/** What was signed is an entry, whole: {@link SignedEntry.Reader}. */
	NOT_AN_ENTRY("CON-016");

	private final String code;

	ContinuityRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
