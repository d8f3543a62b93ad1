package pe.siaf.decision;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * A commitment of an evaluation, as typed.
 *
 * @param program the program's code
 * @param product a product's code, or empty for the program as a whole
 * @param evaluation the evaluation
 * @param text what was promised
 * @param responsible who answers for it
 * @param dueDate until when
 */
record CommitmentForm(@NotBlank String program, @Pattern(regexp = "([23]\\d{6})?") String product,
		@NotBlank @Size(max = 200) String evaluation, @NotBlank @Size(max = 1000) String text,
		@NotBlank @Size(max = 200) String responsible, @Nullable LocalDate dueDate) {

	/** What must be written. */
	void check(Errors errors) {
		if (this.dueDate == null && !errors.hasFieldErrors("dueDate")) {
			errors.rejectValue("dueDate", "decision.commitment.due.missing");
		}
	}

	static CommitmentForm blank() {
		return new CommitmentForm("", "", "", "", "", null);
	}

}
