package pe.siaf.contract;

import pe.siaf.rules.Rule;

/**
 * The rules of contracts and orders (domain Annex B; codes ORD, FOR and GAR are ours).
 */
enum ContractRule implements Rule {

	/** The supplier isn't barred on the day. {@link CommitmentGuard}. */
	SUPPLIER_BARRED("COM-003"),

	/**
	 * The contract named is there, with this supplier and in force.
	 * {@link CommitmentGuard}.
	 */
	CONTRACT_NOT_IN_FORCE("COM-004"),

	/** In the schema {@code committed_within_contract_year}. */
	WITHIN_CONTRACT_YEAR("COM-005"),

	/** Warns: an order looks like a part of a split purchase. {@link Splitting}. */
	MAYBE_SPLIT("COM-006"),

	/** What is accrued on an order came and conforms. {@link CommitmentGuard}. */
	THREE_WAY_MATCH("ACR-002"),

	/** Warns: the penalty for delay would exceed its cap. {@link Receptions}. */
	PENALTY_ABOVE_CAP("ACR-008"),

	/**
	 * A contract, addendum or order says what it has to. {@link Contracts},
	 * {@link Orders}.
	 */
	INCOMPLETE("ORD-001"),

	/** No more comes than was ordered. In the schema {@code received_within_order}. */
	RECEIVED_WITHIN_ORDER("ORD-002"),

	/**
	 * A document names an order that is in force and of its supplier.
	 * {@link CommitmentGuard}.
	 */
	ORDER_NOT_IN_FORCE("ORD-003"),

	/** An order is annulled as long as nothing came. {@link Orders}. */
	ANNULLED_BEFORE_RECEPTION("ORD-004"),

	/** Who orders neither receives nor conforms, who receives doesn't conform (12.2). */
	DUTIES_INCOMPATIBLE("CTL-001"),

	/** A number is given once. In the schema {@code contract_number_once}. */
	NUMBER_ONCE("ORD-005"),

	/**
	 * No more of a reception goes back, or is said to conform, than is left of it.
	 * {@link TakenBack}.
	 */
	LEFT_OF_RECEPTION("ORD-006"),

	/** What was accrued doesn't go back. {@link TakenBack}. */
	ACCRUED_STAYS("ORD-007"),

	/** A forecast says what it has to. {@link Forecasts}. */
	FORECAST_INCOMPLETE("FOR-001"),

	/**
	 * A forecast promises of later years; its own year is certified. {@link Forecasts}.
	 */
	FORECAST_OF_LATER_YEAR("FOR-002"),

	/**
	 * Rubro and item are in the year's catalogues, or the last ones. {@link Forecasts}.
	 */
	FORECAST_CODE_KNOWN("FOR-003"),

	/**
	 * No more is promised of a contract's year than the contract pays in it.
	 * {@link ForecastMoves}.
	 */
	FORECAST_WITHIN_CONTRACT_YEAR("FOR-004"),

	/** A guarantee letter says what it has to. {@link GuaranteeLetters}. */
	LETTER_INCOMPLETE("GAR-001"),

	/** A letter is renewed until a later day. {@link GuaranteeLetters}. */
	LETTER_RENEWED_FOR_LONGER("GAR-002"),

	/** A bank's number is one letter. In the schema {@code letter_number_once}. */
	LETTER_ONCE("GAR-003");

	private final String code;

	ContractRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
