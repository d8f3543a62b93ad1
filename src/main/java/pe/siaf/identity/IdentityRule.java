package pe.siaf.identity;

import pe.siaf.rules.Rule;

/** The rules of users and profiles. The rule book names none; the area IDN is ours. */
public enum IdentityRule implements Rule {

	/**
	 * Domain 1.9 b: a system administrator holds no budget role. Held by the trigger
	 * {@code sysadmin_holds_no_other_role}.
	 */
	SYSADMIN_HOLDS_NO_OTHER_ROLE("IDN-001"),

	/** A username is taken once. Held by the constraint {@code username_once}. */
	USERNAME_ONCE("IDN-002"),

	/** A password has at least {@link Passwords#LENGTH} characters. */
	PASSWORD_TOO_SHORT("IDN-003"),

	/** The last administrator can't be suspended: {@link UserAdministration#suspend}. */
	LAST_ADMINISTRATOR("IDN-004"),

	/** The present password was wrong: {@link Passwords#prove}. */
	WRONG_PASSWORD("IDN-005"),

	/** A profile is held once. Held by the constraint {@code profile_once}. */
	PROFILE_ONCE("IDN-006"),

	/**
	 * A scope's code has the form of its kind: {@link UserAdministration#giveProfile}.
	 */
	SCOPE_CODE_FORM("IDN-007"),

	/** A user's only profile stays: {@link UserAdministration#takeProfile}. */
	LAST_PROFILE("IDN-008"),

	/** Who approves payments has a second factor: {@link StepUp}. */
	SECOND_FACTOR_MISSING("IDN-009"),

	/** An approval of a payment comes with a code: {@link StepUp}. */
	SECOND_FACTOR_ASKED("IDN-010"),

	/** A code is right, of now, and not taken before: {@link SecondFactors#verify}. */
	SECOND_FACTOR_REFUSED("IDN-011"),

	/** After {@link SecondFactors#REFUSALS} wrong codes none is taken for a while. */
	SECOND_FACTOR_LOCKED("IDN-012"),

	/** A password is compared whole: {@link Passwords#BYTES}. */
	PASSWORD_TOO_LONG("IDN-013"),

	/** A password is none of those guessed first: {@link EasyPasswords}. */
	PASSWORD_EASY("IDN-014"),

	/** A change of password changes it: {@link Passwords#change}. */
	PASSWORD_SAME("IDN-015"),

	/** After wrong passwords the right one waits too: {@link SignInThrottle}. */
	PASSWORD_THROTTLED("IDN-016"),

	/**
	 * A role is given over its own kinds of scope: {@link Role#scopeKinds}. Held by the
	 * constraint {@code role_over_its_scope}.
	 */
	SCOPE_OF_ROLE("IDN-017"),

	/** A DNI is one user's. Held by the constraint {@code dni_once}. */
	DNI_ONCE("IDN-018"),

	/** A DNI has eight digits: {@link UserAdministration#identify}. */
	DNI_FORM("IDN-019");

	private final String code;

	IdentityRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
