package pe.siaf.ui;

import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;

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
			return body(body);
		}
		if (refused instanceof HandlerMethodValidationException parameters) {
			return parameters(parameters);
		}
		if (refused instanceof ResponseStatusException told) {
			return String.valueOf(told.getReason());
		}
		return (refused instanceof ServletRequestBindingException) ? String.valueOf(refused.getMessage()) : "";
	}

	/** Where in the body it stands, never what our classes are called. */
	private static String body(HttpMessageNotReadableException refused) {
		if (!(refused.getCause() instanceof JacksonException json)) {
			return "JSON";
		}
		String place = json.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
		String value = (json instanceof InvalidFormatException given) ? "=" + given.getValue() : "";
		if (!place.isEmpty()) {
			return place + value;
		}
		TokenStreamLocation at = json.getLocation();
		return (at != null) ? "JSON " + at.getLineNr() + ":" + at.getColumnNr() : "JSON";
	}

	private static String parameters(HandlerMethodValidationException refused) {
		return refused.getParameterValidationResults()
			.stream()
			.flatMap((parameter) -> parameter.getResolvableErrors()
				.stream()
				.map((error) -> parameter.getMethodParameter().getParameterName() + ": " + error.getDefaultMessage()))
			.sorted()
			.collect(Collectors.joining("; "));
	}

	/**
	 * What couldn't be read is told as it was typed, never by the names of our classes.
	 */
	private static String fields(BindingResult errors) {
		return errors.getFieldErrors()
			.stream()
			.map((error) -> error.isBindingFailure() ? error.getField() + "=" + error.getRejectedValue()
					: error.getField() + ": " + error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining("; "));
	}

}
