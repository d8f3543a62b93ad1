package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An indicator's sheet of a year (domain 4.5).
 *
 * @param id its key
 * @param indicator the national code
 * @param name the indicator's name
 * @param fiscalYear the sheet's year
 * @param version its version within the year
 * @param state DRAFT, REVIEW, IN_FORCE or RETIRED
 * @param program the program it belongs to
 * @param level which row of the matrix it measures
 * @param sense UP or DOWN: which way is better; unknown on many published sheets
 * @param unit its unit
 * @param baselineYear the baseline's year
 * @param baseline the baseline
 * @param demonstration whether parts were invented to show the system
 * @param sections all fields in their groups, empty ones too
 */
public record IndicatorSheet(long id, String indicator, String name, int fiscalYear, int version, String state,
		@Nullable String program, @Nullable Level level, @Nullable String sense, @Nullable String unit,
		@Nullable Integer baselineYear, @Nullable BigDecimal baseline, boolean demonstration, List<Section> sections) {

	/**
	 * A group of fields.
	 *
	 * @param key the group's name, {@code indicator.section.<key>} on screen
	 * @param fields its fields
	 */
	public record Section(String key, List<Field> fields) {
	}

	/**
	 * A field.
	 *
	 * @param key its name, {@code indicator.field.<key>} on screen
	 * @param text what it says; none where the sheet doesn't
	 * @param coded whether the text is a code with the message
	 * {@code indicator.value.<code>}
	 */
	public record Field(String key, @Nullable String text, boolean coded) {
	}

}
