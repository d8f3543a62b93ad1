package pe.siaf.execution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The user area's word that what was ordered was received (domain 9.6).
 *
 * @param date when it was given
 * @param unit by which area
 */
record Conformity(@Nullable LocalDate date, @Nullable String unit) {

	boolean isWhole() {
		return this.date != null && this.unit != null && !this.unit.isBlank();
	}

}
