package pe.siaf.ui;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds handlers as the framework does, but asks only those whose address starts like the
 * request's. The framework asks every handler where the address has a variable: with some
 * five hundred of them a fifth of the web server's work on a call, even when each was
 * only glanced at. What isn't decided among those asked is left to the framework.
 */
class HandlersByPath extends RequestMappingHandlerMapping {

	/** The handlers by the segments of their address before the first that varies. */
	private volatile @Nullable Map<List<String>, List<Handler>> starts;

	@Override
	protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
			throws Exception {
		Handler found = find(request);
		if (found == null) {
			return super.lookupHandlerMethod(lookupPath, request);
		}
		request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method());
		handleMatch(found.mapping(), lookupPath, request);
		return found.method();
	}

	private @Nullable Handler find(HttpServletRequest request) {
		if (!ServletRequestPathUtils.hasParsedRequestPath(request) || CorsUtils.isPreFlightRequest(request)) {
			return null;
		}
		List<Handler> matching = new ArrayList<>();
		List<String> segments = segments(request);
		for (int length = 0; length <= segments.size(); length++) {
			for (Handler handler : starts().getOrDefault(segments.subList(0, length), List.of())) {
				RequestMappingInfo match = getMatchingMapping(handler.mapping(), request);
				if (match != null) {
					matching.add(new Handler(match, handler.method()));
				}
			}
		}
		if (matching.size() > 1) {
			Comparator<RequestMappingInfo> nearest = getMappingComparator(request);
			matching.sort(Comparator.comparing(Handler::mapping, nearest));
			if (nearest.compare(matching.get(0).mapping(), matching.get(1).mapping()) == 0) {
				return null;
			}
		}
		return matching.isEmpty() ? null : matching.get(0);
	}

	private static List<String> segments(HttpServletRequest request) {
		List<String> segments = new ArrayList<>();
		for (PathContainer.Element element : ServletRequestPathUtils.getParsedRequestPath(request)
			.pathWithinApplication()
			.elements()) {
			if (element instanceof PathContainer.PathSegment segment) {
				segments.add(segment.valueToMatch());
			}
		}
		return segments;
	}

	private Map<List<String>, List<Handler>> starts() {
		Map<List<String>, List<Handler>> known = this.starts;
		if (known == null) {
			Map<List<String>, List<Handler>> all = new HashMap<>();
			getHandlerMethods().forEach((mapping, method) -> mapping.getPatternValues()
				.stream()
				.map(HandlersByPath::start)
				.distinct()
				.forEach((start) -> all.computeIfAbsent(start, (fresh) -> new ArrayList<>())
					.add(new Handler(mapping, method))));
			known = all;
			this.starts = known;
		}
		return known;
	}

	private static List<String> start(String pattern) {
		List<String> start = new ArrayList<>();
		for (String segment : StringUtils.tokenizeToStringArray(pattern, "/")) {
			if (segment.matches(".*[{}*?\\\\].*")) {
				break;
			}
			start.add(segment);
		}
		return List.copyOf(start);
	}

	@Override
	protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
		super.registerHandlerMethod(handler, method, mapping);
		this.starts = null;
	}

	@Override
	public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
		super.registerMapping(mapping, handler, method);
		this.starts = null;
	}

	@Override
	public void unregisterMapping(RequestMappingInfo mapping) {
		super.unregisterMapping(mapping);
		this.starts = null;
	}

	/**
	 * A handler.
	 *
	 * @param mapping what it answers to
	 * @param method what answers
	 */
	private record Handler(RequestMappingInfo mapping, HandlerMethod method) {
	}

}
