package pe.siaf.ui;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;

/** Names what could not be read in a request: the parameter, the fields, the body. */
final class Unreadable {

	private Unreadable() {
	}

	/**
	 * What could not be read, as it was sent.
	 * @param refused the failure
	 * @param name what the reader calls a parameter
	 * @return its words, or nothing where it doesn't say
	 */
	static String in(Exception refused, UnaryOperator<String> name) {
		if (refused instanceof TypeMismatchException mismatch) {
			return name.apply(String.valueOf(mismatch.getPropertyName())) + "=" + mismatch.getValue();
		}
		if (refused instanceof MissingServletRequestParameterException missing) {
			return name.apply(missing.getParameterName());
		}
		if (refused instanceof MissingServletRequestPartException missing) {
			return missing.getRequestPartName();
		}
		if (refused instanceof BindingResult errors) {
			return fields(errors, name);
		}
		if (refused instanceof HttpMessageNotReadableException body) {
			return body(body);
		}
		if (refused instanceof HandlerMethodValidationException parameters) {
			return parameters(parameters, name);
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

	private static String parameters(HandlerMethodValidationException refused, UnaryOperator<String> name) {
		return refused.getParameterValidationResults()
			.stream()
			.flatMap((parameter) -> parameter.getResolvableErrors()
				.stream()
				.map((error) -> name.apply(parameterName(parameter)) + ": " + error.getDefaultMessage()))
			.sorted()
			.collect(Collectors.joining("; "));
	}

	/**
	 * What couldn't be read is told as it was typed, never by the names of our classes.
	 */
	private static String fields(BindingResult errors, UnaryOperator<String> name) {
		return errors.getFieldErrors()
			.stream()
			.map((error) -> error.isBindingFailure() ? name.apply(error.getField()) + "=" + error.getRejectedValue()
					: name.apply(error.getField()) + ": " + error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining("; "));
	}

	/** The parameters that could not be read; none where it wasn't one. */
	static Set<String> parameters(Exception refused) {
		if (refused instanceof TypeMismatchException mismatch && mismatch.getPropertyName() != null) {
			return Set.of(mismatch.getPropertyName());
		}
		if (refused instanceof BindingResult errors) {
			return errors.getFieldErrors().stream().map(FieldError::getField).collect(Collectors.toSet());
		}
		if (refused instanceof HandlerMethodValidationException parameters) {
			return parameters.getParameterValidationResults()
				.stream()
				.map(Unreadable::parameterName)
				.collect(Collectors.toSet());
		}
		return Set.of();
	}

	private static String parameterName(ParameterValidationResult parameter) {
		return String.valueOf(parameter.getMethodParameter().getParameterName());
	}

}
