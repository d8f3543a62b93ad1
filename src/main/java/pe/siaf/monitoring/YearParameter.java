package pe.siaf.monitoring;

import java.util.List;

import org.springframework.util.MultiValueMap;

/** The fiscal year of a page: the one asked for, else the latest that has lines. */
final class YearParameter {

	private YearParameter() {
	}

	static int of(MultiValueMap<String, String> parameters, List<Integer> years) {
		String asked = parameters.getFirst("year");
		return (asked == null || asked.isBlank()) ? years.get(0) : ExecutionParameters.year(asked);
	}

}
