package pe.siaf.fiscal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The months in which something may still be recorded, as a form offers them. */
@Component
public class MonthChoices {

	private final JdbcClient jdbc;

	MonthChoices(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Months that are open.
	 * @param fiscalYear the year
	 * @return 1 to 12 to number and name in the reader's language, such as <i>09.
	 * setiembre</i>
	 */
	public Map<String, String> of(int fiscalYear) {
		Map<String, String> months = new LinkedHashMap<>();
		this.jdbc.sql("select month from execution_month where fiscal_year = ? and state = 'OPEN' order by month")
			.param(fiscalYear)
			.query(Integer.class)
			.list()
			.forEach((month) -> months.put(String.valueOf(month),
					"%02d. %s".formatted(month, MonthNames.of(month, LocaleContextHolder.getLocale()))));
		return months;
	}

}
