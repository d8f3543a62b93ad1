package pe.siaf.execution;

import java.util.Optional;

/** What an act does to its record (domain 9.1.4). */
enum ActKind {

	/** Makes the record. */
	INI,

	/** Increases it. */
	INC,

	/** Reduces it. */
	RED,

	/** Annuls what it has. */
	ANU,

	/** The payee returned money in the same year: accrual, order and payment shrink. */
	REF,

	/** Annuls a refund. */
	RAN,

	/** The bank returned the payment. */
	EXT,

	/** Annulled by error. */
	ERR,

	/** Moves an amount to another line in all stages (edition R of the legacy system). */
	REA;

	/** Whether its lines are negative. */
	public boolean lowers() {
		return this == RED || this == ANU || this == REF || this == EXT || this == ERR;
	}

	/**
	 * What a change asked of a stage is called here.
	 * @param change increase, reduce, annul, return or refund
	 * @param stage the stage: only payments are returned and refunded
	 * @return the kind, or empty where the stage doesn't know the change
	 */
	static Optional<ActKind> ofChange(String change, DocumentStage stage) {
		boolean payment = stage == DocumentStage.PAYMENT;
		return switch (change) {
			case "increase" -> Optional.of(INC);
			case "reduce" -> Optional.of(RED);
			case "annul" -> Optional.of(ANU);
			case "return" -> payment ? Optional.of(EXT) : Optional.empty();
			case "refund" -> payment ? Optional.of(REF) : Optional.empty();
			default -> Optional.empty();
		};
	}

	public String messageKey() {
		return "execution.kind." + name();
	}

}
