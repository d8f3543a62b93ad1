package pe.siaf.costing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A needs table of the demonstration's unit, with something in it. */
@Component
public class ANeedsTable {

	private final JdbcClient jdbc;

	private final NeedsFixture given;

	ANeedsTable(JdbcClient jdbc, NeedsFixture given) {
		this.jdbc = jdbc;
		this.given = given;
	}

	/**
	 * Computes it.
	 * @return where its pages are
	 */
	public Pages computed() {
		this.given.anItem("B980900010001", "10", "7.50", "2.3.1.5.1.2");
		this.given.aKit("5980901", 980901);
		this.given.input(980901, "B980900010001", "number_of_times = 3, waste_factor = 0.05");
		for (String row : new String[] {
				"programming_file (fiscal_year, process, sec_ejec, opened_by) values (2027, 'FORMULATION', '001650', 'prueba')",
				"programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category, product_project, activity, purpose, name, department, province, district) select 2027, 'FORMULATION', '001650', '9901', '03', '004', '0004', '0149', '3000845', '5980901', min(code), 'META DE PRUEBA', '15', '01', '01' from purpose where fiscal_year = 2027",
				"programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, unmet) values (2027, 'FORMULATION', '001650', '9901', 2027, 'SUM', 100, 20)" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		this.jdbc.sql("select computed from costing_recompute(2027, 'FORMULATION', '001650')")
			.query(Long.class)
			.single();
		String need = this.given
			.one("select min(id) from need where fiscal_year = 2027 and sec_ejec = '001650' and sec_func = '9901'")
			.toPlainString();
		return new Pages("/costeo/necesidades/2027/formulacion/001650", need);
	}

	/**
	 * Where its pages are.
	 *
	 * @param table the table's address
	 * @param need one of its rows
	 */
	public record Pages(String table, String need) {
	}

}
