package pe.siaf.accounting;

import java.util.List;

import pe.siaf.rules.RuleViolation;

/**
 * What another module has to say before a unit closes an accounting month: the proof of
 * the ledger, the reconciliation of the bank. Modules above register theirs.
 */
public interface MonthGuard {

	/**
	 * What keeps a month from closing.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @param month 1 to 12, or 13 for the adjustments of the year
	 * @return refusals, to be shown and thrown; none where nothing is in the way
	 */
	List<RuleViolation> against(int fiscalYear, String unit, int month);

}
