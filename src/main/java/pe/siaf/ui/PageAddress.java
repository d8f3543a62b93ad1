package pe.siaf.ui;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Where a person who asked for something that can't be had is led to. */
final class PageAddress {

	private PageAddress() {
	}

	/** The page of this site that the person came from, or the desk. */
	static String cameFrom(HttpServletRequest request) {
		String referer = request.getHeader(HttpHeaders.REFERER);
		if (referer == null) {
			return "/";
		}
		try {
			URI page = URI.create(referer);
			boolean ours = request.getServerName().equals(page.getHost()) && page.getRawPath() != null
					&& page.getRawPath().startsWith("/") && !page.getRawPath().startsWith("//");
			String query = (page.getRawQuery() != null) ? "?" + page.getRawQuery() : "";
			return ours ? page.getRawPath() + query : "/";
		}
		catch (IllegalArgumentException unreadable) {
			return "/";
		}
	}

	/**
	 * The page that was asked for, without those parameters of its address. A file has no
	 * place for a notice, and one of everything isn't what was asked for: it has no such
	 * address.
	 * @param request a page's, else there is none
	 * @param parameters what couldn't be answered
	 * @return its address, or empty where none of them stands in it
	 */
	static Optional<String> without(HttpServletRequest request, Set<String> parameters) {
		if (!"GET".equals(request.getMethod()) || !acceptsPage(request) || !showsPage(request)
				|| parameters.stream().noneMatch(request.getParameterMap()::containsKey)) {
			return Optional.empty();
		}
		Query query = Query.of(request);
		for (String parameter : parameters) {
			query = query.without(parameter);
		}
		String kept = query.toString();
		return Optional.of(request.getRequestURI() + (kept.isEmpty() ? "" : "?" + kept));
	}

	static boolean acceptsPage(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
	}

	private static boolean showsPage(HttpServletRequest request) {
		if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler)) {
			return false;
		}
		Method method = handler.getMethod();
		return method.getReturnType() == String.class;
	}

}
