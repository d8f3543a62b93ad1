package pe.siaf.access;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;

/** A program whose activity is executed by the national and regional governments. */
@Component
public class AccessFixture {

	/** Activity 5000017 of the rule book's test vector. */
	public static final String ACTIVITY = "5000017";

	public static final String PRODUCT = "3000001";

	private static final AtomicInteger POSTED = new AtomicInteger();

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	AccessFixture(JdbcClient jdbc, BudgetLedger ledger) {
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * A program with one product and activity, marked GN and GR.
	 * @param program its code
	 */
	public void aProgramForNationAndRegions(String program) {
		for (String row : new String[] { "fiscal_year values (2026, 'EXECUTION')",
				"function_code values (2026, '20', 'SALUD', 'ACTIVE')",
				"functional_division values (2026, '043', 'SALUD COLECTIVA', 'ACTIVE')",
				"functional_group values (2026, '0095', 'CONTROL', 'ACTIVE')",
				"budget_category (fiscal_year, code, name, kind) values (2026, '" + program + "', 'PROGRAMA', 'PP')",
				"product_project (fiscal_year, code, name) values (2026, '" + PRODUCT + "', 'PRODUCTO')",
				"activity (fiscal_year, code, name) values (2026, '" + ACTIVITY + "', 'ACTIVIDAD')",
				"program_chain values (2026, '20', '043', '0095', '" + program + "', '" + PRODUCT + "', '" + ACTIVITY
						+ "')",
				"program (code, name, kind) values ('" + program + "', 'PROGRAMA', 'PP')" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		long version = this.jdbc.sql("""
				insert into program_version (program, version, name, state, valid_from, levels, created_by)
				values (?, 1, 'PROGRAMA', 'APPROVED', 2026, 'ERM', 'prueba') returning id""")
			.params(program)
			.query(Long.class)
			.single();
		long product = node(version, "P", PRODUCT, null, "ERM");
		node(version, "A", ACTIVITY, product, "ER");
	}

	private long node(long version, String level, String code, Long parent, String levels) {
		return this.jdbc.sql("""
				insert into logframe_node (version_id, level, code, parent_id, position, text, levels)
				values (?, ?, ?, ?, 1, 'Nodo', ?) returning id""")
			.params(version, level, code, parent, levels)
			.query(Long.class)
			.single();
	}

	/**
	 * Moves a unit's target onto the program's activity.
	 * @param program the program
	 * @param unit the unit
	 * @param secFunc its target
	 */
	public void onItsActivity(String program, String unit, String secFunc) {
		this.jdbc
			.sql("""
					update budget_target set category = ?, product_project = ?, activity = ?, function_code = '20', division = '043',
					  functional_group = '0095'
					where fiscal_year = 2026 and sec_ejec = ? and sec_func = ?""")
			.params(program, PRODUCT, ACTIVITY, unit, secFunc)
			.update();
	}

	/**
	 * A unit of a budget entity of its own, with its office in a department.
	 * @param unit its sec_ejec
	 * @param level E, R or M
	 * @param pliego sector and code, such as {@code 97/451}
	 * @param department two digits
	 */
	public void aUnit(String unit, String level, String pliego, String department) {
		String sector = pliego.substring(0, 2);
		String code = pliego.substring(3);
		String place = department + "0101";
		for (String row : new String[] { "fiscal_year values (2026, 'EXECUTION')",
				"ubigeo (fiscal_year, code, name, level) values (2026, '" + place + "', 'DISTRITO', 'DISTRICT')",
				"sector values (2026, '" + sector + "', 'SECTOR DE PRUEBA')",
				"pliego values (2026, '" + level + "', '" + sector + "', '" + code + "', 'PLIEGO DE PRUEBA')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name, ubigeo) values (2026, '"
						+ unit + "', '" + level + "', '" + sector + "', '" + code + "', '" + unit.substring(3)
						+ "', 'UNIDAD DE PRUEBA', '" + place + "')" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
	}

	/**
	 * A target of a unit with money on it: half is certified, a quarter accrued.
	 * @param program the program
	 * @param node {@code product/activity}
	 * @param unit the unit
	 * @param secFunc the target's number
	 * @param ubigeo where it is
	 * @param pim its modified budget, in whole soles
	 */
	public void aTarget(String program, String node, String unit, String secFunc, String ubigeo, int pim) {
		String product = node.substring(0, 7);
		String activity = node.substring(8);
		for (String row : new String[] {
				"product_project (fiscal_year, code, name) values (2026, '" + product + "', 'P')",
				"activity (fiscal_year, code, name) values (2026, '" + activity + "', 'A')",
				"program_chain values (2026, '20', '043', '0095', '" + program + "', '" + product + "', '" + activity
						+ "')",
				"purpose (fiscal_year, code, name) values (2026, '0000019', 'FINALIDAD')",
				"financing_source (fiscal_year, code, name) values (2026, '1', 'RECURSOS ORDINARIOS')",
				"rubro (fiscal_year, code, name, source) values (2026, '00', 'RECURSOS ORDINARIOS', '1')",
				"resource_type (fiscal_year, code, name) values (2026, '0', 'NORMAL')",
				"economic_item (fiscal_year, code, name, imputable) values (2026, '2.3.1.5.1.2', 'PAPELERIA', true)" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		this.jdbc
			.sql("""
					insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, meta, purpose, name, department, province, district)
					values (2026, ?, ?, '20', '043', '0095', ?, ?, ?, '00001', '0000019', 'META', ?, ?, ?)""")
			.params(unit, secFunc, program, product, activity, ubigeo.substring(0, 2), ubigeo.substring(2, 4),
					ubigeo.substring(4))
			.update();
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					values (2026, ?, ?, '00', '0', '2.3.1.5.1.2', '5', 'NATIVE')""")
			.params(unit, secFunc)
			.update();
		posts(unit, secFunc, Stage.PIA, pim);
		for (Stage stage : List.of(Stage.CERTIFICATION, Stage.ANNUAL_COMMITMENT, Stage.MONTHLY_COMMITMENT)) {
			posts(unit, secFunc, stage, pim / 2);
		}
		posts(unit, secFunc, Stage.ACCRUAL, pim / 4);
	}

	private void posts(String unit, String secFunc, Stage stage, int soles) {
		if (soles != 0) {
			this.ledger.post(new Posting(2026, unit, "import/access-" + POSTED.incrementAndGet(), "CUT",
					LocalDate.of(2026, 3, 31), "prueba", "prueba", Posting.Source.ofImport(1),
					List.of(new Posting.Entry(new LineKey(secFunc, "00", "0", "2.3.1.5.1.2"), stage,
							(stage == Stage.PIA) ? 0 : 3, Amount.of(soles))),
					false));
		}
	}

	/** A physical target of a unit's target. */
	public void toProduce(String unit, String secFunc, int quantity, String unitName) {
		this.jdbc
			.sql("""
					insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, unit_of_measure, unit_name, year_target, source, recorded_by)
					values (2026, ?, ?, 'INITIAL', '086', ?, ?, 'prueba', 'prueba')""")
			.params(unit, secFunc, unitName, quantity)
			.update();
	}

	/** What a unit is told when it wants to certify on the program's activity. */
	String decision(String program, String unit) {
		return this.jdbc.sql("select access_decision(2026, ?, ?, ?, ?, 'EXECUTE_FIN')")
			.params(unit, program, PRODUCT, ACTIVITY)
			.query(String.class)
			.single();
	}

	String stateOf(long grant) {
		return this.jdbc.sql("select state from access_grant where id = ?").param(grant).query(String.class).single();
	}

	public String pliegoOf(String unit) {
		return this.jdbc
			.sql("select sector || '/' || pliego from implementing_unit where fiscal_year = 2026 and sec_ejec = ?")
			.params(unit)
			.query(String.class)
			.single();
	}

	/**
	 * Imports grants as the rector does.
	 * @param mvc the application
	 * @param rows {@code program,product,activity,grantee_type,grantee_code,effect,state}
	 * @return the import's answer
	 */
	public String grant(MockMvcTester mvc, String... rows) {
		String csv = "program,product,activity,grantee_type,grantee_code,effect,state\n" + String.join("\n", rows)
				+ "\n";
		String location = mvc.post()
			.uri("/api/v1/imports/access-grants")
			.multipart()
			.file(new MockMultipartFile("file", "accesos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(mvc, String.valueOf(location), "rector.mef");
	}

	/**
	 * A proposal for a whole level that the rector objected to.
	 * @param program the program
	 * @param year the year
	 * @return the address of the page that mends it
	 */
	public String anObjectedProposal(String program, int year) {
		long id = this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, grantee_type, grantee_code, population_group, operations, state, remark)
					values (?, ?, 'LEVEL', 'E', 'objetado ' || gen_random_uuid(), array['VIEW'], 'OBJECTED', 'No tenemos personal')
					returning id""")
			.params(year, program)
			.query(Long.class)
			.single();
		return "/programas/%s/accesos/%d/propuesta".formatted(program, id);
	}

}
