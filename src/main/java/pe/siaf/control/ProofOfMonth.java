package pe.siaf.control;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.accounting.MonthGuard;
import pe.siaf.rules.Figures;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/**
 * No accounting month closes on a proof that failed (domain 12.8); on a transfer that
 * only one of two units has, neither of the two closes.
 */
@Component
class ProofOfMonth implements MonthGuard {

	private final Proofs proofs;

	ProofOfMonth(Proofs proofs) {
		this.proofs = proofs;
	}

	@Override
	public List<RuleViolation> against(int fiscalYear, String unit, int month) {
		return this.proofs.last()
			.filter((last) -> this.proofs.stops(last, unit))
			.map((failed) -> new RuleViolation(ProofRule.PROOF_FAILED,
					Figures.of("month", "%02d/%d".formatted(month, fiscalYear), "proof", String.valueOf(failed.id()))))
			.stream()
			.toList();
	}

	/** What the proof of the ledger asks of others. */
	enum ProofRule implements Rule {

		/** Months close on a proof that passed: {@link ProofOfMonth}. */
		PROOF_FAILED("CTL-011");

		private final String code;

		ProofRule(String code) {
			this.code = code;
		}

		@Override
		public String code() {
			return this.code;
		}

	}

}
