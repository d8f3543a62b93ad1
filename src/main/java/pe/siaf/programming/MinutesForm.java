package pe.siaf.programming;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to keep the minutes of a session.
 *
 * @param heldOn when it was held
 * @param text what was agreed
 */
record MinutesForm(@PastOrPresent(message = "{programming.minutes.day.future}") @Nullable LocalDate heldOn,
		@NotBlank(message = "{programming.minutes.text.missing}") @Size(max = 4000) @Nullable String text) {

	static MinutesForm blank() {
		return new MinutesForm(null, "");
	}

	void check(Errors errors) {
		if (this.heldOn == null && !errors.hasFieldErrors("heldOn")) {
			errors.rejectValue("heldOn", "programming.minutes.day.missing");
		}
	}

}
