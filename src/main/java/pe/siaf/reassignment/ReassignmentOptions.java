package pe.siaf.reassignment;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.fiscal.MonthChoices;

/** What the choices of the form offer: only what is in force and open. */
@Repository
class ReassignmentOptions {

	private final JdbcClient jdbc;

	private final MonthChoices months;

	ReassignmentOptions(JdbcClient jdbc, MonthChoices months) {
		this.jdbc = jdbc;
		this.months = months;
	}

	Map<String, String> openMonths(int fiscalYear) {
		return this.months.of(fiscalYear);
	}

	/** Documents that a certification or commitment stands on. */
	Map<String, String> documentTypes(int fiscalYear) {
		Map<String, String> types = new LinkedHashMap<>();
		this.jdbc.sql("""
				select code, code || '. ' || name from document_type
				where fiscal_year = ? and status = 'ACTIVE' and stages ~ '[CAM]' order by code = '000', code""")
			.params(fiscalYear)
			.query((row) -> {
				types.put(row.getString(1), row.getString(2));
			});
		return types;
	}

	int yearInExecution() {
		return this.jdbc.sql(
				"select coalesce(max(fiscal_year) filter (where state = 'EXECUTION'), max(fiscal_year), 0) from fiscal_year")
			.query(Integer.class)
			.single();
	}

}
