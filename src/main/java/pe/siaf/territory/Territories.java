package pe.siaf.territory;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.access.LevelMoney;
import pe.siaf.access.LevelQuantity;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.territory.Territory.Cell;
import pe.siaf.territory.Territory.Child;
import pe.siaf.territory.Territory.Row;

/** Reads what is done in a place: targets that stand there and their lines. */
@Repository
class Territories {

	/** Targets of the reader's scope within the place, each with its money. */
	private static final String HERE = """
			from budget_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			left join lateral (select sum(l.pim) pim, sum(l.certified) certified, sum(l.accrued) accrued from budget_line l
			  where l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func) m on true
			%s where t.fiscal_year = :year and t.department = left(:prefix, 2)
			  and starts_with(t.department || t.province || t.district, :prefix) and %s
			""";

	private static final String DONE = """
			select coalesce(t.category, '') program, coalesce(t.product_project, '') product, u.level, count(distinct t.sec_ejec) units,
			  coalesce(sum(m.pim), 0) pim, coalesce(sum(m.certified), 0) certified, coalesce(sum(m.accrued), 0) accrued,
			  case when grouping(t.product_project) = 0 and count(distinct c.unit_name) = 1 then min(c.unit_name) end unit_name,
			  sum(c.year_target) target, sum(c.executed) executed
			"""
			+ HERE
			+ """
					group by grouping sets ((t.category, t.product_project, u.level), (t.category, u.level), (u.level))""";

	private static final String PHYSICAL = """
			left join physical_current c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func""";

	private static final String CHILDREN = """
			with money as (
			  select rpad(left(t.department || t.province || t.district, length(:prefix) + 2), 6, '0') ubigeo, coalesce(sum(m.pim), 0) pim,
			    coalesce(sum(m.certified), 0) certified, coalesce(sum(m.accrued), 0) accrued
			"""
			+ HERE
			+ """
					  group by 1),
					place as (
					  select u.code ubigeo, u.name from ubigeo u
					  where u.fiscal_year = :year and starts_with(u.code, :prefix) and length(territory_prefix(u.code)) = length(:prefix) + 2)
					select ubigeo, coalesce(p.name, '') as name, coalesce(m.pim, 0) pim, coalesce(m.certified, 0) certified, coalesce(m.accrued, 0) accrued
					from place p full join money m using (ubigeo) order by m.pim desc nulls last, ubigeo""";

	private final JdbcClient jdbc;

	private final Gazetteer gazetteer;

	private final Reach reach;

	Territories(JdbcClient jdbc, Gazetteer gazetteer, Reach reach) {
		this.jdbc = jdbc;
		this.gazetteer = gazetteer;
		this.reach = reach;
	}

	/**
	 * Reads a department, province or district.
	 * @param fiscalYear the year
	 * @param place the place, not the country
	 * @param reader who asks: money and quantities are of their scope
	 * @return what is done there
	 */
	Territory of(int fiscalYear, Place place, Profile reader) {
		Map<Node, Map<String, Cell>> done = done(fiscalYear, place, reader);
		Map<String, BigDecimal> population = this.reach.population(fiscalYear, place);
		List<Row> rows = rows(fiscalYear, done, population);
		Amount all = rows.isEmpty() ? Amount.ZERO : rows.get(rows.size() - 1).money().pim();
		List<Child> children = place.isDistrict() ? List.of() : children(fiscalYear, place, reader, all);
		return new Territory(place, this.gazetteer.path(fiscalYear, place), rows, children,
				this.reach.gaps(fiscalYear, place), this.reach.overlaps(fiscalYear, place), seesAll(place, reader));
	}

	private static boolean seesAll(Place place, Profile reader) {
		Scope scope = reader.scope();
		return scope.kind() == Scope.Kind.NATIONAL
				|| (scope.kind() == Scope.Kind.GEOGRAPHY && scope.code().equals(place.department()));
	}

	private Map<Node, Map<String, Cell>> done(int fiscalYear, Place place, Profile reader) {
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		Map<Node, Map<String, Cell>> done = new HashMap<>();
		this.jdbc.sql(DONE.formatted(PHYSICAL, scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("prefix", place.prefix())
			.query((row) -> {
				done.computeIfAbsent(new Node(row.getString("program"), row.getString("product")),
						(node) -> new HashMap<>())
					.put(row.getString("level"), new Cell(row.getLong("units"), moneyOf(row), quantityOf(row)));
			});
		return done;
	}

	private List<Row> rows(int fiscalYear, Map<Node, Map<String, Cell>> done, Map<String, BigDecimal> population) {
		Map<Node, String> names = names(fiscalYear, done, population);
		List<Row> rows = new ArrayList<>();
		names.forEach((node, name) -> rows.add(new Row(node.program(), node.product(), name,
				node.product().isEmpty() ? population.get(node.program()) : null, inOrder(done.get(node)))));
		if (!done.isEmpty()) {
			rows.add(new Row("", "", "", null, inOrder(done.get(new Node("", "")))));
		}
		return rows;
	}

	private static Map<String, Cell> inOrder(@Nullable Map<String, Cell> cells) {
		Map<String, Cell> ordered = new LinkedHashMap<>();
		Territory.LEVELS.forEach((level) -> {
			Cell cell = (cells != null) ? cells.get(level) : null;
			if (cell != null) {
				ordered.put(level, cell);
			}
		});
		return ordered;
	}

	/** What is done and what programs are to reach, in order, with their names. */
	private Map<Node, String> names(int fiscalYear, Map<Node, Map<String, Cell>> done,
			Map<String, BigDecimal> population) {
		List<Node> nodes = new ArrayList<>(done.keySet());
		population.keySet().forEach((program) -> nodes.add(new Node(program, "")));
		Map<Node, String> names = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select distinct n.program, n.product, coalesce(case when n.product <> '' then p.name else coalesce(c.name, g.name) end, '') as name
					from unnest(:programs::text[], :products::text[]) n(program, product)
					left join budget_category c on c.fiscal_year = :year and c.code = n.program
					left join program g on g.code = n.program
					left join product_project p on p.fiscal_year = :year and p.code = n.product
					where n.program <> '' order by n.program, n.product""")
			.param("programs", nodes.stream().map(Node::program).toArray(String[]::new))
			.param("products", nodes.stream().map(Node::product).toArray(String[]::new))
			.param("year", fiscalYear)
			.query((row) -> {
				names.put(new Node(row.getString("program"), row.getString("product")), row.getString("name"));
			});
		return names;
	}

	private List<Child> children(int fiscalYear, Place place, Profile reader, Amount all) {
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		return this.jdbc.sql(CHILDREN.formatted("", scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("prefix", place.prefix())
			.query((row, number) -> {
				LevelMoney money = moneyOf(row);
				return new Child(row.getString("ubigeo"), row.getString("name"), money,
						Percentage.of(money.pim(), all));
			})
			.list();
	}

	private static LevelMoney moneyOf(ResultSet row) throws SQLException {
		return new LevelMoney(new Amount(row.getBigDecimal("pim")), new Amount(row.getBigDecimal("certified")),
				new Amount(row.getBigDecimal("accrued")));
	}

	private static @Nullable LevelQuantity quantityOf(ResultSet row) throws SQLException {
		String unitName = row.getString("unit_name");
		BigDecimal target = row.getBigDecimal("target");
		return (unitName == null || target == null) ? null
				: new LevelQuantity(unitName, target, row.getBigDecimal("executed"));
	}

	private record Node(String program, String product) {
	}

}
