package pe.siaf.treasury;

import pe.siaf.rules.Rule;

/**
 * What payment orders, calendars and purses must satisfy (domain 9.2, Annex B); codes
 * from PAY-020 on are ours.
 */
enum TreasuryRule implements Rule {

	/** B9: {@code orders_within_calendar}. */
	ORDERS_WITHIN_CALENDAR("PAY-002"),

	/** B10: {@code orders_within_purse}. */
	ORDERS_WITHIN_PURSE("PAY-003"),

	/**
	 * A limit is of a month, a source and a generic of the year and not below zero, a
	 * request above zero with a reason: {@link PaymentCalendar}.
	 */
	LIMIT_INCOMPLETE("PAY-020"),

	/** A limit isn't set below what is ordered: {@code orders_within_calendar}. */
	LIMIT_BELOW_ORDERED("PAY-021"),

	/**
	 * A purse is opened once, on a rubro and type of resource of the year, an own one
	 * with its account: {@link UnitPurses}.
	 */
	PURSE_INCOMPLETE("PAY-022"),

	/**
	 * A supplier isn't paid while its account is proposed, rests, or is missing where the
	 * year asks for one: {@link PayeeAccounts}.
	 */
	ACCOUNT_NOT_VALIDATED("PAY-004"),

	/**
	 * An account has twenty digits, a bank and a reason, one is proposed at a time:
	 * {@link PayeeAccounts}.
	 */
	ACCOUNT_INCOMPLETE("PAY-023"),

	/**
	 * Only a unit that deals with a supplier says where it is paid:
	 * {@link PayeeAccounts}.
	 */
	NO_DEALINGS("PAY-024"),

	/** 12.2: who asks for more doesn't decide. */
	DUTIES_APART("CTL-001");

	private final String code;

	TreasuryRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
