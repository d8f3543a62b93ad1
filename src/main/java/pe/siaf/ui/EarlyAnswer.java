package pe.siaf.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Refuses before any handler: with problem details under {@code /api}, elsewhere with a
 * page that needs neither session nor parameters, which may not be readable at all.
 */
@Component
public class EarlyAnswer {

	private final TemplateEngine templates;

	private final MessageSource messages;

	private final JsonMapper json;

	EarlyAnswer(TemplateEngine templates, MessageSource messages, JsonMapper json) {
		this.templates = templates;
		this.messages = messages;
		this.json = json;
	}

	/**
	 * Answers.
	 * @param status the status
	 * @param code our code; its words stand in the bundles under {@code problem.<code>}
	 * @param request the request
	 * @param response its answer, not begun
	 * @param arguments what the words name
	 * @throws IOException if the caller is gone
	 */
	public void answer(HttpStatus status, String code, HttpServletRequest request, HttpServletResponse response,
			Object... arguments) throws IOException {
		Locale language = languageOf(request);
		String detail = this.messages.getMessage("problem." + code, arguments, language);
		response.setStatus(status.value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "same-origin");
		response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		if (String.valueOf(request.getRequestURI()).startsWith(contextOf(request) + "/api/")) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getWriter()
				.write(this.json.writeValueAsString(new Problem(status, code, detail, Map.of()).toProblemDetail()));
		}
		else {
			response.setContentType(MediaType.TEXT_HTML_VALUE);
			Map<String, Object> model = Map.of("status", status.value(), "code", code, "detail", detail, "context",
					contextOf(request));
			this.templates.process("error/early", new Context(language, model), response.getWriter());
		}
	}

	/** Spanish, unless a reader of English says so. */
	private static Locale languageOf(HttpServletRequest request) {
		boolean english = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
				&& "en".equals(request.getLocale().getLanguage());
		return english ? Locale.ENGLISH : Locale.forLanguageTag("es");
	}

	/** Before a request is understood it belongs to no application yet. */
	private static String contextOf(HttpServletRequest request) {
		String context = request.getContextPath();
		return (context != null) ? context : "";
	}

}
