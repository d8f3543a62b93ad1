package pe.siaf.cycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bounds a cycle before anybody programs: the macro frame, ceilings from the
 * ministry down to a service point, and who may execute what.
 */
final class CycleLimits {

	private static final String UNIT = "001650";

	private final JdbcClient jdbc;

	private final int year;

	private final Office rector;

	private final Office pliego;

	private final Office budget;

	private final Office responsible;

	private String version = "";

	CycleLimits(MockMvcTester mvc, JdbcClient jdbc, int year) {
		this.jdbc = jdbc;
		this.year = year;
		this.rector = new Office(mvc, "rector.mef");
		this.pliego = new Office(mvc, "presupuesto.pliego");
		this.budget = new Office(mvc, "presupuesto.ue");
		this.responsible = new Office(mvc, "responsable.pp");
	}

	/** The frame, and the assignment of each of the pliego's programs under it. */
	void limits() {
		String frame = this.rector.sends("/marco/nuevo", "fiscalYear", String.valueOf(this.year), "scenario", "BASE",
				"name", "Marco del ciclo");
		Map<String, String> values = new LinkedHashMap<>();
		Office.all(this.rector.opens(frame), "name=\"(v\\.[^\"]+)\"")
			.forEach((field) -> values.put(field, field.contains("EXPENDITURE") ? "90,000,000" : "2"));
		this.rector.sends(frame, Office.fields(values));
		this.rector.sends(frame + "/actos", "action", "publish");
		this.version = this.rector.sends("/techos/nueva", "fiscalYear", String.valueOf(this.year), "process", "APM",
				"name", "Asignación del ciclo", "frame", frame.replaceAll("\\D", ""));
		assertThat(give(this.rector, this.version, "P09/096|K0149", "90,000,001")).contains("CEI-001");
		given(this.rector, this.version, "P09/096|K0149", "2,000,000");
		given(this.rector, this.version, "P09/096|K9001", "1,000,000");
		List.of("validate", "approve", "release")
			.forEach((act) -> this.rector.sends(this.version + "/actos", "action", act));
	}

	private void given(Office who, String page, String keys, String amount) {
		who.sends(page, fields(page, keys, amount));
	}

	private String give(Office who, String page, String keys, String amount) {
		return who.isRefused(page, fields(page, keys, amount));
	}

	private String[] fields(String page, String keys, String amount) {
		String row = page.equals(this.version) ? "nuevo" : keys;
		Map<String, String> typed = new LinkedHashMap<>();
		if (row.equals("nuevo")) {
			typed.put("nuevo", keys);
		}
		for (int each = this.year; each <= this.year + 2; each++) {
			typed.put("m." + row + "." + each, amount);
		}
		typed.put("reason", "Reparto del ciclo");
		return Office.fields(typed);
	}

	/** From the ministry to the pliego, its unit and a service point. */
	void cascade() {
		for (String program : List.of("0149", "9001")) {
			String ofPliego = ceiling("P09/096|K" + program);
			String unit = "P09/096|U001650|K" + program;
			assertThat(give(this.pliego, ofPliego, unit, "2,000,001")).contains("CEI-002");
			given(this.pliego, ofPliego, unit, program.equals("0149") ? "80,000" : "1,000,000");
			String ofUnit = ceiling(unit);
			assertThat(this.budget.opens(ofUnit)).contains("PUNTO DE ATENCION DE DEMOSTRACION");
			given(this.budget, ofUnit, "P09/096|U001650|C01|K" + program, program.equals("0149") ? "50,000" : "100");
		}
	}

	/** The page of a ceiling of the law's year, found by its keys. */
	String ceiling(String keys) {
		return this.version + "/" + this.jdbc.sql("""
				select c.id from ceiling c
				where c.version_id = ? and c.year = ? and c.cost_centre = ''
				  and 'P' || c.pliego || coalesce('|U' || nullif(c.sec_ejec, ''), '') || '|K' || c.category = ?""")
			.params(Long.valueOf(this.version.replaceAll("\\D", "")), this.year, keys)
			.query(Long.class)
			.single();
	}

	/** The program opens one of its activities to the unit, and only that one. */
	void grants() {
		String access = "/programas/0149/accesos";
		String of = "?year=" + this.year;
		this.responsible.sends(access + "/nuevo" + of, "node", "3000845/5000295", "granteeType", "UE", "granteeCode",
				UNIT, "effect", "ALLOW", "shareRole", "LEAD", "operations", "BUD_PROGRAM", "operations",
				"PHYS_PROGRAM");
		String grant = Office.first(this.pliego.opens(access + of), "name=\"ids\"[^>]*value=\"(\\d+)\"");
		this.pliego.sends(access + "/actos" + of, "ids", grant, "action", "accept");
		this.rector.sends(access + "/actos" + of, "ids", grant, "action", "approve");
	}

}
