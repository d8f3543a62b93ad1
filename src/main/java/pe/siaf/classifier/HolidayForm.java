package pe.siaf.classifier;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to add a holiday.
 *
 * @param day when
 * @param name what it is called
 */
record HolidayForm(@Nullable LocalDate day,
		@NotBlank(message = "{holiday.name.missing}") @Size(max = 120) @Nullable String name) {

	static HolidayForm blank() {
		return new HolidayForm(null, "");
	}

	/** A day that is there, in the years that the calendar reaches. */
	void check(Errors errors) {
		if (this.day == null) {
			// an unreadable date has its own error
			if (!errors.hasFieldErrors("day")) {
				errors.rejectValue("day", "holiday.day.missing");
			}
		}
		else if (this.day.getYear() < 2000 || this.day.getYear() > 2100) {
			errors.rejectValue("day", "holiday.day.year");
		}
	}

}
