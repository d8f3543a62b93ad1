package pe.siaf.bank;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import pe.siaf.execution.PaymentGuard;
import pe.siaf.rules.RuleViolation;

/** Words for what the bank's part of the schema refuses of payments made by hand. */
@Component
class BankGuard implements PaymentGuard {

	@Override
	public void preparing(Payment payment) {
		// the schema asks when the payment is registered
	}

	@Override
	public void approving(Payment payment) {
		// the schema asks when the payment is registered
	}

	@Override
	public Optional<RuleViolation> explain(String constraint, String detail) {
		return constraint.equals("return_confirmed")
				? Optional.of(new RuleViolation(BankRule.RETURN_NOT_CONFIRMED, Map.of())) : Optional.empty();
	}

}
