package pe.siaf.budget;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ImportState;
import pe.siaf.exchange.Imported;
import pe.siaf.exchange.Imports;
import pe.siaf.exchange.Total;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class CutTests {

	private static final String OF_23 = "52698511.00 48103240.00 39116812.97 38216462.60 31709732.72 28266737.55 28066834.29 27979603.38";

	private static final String OF_24 = "52698511.00 48103240.00 39128827.97 38228622.60 31745198.72 28345796.73 28068314.29 28069806.21";

	private static final String OF_27 = "52698511.00 48103240.00 39225773.77 38320152.40 31816728.52 28388344.16 28180156.47 28069806.21";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Imports imports;

	private CutFixture given;

	@BeforeEach
	void given() {
		this.given = new CutFixture(this.jdbc, this.imports);
	}

	@Test
	void the_demo_unit_stands_at_the_cut_of_23_October() {
		assertThat(balances(2025, "001650")).isEqualTo(OF_23);
	}

	@Test
	void each_cut_brings_the_totals_of_its_file_to_the_cent() {
		String unit = this.given.aUnit();
		for (List<String> cut : List.of(List.of("23", OF_23), List.of("24", OF_24), List.of("27", OF_27))) {
			Imported imported = this.given.importing(unit, "siaf-2025-10-" + cut.get(0) + ".csv",
					CutFixture.cut(cut.get(0), unit));
			assertThat(imported.state()).isEqualTo(ImportState.APPLIED);
			assertThat(imported.totals()).allMatch(Total::agrees);
			assertThat(balances(CutFixture.YEAR, unit)).isEqualTo(cut.get(1));
		}
	}

	@Test
	void the_movements_add_up_by_month() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		this.given.importing(unit, "siaf-2025-10-24.csv", CutFixture.cut("24", unit));
		assertThat(months(unit, "MONTHLY_COMMITMENT")).isEqualTo(
				"7506697.89 2598800.30 2429652.29 2868236.43 2953224.18 2806534.76 2731875.41 2855577.09 2361326.20 2633274.17 0.00 0.00");
		assertThat(months(unit, "ACCRUAL")).isEqualTo(
				"2817688.04 2949884.70 2649496.58 2986097.48 2964416.29 2877806.94 2993101.62 2637313.36 3048797.60 2421194.12 0.00 0.00");
		assertThat(months(unit, "PAYMENT_ORDER")).isEqualTo(
				"2534244.30 3081378.25 2718521.32 2606393.21 3254632.75 2867322.10 3141748.58 2654809.88 2913777.25 2295486.65 0.00 0.00");
		assertThat(months(unit, "PAYMENT")).isEqualTo(
				"5815413.74 2592836.29 2407486.91 2854310.83 2789650.42 2590668.92 2597742.14 2315565.52 2204036.08 1902095.36 0.00 0.00");
	}

	@Test
	void each_category_and_generic_adds_up() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-27.csv", CutFixture.cut("27", unit));
		assertThat(grouped(unit, "t.category")).isEqualTo(
				"0149 21361737.00 17189370.90 12204337.31; 9001 21827561.00 18647638.43 13505530.54; 9002 4913942.00 3388764.44 2678476.31");
		assertThat(grouped(unit, "substr(l.item, 1, 3)")).isEqualTo(
				"2.1 32840589.00 27888174.15 20998739.12; 2.3 8210198.00 6566235.55 4798809.32; 2.4 89869.00 89869.00 89869.00; 2.5 186598.00 186354.44 184740.04; 2.6 6775986.00 4495140.63 2316186.68");
	}

	@Test
	void a_later_cut_posts_only_the_differences() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		Imported later = this.given.importing(unit, "siaf-2025-10-24.csv", CutFixture.cut("24", unit));
		assertThat(List.of(later.added(), later.vanished())).containsExactly(0, 0);
		assertThat(later.changed() + later.equal()).isEqualTo(320);
		int posted = this.jdbc.sql("select count(*) from movement where sec_ejec = ? and import_id = ?")
			.params(unit, later.id())
			.query(Integer.class)
			.single();
		assertThat(posted).isEqualTo(this.jdbc.sql("select count(*) from import_change where import_id = ?")
			.param(later.id())
			.query(Integer.class)
			.single());
	}

	@Test
	void the_cut_of_27_October_brings_three_new_lines() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-24.csv", CutFixture.cut("24", unit));
		assertThat(this.given.importing(unit, "siaf-2025-10-27.csv", CutFixture.cut("27", unit)).added()).isEqualTo(3);
	}

	@Test
	void the_same_cut_twice_changes_nothing() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		long movements = movements(unit);
		Imported again = this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		assertThat(again.state()).isEqualTo(ImportState.APPLIED);
		assertThat(List.of(again.added(), again.changed(), again.equal(), again.vanished())).containsExactly(0, 0, 320,
				0);
		assertThat(movements(unit)).isEqualTo(movements);
	}

	@Test
	void a_line_that_vanished_is_taken_back_to_zero_and_shown() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		List<String> shorter = CutFixture.cut("23", unit);
		shorter.remove(1);
		Imported imported = this.given.importing(unit, "siaf-2025-10-24.csv", shorter);
		assertThat(List.of(imported.state(), imported.vanished(), imported.equal()))
			.containsExactly(ImportState.APPLIED, 1, 319);
		assertThat(imported.totals()).allMatch(Total::agrees);
	}

	@Test
	void a_workbook_as_officers_have_it_says_the_same_as_our_format() {
		String unit = this.given.aUnit();
		Imported imported = this.given.importing(unit, "perucompras-2025-10-23.xlsx",
				CutFixture.workbook(CutFixture.cut("23", unit)), false);
		assertThat(imported.state()).isEqualTo(ImportState.APPLIED);
		assertThat(balances(CutFixture.YEAR, unit)).isEqualTo(OF_23);
		assertThat(this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit)).changesNothing())
			.isTrue();
	}

	@Test
	void a_dry_run_shows_what_would_change_and_changes_nothing() {
		String unit = this.given.aUnit();
		Imported tried = this.given.trying(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		assertThat(List.of(tried.state(), tried.added())).containsExactly(ImportState.READY, 320);
		assertThat(movements(unit)).isZero();
	}

	@Test
	void a_unit_that_registers_here_has_its_cuts_compared_only() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		this.jdbc.sql("update unit_year set cut_over_at = now(), cut_over_by = 'prueba' where sec_ejec = ?")
			.param(unit)
			.update();
		Imported compared = this.given.importing(unit, "siaf-2025-10-24.csv", CutFixture.cut("24", unit));
		assertThat(compared.state()).isEqualTo(ImportState.COMPARED);
		assertThat(compared.changed()).isPositive();
		assertThat(balances(CutFixture.YEAR, unit)).isEqualTo(OF_23);
	}

	@Test
	void an_older_cut_does_not_rewrite_what_was_known_on_later_days() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-24.csv", CutFixture.cut("24", unit));
		Imported older = this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		assertThat(this.jdbc.sql("select distinct known_on::text from movement where sec_ejec = ? and import_id = ?")
			.params(unit, older.id())
			.query(String.class)
			.list()).containsExactly("2025-10-24");
	}

	@Test
	void balances_and_movements_never_drift_apart() {
		String unit = this.given.aUnit();
		this.given.importing(unit, "siaf-2025-10-27.csv", CutFixture.cut("27", unit));
		this.given.importing(unit, "siaf-2025-10-23.csv", CutFixture.cut("23", unit));
		assertThat(this.jdbc.sql("select count(*) from ledger_drift where sec_ejec in (?, '001650')")
			.param(unit)
			.query(Integer.class)
			.single()).isZero();
	}

	private long movements(String unit) {
		return this.jdbc.sql("select count(*) from movement where sec_ejec = ?").param(unit).query(Long.class).single();
	}

	private String balances(int year, String unit) {
		return this.jdbc
			.sql("""
					select concat_ws(' ', sum(pia), sum(pim), sum(certified), sum(annual_committed), sum(monthly_committed), sum(accrued),
					  sum(ordered), sum(paid)) from budget_line where fiscal_year = ? and sec_ejec = ?""")
			.params(year, unit)
			.query(String.class)
			.single();
	}

	private String months(String unit, String stage) {
		return this.jdbc.sql("""
				select coalesce(sum(amount), 0.00) from generate_series(1, 12) m
				left join movement on month = m and sec_ejec = ? and stage = ? group by m order by m""")
			.params(unit, stage)
			.query(String.class)
			.list()
			.stream()
			.collect(Collectors.joining(" "));
	}

	private String grouped(String unit, String by) {
		return this.jdbc.sql("""
				select concat_ws(' ', %s, sum(l.pim), sum(l.certified), sum(l.accrued))
				from budget_line l join budget_target t using (fiscal_year, sec_ejec, sec_func)
				where l.sec_ejec = ? group by %s order by 1""".formatted(by, by))
			.param(unit)
			.query(String.class)
			.list()
			.stream()
			.collect(Collectors.joining("; "));
	}

}
