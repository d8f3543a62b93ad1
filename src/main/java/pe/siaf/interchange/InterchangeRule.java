package pe.siaf.interchange;

import pe.siaf.rules.Rule;

/** The rules of interfaces (domain 11.1; codes INT-007 and ACR-010 are ours). */
enum InterchangeRule implements Rule {

	/** A number is one message for good. In the schema {@code message_once}. */
	MESSAGE_ONCE("INT-002"),

	/** A message says who sent it, its number, its kind and its content. */
	MESSAGE_INCOMPLETE("INT-004"),

	/** A code of a system's own is known by its equivalence. {@link Equivalences}. */
	EQUIVALENCE_MISSING("INT-006"),

	/** The other system is to answer, as agreed. {@link Exchanges}. */
	COUNTERPART_AWAY("INT-007"),

	/**
	 * What SUNAT says was never issued, or was taken back, isn't authorised to be paid.
	 * {@link VoucherQuestions}.
	 */
	VOUCHER_NOT_VALID("ACR-010");

	private final String code;

	InterchangeRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

	/** Of a file the same codes are told in other words. */
	@Override
	public String messageKey() {
		return switch (this) {
			case MESSAGE_ONCE -> "interchange.message.otherwise";
			case MESSAGE_INCOMPLETE -> "interchange.message.incomplete";
			default -> Rule.super.messageKey();
		};
	}

}
