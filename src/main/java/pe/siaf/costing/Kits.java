package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The kits of a year and what a case of each takes (domain 7.3). */
@Component
class Kits {

	private static final String SHOWN = """
			select k.fiscal_year, k.number, k.category, c.name category_name, k.product_project product, p.name product_name, k.activity,
			  a.name activity_name, k.purpose, k.sub_purpose, k.name, k.status, k.demonstration, k.lock_version,
			  (select count(*) from kit_item i where i.fiscal_year = k.fiscal_year and i.kit = k.number and i.status = 'ACTIVE') items
			from kit k
			join budget_category c on c.fiscal_year = k.fiscal_year and c.code = k.category
			join product_project p on p.fiscal_year = k.fiscal_year and p.code = k.product_project
			join activity a on a.fiscal_year = k.fiscal_year and a.code = k.activity
			""";

	private static final String ASKED = """
			where k.fiscal_year = :year and (:program = '' or k.category = :program)
			  and (:q = '' or k.activity = :q or k.product_project = :q or k.number::text = :q
			    or not exists (select from regexp_split_to_table(plain_text(:q), '\\s+') word
			      where strpos(plain_text(k.name || ' ' || a.name), word) = 0))
			""";

	private final JdbcClient jdbc;

	Kits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(int year, String program, String q) {
		return asked("select count(*) from (" + SHOWN + ASKED + ") kits", year, program, q).query(Long.class).single();
	}

	List<Kit> list(int year, String program, String q, long offset, int size) {
		return asked(
				SHOWN + ASKED
						+ " order by k.category, k.product_project, k.activity, k.number limit :size offset :offset",
				year, program, q)
			.param("size", size)
			.param("offset", offset)
			.query(Kit.class)
			.list();
	}

	Optional<Kit> find(int year, int number) {
		return this.jdbc.sql(SHOWN + "where k.fiscal_year = ? and k.number = ?")
			.params(year, number)
			.query(Kit.class)
			.optional();
	}

	/** The programs that have kits in a year. */
	Map<String, String> programs(int year) {
		return choices(
				"""
						select distinct c.code, c.code || '. ' || c.name from kit k
						join budget_category c on c.fiscal_year = k.fiscal_year and c.code = k.category where k.fiscal_year = ? order by 1""",
				year);
	}

	/** The categories of establishments of a year, in their order. */
	Map<String, String> categories(int year) {
		return choices(
				"""
						select code, code || ' · ' || name from establishment_category
						where fiscal_year = (select max(fiscal_year) from establishment_category where fiscal_year <= ?) order by position""",
				year);
	}

	private Map<String, String> choices(String sql, int year) {
		Map<String, String> choices = new LinkedHashMap<>();
		this.jdbc.sql(sql).param(year).query((row) -> {
			choices.put(row.getString(1), row.getString(2));
		});
		return choices;
	}

	/**
	 * A kit's items, with what each costs a case at a place in an establishment of a
	 * category.
	 * @param kit the kit
	 * @param category the establishment's category; null for any
	 * @param place two, four or six digits; empty for the country's prices
	 * @return the items, those out of use last
	 */
	List<KitItem> items(Kit kit, @Nullable String category, String place) {
		return this.jdbc
			.sql("""
					select k.supply_item, supply_item_shown(k.supply_item) shown, i.name, i.use_unit, i.purchase_unit,
					  coalesce(k.economic_item, supply_item_charged_to(k.fiscal_year, k.supply_item, null)) charge, k.cost_direct,
					  k.cost_behaviour, k.quantity_per_time, k.number_of_times, k.quantity_per_case, k.percent_of_use,
					  coalesce(k.conversion_factor, i.conversion) conversion, k.waste_factor, k.calculation_type, k.item_group, k.relation,
					  array_to_string(k.categories, ', ') categories, k.critical, k.rector_programmed, k.status, c.price, round(c.cost, 4) cost,
					  c.supply_item is not null applies
					from kit_item k join supply_item i on i.fiscal_year = k.fiscal_year and i.code = k.supply_item
					left join kit_cost(:year, :kit, :category, :place) c on c.supply_item = k.supply_item
					where k.fiscal_year = :year and k.kit = :kit order by k.status, k.item_group, k.supply_item""")
			.param("year", kit.fiscalYear())
			.param("kit", kit.number())
			.param("category", category)
			.param("place", place)
			.query(KitItem.class)
			.list();
	}

	/**
	 * What a case costs: what varies with the cases, and what each establishment takes.
	 */
	CaseCost cost(Kit kit, @Nullable String category, String place) {
		return this.jdbc
			.sql("""
					select round(coalesce(sum(cost) filter (where cost_behaviour = 'VARIABLE' and cost_direct), 0), 4) variable,
					  round(coalesce(sum(cost) filter (where cost_behaviour = 'VARIABLE' and not cost_direct), 0), 4) indirect,
					  round(coalesce(sum(cost) filter (where cost_behaviour = 'FIXED'), 0), 4) fixed,
					  count(*) filter (where price is null) unpriced
					from kit_cost(:year, :kit, :category, :place)""")
			.param("year", kit.fiscalYear())
			.param("kit", kit.number())
			.param("category", category)
			.param("place", place)
			.query(CaseCost.class)
			.single();
	}

