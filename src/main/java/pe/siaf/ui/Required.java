package pe.siaf.ui;

import org.jspecify.annotations.Nullable;

import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * Names all that a form lacks at once, each beside its field and by its label at the
 * form's head: nobody sends a form seven times to learn of seven fields. A field that is
 * unreadable isn't missing as well.
 */
public final class Required {

	private static final String MESSAGE = "ui.missing";

	private final BindingResult errors;

	private Required(BindingResult errors) {
		this.errors = errors;
	}

	/**
	 * Begins.
	 * @param errors what binding said of the form
	 * @return asks for one field after the other
	 */
	public static Required in(BindingResult errors) {
		return new Required(errors);
	}

	/**
	 * Refuses a field that was left empty, unless it is refused already.
	 * @param name the field
	 * @param label key of the text that stands over the field
	 * @return this
	 */
	public Required field(String name, String label) {
		if (!this.errors.hasFieldErrors(name) && isBlank(this.errors.getFieldValue(name))) {
			Object[] said = { new DefaultMessageSourceResolvable(label) };
			this.errors.addError(new FieldError(this.errors.getObjectName(), name, null, false,
					new String[] { MESSAGE }, said, MESSAGE));
		}
		return this;
	}

	private static boolean isBlank(@Nullable Object typed) {
		return typed == null || typed.toString().isBlank();
	}

}
