package pe.siaf.execution;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * How much on which line.
 *
 * @param line the line
 * @param amount the amount
 */
record LineAmount(LineKey line, Amount amount) {
}
