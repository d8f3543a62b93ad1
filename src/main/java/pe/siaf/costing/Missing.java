package pe.siaf.costing;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/** Says beside a field that it was left empty. */
final class Missing {

	private Missing() {
	}

	/**
	 * Refuses an empty field, unless it is refused already.
	 * @param errors the form's errors
	 * @param field the field
	 * @param typed what was typed
	 */
	static void reject(Errors errors, String field, @Nullable Object typed) {
		if ((typed == null || typed.equals("")) && !errors.hasFieldErrors(field)) {
			errors.rejectValue(field, "costing.missing");
		}
	}

}
