package pe.siaf.identity;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session a day after it was opened, however much it is used: who took it over
 * doesn't keep it.
 */
class LongestSessionFilter extends OncePerRequestFilter {

	private final Duration longest;

	private final InstantSource time = InstantSource.system();

	LongestSessionFilter(Duration longest) {
		this.longest = longest;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		if (session != null
				&& Instant.ofEpochMilli(session.getCreationTime()).plus(this.longest).isBefore(this.time.instant())) {
			session.invalidate();
		}
		chain.doFilter(request, response);
	}

}
