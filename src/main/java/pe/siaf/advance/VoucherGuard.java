package pe.siaf.advance;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import pe.siaf.execution.PaymentGuard;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Has the words for an accrual on a voucher that accounts for an advance. */
@Component
class VoucherGuard implements PaymentGuard {

	@Override
	public void preparing(Payment payment) {
		// nor does it say who may order
	}

	@Override
	public void approving(Payment payment) {
		// the voucher was claimed when the accrual was registered
	}

	@Override
	public Optional<RuleViolation> explain(String constraint, String detail) {
		List<String> told = List.of(detail.split("\\|", -1));
		return constraint.equals("voucher_of_no_advance") && told.size() == 2
				? Optional.of(new RuleViolation(AdvanceRule.VOUCHER_OF_ADVANCE,
						Figures.of("voucher", told.get(0), "unit", told.get(1)), "voucher"))
				: Optional.empty();
	}

}
