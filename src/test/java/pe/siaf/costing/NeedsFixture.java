package pe.siaf.costing;

import java.math.BigDecimal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;

/** Units of 2027 with targets, kits and ceilings of their own. */
@Component
public class NeedsFixture {

	static final int YEAR = 2027;

	static final String PROGRAM = "0149";

	static final String PRODUCT = "3000845";

	static final String SYRINGE = "B580100010002";

	static final String MEDICINE = "B580100020001";

	private final JdbcClient jdbc;

	NeedsFixture(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A unit with an open file of multi-year programming.
	 * @param unit its sec_ejec
	 * @return the file
	 */
	FileKey aFileOf(String unit) {
		for (String row : new String[] { "sector values (2027, '98', 'SECTOR DE PRUEBA')",
				"pliego values (2027, 'E', '98', '980', 'PLIEGO DE PRUEBA')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2027, '"
						+ unit + "', 'E', '98', '980', '" + unit.substring(3) + "', 'UNIDAD DE PRUEBA')",
				"programming_file (fiscal_year, process, sec_ejec, opened_by) values (2027, 'MULTI_YEAR', '" + unit
						+ "', 'prueba')" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		return new FileKey(YEAR, PlanningProcess.MULTI_YEAR, unit);
	}

	Profile budgetOf(FileKey key) {
		return new Profile(0, "presupuesto.prueba", "Persona", Role.UE_BUDGET, new Scope(Scope.Kind.UE, key.secEjec()),
				true);
	}

	/**
	 * An item at one price in the whole country.
	 * @param code type letter and twelve digits
	 * @param conversion use units in a purchase unit
	 * @param price of a purchase unit; blank for none
	 * @param charge what it is charged to; blank for nothing
	 */
	void anItem(String code, String conversion, String price, String charge) {
		this.jdbc.sql("""
				insert into supply_item (fiscal_year, code, name, use_unit, purchase_unit, conversion)
				values (2027, ?, 'ITEM DE PRUEBA', 'unidad', 'caja', ?::numeric) on conflict do nothing""")
			.params(code, conversion)
			.update();
		if (!charge.isBlank()) {
			this.jdbc.sql("insert into supply_item_charge values (2027, ?, ?, true) on conflict do nothing")
				.params(code, charge)
				.update();
		}
		if (!price.isBlank()) {
			this.jdbc.sql(
					"insert into supply_price values (2027, ?, '', '2026-06-01', ?::numeric, 'Prueba') on conflict do nothing")
				.params(code, price)
				.update();
		}
	}

	/**
	 * An activity with a kit of its own.
	 * @param activity seven digits
	 * @param number the kit's number
	 */
	void aKit(String activity, int number) {
		for (String row : new String[] {
				"activity (fiscal_year, code, name) values (2027, '" + activity + "', 'ACTIVIDAD')",
				"program_chain values (2027, '03', '004', '0004', '0149', '3000845', '" + activity + "')",
				"kit (fiscal_year, number, category, product_project, activity, name) values (2027, " + number
						+ ", '0149', '3000845', '" + activity + "', 'Caso de prueba')" }) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
	}

	/**
	 * An input of a kit.
	 * @param kit its number
	 * @param item the item
	 * @param columns its other columns, such as
	 * {@code quantity_per_time = 3, waste_factor =
	 * 0.05}
	 */
	void input(int kit, String item, String columns) {
		this.jdbc.sql(
				"insert into kit_item (fiscal_year, kit, supply_item, quantity_per_time) values (2027, ?, ?, 1) on conflict do nothing")
			.params(kit, item)
			.update();
		this.jdbc.sql("update kit_item set " + columns + " where fiscal_year = 2027 and kit = ? and supply_item = ?")
			.params(kit, item)
			.update();
	}

	/**
	 * A target with so many cases in 2027.
	 * @param key the file
	 * @param secFunc its number
	 * @param activity its activity
	 * @param cases how many
	 */
	void aTarget(FileKey key, String secFunc, String activity, int cases) {
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group,
					  category, product_project, activity, purpose, name, department, province, district)
					select 2027, 'MULTI_YEAR', ?, ?, '03', '004', '0004', '0149', '3000845', ?, min(code), 'META ' || ?, '15', '01', '01'
					from purpose where fiscal_year = 2027""")
			.params(key.secEjec(), secFunc, activity, secFunc)
			.update();
		cases(key, secFunc, "", cases);
	}

	void cases(FileKey key, String secFunc, String centre, int cases) {
		this.jdbc
			.sql("""
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target)
					values (2027, 'MULTI_YEAR', ?, ?, 2027, ?, 'SUM', ?)
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, cost_centre) do update set year_target = excluded.year_target""")
			.params(key.secEjec(), secFunc, centre, cases)
			.update();
	}

	void aCentre(FileKey key, String code, String category) {
		this.jdbc.sql(
				"insert into cost_centre (fiscal_year, sec_ejec, code, name, category) values (2027, ?, ?, 'PUESTO', ?) on conflict do nothing")
			.params(key.secEjec(), code, category)
			.update();
	}

	void stock(FileKey key, String item, String usable, String transit, String central) {
		this.jdbc.sql("insert into supply_stock values (2027, ?, '', ?, ?::numeric, ?::numeric, ?::numeric)")
			.params(key.secEjec(), item, usable, transit, central)
			.update();
	}

	/** The file's costed money of an item in 2027. */
	String money(FileKey key, String item) {
		return this.jdbc.sql("""
				select coalesce(sum(amount), 0)::text from programming_amount
				where fiscal_year = 2027 and year = 2027 and sec_ejec = ? and item = ? and source = 'COSTED'""")
			.params(key.secEjec(), item)
			.query(String.class)
			.single();
	}

	/** Needs of an item: purchase units bought, net need and soles of each row. */
	String needs(FileKey key, String item) {
		return this.jdbc
			.sql("""
					select coalesce(string_agg(concat_ws('/', trim_scale(quantity_purchased), trim_scale(required_quantity), amount), ' '
					  order by sec_func, cost_centre), '') from need where fiscal_year = 2027 and sec_ejec = ? and supply_item = ?""")
			.params(key.secEjec(), item)
			.query(String.class)
			.single();
	}

	BigDecimal one(String sql, Object... params) {
		return this.jdbc.sql(sql).params(params).query(BigDecimal.class).single();
	}

}
