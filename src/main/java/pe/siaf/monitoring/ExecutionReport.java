package pe.siaf.monitoring;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * An answer of the ledger.
 *
 * @param by what it is grouped by
 * @param rows the groups, of one page where a page was asked
 * @param total the sum of everything asked, whatever the page
 * @param groups how many groups there are on all pages
 * @param freshAt when the ledger was read
 */
record ExecutionReport<F>(List<Dimension> by, List<ExecutionRow<F>> rows, F total, long groups,
		OffsetDateTime freshAt) {
}
