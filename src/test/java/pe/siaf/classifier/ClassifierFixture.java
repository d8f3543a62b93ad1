package pe.siaf.classifier;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Small catalogues of a year of their own, for tests that take everything back.
 */
public final class ClassifierFixture {

	/** A year that no reference data are for. */
	public static final int YEAR = 2091;

	private final JdbcClient jdbc;

	public ClassifierFixture(JdbcClient jdbc) {
		this.jdbc = jdbc;
		jdbc.sql("insert into fiscal_year (fiscal_year, state) values (?, 'EXECUTION')").param(YEAR).update();
		for (Catalogue catalogue : Catalogue.values()) {
			state(catalogue, "PUBLISHED");
		}
	}

	public void state(Catalogue catalogue, String state) {
		this.jdbc.sql("""
				insert into catalogue_year (fiscal_year, catalogue, state) values (?, ?, ?)
				on conflict (fiscal_year, catalogue) do update set state = excluded.state""")
			.params(YEAR, catalogue.slug(), state)
			.update();
	}

	public void code(Catalogue catalogue, String code, String status) {
		this.jdbc.sql("insert into " + catalogue.table() + " (fiscal_year, code, name, status) values (?, ?, ?, ?)")
			.params(YEAR, code, "CODE " + code, status)
			.update();
	}

	public void category(String code, String kind) {
		this.jdbc.sql("insert into budget_category (fiscal_year, code, name, kind) values (?, ?, 'CATEGORY', ?)")
			.params(YEAR, code, kind)
			.update();
	}

	public void item(String code, String scope) {
		String parent = "";
		for (String component : code.split("\\.")) {
			String level = parent.isEmpty() ? component : parent + "." + component;
			this.jdbc.sql("""
					insert into economic_item (fiscal_year, code, name, parent, imputable, scope)
					values (:year, :code, 'ITEM', nullif(:parent, ''), :imputable, :scope) on conflict do nothing""")
				.params(Map.of("year", YEAR, "code", level, "parent", parent, "imputable",
						level.equals(code) && code.chars().filter((character) -> character == '.').count() == 5,
						"scope", scope))
				.update();
			parent = level;
		}
	}

	public void place(String code, String level) {
		this.jdbc.sql("insert into ubigeo (fiscal_year, code, name, level) values (?, ?, 'PLACE', ?)")
			.params(YEAR, code, level)
			.update();
	}

	/** The codes of one chain of a program and one of the central actions. */
	public void chainCodes() {
		category("0501", "PP");
		category("9001", "AC");
		for (String product : new String[] { "3000501", "3999999", "2000501" }) {
			code(Catalogue.PRODUCTS, product, "ACTIVE");
		}
		for (String activity : new String[] { "5000501", "6000501" }) {
			code(Catalogue.ACTIVITIES, activity, "ACTIVE");
		}
		code(Catalogue.FUNCTIONS, "03", "ACTIVE");
		code(Catalogue.DIVISIONS, "006", "ACTIVE");
		code(Catalogue.GROUPS, "0008", "ACTIVE");
	}

	public void enable(Chain chain) {
		this.jdbc.sql("""
				insert into program_chain (fiscal_year, category, product_project, activity, function_code, division,
				  functional_group) values (?, ?, ?, ?, ?, ?, ?)""")
			.params(YEAR, chain.category(), chain.product(), chain.activity(), chain.function(), chain.division(),
					chain.group())
			.update();
	}

}
