package pe.siaf.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import pe.siaf.identity.IdempotentRequests.Answer;

/**
 * Honours {@code Idempotency-Key} on every POST of the API: the first call has its
 * effect, a repeated one gets the first one's answer, also when both arrive at once. The
 * same key for something else is refused; an answer that was our mistake is not kept, so
 * that the call can be tried again.
 */
class IdempotencyFilter extends OncePerRequestFilter {

	static final String HEADER = "Idempotency-Key";

	static final String REPLAYED = "Idempotency-Replayed";

	private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);

	private static final int LONGEST_KEY = 200;

	private final IdempotentRequests requests;

	private final ApiDoor door;

	IdempotencyFilter(IdempotentRequests requests, ApiDoor door) {
		this.requests = requests;
		this.door = door;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader(HEADER).strip();
		Optional<SignedInUser> caller = caller();
		if (caller.isEmpty()) {
			chain.doFilter(request, response);
			return;
		}
		if (header.isEmpty() || header.length() > LONGEST_KEY) {
			this.door.answer(HttpStatus.BAD_REQUEST, "idempotency-key-unreadable", request, response);
			return;
		}
		ReadableRequest readable = ReadableRequest.of(request);
		IdempotentRequests.Key key = new IdempotentRequests.Key(caller.get().userId(), header, request.getRequestURI());
		if (this.requests.begin(key, readable.contentHash())) {
			answerFirst(key, readable, response, chain);
		}
		else {
			answerAgain(key, readable, response);
		}
	}

	private static Optional<SignedInUser> caller() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInUser user)
				? Optional.of(user) : Optional.empty();
	}

	private void answerFirst(IdempotentRequests.Key key, ReadableRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		boolean answered = false;
		try {
			chain.doFilter(request, answer);
			answered = answer.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value();
		}
		finally {
			if (answered) {
				this.requests.finish(key, new Answer(answer.getStatus(), answer.getHeader(HttpHeaders.LOCATION),
						answer.getContentType(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
			}
			else {
				log.warn("Not kept, since it failed: the answer to {} with key {}", key.path(), key.key());
				this.requests.forget(key);
			}
		}
		answer.copyBodyToResponse();
	}

	private void answerAgain(IdempotentRequests.Key key, ReadableRequest request, HttpServletResponse response)
			throws IOException {
		if (!this.requests.isSame(key, request.contentHash())) {
			this.door.answer(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", request, response);
			return;
		}
		Optional<Answer> first = this.requests.awaitAnswer(key);
		if (first.isEmpty()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
			this.door.answer(HttpStatus.CONFLICT, "idempotency-in-progress", request, response);
			return;
		}
		replay(first.get(), response);
	}

	private static void replay(Answer first, HttpServletResponse response) throws IOException {
		response.setStatus(first.status());
		response.setHeader(REPLAYED, "true");
		if (first.location() != null) {
			response.setHeader(HttpHeaders.LOCATION, first.location());
		}
		if (first.contentType() != null) {
			response.setContentType(first.contentType());
		}
		response.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
	}

}
