package pe.siaf.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The query of the present page, to lead to the same page with one thing changed: another
 * language, the next leaf, another order.
 */
public final class Query {

	private final Map<String, String[]> parameters;

	private Query(Map<String, String[]> parameters) {
		this.parameters = parameters;
	}

	/**
	 * The query that a page was asked with.
	 * @param request the request; only the parameters of a GET are kept
	 * @return its query
	 */
	public static Query of(HttpServletRequest request) {
		Map<String, String[]> parameters = new LinkedHashMap<>();
		if ("GET".equals(request.getMethod())) {
			parameters.putAll(request.getParameterMap());
		}
		// a form's token never travels in an address
		parameters.remove("_csrf");
		return new Query(parameters);
	}

	/**
	 * The same query with one parameter set.
	 * @param name the parameter
	 * @param value its value
	 * @return another query
	 */
	public Query with(String name, Object value) {
		Map<String, String[]> changed = new LinkedHashMap<>(this.parameters);
		changed.put(name, new String[] { String.valueOf(value) });
		return new Query(changed);
	}

	public Query without(String name) {
		Map<String, String[]> changed = new LinkedHashMap<>(this.parameters);
		changed.remove(name);
		return new Query(changed);
	}

	/** The encoded query without its question mark; empty parameters are left out. */
	@Override
	public String toString() {
		return this.parameters.entrySet()
			.stream()
			.flatMap((parameter) -> pairs(parameter.getKey(), parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static Stream<String> pairs(String name, String[] values) {
		return Arrays.stream(values)
			.filter((value) -> !value.isEmpty())
			.map((value) -> encode(name) + "=" + encode(value));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
