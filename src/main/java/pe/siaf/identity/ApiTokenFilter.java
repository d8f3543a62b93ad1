package pe.siaf.identity;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs an API call in by its {@code Authorization: Bearer} token. */
class ApiTokenFilter extends OncePerRequestFilter {

	private static final String BEARER = "Bearer ";

	private static final String TOKEN_HASH = ApiTokenFilter.class.getName() + ".tokenHash";

	private final TokenHolders holders;

	ApiTokenFilter(TokenHolders holders) {
		this.holders = holders;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			String hash = Users.hash(header.substring(BEARER.length()).strip());
			this.holders.find(hash).ifPresent((holder) -> {
				request.setAttribute(TOKEN_HASH, hash);
				SecurityContext context = SecurityContextHolder.createEmptyContext();
				context.setAuthentication(holder);
				SecurityContextHolder.setContext(context);
			});
		}
		chain.doFilter(request, response);
	}

	/**
	 * The hash of the token that signed a request in.
	 * @param request the request
	 * @return the hash, or {@code null} where no token did
	 */
	static @Nullable String tokenHash(HttpServletRequest request) {
		return (request.getAttribute(TOKEN_HASH) instanceof String hash) ? hash : null;
	}

}
