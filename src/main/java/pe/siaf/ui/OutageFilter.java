package pe.siaf.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers while the database is away or full: 503, with a page that needs neither session
 * nor menu, since both live in the database. Stands before the session's own filter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

	private static final String SECONDS_TO_WAIT = "10";

	private final TemplateEngine templates;

	private final MessageSource messages;

	private final JsonMapper json;

	private final LocaleResolver languages;

	OutageFilter(TemplateEngine templates, MessageSource messages, JsonMapper json, LocaleResolver languages) {
		this.templates = templates;
		this.messages = messages;
		this.json = json;
		this.languages = languages;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException failure) {
			Optional<Outage> outage = Outage.behind(failure);
			if (outage.isEmpty() || response.isCommitted()) {
				throw failure;
			}
			log.warn("{} at {} {}: {}", outage.get(), request.getMethod(), request.getRequestURI(),
					failure.getMessage());
			answer(outage.get(), request, response);
		}
	}

	private void answer(Outage outage, HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.resetBuffer();
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		Locale language = this.languages.resolveLocale(request);
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			String detail = this.messages.getMessage("outage." + outage.code(), null, language);
			response.getWriter()
				.write(this.json
					.writeValueAsString(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, Map.of())
						.toProblemDetail()));
		}
		else {
			response.setContentType(MediaType.TEXT_HTML_VALUE);
			Map<String, Object> model = Map.of("outage", outage.code(), "context", request.getContextPath(), "act",
					!"GET".equals(request.getMethod()));
			this.templates.process("error/outage", new Context(language, model), response.getWriter());
		}
		response.flushBuffer();
	}

}
