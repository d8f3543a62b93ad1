package pe.siaf.accounting;

import pe.siaf.identity.Profile;

/**
 * An accounting month closed; told in its own transaction. The closing of years hears of
 * it: what was entered meanwhile in a year that was closed belongs into its closing too.
 *
 * @param key whose month
 * @param month 1 to 13
 * @param actor who closed it, or nobody where a term passed
 */
public record MonthClosed(BooksKey key, int month, Profile actor) {
}
