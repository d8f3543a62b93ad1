package pe.siaf.modification;

import org.springframework.dao.DataIntegrityViolationException;

import pe.siaf.budget.LedgerRule;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Says what the tables of allotments refused. */
final class AllotmentRefusals {

	private AllotmentRefusals() {
	}

	/**
	 * Writes an allotment.
	 * @param key its key
	 * @param write the statement
	 * @throws RuleViolation PCA-002 where its pliego has less; WFL-003 where credit or
	 * certifications changed since they were looked at, so that the figures on the page
	 * are no longer true
	 */
	static void within(AllotmentKey key, Runnable write) {
		try {
			write.run();
		}
		catch (DataIntegrityViolationException broken) {
			LedgerRule rule = LedgerRule.heldBy(ConstraintName.in(broken).orElse("-")).orElseThrow(() -> broken);
			throw switch (rule) {
				case UNITS_WITHIN_PLIEGO -> new RuleViolation(rule, Figures.of("key", key.shown()), "assigned");
				case ALLOTMENT_WITHIN_PIM, CERTIFIED_WITHIN_ALLOTMENT ->
					new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Figures.of("record", key.shown()));
				default -> broken;
			};
		}
	}

}
