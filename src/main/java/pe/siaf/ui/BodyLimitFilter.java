package pe.siaf.ui;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too big with 413 before anybody reads it: files above the limit of
 * imports, and any other content, which is held in memory, above a few megabytes. The
 * container would refuse too, but with a page of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

	private final EarlyAnswer answers;

	private final DataSize files;

	private final DataSize texts;

	BodyLimitFilter(EarlyAnswer answers, @Value("${spring.servlet.multipart.max-request-size}") DataSize files,
			@Value("${siaf.requests.biggest:4MB}") DataSize texts) {
		this.answers = answers;
		this.files = files;
		this.texts = texts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		DataSize limit = isForm(request.getContentType()) ? this.files : this.texts;
		if (request.getContentLengthLong() > limit.toBytes()) {
			refuse(limit, request, response);
			return;
		}
		try {
			chain.doFilter(new BoundedRequest(request, limit.toBytes()), response);
		}
		catch (ServletException | IOException | RuntimeException failure) {
			if (response.isCommitted() || !BoundedRequest.isExceeded(failure)) {
				throw failure;
			}
			response.reset();
			refuse(limit, request, response);
		}
	}

	private void refuse(DataSize limit, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answers.answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", request, response, limit.toMegabytes());
	}

	private static boolean isForm(@Nullable String contentType) {
		return contentType != null && contentType.startsWith("multipart/");
	}

}
