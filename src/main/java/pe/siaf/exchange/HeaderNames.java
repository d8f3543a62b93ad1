package pe.siaf.exchange;

import java.text.Normalizer;
import java.util.Locale;

/** How names of columns are compared: {@code Unidad de Medida } is unidaddemedida. */
final class HeaderNames {

	private HeaderNames() {
	}

	static String normal(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]", "");
	}

}
