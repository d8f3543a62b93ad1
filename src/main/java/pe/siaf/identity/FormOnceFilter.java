package pe.siaf.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import pe.siaf.identity.IdempotentRequests.Answer;

/**
 * A page's form has its effect once, however often it is sent: each drawing of a form
 * carries a mark ({@code ui/form :: once}), and a second sending of the same mark with
 * the same content is led where the first was. A form that came back with errors, or was
 * changed since, is another sending.
 */
class FormOnceFilter extends OncePerRequestFilter {

	static final String MARK = "_intento";

	private static final int LONGEST_MARK = 60;

	private final IdempotentRequests requests;

	FormOnceFilter(IdempotentRequests requests) {
		this.requests = requests;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String type = request.getContentType();
		return !"POST".equals(request.getMethod()) || type == null
				|| !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || mark(request) == null;
	}

	private static @Nullable String mark(HttpServletRequest request) {
		String mark = request.getParameter(MARK);
		return (mark != null && !mark.isBlank() && mark.length() <= LONGEST_MARK) ? mark : null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof SignedInUser user)) {
			chain.doFilter(request, response);
			return;
		}
		String content = contentHash(request);
		IdempotentRequests.Key key = new IdempotentRequests.Key(user.userId(), mark(request) + "/" + content,
				request.getRequestURI());
		if (this.requests.begin(key, content)) {
			first(key, request, response, chain);
		}
		else {
			again(key, response);
		}
	}

	private void first(IdempotentRequests.Key key, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		boolean done = false;
		try {
			chain.doFilter(request, response);
			done = HttpStatus.valueOf(response.getStatus()).is3xxRedirection();
		}
		finally {
			if (done) {
				this.requests.finish(key,
						new Answer(response.getStatus(), response.getHeader(HttpHeaders.LOCATION), null, ""));
			}
			else {
				this.requests.forget(key);
			}
		}
	}

	private void again(IdempotentRequests.Key key, HttpServletResponse response) throws IOException {
		Optional<String> place = this.requests.awaitAnswer(key).map(Answer::location);
		if (place.isPresent()) {
			response.sendRedirect(place.get());
		}
		else {
			response.sendError(HttpStatus.CONFLICT.value());
		}
	}

	private static String contentHash(HttpServletRequest request) {
		TreeMap<String, String[]> content = new TreeMap<>(request.getParameterMap());
		content.remove("_csrf");
		content.remove(MARK);
		StringBuilder text = new StringBuilder();
		content.forEach((name, values) -> text.append(name).append('=').append(Arrays.toString(values)).append('\n'));
		try {
			return HexFormat.of()
				.formatHex(
						MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
