package pe.siaf.costing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The catalogue of goods and services of a year (domain 7.2). */
@Component
class SupplyItems {

	private static final String SHOWN = """
			with found as (
			  select i.*, supply_item_shown(i.code) shown, c.economic_item charge, e.name charge_name, p.price, p.place price_place,
			    p.priced_on, p.source price_source,
			    case when i.status <> 'ACTIVE' or e.code is null or e.status <> 'ACTIVE' then 'CST-001' when p.price is null then 'CST-002'
			      when p.priced_on < supply_price_old_before(:year) then 'CST-003' end problem
			  from supply_item i
			  left join supply_item_charge c on c.fiscal_year = i.fiscal_year and c.supply_item = i.code and c.is_default
			  left join economic_item e on e.fiscal_year = c.fiscal_year and e.code = c.economic_item
			  left join lateral supply_price_at(i.fiscal_year, i.code, :place) p on true
			  where i.fiscal_year = :year)
			""";

	private static final String ASKED = """
			where (cast(:kind as text) is null or kind = :kind) and (cast(:problem as text) is null or problem = :problem)
			  and (:words = '' or (:digits <> '' and starts_with(substr(code, 2), :digits))
			    or not exists (select from regexp_split_to_table(plain_text(:words), '\\s+') word
			      where strpos(plain_text(name), word) = 0))
			""";

	private final JdbcClient jdbc;

	SupplyItems(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count(int year, SupplyFilter filter) {
		return statement("select count(*) from found " + ASKED, year, filter).query(Long.class).single();
	}

	List<SupplyItem> list(int year, SupplyFilter filter, long offset, int size) {
		return statement("select * from found " + ASKED + " order by code limit :size offset :offset", year, filter)
			.param("offset", offset)
			.param("size", size)
			.query(SupplyItem.class)
			.list();
	}

	/** An item with its price at a place. */
	Optional<SupplyItem> find(int year, String code, String place) {
		return statement("select * from found where code = :code", year, new SupplyFilter(null, null, null, place))
			.param("code", code)
			.query(SupplyItem.class)
			.optional();
	}

	/** What an item may be charged to, the default first. */
	List<Charge> charges(int year, String code) {
		return this.jdbc.sql("""
				select c.economic_item code, e.name, c.is_default from supply_item_charge c
				join economic_item e on e.fiscal_year = c.fiscal_year and e.code = c.economic_item
				where c.fiscal_year = ? and c.supply_item = ? order by c.is_default desc, 1""")
			.params(year, code)
			.query(Charge.class)
			.list();
	}

	/** What an item costs and cost, everywhere. */
	List<Price> prices(int year, String code) {
		return this.jdbc
			.sql("""
					select p.place, g.name place_name, p.price, p.source, p.priced_on,
					  p.priced_on < supply_price_old_before(p.fiscal_year) old,
					  p.priced_on = max(p.priced_on) over (partition by p.place) holds
					from supply_price p left join ubigeo g on g.fiscal_year = p.fiscal_year and g.code = rpad(p.place, 6, '0') and p.place <> ''
					where p.fiscal_year = ? and p.supply_item = ? order by p.place, p.priced_on desc""")
			.params(year, code)
			.query(Price.class)
			.list();
	}

	private StatementSpec statement(String sql, int year, SupplyFilter filter) {
		return this.jdbc.sql(SHOWN + sql)
			.param("year", year)
			.param("place", filter.place())
			.param("kind", filter.kind())
			.param("problem", filter.problem())
			.param("words", filter.words())
			.param("digits", filter.digits());
	}

	/**
	 * An economic item that an item may be charged to.
	 *
	 * @param code the economic item
	 * @param name its name
	 * @param isDefault whether it is taken where nothing else is said
	 */
	record Charge(String code, String name, boolean isDefault) {
	}

	/**
	 * What a purchase unit costs at a place since a day.
	 *
	 * @param place two, four or six digits; empty for the country
	 * @param placeName its name; null for the country
	 * @param price in soles, six decimals
	 * @param source where it comes from
	 * @param pricedOn since when
	 * @param old whether it is past its age (R7.2)
	 * @param holds whether it is the newest of its place
	 */
	record Price(String place, @Nullable String placeName, BigDecimal price, String source, LocalDate pricedOn,
			boolean old, boolean holds) {

		public String shown() {
			return UnitPrice.shown(this.price);
		}

	}

}
