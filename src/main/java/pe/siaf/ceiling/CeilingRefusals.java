package pe.siaf.ceiling;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.dao.DataIntegrityViolationException;

import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

/** Turns what the schema refuses into the rule that it broke. */
final class CeilingRefusals {

	private CeilingRefusals() {
	}

	/**
	 * Runs a statement or a transaction.
	 * @param act what to run
	 * @param figures the figures of the rule that was broken, in the order of its message
	 * @throws RuleViolation if a rule of ours was broken
	 */
	static void of(Runnable act, Function<CeilingRule, Map<String, Object>> figures) {
		try {
			act.run();
		}
		catch (DataIntegrityViolationException refused) {
			Optional<CeilingRule> broken = ConstraintName.in(refused)
				.map((name) -> name.equals("ceiling_once") ? CeilingRule.TOLD_APART.constraint() : name)
				.flatMap(CeilingRule::heldBy);
			if (broken.isEmpty()) {
				throw refused;
			}
			throw new RuleViolation(broken.get(), figures.apply(broken.get()));
		}
	}

}
