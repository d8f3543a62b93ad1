package pe.siaf.control;

import pe.siaf.money.Amount;

/**
 * What a proof covered, in figures: of a unit's year, or of all units of a year.
 *
 * @param proof the proof that found them first; later ones up to the one asked for found
 * the same
 * @param fiscalYear the year
 * @param units how many units
 * @param lines how many lines of the budget
 * @param movements how many movements
 * @param lastMovement the last of them
 * @param pim credit, Σ of its movements
 * @param certified Σ of certifications
 * @param annualCommitted Σ of annual commitments
 * @param monthlyCommitted Σ of monthly commitments
 * @param accrued Σ of accruals
 * @param ordered Σ of payment orders
 * @param paid Σ of payments
 * @param entries how many journal entries
 * @param lastEntry the number of the last one; without meaning for several units
 * @param booked Σ of what entries move from one account to another
 */
record Figure(long proof, int fiscalYear, long units, long lines, long movements, long lastMovement, Amount pim,
		Amount certified, Amount annualCommitted, Amount monthlyCommitted, Amount accrued, Amount ordered, Amount paid,
		long entries, int lastEntry, Amount booked) {
}
