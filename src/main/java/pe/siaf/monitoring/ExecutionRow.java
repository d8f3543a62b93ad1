package pe.siaf.monitoring;

import java.util.Map;

/**
 * One group of a report.
 *
 * @param codes the code of each dimension it is grouped by, in the order asked
 * @param names their names; empty where the catalogue has none
 * @param figures its sums
 */
record ExecutionRow<F>(Map<Dimension, String> codes, Map<Dimension, String> names, F figures) {
}