	/** What was typed about an item, to be mended. */
	Optional<KitItemForm> form(Kit kit, String item) {
		return this.jdbc
			.sql("""
					select k.supply_item, k.economic_item, case when k.cost_direct then 'D' else 'I' end cost_nature, k.cost_behaviour,
					  k.quantity_per_time, k.number_of_times, k.percent_of_use, k.conversion_factor, k.waste_factor, k.calculation_type,
					  k.item_group, k.relation, k.categories, k.critical, k.rector_programmed
					from kit_item k where k.fiscal_year = ? and k.kit = ? and k.supply_item = ?""")
			.params(kit.fiscalYear(), kit.number(), item)
			.query((row, number) -> new KitItemForm(row.getString(1), row.getString(2), row.getString(3),
					row.getString(4), plain(row.getBigDecimal(5)), plain(row.getBigDecimal(6)),
					plain(row.getBigDecimal(7)), plainOrNull(row.getBigDecimal(8)), plain(row.getBigDecimal(9)),
					row.getString(10), row.getString(11), row.getString(12),
					List.of((String[]) row.getArray(13).getArray()), row.getBoolean(14), row.getBoolean(15),
					kit.lockVersion()))
			.optional();
	}

	private static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal figure) {
		return (figure == null) ? null : plain(figure);
	}

	private static BigDecimal plain(BigDecimal figure) {
		return new BigDecimal(figure.stripTrailingZeros().toPlainString());
	}

	private StatementSpec asked(String sql, int year, String program, String q) {
		return this.jdbc.sql(sql).param("year", year).param("program", program).param("q", q.strip());
	}

	/**
	 * A kit.
	 *
	 * @param fiscalYear the year
	 * @param number its sequence in the year
	 * @param category the program
	 * @param categoryName its name
	 * @param product the product
	 * @param productName its name
	 * @param activity the activity
	 * @param activityName its name
	 * @param purpose the purpose; empty for all
	 * @param subPurpose the task; empty for all
	 * @param name what a case is
	 * @param status ACTIVE or INACTIVE
	 * @param demonstration whether it was invented to show the system
	 * @param lockVersion changes with every edit
	 * @param items how many are in use
	 */
	record Kit(int fiscalYear, int number, String category, String categoryName, String product, String productName,
			String activity, String activityName, String purpose, String subPurpose, String name, String status,
			boolean demonstration, int lockVersion, int items) {
	}

	/**
	 * An item of a kit with what it costs a case.
	 *
	 * @param supplyItem its code
	 * @param shown the code as printed
	 * @param name its name
	 * @param useUnit what a case takes
	 * @param purchaseUnit what is bought
	 * @param charge the economic item; null for none
	 * @param costDirect direct or indirect
	 * @param costBehaviour VARIABLE or FIXED
	 * @param quantityPerTime use units each time
	 * @param numberOfTimes times a case
	 * @param quantityPerCase their product
	 * @param percentOfUse in how many of a hundred cases
	 * @param conversion use units in a purchase unit
	 * @param wasteFactor what is lost, as a share
	 * @param calculationType STANDARD, HISTORIC or EXPERT
	 * @param itemGroup which items belong together
	 * @param relation COMPLEMENT or SUBSTITUTE
	 * @param categories of establishments, in words; empty for all
	 * @param critical whether it is spared by cuts
	 * @param rectorProgrammed whether the rector buys it for all
	 * @param status ACTIVE or INACTIVE
	 * @param price of a purchase unit; null for none
	 * @param cost soles a case, or an establishment where fixed; null without a price
	 * @param applies whether it applies to the establishment asked about
	 */
	record KitItem(String supplyItem, String shown, String name, String useUnit, String purchaseUnit,
			@Nullable String charge, boolean costDirect, String costBehaviour, BigDecimal quantityPerTime,
			BigDecimal numberOfTimes, BigDecimal quantityPerCase, BigDecimal percentOfUse, BigDecimal conversion,
			BigDecimal wasteFactor, String calculationType, String itemGroup, String relation, String categories,
			boolean critical, boolean rectorProgrammed, String status, @Nullable BigDecimal price,
			@Nullable BigDecimal cost, boolean applies) {

		public String priceShown() {
			return (this.price != null) ? UnitPrice.shown(this.price) : "";
		}

		public boolean isActive() {
			return this.status.equals("ACTIVE");
		}

	}

	/**
	 * What a case costs, in soles, four decimals.
	 *
	 * @param variable direct, varies with the cases
	 * @param indirect varies with the cases, not direct
	 * @param fixed each establishment, whatever its cases
	 * @param unpriced how many items have no price
	 */
	record CaseCost(BigDecimal variable, BigDecimal indirect, BigDecimal fixed, int unpriced) {
	}

}
