package pe.siaf.opening;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.classifier.Chain;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/** A pliego of two units in the demonstration's open year, with accepted formulation. */
final class OpeningFixture {

	static final int YEAR = 2027;

	static final ResolutionForm FORM = new ResolutionForm("RJ 123-2026", LocalDate.of(2026, 11, 2), "");

	static final Resolution SIGNED = Resolution.of("C:\\fakepath\\resolución.pdf",
			"%PDF-1.7 resolución".getBytes(StandardCharsets.UTF_8));

	final PliegoKey pliego;

	final String first;

	final String second;

	private final JdbcClient jdbc;

	/**
	 * A pliego of its own.
	 * @param jdbc the database
	 * @param code the pliego's code; its units are 997 with the code's last two digits
	 * and 1 or 2
	 */
	OpeningFixture(JdbcClient jdbc, String code) {
		this.jdbc = jdbc;
		this.pliego = new PliegoKey(YEAR, "09", code);
		this.first = "997" + code.substring(1) + "1";
		this.second = "997" + code.substring(1) + "2";
		jdbc.sql("insert into pliego values (?, 'E', '09', ?, 'PLIEGO QUE ABRE') on conflict do nothing")
			.params(YEAR, code)
			.update();
		List.of(this.first, this.second)
			.forEach((unit) -> jdbc.sql("""
					insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
					values (?, ?, 'E', '09', ?, ?, 'UNIDAD QUE ABRE') on conflict do nothing""")
				.params(YEAR, unit, code, unit.substring(3))
				.update());
	}

	/** A ceiling of goods and services for the pliego, and one for each of its units. */
	private void ceilings() {
		long version = this.jdbc.sql("select ceiling_binding(?, 'FORMULATION')").param(YEAR).query(Long.class).single();
		boolean there = this.jdbc.sql("select exists (select from ceiling where version_id = ? and pliego = ?)")
			.params(version, "09/" + this.pliego.code())
			.query(Boolean.class)
			.single();
		if (there) {
			return;
		}
		this.jdbc.sql("update ceiling_total set limit_amount = limit_amount + 10000 where version_id = ? and year = ?")
			.params(version, YEAR)
			.update();
		this.jdbc.sql("""
				with root as (
				  insert into ceiling (version_id, year, pliego, generic, amount, changed_by)
				  values (:version, :year, :pliego, '2.3', 10000, 'prueba') returning id)
				select id from root""")
			.param("version", version)
			.param("year", YEAR)
			.param("pliego", "09/" + this.pliego.code())
			.query(Long.class)
			.list()
			.forEach((root) -> List.of(this.first, this.second)
				.forEach((unit) -> this.jdbc.sql("""
						insert into ceiling (version_id, year, parent_id, pliego, sec_ejec, generic, amount, changed_by)
						values (?, ?, ?, ?, ?, '2.3', 5000, 'prueba')""")
					.params(version, YEAR, root, "09/" + this.pliego.code(), unit)
					.update()));
	}

	Profile head() {
		return profile(Role.PLIEGO_HEAD);
	}

	Profile profile(Role role) {
		return new Profile(0, "titular.prueba", "Carmen Ríos Vega", role,
				new Scope(Scope.Kind.PLIEGO, "09/" + this.pliego.code()), true);
	}

	void approvalOpens() {
		phase("OPEN");
	}

	void phase(String status) {
		this.jdbc.sql("update budget_phase set status = ? where fiscal_year = ? and phase = 'APPROVAL'")
			.params(status, YEAR)
			.update();
	}

	/** Both units' formulation, accepted: 1,500 and 700 of the Treasury's. */
	void accepted() {
		formulation(this.first, "ACCEPTED", 1500);
		formulation(this.second, "ACCEPTED", 700);
	}

	void formulation(String unit, String state, int amount) {
		if (state.equals("SUBMITTED")) {
			ceilings();
		}
		this.jdbc.sql(
				"insert into programming_file (fiscal_year, process, sec_ejec, state, opened_by) values (?, 'FORMULATION', ?, ?, 'prueba')")
			.params(YEAR, unit, state)
			.update();
		Chain chain = chain();
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group,
					  category, product_project, activity, purpose, name, unit_of_measure, department, province, district)
					values (?, 'FORMULATION', ?, '0001', ?, ?, ?, ?, ?, ?,
					  (select min(code) from purpose where fiscal_year = ?), 'Informes de gestión', '060', '15', '01', '01')""")
			.params(YEAR, unit, chain.function(), chain.division(), chain.group(), chain.category(), chain.product(),
					chain.activity(), YEAR)
			.update();
		this.jdbc
			.sql("""
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, months)
					values (?, 'FORMULATION', ?, '0001', ?, 'SUM', 12, array[0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 7])""")
			.params(YEAR, unit, YEAR)
			.update();
		amount(unit, "00", amount, "TYPED");
	}

	/** A part of a line's money: what was typed and what was costed add up. */
	void amount(String unit, String rubro, int amount, String source) {
		this.jdbc
			.sql("""
					insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount, source)
					values (?, 'FORMULATION', ?, '0001', ?, ?, '0', (select min(code) from economic_item
					  where fiscal_year = ? and imputable and code like '2.3.1.%' and status = 'ACTIVE'), ?, ?)""")
			.params(YEAR, unit, YEAR, rubro, YEAR, amount, source)
			.update();
	}

	/** Expected revenue of a unit. */
	void revenue(String unit, String rubro, int amount) {
		this.jdbc.sql("""
				insert into programming_revenue (fiscal_year, process, sec_ejec, year, rubro, item, amount)
				values (?, 'FORMULATION', ?, ?, ?, (select min(code) from economic_item
				  where fiscal_year = ? and imputable and code like '1.3.%'), ?)""")
			.params(YEAR, unit, YEAR, rubro, YEAR, amount)
			.update();
	}

	private Chain chain() {
		return this.jdbc
			.sql("""
					select category, product_project product, activity, function_code function, division, functional_group "group"
					from program_chain where fiscal_year = ? and category = '9001' and product_project = '3999999' and status = 'ACTIVE'
					order by activity, function_code limit 1""")
			.param(YEAR)
			.query(Chain.class)
			.single();
	}

}
