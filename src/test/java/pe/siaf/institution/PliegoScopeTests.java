package pe.siaf.institution;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** A pliego's code repeats between sectors, so a scope may name the sector too. */
@SiafTest
class PliegoScopeTests {

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@CsvSource({ "096, 0", "09/096, 1", "10/096, 0" })
	void a_pliego_named_with_its_sector_reaches_that_one_only(String code, int pliegos) {
		Scope scope = new Scope(Scope.Kind.PLIEGO, code);
		ScopeCondition condition = ScopeCondition
			.onUnits(new Profile(1, "pliego", "PLIEGO", Role.PLIEGO_BUDGET, scope, true));
		assertThat(this.jdbc
			.sql("select count(distinct (u.sector, u.pliego)) from implementing_unit u where u.fiscal_year = 2025 and "
					+ condition.sql())
			.params(condition.params())
			.query(Integer.class)
			.single()).isEqualTo(pliegos);
	}

}
