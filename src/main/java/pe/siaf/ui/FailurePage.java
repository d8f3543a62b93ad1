package pe.siaf.ui;

import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What was refused before any handler: an address that the firewall doesn't let in, a
 * method that the server doesn't know. Answered as every other failure.
 */
@Controller
@PreAuthorize("permitAll()")
class FailurePage implements ErrorController {

	private final FailureAdvice failures;

	FailurePage(FailureAdvice failures) {
		this.failures = failures;
	}

	@RequestMapping("${server.error.path:${error.path:/error}}")
	Object show(HttpServletRequest request) {
		Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (given instanceof Integer code) ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
		Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return this.failures.beforeHandler(Objects.requireNonNullElse(status, HttpStatus.INTERNAL_SERVER_ERROR),
				String.valueOf(address), request);
	}

}
