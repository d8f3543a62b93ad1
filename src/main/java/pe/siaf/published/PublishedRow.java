package pe.siaf.published;

import java.util.Map;

/**
 * One group.
 *
 * @param codes the code of each dimension it is grouped by, in the order asked
 * @param names their names in that year; empty where none is known
 * @param figures its sums
 */
public record PublishedRow(Map<String, String> codes, Map<String, String> names, PublishedFigures figures) {
}
