package pe.siaf.execution;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The year that the demonstration's unit lives here: something for everybody to do, and
 * books that hold.
 */
@SiafTest
@TestPropertySource(properties = { "siaf.own-database-for=the-demonstrated-year", "siaf.demo.years=2025,2026" })
class DemonstratedYearTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ExecutionFixture given;

	@Test
	void each_stage_has_something_that_waits_and_the_bank_paid_one_order() {
		assertThat(this.jdbc.sql("""
				select r.stage || ' ' || a.state || ' ' || count(*) from execution_act a
				join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
				where r.fiscal_year = 2026 and r.sec_ejec = '001650' group by r.stage, a.state""")
			.query(String.class)
			.list()).contains("CERTIFICATION N 1", "CERTIFICATION V 1", "CERTIFICATION R 1", "ANNUAL_COMMITMENT V 1",
					"ACCRUAL V 1", "PAYMENT_ORDER V 2", "PAYMENT A 1");
		assertThat(this.jdbc.sql("select string_agg(state, '' order by number) from payment_batch")
			.query(String.class)
			.single()).as("one batch answered, one to be signed").hasSize(2);
	}

	@Test
	void its_credit_is_the_year_befores_and_its_sums_are_those_of_its_movements() {
		assertThat(this.jdbc.sql("""
				select count(distinct total) from (
				  select sum(pim) total from budget_line where sec_ejec = '001650' group by fiscal_year) y""")
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(this.given.drift()).isZero();
		assertThat(this.jdbc.sql("select coalesce(sum(debit - credit), 0) from trial_balance")
			.query(java.math.BigDecimal.class)
			.single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from journal_pending").query(Integer.class).single())
			.as("movements that the operation table doesn't know")
			.isZero();
	}

}
