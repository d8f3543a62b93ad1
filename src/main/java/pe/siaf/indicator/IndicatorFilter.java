package pe.siaf.indicator;

import org.jspecify.annotations.Nullable;

/**
 * What the list of indicators is narrowed to.
 *
 * @param q code or part of a name
 * @param program a program's code
 * @param level a row of the matrix
 * @param measured whether only indicators with values
 */
record IndicatorFilter(@Nullable String q, @Nullable String program, @Nullable String level,
		@Nullable Boolean measured) {
}
