package pe.siaf.execution;

import pe.siaf.money.Amount;

/** Whoever keeps purchases tells what a delay costs the supplier of an accrual. */
public interface RetainedPenalty {

	/**
	 * Lets others who order accruals of the same purchase wait until the transaction
	 * ends, so that a penalty is kept back once.
	 * @param secEjec the unit
	 * @param accrualId the accrual's key within the unit
	 */
	void hold(String secEjec, long accrualId);

	/**
	 * What is to be kept back of an accrual for delay, beside what was kept back of other
	 * accruals of the same purchase.
	 * @param secEjec the unit
	 * @param accrualId the accrual's key within the unit
	 * @return soles and cents, zero where nothing is due
	 */
	Amount due(String secEjec, long accrualId);

}
