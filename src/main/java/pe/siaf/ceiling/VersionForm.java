package pe.siaf.ceiling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to open a version of ceilings.
 *
 * @param fiscalYear the year of the budget law
 * @param process APM, PMP or FORMULATION
 * @param name what it is called
 * @param description what it is for
 * @param frame the published frame it stays within
 * @param basedOn the approved version of the process before; null for none
 * @param source the version whose ceilings it starts with; null for none
 */
record VersionForm(@Min(2000) @Max(2100) @Nullable Integer fiscalYear,
		@Pattern(regexp = "APM|PMP|FORMULATION", message = "{ceiling.process.choose}") @Nullable String process,
		@NotBlank @Size(max = 200) @Nullable String name, @Nullable @Size(max = 1000) String description,
		@Nullable Long frame, @Nullable Long basedOn, @Nullable Long source) {

	/** What must be chosen. */
	void check(Errors errors) {
		if (this.fiscalYear == null && !errors.hasFieldErrors("fiscalYear")) {
			errors.rejectValue("fiscalYear", "ceiling.missing");
		}
		if (this.process == null) {
			errors.rejectValue("process", "ceiling.missing");
		}
		if (this.frame == null && !errors.hasFieldErrors("frame")) {
			errors.rejectValue("frame", "ceiling.missing");
		}
	}

	static VersionForm of(int fiscalYear) {
		return new VersionForm(fiscalYear, "APM", "", "", null, null, null);
	}

}
