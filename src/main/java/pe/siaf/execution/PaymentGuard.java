package pe.siaf.execution;

import java.util.Optional;

import pe.siaf.rules.RuleViolation;

/**
 * What the treasury says of payment orders. The limits themselves stand in the schema, so
 * that no race passes them; whoever keeps them tells what was refused.
 */
public interface PaymentGuard {

	/**
	 * The words for a refusal of the schema.
	 * @param constraint the broken constraint's name
	 * @param detail the figures as the schema told them, apart by bars
	 * @return the refusal, or empty where the constraint is none of this guard's
	 */
	Optional<RuleViolation> explain(String constraint, String detail);

}
