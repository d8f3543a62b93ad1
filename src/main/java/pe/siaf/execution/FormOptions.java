package pe.siaf.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.fiscal.MonthChoices;

/** What the choices of the forms offer: only what is in force and open. */
@Repository
class FormOptions {

	private final JdbcClient jdbc;

	private final MonthChoices months;

	FormOptions(JdbcClient jdbc, MonthChoices months) {
		this.jdbc = jdbc;
		this.months = months;
	}

	Map<String, String> openMonths(int fiscalYear) {
		return this.months.of(fiscalYear);
	}

	Map<String, String> documentTypes(int fiscalYear, DocumentStage stage) {
		return codes(
				"select code, code || '. ' || name from document_type where fiscal_year = ? and status = 'ACTIVE' "
						+ "and position(? in stages) > 0 order by code = '000', code",
				fiscalYear, String.valueOf(stage.letter()));
	}

	/** Those that the year's table of operations allows for a type of operation. */
	Map<String, String> documentTypes(int fiscalYear, DocumentStage stage, String operationType) {
		Map<String, String> allowed = new LinkedHashMap<>();
		this.jdbc.sql("""
				select code, code || '. ' || name from document_type
				where fiscal_year = :year and status = 'ACTIVE' and position(:letter in stages) > 0
				  and operation_refusal(:year, :operation, :stage, code, '{}') is null
				order by code = '000', code""")
			.param("year", fiscalYear)
			.param("letter", String.valueOf(stage.letter()))
			.param("operation", operationType)
			.param("stage", stage.name())
			.query((row) -> {
				allowed.put(row.getString(1), row.getString(2));
			});
		return allowed;
	}

	Map<String, String> operationTypes(int fiscalYear) {
		return codes(
				"select code, code || '. ' || name from operation_type where fiscal_year = ? and status = 'ACTIVE' "
						+ "and cycle = ? order by code <> 'N', code",
				fiscalYear, "G");
	}

	/** Currencies other than soles. */
	Map<String, String> currencies() {
		Map<String, String> currencies = new LinkedHashMap<>();
		boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
		this.jdbc.sql("select code, name, name_en from foreign_currency order by code <> 'USD', code <> 'EUR', code")
			.query((row) -> {
				currencies.put(row.getString("code"),
						row.getString("code") + ". " + row.getString(english ? "name_en" : "name"));
			});
		return currencies;
	}

	private Map<String, String> codes(String sql, int fiscalYear, String argument) {
		Map<String, String> codes = new LinkedHashMap<>();
		this.jdbc.sql(sql).params(fiscalYear, argument).query((row) -> {
			codes.put(row.getString(1), row.getString(2));
		});
		return codes;
	}

}
