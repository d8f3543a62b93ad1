package pe.siaf.exchange;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How names of columns, and words of other systems, are compared:
 * {@code Unidad de Medida } is unidaddemedida.
 */
public final class HeaderNames {

	private HeaderNames() {
	}

	/**
	 * A name without case, accents, blanks and marks.
	 * @param name as it stands in a file
	 * @return what it is compared by
	 */
	public static String normal(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]", "");
	}

}
