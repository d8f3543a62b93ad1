package pe.siaf.opening;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.identity.Role;
import pe.siaf.programming.PlanningProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pliego of a hundred units, with 40 targets and 400 lines each, consolidated at once.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-bench")
class ConsolidationBench {

	private static final int UNITS = 100;

	private static final int TARGETS = 40;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Consolidation consolidation;

	@Test
	void a_hundred_units_of_forty_targets_and_four_hundred_lines() throws Exception {
		OpeningFixture given = new OpeningFixture(this.jdbc, "743");
		given.formulation(given.first, "SUBMITTED", 100);
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				select 2027, (996000 + n)::text, 'E', '09', '743', lpad((n + 100)::text, 3, '0'), 'UNIDAD GRANDE'
				from generate_series(1, ?) n""").param(UNITS - 2).update();
		this.jdbc.sql("""
				insert into programming_file (fiscal_year, process, sec_ejec, state, opened_by)
				select 2027, 'FORMULATION', sec_ejec, 'SUBMITTED', 'prueba' from implementing_unit
				where fiscal_year = 2027 and sector = '09' and pliego = '743' on conflict do nothing""").update();
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group,
					  category, product_project, activity, purpose, name, unit_of_measure, department, province, district)
					select 2027, 'FORMULATION', f.sec_ejec, lpad((n + 1)::text, 4, '0'), t.function_code, t.division, t.functional_group,
					  t.category, t.product_project, t.activity, t.purpose, t.name, t.unit_of_measure, '15', '01', lpad((n + 1)::text, 2, '0')
					from programming_file f cross join generate_series(1, ?) n
					join programming_target t on t.fiscal_year = 2027 and t.process = 'FORMULATION' and t.sec_ejec = ?
					where f.fiscal_year = 2027 and f.process = 'FORMULATION' and f.opened_by = 'prueba' and f.state = 'SUBMITTED'""")
			.params(TARGETS, given.first)
			.update();
		this.jdbc
			.sql("""
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, accumulation, year_target, months)
					select fiscal_year, process, sec_ejec, sec_func, 2027, 'SUM', 12, array[0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 7]
					from programming_target where fiscal_year = 2027 and process = 'FORMULATION' and name = 'Informes de gestión'
					on conflict do nothing""")
			.update();
		int lines = this.jdbc
			.sql("""
					insert into programming_amount (fiscal_year, process, sec_ejec, sec_func, year, rubro, resource_type, item, amount)
					select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, 2027, '00', '0', i.code, 100
					from programming_target t cross join (select code from economic_item where fiscal_year = 2027 and imputable
					  and code like '2.3.%' and status = 'ACTIVE' order by code limit 10) i
					where t.fiscal_year = 2027 and t.process = 'FORMULATION' and t.name = 'Informes de gestión'
					on conflict do nothing""")
			.update();

		this.jdbc.sql("analyze").update();

		long begin = System.nanoTime();
		int moved = this.consolidation.moveAll(given.pliego, PlanningProcess.FORMULATION, "consolidate",
				given.profile(Role.PLIEGO_BUDGET));
		BenchReport.tell("100 files checked and consolidated, s", BenchReport.ratio((System.nanoTime() - begin) / 1e9),
				"≤ 10", BenchReport.whole(lines) + " lines, once, cold");
		assertThat(moved).isEqualTo(UNITS);
	}

}
