package pe.siaf.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

import pe.siaf.money.AmountOutOfRange;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.NothingFor;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;
import pe.siaf.rules.SqlState;

/**
 * What a failure looks like: RFC 9457 problem details under {@code /api}, a page of
 * {@code templates/error} elsewhere. A rule refused to a button comes back as a notice on
 * the page where the button stands. Our own mistakes get a number that is also in the
 * log.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureAdvice {

	private static final Logger log = LoggerFactory.getLogger(FailureAdvice.class);

	private static final Rule CHANGED_BY_ANOTHER_USER = () -> "WFL-003";

	private final MessageSource messages;

	private final Refusals refusals;

	private final Layout layout;

	/** The biggest file that is taken. */
	private final DataSize biggest;

	FailureAdvice(MessageSource messages, Refusals refusals, Layout layout,
			@Value("${siaf.imports.biggest}") DataSize biggest) {
		this.biggest = biggest;
		this.messages = messages;
		this.refusals = refusals;
		this.layout = layout;
	}

	@ExceptionHandler
	Object refused(RuleViolation refused, HttpServletRequest request) {
		if (isPageAct(request) && !isStale(refused)) {
			RequestContextUtils.getOutputFlashMap(request).put("refusal", this.refusals.view(refused));
			return new ModelAndView("redirect:" + PageAddress.cameFrom(request));
		}
		HttpStatus status = isStale(refused) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
		return answer(new Problem(status, refused.rule().code(), this.refusals.text(refused), refused.figures()),
				request);
	}

	@ExceptionHandler
	Object stale(OptimisticLockingFailureException stale, HttpServletRequest request) {
		return refused(new RuleViolation(CHANGED_BY_ANOTHER_USER, Map.of()), request);
	}

	@ExceptionHandler
	Object notFound(NotFound missing, HttpServletRequest request) {
		if (missing instanceof NothingFor choice) {
			Optional<String> without = isApi(request) ? Optional.empty()
					: PageAddress.without(request, Set.of(choice.parameter()));
			if (without.isPresent()) {
				return redirected(without.get(),
						text("nothing-for", label(choice.parameter()), Refusals.shortened(choice.value())), request);
			}
		}
		return answer(problem(HttpStatus.NOT_FOUND, "not-found"), request);
	}

	@ExceptionHandler
	Object forbidden(AccessDeniedException denied, HttpServletRequest request) {
		log.warn("Forbidden to {}: {} {}", request.getRemoteUser(), request.getMethod(), request.getRequestURI());
		return answer(problem(HttpStatus.FORBIDDEN, "forbidden"), request);
	}

	@ExceptionHandler
	Object busy(TransientDataAccessException busy, HttpServletRequest request) {
		if (Outage.behind(busy).isPresent()) {
			throw busy;
		}
		log.warn("Busy at {} {}", request.getMethod(), request.getRequestURI(), busy);
		return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "busy"), request);
	}

	@ExceptionHandler({ TypeMismatchException.class, HttpMessageNotReadableException.class, MultipartException.class })
	Object unreadable(Exception refused, HttpServletRequest request) throws Exception {
		if (Outage.behind(refused).isPresent()) {
			throw refused;
		}
		return back(HttpStatus.BAD_REQUEST, refused, request);
	}

	/**
	 * Whoever sends a character that no text can hold reads which, and who sends a number
	 * or a day beyond what is kept reads that; the rest is ours.
	 */
	@ExceptionHandler
	Object refusedByTheDatabase(DataIntegrityViolationException refused, HttpServletRequest request) throws Exception {
		String state = SqlState.in(refused).orElse("");
		if (state.equals(SqlState.CHARACTER_REFUSED) || state.equals(SqlState.JSON_CHARACTER_REFUSED)) {
			return answer(unreadable(HttpStatus.BAD_REQUEST, "U+0000"), request);
		}
		if (state.equals(SqlState.OUT_OF_RANGE) || state.equals(SqlState.DAY_OUT_OF_RANGE)) {
			return beyond(refused, request);
		}
		return anythingElse(refused, request);
	}

	/** Sums that no amount can hold (R0.3). */
	@ExceptionHandler
	Object beyondAmounts(AmountOutOfRange refused, HttpServletRequest request) {
		return beyond(refused, request);
	}

	private Object beyond(Exception refused, HttpServletRequest request) {
		log.warn("Out of range at {} {}", request.getMethod(), request.getRequestURI(), refused);
		return answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, "out-of-range"), request);
	}

	@ExceptionHandler
	Object anythingElse(Exception failure, HttpServletRequest request) throws Exception {
		if (failure instanceof AuthenticationException || Outage.behind(failure).isPresent()) {
			// the filters' to answer: the second without anything from the database
			throw failure;
		}
		if (failure instanceof ErrorResponse refused) {
			return back(refused.getStatusCode(), failure, request);
		}
		String number = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
		log.error("Failure {} at {} {}", number, request.getMethod(), request.getRequestURI(), failure);
		return answer(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", text("internal", number),
				Map.of("number", number)), request);
	}

	Object beforeHandler(HttpStatus status, String address, HttpServletRequest request) {
		Problem problem = switch (status) {
			case BAD_REQUEST -> unreadable(status, "URL");
			case FORBIDDEN -> problem(status, "forbidden");
			default -> ofFramework(status, new IllegalStateException(status.toString()));
		};
		return address.startsWith(request.getContextPath() + "/api/") ? details(problem) : page(problem, request);
	}

	private Problem ofFramework(HttpStatusCode status, Exception refused) {
		return switch (status.value()) {
			case 400 -> unreadable(status, Unreadable.in(refused, UnaryOperator.identity()));
			case 404 -> problem(HttpStatus.NOT_FOUND, "not-found");
			case 405 -> new Problem(status, "method-not-allowed", text("method-not-allowed"));
			case 406 -> new Problem(status, "not-acceptable", text("not-acceptable"));
			case 413 -> new Problem(status, "too-large", text("too-large", this.biggest.toMegabytes()));
			case 415 -> new Problem(status, "unsupported-media-type", text("unsupported-media-type"));
			default -> new Problem(status, "failed", text("failed"));
		};
	}

	private Problem unreadable(HttpStatusCode status, String what) {
		return new Problem(status, "unreadable", text("unreadable", what));
	}

	private Problem problem(HttpStatus status, String code) {
		return new Problem(status, code, text(code));
	}

	private String text(String code, Object... arguments) {
		return this.messages.getMessage("problem." + code, arguments, LocaleContextHolder.getLocale());
	}

	private Object answer(Problem problem, HttpServletRequest request) {
		return isApi(request) ? details(problem) : page(problem, request);
	}

	/**
	 * A form that can't be read comes back as it was typed, with a notice: it stands
	 * where its page keeps it. A page whose filter can't be read is shown without that
	 * part of it.
	 */
	private Object back(HttpStatusCode status, Exception refused, HttpServletRequest request) {
		Problem problem = ofFramework(status, refused);
		if (problem.status().value() != 400 || isApi(request)) {
			return answer(problem, request);
		}
		Problem told = unreadable(status, Unreadable.in(refused, this::label));
		return returnsTo(refused, request).map((page) -> redirected(page, told.detail(), request))
			.orElseGet(() -> page(told, request));
	}

	private Optional<String> returnsTo(Exception refused, HttpServletRequest request) {
		if (!isPageAct(request)) {
			return PageAddress.without(request, Unreadable.parameters(refused));
		}
		return Optional.of(PageAddress.cameFrom(request))
			.filter((page) -> !page.equals("/") && PageAddress.acceptsPage(request));
	}

	private static ModelAndView redirected(String page, String notice, HttpServletRequest request) {
		RequestContextUtils.getOutputFlashMap(request).put("refusal", new RefusalView("", notice, ""));
		return new ModelAndView("redirect:" + page);
	}

	/** What pages call a parameter, where they have a word for it. */
	private String label(String parameter) {
		String word = this.messages.getMessage("problem.field." + parameter, null, parameter,
				LocaleContextHolder.getLocale());
		return (word != null) ? word : parameter;
	}

	private static ResponseEntity<ProblemDetail> details(Problem problem) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (problem.status().value() == 503) {
			answer.header(HttpHeaders.RETRY_AFTER, "1");
		}
		return answer.body(problem.toProblemDetail());
	}

	private ModelAndView page(Problem problem, HttpServletRequest request) {
		ModelAndView page = new ModelAndView("error/problem", problem.status());
		page.addObject("problem", problem);
		page.addObject("back", PageAddress.cameFrom(request));
		this.layout.fill(page, request);
		return page;
	}

	private static boolean isApi(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
	}

	private static boolean isPageAct(HttpServletRequest request) {
		return !isApi(request) && "POST".equals(request.getMethod());
	}

	private static boolean isStale(RuleViolation refused) {
		return refused.rule().code().equals(CHANGED_BY_ANOTHER_USER.code());
	}

}
