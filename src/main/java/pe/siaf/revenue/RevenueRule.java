package pe.siaf.revenue;

import java.util.Arrays;
import java.util.Optional;

import pe.siaf.rules.Rule;

/**
 * What acts of revenue must satisfy (domain 9.12); the codes REV are ours. Those with a
 * constraint stand in the schema.
 */
enum RevenueRule implements Rule {

	/** No more is collected than was determined, and what came in stays determined. */
	COLLECTED_WITHIN_DETERMINED("REV-001", "collected_within_determined"),

	/** No more is returned than was collected, no refund annulled that wasn't made. */
	RETURNED_WITHIN_COLLECTED("REV-002", "returned_within_collected"),

	/**
	 * An act says who pays what, on which document, with positive amounts:
	 * {@link RevenueDraft}.
	 */
	INCOMPLETE("REV-003", ""),

	/**
	 * A line is on a rubro, a type of resource and an imputable revenue item of the year,
	 * other than 1.9: balances of past years come in by note 002: {@link RevenueChecks}.
	 */
	LINE_NOT_USABLE("REV-004", ""),

	/** A slip, a transfer or a receipt brings money in once. */
	DOCUMENT_ONCE("REV-005", "revenue_document_once"),

	/** One act of a record is under way at a time. */
	ONE_ACT_UNDER_WAY("REV-006", "one_revenue_act_under_way"),

	/** The act fits what the record is: {@link RevenueChecks}. */
	ACT_NOT_POSSIBLE("REV-007", ""),

	/** The month is open: {@link RevenueChecks}. */
	MONTH_CLOSED("REV-008", ""),

	/** What was collected and is spent already isn't taken back. */
	COLLECTION_SPENT("REV-009", "orders_within_purse"),

	/** 12.2: who prepares an act doesn't approve it. */
	DUTIES_APART("CTL-001", "revenue_approved_by_another");

	private final String code;

	private final String constraint;

	RevenueRule(String code, String constraint) {
		this.code = code;
		this.constraint = constraint;
	}

	@Override
	public String code() {
		return this.code;
	}

	String constraint() {
		return this.constraint;
	}

	static Optional<RevenueRule> heldBy(String constraint) {
		return Arrays.stream(values())
			.filter((rule) -> !constraint.isEmpty() && rule.constraint.equals(constraint))
			.findFirst();
	}

}
