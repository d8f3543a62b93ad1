package pe.siaf.budget;

import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.Posting.Entry;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.money.Amount;

/**
 * Opens the demonstration's unit in the years that it lives here: the targets of the year
 * before and the credit that they ended with. Once.
 */
@Component
@Profile("demo")
@Order(54)
class DemonstratedCredit implements ApplicationRunner {

	private static final String UNIT = "001650";

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final DemonstratedYears years;

	DemonstratedCredit(JdbcClient jdbc, BudgetLedger ledger, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.livedHere().forEach((year) -> {
			boolean due = this.jdbc
				.sql("select not exists (select from budget_target where fiscal_year = ? and sec_ejec = ?)")
				.params(year, UNIT)
				.query(Boolean.class)
				.single();
			if (due) {
				open(year);
			}
		});
	}

	private void open(int year) {
		targets(year);
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					select ?, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, 'NATIVE'
					from budget_line where fiscal_year = ? and sec_ejec = ? and pim > 0""")
			.params(year, year - 1, UNIT)
			.update();
		List<Entry> credit = this.jdbc.sql("""
				select sec_func, rubro, resource_type, item, pim from budget_line
				where fiscal_year = ? and sec_ejec = ? and pim > 0 order by 1, 2, 3, 4""")
			.params(year - 1, UNIT)
			.query((row,
					at) -> new Entry(
							new LineKey(row.getString("sec_func"), row.getString("rubro"),
									row.getString("resource_type"), row.getString("item")),
							Stage.PIA, 0, new Amount(row.getBigDecimal("pim"))))
			.list();
		if (!credit.isEmpty()) {
			this.ledger.post(new Posting(year, UNIT, "demo/" + year, "INI", LocalDate.of(year, 1, 1), "demo", "demo",
					new Posting.Source(null, null, null, null, null, null), credit, false));
		}
	}

	private void targets(int year) {
		this.jdbc
			.sql("""
					insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, meta, purpose, name, unit_of_measure, department, province, district)
					select :year, sec_ejec, sec_func, function_code, division, functional_group, category, product_project, activity,
					  meta, purpose, name, unit_of_measure, department, province, district
					from budget_target where fiscal_year = :year - 1 and sec_ejec = :unit and status = 'ACTIVE'
					  and sec_func in (select sec_func from budget_line where fiscal_year = :year - 1 and sec_ejec = :unit and pim > 0)""")
			.param("year", year)
			.param("unit", UNIT)
			.update();
	}

}
