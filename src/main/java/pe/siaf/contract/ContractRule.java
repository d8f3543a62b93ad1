package pe.siaf.contract;

import pe.siaf.rules.Rule;

/** The rules of contracts and orders (domain Annex B; codes ORD are ours). */
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
	NUMBER_ONCE("ORD-005");

	private final String code;

	ContractRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
