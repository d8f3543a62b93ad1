package pe.siaf.reassignment;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the choices of the form offer: only what is in force and open. */
@Repository
class ReassignmentOptions {

	private final JdbcClient jdbc;

	ReassignmentOptions(JdbcClient jdbc) {
		this.jdbc = jdbc;
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

	/** Months that are open, 1 to 12 to their names. */
	Map<String, String> openMonths(int fiscalYear) {
		Map<String, String> months = new LinkedHashMap<>();
		Locale locale = LocaleContextHolder.getLocale();
		this.jdbc.sql("select month from execution_month where fiscal_year = ? and state = 'OPEN' order by month")
			.params(fiscalYear)
			.query(Integer.class)
			.list()
			.forEach((month) -> months.put(String.valueOf(month),
					"%02d. %s".formatted(month, Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, locale))));
		return months;
	}

	int yearInExecution() {
		return this.jdbc.sql(
				"select coalesce(max(fiscal_year) filter (where state = 'EXECUTION'), max(fiscal_year), 0) from fiscal_year")
			.query(Integer.class)
			.single();
	}

}
