package pe.siaf.institution;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which units a page shows, and where in the structure it stands.
 *
 * @param fiscalYear the year
 * @param q what was typed: sec_ejec, RUC, code, or words of unit and pliego
 * @param estado a status, or empty
 * @param nivel E, R, M or empty
 * @param sector two digits, or empty
 * @param pliego three digits, or empty
 * @param departamento two digits, or empty
 * @param provincia four digits, or empty
 */
record UnitFilter(int fiscalYear, String q, String estado, String nivel, String sector, String pliego,
		String departamento, String provincia) {

	static UnitFilter of(int fiscalYear, Map<String, String> query) {
		return new UnitFilter(fiscalYear, in(query, "q"), in(query, "estado"), in(query, "nivel"), in(query, "sector"),
				in(query, "pliego"), in(query, "departamento"), in(query, "provincia"));
	}

	private static String in(Map<String, String> query, String name) {
		String value = query.get(name);
		return (value == null) ? "" : name.equals("q") ? value.strip() : value.strip().toUpperCase(Locale.ROOT);
	}

	public boolean isSearch() {
		return !this.q.isEmpty() || !this.estado.isEmpty();
	}

	/** Whether units are listed, rather than what they are grouped by. */
	public boolean isOfUnits() {
		return isSearch() || !this.pliego.isEmpty() || !this.provincia.isEmpty();
	}

	String condition() {
		return """
				(:estado = '' or u.status = :estado) and (:nivel = '' or u.level = :nivel)
				and (:sector = '' or u.sector = :sector) and (:pliego = '' or u.pliego = :pliego)
				and (:place = '' or (u.level = 'M' and u.ubigeo like :place || '%'))
				and (:words = '' or u.sec_ejec = lpad(:words, 6, '0') or u.ruc = :words or u.pliego = :words
				  or not exists (select from regexp_split_to_table(plain_text(:words), '\\s+') word
				    where strpos(plain_text(u.name || ' ' || p.name), word) = 0))""";
	}

	Map<String, Object> params() {
		Map<String, Object> params = new HashMap<>();
		params.put("year", this.fiscalYear);
		params.put("estado", this.estado);
		params.put("nivel", this.nivel);
		params.put("sector", this.sector);
		params.put("pliego", this.pliego);
		params.put("place", this.provincia.isEmpty() ? this.departamento : this.provincia);
		params.put("words", this.q);
		return params;
	}

}
