package pe.siaf.cycle;

import java.math.BigDecimal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be equal at the end of a cycle, counted in the database. */
final class CycleProof {

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private final int year;

	CycleProof(MockMvcTester mvc, JdbcClient jdbc, int year) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.year = year;
	}

	/**
	 * The opening budget in the ledger is the file, line by line, and the file's money
	 * what is needed.
	 */
	void equalsToTheSol() {
		assertThat(figure("""
				select count(*) from opening_reconciliation where fiscal_year = :year and sec_ejec = :unit"""))
			.isPositive();
		assertThat(figure("""
				select count(*) from opening_reconciliation
				where fiscal_year = :year and sec_ejec = :unit and formulated is distinct from posted""")).isZero();
		assertThat(
				figure("""
						select count(*) from budget_line l full join (
						  select sec_func, rubro, resource_type, item, sum(amount) amount from programming_amount
						  where fiscal_year = :year and sec_ejec = :unit and process = 'FORMULATION' group by 1, 2, 3, 4) a
						  using (sec_func, rubro, resource_type, item)
						where coalesce(l.fiscal_year, :year) = :year and coalesce(l.sec_ejec, :unit) = :unit and l.pia is distinct from a.amount"""))
			.isZero();
		assertThat(figure("""
				select count(*) from (select sec_func, rubro, resource_type, item, amount from programming_amount
				  where fiscal_year = :year and sec_ejec = :unit and process = 'FORMULATION' and source = 'COSTED') a
				full join (select sec_func, rubro, resource_type, economic_item item, ceil(sum(amount)) amount from need
				  where fiscal_year = :year and sec_ejec = :unit and process = 'FORMULATION' group by 1, 2, 3, 4) n
				  using (sec_func, rubro, resource_type, item) where a.amount is distinct from n.amount""")).isZero();
		String total = AmountFormatter.print(new Amount(
				figure("""
						select sum(amount) from programming_amount where fiscal_year = :year and sec_ejec = :unit and process = 'FORMULATION'""")));
		assertThat(new Office(this.mvc, "titular.pliego").opens("/apertura/" + this.year + "/09-096")).contains(total);
		assertThat(this.mvc.post().uri("/api/v1/checks/ledger").header("Authorization", "Bearer demo-auditor"))
			.bodyJson()
			.extractingPath("$.result")
			.isEqualTo("PASS");
	}

	private BigDecimal figure(String sql) {
		return this.jdbc.sql(sql).param("year", this.year).param("unit", "001650").query(BigDecimal.class).single();
	}

}
