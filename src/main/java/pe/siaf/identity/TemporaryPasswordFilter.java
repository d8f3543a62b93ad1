package pe.siaf.identity;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who signed in with a password that somebody else gave sees nothing but the page to
 * change it. Asked once a session: afterwards the session remembers that it is settled.
 */
class TemporaryPasswordFilter extends OncePerRequestFilter {

	private static final String SETTLED = TemporaryPasswordFilter.class.getName() + ".settled";

	private static final List<String> OPEN = List.of("/contrasena", "/logout", "/error", "/img/", "/webjars/",
			"/actuator/health");

	private final Users users;

	TemporaryPasswordFilter(Users users) {
		this.users = users;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.endsWith(".css") || path.endsWith(".js") || OPEN.stream().anyMatch(path::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user
				&& request.getSession().getAttribute(SETTLED) == null) {
			if (this.users.mustChangePassword(user.username())) {
				response.sendRedirect(request.getContextPath() + "/contrasena");
				return;
			}
			request.getSession().setAttribute(SETTLED, true);
		}
		chain.doFilter(request, response);
	}

}
