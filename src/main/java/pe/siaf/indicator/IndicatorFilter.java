package pe.siaf.indicator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the list of indicators is narrowed to.
 *
 * @param q code or part of a name
 * @param program a program's code
 * @param level a row of the matrix
 * @param measured whether only indicators with values
 * @param sheetYear only those with a sheet of this year
 * @param lacks only those whose sheet doesn't say this
 */
record IndicatorFilter(@Nullable String q, @Nullable String program, @Nullable String level, @Nullable Boolean measured,
		@Nullable Integer sheetYear, @Nullable String lacks) {

	/**
	 * What a sheet may lack, as fields of the sheet.
	 * @return the fields in the order of the sheet
	 */
	public static List<String> parts() {
		return IndicatorList.PARTS;
	}

}
