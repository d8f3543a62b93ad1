package pe.siaf.ui;

import java.util.stream.Collectors;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Names what could not be read in a request: the parameter, the fields, the body. */
final class Unreadable {

	private Unreadable() {
	}

	static String in(Exception refused) {
		if (refused instanceof TypeMismatchException mismatch) {
			return mismatch.getPropertyName() + "=" + mismatch.getValue();
		}
		if (refused instanceof MissingServletRequestParameterException missing) {
			return missing.getParameterName();
		}
		if (refused instanceof MissingServletRequestPartException missing) {
			return missing.getRequestPartName();
		}
		if (refused instanceof BindingResult errors) {
			return fields(errors);
		}
		if (refused instanceof HttpMessageNotReadableException body) {
			return String.valueOf(body.getMostSpecificCause().getMessage()).lines().findFirst().orElse("");
		}
		return (refused instanceof ServletRequestBindingException) ? String.valueOf(refused.getMessage()) : "";
	}

	private static String fields(BindingResult errors) {
		return errors.getFieldErrors()
			.stream()
			.map((error) -> error.getField() + ": " + error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining("; "));
	}

}
