package pe.siaf.ceiling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to open a macro frame.
 *
 * @param fiscalYear its first year
 * @param scenario what it supposes, in capitals
 * @param name what it is called
 * @param norm the act it stands on
 * @param source a frame whose values it starts with; null for none
 */
record FrameForm(@Min(2000) @Max(2100) @Nullable Integer fiscalYear,
		@NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9 _-]{0,29}",
				message = "{frame.scenario.form}") @Nullable String scenario,
		@NotBlank @Size(max = 200) @Nullable String name, @Nullable @Size(max = 200) String norm,
		@Nullable Long source) {

	/** What must be written. */
	void check(Errors errors) {
		if (this.fiscalYear == null && !errors.hasFieldErrors("fiscalYear")) {
			errors.rejectValue("fiscalYear", "ceiling.missing");
		}
	}

	static FrameForm of(int fiscalYear) {
		return new FrameForm(fiscalYear, "BASE", "", "", null);
	}

}
