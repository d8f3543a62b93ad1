package pe.siaf.identity;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who calls the API too often, and says when to come again. */
class CallLimitFilter extends OncePerRequestFilter {

	private final CallLimit limit;

	private final ApiDoor door;

	CallLimitFilter(CallLimit limit, ApiDoor door) {
		this.limit = limit;
		this.door = door;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = ApiTokenFilter.tokenHash(request);
		Duration wait = (token != null) ? this.limit.ofToken(token) : this.limit.ofStranger(request.getRemoteAddr());
		if (wait.isZero()) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
		this.door.answer(HttpStatus.TOO_MANY_REQUESTS, "too-many-calls", request, response);
	}

}
