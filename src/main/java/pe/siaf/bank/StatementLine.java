package pe.siaf.bank;

import java.time.LocalDate;

import pe.siaf.money.Amount;

/**
 * A line of the bank's statement of an account.
 *
 * @param account {@code CUT}, or an own account's number
 * @param bookedOn the bank's day
 * @param operation the bank's number
 * @param concept what the bank calls it
 * @param amount in above zero, out below
 */
record StatementLine(String account, LocalDate bookedOn, String operation, String concept, Amount amount) {
}
