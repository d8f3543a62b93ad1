package pe.siaf.costing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is typed to open a kit.
 *
 * @param category the program, four digits
 * @param product seven digits
 * @param activity seven digits
 * @param purpose seven digits; empty for all of the activity's
 * @param subPurpose the task below the activity, seven digits; empty for all of it
 * @param name what a case is
 */
record KitForm(@Pattern(regexp = "\\d{4}") String category, @Pattern(regexp = "\\d{7}") String product,
		@Pattern(regexp = "\\d{7}") String activity, @Nullable @Pattern(regexp = "\\d{7}|") String purpose,
		@Nullable @Pattern(regexp = "\\d{7}|") String subPurpose, @NotBlank @Size(max = 200) String name) {

	String purposeOrAll() {
		return (this.purpose != null) ? this.purpose : "";
	}

	String subPurposeOrAll() {
		return (this.subPurpose != null) ? this.subPurpose : "";
	}

}
