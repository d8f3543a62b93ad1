package pe.siaf.ui;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Puts the hash of a file's content into links to files, as the framework's own filter
 * does, but leaves the links between pages alone: the framework looks every one of them
 * up among the files of all libraries, which took half the time of a page with a hundred
 * rows.
 */
class FileLinksFilter extends ResourceUrlEncodingFilter {

	/** Answers of the API link no files. */
	private static final String API = "/api/";

	private static final Pattern FILE = Pattern.compile("[^?#]*\\.(?:css|js|svg|ico)(?:[?#].*)?");

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request instanceof HttpServletRequest call && call.getRequestURI().startsWith(API)) {
			chain.doFilter(request, response);
			return;
		}
		super.doFilter(request, response, (inner, encoding) -> chain.doFilter(inner,
				(encoding instanceof HttpServletResponse answer) ? new OnlyFiles(answer) : encoding));
	}

	private static final class OnlyFiles extends HttpServletResponseWrapper {

		OnlyFiles(HttpServletResponse encoding) {
			super(encoding);
		}

		@Override
		public String encodeURL(String link) {
			return FILE.matcher(link).matches() ? super.encodeURL(link) : link;
		}

	}

}
