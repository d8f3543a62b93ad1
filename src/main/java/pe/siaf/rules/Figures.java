package pe.siaf.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a refusal in the order in which its message names them.
 * {@code Map.of(…)} has no order, so with two figures or more it would put them in each
 * other's place.
 */
public final class Figures {

	private Figures() {
	}

	public static Map<String, Object> of(String name, Object figure) {
		return Map.of(name, figure);
	}

	public static Map<String, Object> of(String name1, Object figure1, String name2, Object figure2) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put(name1, figure1);
		figures.put(name2, figure2);
		return figures;
	}

	public static Map<String, Object> of(String name1, Object figure1, String name2, Object figure2, String name3,
			Object figure3) {
		Map<String, Object> figures = of(name1, figure1, name2, figure2);
		figures.put(name3, figure3);
		return figures;
	}

	public static Map<String, Object> of(String name1, Object figure1, String name2, Object figure2, String name3,
			Object figure3, String name4, Object figure4) {
		Map<String, Object> figures = of(name1, figure1, name2, figure2, name3, figure3);
		figures.put(name4, figure4);
		return figures;
	}

}
