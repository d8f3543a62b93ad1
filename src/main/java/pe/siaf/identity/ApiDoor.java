package pe.siaf.identity;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

import pe.siaf.ui.Problem;

/** What the API answers at its door: no token or an unknown one, or not this caller's. */
@Component
class ApiDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);

	private final JsonMapper json;

	private final MessageSource messages;

	private final LocaleResolver languages;

	ApiDoor(JsonMapper json, MessageSource messages, LocaleResolver languages) {
		this.json = json;
		this.messages = messages;
		this.languages = languages;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
			throws IOException {
		boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
		answer(HttpStatus.UNAUTHORIZED, sent ? "token-unknown" : "token-missing", request, response);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
			throws IOException {
		log.warn("Forbidden to {}: {} {}", request.getRemoteUser(), request.getMethod(), request.getRequestURI());
		answer(HttpStatus.FORBIDDEN, "forbidden", request, response);
	}

	/**
	 * Answers with problem details.
	 * @param status the status
	 * @param code our code; its words stand in the bundle under {@code problem.<code>}
	 * @param request the call
	 * @param response its answer
	 * @throws IOException if the caller is gone
	 */
	void answer(HttpStatus status, String code, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		String detail = this.messages.getMessage("problem." + code, null, this.languages.resolveLocale(request));
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.getWriter().write(this.json.writeValueAsString(new Problem(status, code, detail).toProblemDetail()));
	}

}
