package pe.siaf.execution;

import java.util.Optional;

import pe.siaf.rules.RuleViolation;

/**
 * What the treasury says of payment orders. The limits themselves stand in the schema, so
 * that no race passes them; whoever keeps them tells what was refused.
 */
public interface PaymentGuard {

	/**
	 * Asked before a payment order or a payment to a supplier is registered or written
	 * anew, as part of it.
	 * @param payment what is asked for
	 * @throws RuleViolation if this person may not prepare it
	 */
	void preparing(Payment payment);

	/**
	 * Asked before a payment order or a payment to a supplier is approved, in its
	 * transaction.
	 * @param payment what is about to count
	 * @throws RuleViolation if it may not
	 */
	void approving(Payment payment);

	/**
	 * The words for a refusal of the schema.
	 * @param constraint the broken constraint's name
	 * @param detail the figures as the schema told them, apart by bars
	 * @return the refusal, or empty where the constraint is none of this guard's
	 */
	Optional<RuleViolation> explain(String constraint, String detail);

	/**
	 * A payment order or payment.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param ruc the supplier
	 * @param username who prepares or approves
	 */
	record Payment(int fiscalYear, String secEjec, String ruc, String username) {
	}

}
