package pe.siaf.opening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * The official analytical report of the opening budget (domain 3.7): by any axes; of
 * opened units from the ledger, of the others from their files.
 */
@Component
class AnalyticalReport {

	private static final String FROM = """
			from analytical_opening x
			join implementing_unit u on u.fiscal_year = x.fiscal_year and u.sec_ejec = x.sec_ejec
			join rubro r on r.fiscal_year = x.fiscal_year and r.code = x.rubro
			where x.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego and\s""";

	private final JdbcClient jdbc;

	AnalyticalReport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A part of the report.
	 * @param key the pliego
	 * @param axes by which axes, at least one
	 * @param within the codes that it is limited to, by axis
	 * @param profile who looks
	 * @param offset how many rows to pass over
	 * @param size how many at most
	 * @return rows in order of their codes
	 */
	List<Row> rows(PliegoKey key, List<Axis> axes, Map<Axis, String> within, Profile profile, long offset, int size) {
		String columns = IntStream.range(0, axes.size())
			.mapToObj((at) -> "%s as c%d, max(%s) as n%d".formatted(axes.get(at).codeSql(), at, axes.get(at).nameSql(),
					at))
			.collect(Collectors.joining(", "));
		String order = IntStream.range(0, axes.size()).mapToObj((at) -> "c" + at).collect(Collectors.joining(", "));
		return statement("select " + columns + ", sum(x.amount) amount ", key, within, profile,
				" group by " + order + " order by " + order + " limit :size offset :offset")
			.param("size", size)
			.param("offset", offset)
			.query((row, number) -> new Row(cells(row, axes.size()), new Amount(row.getBigDecimal("amount"))))
			.list();
	}

	private static List<Cell> cells(ResultSet row, int axes) throws SQLException {
		List<Cell> cells = new ArrayList<>();
		for (int at = 0; at < axes; at++) {
			String name = row.getString("n" + at);
			cells.add(new Cell(row.getString("c" + at), (name != null) ? name : ""));
		}
		return cells;
	}

	/** How many rows and how much money the report has. */
	Sum sum(PliegoKey key, List<Axis> axes, Map<Axis, String> within, Profile profile) {
		String codes = axes.stream().map(Axis::codeSql).collect(Collectors.joining(", "));
		return statement("select count(distinct (" + codes
				+ ")) as rows, coalesce(sum(x.amount), 0) amount, coalesce(bool_or(x.basis = 'LEDGER'), false) opened ",
				key, within, profile, "")
			.query(Sum.class)
			.single();
	}

	private StatementSpec statement(String select, PliegoKey key, Map<Axis, String> within, Profile profile,
			String rest) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		String limits = within.keySet()
			.stream()
			.map((axis) -> " and " + axis.codeSql() + " = :in_" + axis.name())
			.collect(Collectors.joining());
		StatementSpec statement = this.jdbc.sql(select + FROM + scope.sql() + limits + rest)
			.params(key.params())
			.params(scope.params());
		within.forEach((axis, code) -> statement.param("in_" + axis.name(), code));
		return statement;
	}

	/**
	 * A row of the report.
	 *
	 * @param cells a code with its name for each axis
	 * @param amount the money
	 */
	record Row(List<Cell> cells, Amount amount) {
	}

	/**
	 * A code with its name.
	 *
	 * @param code the code
	 * @param name its name, or empty
	 */
	record Cell(String code, String name) {
	}

	/**
	 * The report as a whole.
	 *
	 * @param rows how many rows
	 * @param amount the money
	 * @param opened whether it comes from the ledger
	 */
	record Sum(int rows, Amount amount, boolean opened) {
	}

}
