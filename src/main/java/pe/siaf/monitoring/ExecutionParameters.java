package pe.siaf.monitoring;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Reads a question from request parameters: {@code year}, {@code by}, one filter a
 * dimension, {@code asOf}. What isn't known is refused, never ignored: an ignored filter
 * would show a wrong sum.
 */
final class ExecutionParameters {

	private static final Set<String> COMMON = Set.of("year", "by", "asOf", "basis", "format");

	private static final int FIRST_YEAR = 2000;

	private static final int LAST_YEAR = 2100;

	private ExecutionParameters() {
	}

	/**
	 * Reads the API's question.
	 * @param parameters the request's parameters
	 * @return the question
	 * @throws UnknownParameter for whatever the query doesn't know
	 */
	static ExecutionCriteria of(MultiValueMap<String, String> parameters) {
		for (String name : parameters.keySet()) {
			if (!COMMON.contains(name) && Dimension.of(name).isEmpty()) {
				throw new UnknownParameter("parameter", name, Dimension.keys());
			}
		}
		return ExecutionCriteria.of(year(parameters.getFirst("year")), by(parameters.get("by")), filters(parameters))
			.knownOn(day(parameters.getFirst("asOf")));
	}

	static int year(@Nullable String text) {
		if (text != null && text.matches("\\d{4}")) {
			int year = Integer.parseInt(text);
			if (year >= FIRST_YEAR && year <= LAST_YEAR) {
				return year;
			}
		}
		throw new UnknownParameter("year", String.valueOf(text), List.of(FIRST_YEAR + "…" + LAST_YEAR));
	}

	static List<Dimension> by(@Nullable List<String> texts) {
		return ((texts != null) ? texts : List.<String>of()).stream()
			.flatMap((text) -> Arrays.stream(text.split(",", -1)))
			.map(String::strip)
			.filter((key) -> !key.isEmpty())
			.map((key) -> Dimension.of(key).orElseThrow(() -> new UnknownParameter("by", key, Dimension.keys())))
			.distinct()
			.toList();
	}

	/**
	 * The filters in the order in which they were added.
	 * @param parameters the request's parameters
	 * @return the codes wanted of each dimension
	 */
	static Map<Dimension, List<String>> filters(MultiValueMap<String, String> parameters) {
		Map<Dimension, List<String>> filters = new LinkedHashMap<>();
		parameters.forEach((name, values) -> Dimension.of(name).ifPresent((dimension) -> {
			List<String> codes = values.stream().map(String::strip).filter((code) -> !code.isEmpty()).toList();
			if (!codes.isEmpty()) {
				filters.put(dimension, codes);
			}
		}));
		return filters;
	}

	static @Nullable LocalDate day(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			LocalDate day = LocalDate.parse(text);
			if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
				return day;
			}
		}
		catch (DateTimeParseException unreadable) {
			// told below
		}
		throw new UnknownParameter("asOf", text, List.of("yyyy-mm-dd"));
	}

}
