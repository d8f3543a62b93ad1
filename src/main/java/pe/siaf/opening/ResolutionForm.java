package pe.siaf.opening;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.rules.RuleViolation;

/**
 * What the head of a pliego says of the resolution.
 *
 * @param number its number
 * @param date its day
 * @param decree the decree by which the bill stands, where Congress did not approve in
 * time; else empty
 */
record ResolutionForm(@Nullable String number, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
		@Nullable String decree) {

	static ResolutionForm empty() {
		return new ResolutionForm("", LocalDate.now(FiscalTime.LIMA), "");
	}

	/**
	 * The number as it is kept.
	 * @return not blank
	 * @throws RuleViolation OPN-004
	 */
	String requireNumber() {
		if (this.number == null || this.number.isBlank()) {
			throw new RuleViolation(OpeningRule.RESOLUTION_INCOMPLETE, Map.of(), "number");
		}
		return this.number.strip();
	}

	/**
	 * The day on which it was signed.
	 * @return today or earlier
	 * @throws RuleViolation OPN-004
	 */
	LocalDate requireDate() {
		if (this.date == null || this.date.isAfter(LocalDate.now(FiscalTime.LIMA))) {
			throw new RuleViolation(OpeningRule.RESOLUTION_INCOMPLETE, Map.of(), "date");
		}
		return this.date;
	}

	/**
	 * The decree as it is kept.
	 * @return its text, or empty
	 */
	String decreeText() {
		return (this.decree != null) ? this.decree.strip() : "";
	}

}
