package pe.siaf.budget;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Ties the catalogue of the ledger's rules to the constraints that hold them. */
@SiafTest
class LedgerRuleTests {

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@EnumSource
	void each_rule_of_the_ledger_stands_as_a_constraint_of_its_name(LedgerRule rule) {
		assumeThat(rule.constraint()).as("held by a method").isNotEmpty();
		assertThat(this.jdbc.sql("select count(*) from pg_constraint where conname = ? and convalidated")
			.param(rule.constraint())
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(LedgerRule.heldBy(rule.constraint())).contains(rule);
	}

}
