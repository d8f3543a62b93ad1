package pe.siaf.accounting;

import org.jspecify.annotations.Nullable;

/**
 * What a request does to an account of the chart.
 *
 * @param action ADD, CHANGE or WITHDRAW
 * @param account its code
 * @param name its name from then on; empty where it is withdrawn
 * @param nature DEBIT or CREDIT; null where it is withdrawn
 * @param imputable whether entries may name it
 * @param why what keeps it from being done: CLOSED, EXISTS, PARENT, UNKNOWN, OPERATED,
 * USED or BALANCE; null where nothing does
 */
record ChartLine(String action, String account, String name, @Nullable String nature, boolean imputable,
		@Nullable String why) {
}
