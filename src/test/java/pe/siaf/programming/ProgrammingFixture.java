package pe.siaf.programming;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.classifier.Chain;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * A unit of its own in the demonstration's open year, with a chain that is open to it and
 * one that it isn't granted.
 */
final class ProgrammingFixture {

	static final int YEAR = 2027;

	static final String UNIT = "997491";

	static final String OTHER = "997492";

	static final Profile BUDGET = new Profile(0, "presupuesto.prueba", "Ana Torres Díaz", Role.UE_BUDGET,
			new Scope(Scope.Kind.UE, UNIT), true);

	static final Profile PLIEGO = new Profile(0, "pliego.prueba", "Luis Soto Ríos", Role.PLIEGO_BUDGET,
			new Scope(Scope.Kind.PLIEGO, "09/749"), true);

	static final Profile ANALYST = new Profile(0, "analista.mef", "Alonso Paredes Ruiz", Role.MEF_ANALYST,
			Scope.national(), true);

	static final Profile RECTOR = new Profile(0, "rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET,
			Scope.national(), true);

	private final JdbcClient jdbc;

	ProgrammingFixture(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	static FileKey file(PlanningProcess process) {
		return new FileKey(YEAR, process, UNIT);
	}

	void institutions() {
		this.jdbc.sql("insert into pliego values (?, 'E', '09', '749', 'PLIEGO DE PRUEBA') on conflict do nothing")
			.param(YEAR)
			.update();
		List.of(UNIT, OTHER)
			.forEach((unit) -> this.jdbc.sql("""
					insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
					values (?, ?, 'E', '09', '749', ?, 'UNIDAD DE PRUEBA') on conflict do nothing""")
				.params(YEAR, unit, unit.substring(3))
				.update());
	}

	/** A chain of the year that any unit may program on. */
	Chain chain() {
		return this.jdbc
			.sql("""
					select category, product_project product, activity, function_code function, division, functional_group "group"
					from program_chain where fiscal_year = ? and category = '9001' and product_project = '3999999' and status = 'ACTIVE'
					order by activity, function_code limit 1""")
			.param(YEAR)
			.query(Chain.class)
			.single();
	}

	TargetForm target(Chain chain) {
		String purpose = this.jdbc.sql("select code from purpose where fiscal_year = ? order by code limit 1")
			.param(YEAR)
			.query(String.class)
			.single();
		return new TargetForm(chain.toString(), purpose, "Informes de gestión", "060", "SUM", "150101", false);
	}

	String item() {
		return this.jdbc
			.sql("""
					select code from economic_item where fiscal_year = ? and imputable and code like '2.3.1.%' and status = 'ACTIVE'
					order by code limit 1""")
			.param(YEAR)
			.query(String.class)
			.single();
	}

	/**
	 * Gives the pliego a ceiling, and the unit one under it, in the version that binds.
	 * @return the pliego's ceiling
	 */
	long ceilings(int pliego, int unit) {
		long version = this.jdbc.sql("select ceiling_binding(?, 'MULTI_YEAR')").param(YEAR).query(Long.class).single();
		this.jdbc.sql("update ceiling_total set limit_amount = limit_amount + ? where version_id = ? and year = ?")
			.params(pliego, version, YEAR)
			.update();
		long parent = ceiling(version, null, "", pliego);
		ceiling(version, parent, UNIT, unit);
		return parent;
	}

	private long ceiling(long version, @Nullable Long parent, String unit, int amount) {
		return this.jdbc.sql("""
				insert into ceiling (version_id, year, parent_id, pliego, sec_ejec, amount, changed_by)
				values (?, ?, cast(? as bigint), '09/749', ?, ?, 'prueba') returning id""")
			.params(version, YEAR, parent, unit, amount)
			.query(Long.class)
			.single();
	}

	/**
	 * Sends pre-commitments of the demonstration's unit, as its officer does; of a year
	 * in which nobody programs, since what an import writes stays.
	 */
	MvcTestResult send(MockMvcTester mvc, String file) {
		return mvc.post()
			.uri("/api/v1/imports/pre-commitments")
			.multipart()
			.file(new MockMultipartFile("file", "previsiones.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", "001650")
			.header("Authorization", "Bearer demo-presupuesto.ue")
			.exchange();
	}

}
