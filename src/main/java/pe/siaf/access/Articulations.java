package pe.siaf.access;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.access.Articulation.Cell;
import pe.siaf.access.Articulation.Flaw;
import pe.siaf.access.Articulation.Gap;
import pe.siaf.access.Articulation.Overlap;
import pe.siaf.access.Articulation.Row;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/** Reads the articulation matrix; a product's line and the total count each unit once. */
@Repository
class Articulations {

	private static final String GRANTED = """
			select coalesce(product, '') product, coalesce(activity, '') activity, level, count(distinct sec_ejec) units
			from access_executors(:year, :program, :products, :activities)
			group by grouping sets ((product, activity, level), (product, level), (level))""";

	private static final String MONEY = """
			select coalesce(t.product_project, '') product, coalesce(t.activity, '') activity, u.level, coalesce(sum(m.pim), 0) pim,
			  coalesce(sum(m.certified), 0) certified, coalesce(sum(m.accrued), 0) accrued,
			  case when grouping(t.activity) = 0 and count(distinct c.unit_name) = 1 then min(c.unit_name) end unit_name,
			  sum(c.year_target) target, sum(c.executed) executed
			from budget_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			left join lateral (select sum(l.pim) pim, sum(l.certified) certified, sum(l.accrued) accrued from budget_line l
			  where l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func) m on true
			left join physical_current c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func
			where t.fiscal_year = :year and t.category = :program and %s
			group by grouping sets ((t.product_project, t.activity, u.level), (t.product_project, u.level), (u.level))""";

	private final JdbcClient jdbc;

	private final ArticulatedNodes nodes;

	Articulations(JdbcClient jdbc, ArticulatedNodes nodes) {
		this.jdbc = jdbc;
		this.nodes = nodes;
	}

	Articulation of(String program, int fiscalYear, Profile reader) {
		List<ArticulatedNodes.Node> lines = this.nodes.of(program, fiscalYear, reader);
		Map<String, Cell> cells = new HashMap<>();
		granted(program, fiscalYear, lines, cells);
		money(program, fiscalYear, reader, cells);
		covered(program, fiscalYear, cells);
		boolean open = isOpen(program, fiscalYear);
		boolean whole = seesAll(program, reader);
		if (!open) {
			flaws(lines, this.nodes.competent(program, fiscalYear), whole, cells);
		}
		List<Row> rows = new ArrayList<>();
		lines.forEach((line) -> rows.add(row(line.product(), line.activity(), line.name(), line.designed(), cells)));
		if (!rows.isEmpty()) {
			rows.add(row("", "", "", true, cells));
		}
		return new Articulation(rows, gaps(program, fiscalYear), overlaps(program, fiscalYear), open, whole);
	}

	private static Row row(String product, String activity, String name, boolean designed, Map<String, Cell> cells) {
		Map<String, Cell> byLevel = new LinkedHashMap<>();
		Articulation.LEVELS
			.forEach((level) -> byLevel.put(level, cells.getOrDefault(key(product, activity, level), Cell.EMPTY)));
		return new Row(product, activity, name, designed, byLevel);
	}

	/** Whether the reader's scope holds all targets of the program. */
	private static boolean seesAll(String program, Profile reader) {
		Scope scope = reader.scope();
		return scope.kind() == Scope.Kind.NATIONAL
				|| (scope.kind() == Scope.Kind.PROGRAM && scope.code().equals(program));
	}

	boolean isOpen(String program, int fiscalYear) {
		return this.jdbc.sql("""
				select not exists (select from access_grant g where g.fiscal_year = ? and g.program = ?
				  and access_force(g.state, g.valid_from, g.valid_to) is not null)""")
			.params(fiscalYear, program)
			.query(Boolean.class)
			.single();
	}

	private void granted(String program, int fiscalYear, List<ArticulatedNodes.Node> lines, Map<String, Cell> cells) {
		List<ArticulatedNodes.Node> activities = lines.stream().filter((line) -> !line.activity().isEmpty()).toList();
		this.jdbc.sql(GRANTED)
			.param("year", fiscalYear)
			.param("program", program)
			.param("products", activities.stream().map(ArticulatedNodes.Node::product).toArray(String[]::new))
			.param("activities", activities.stream().map(ArticulatedNodes.Node::activity).toArray(String[]::new))
			.query((row) -> {
				cells.put(key(row), new Cell(row.getLong("units"), null, null, null, List.of()));
			});
	}

	private void money(String program, int fiscalYear, Profile reader, Map<String, Cell> cells) {
		ScopeCondition scope = ScopeCondition.onTargets(reader);
		this.jdbc.sql(MONEY.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("program", program)
			.query((row) -> {
				Cell known = cells.getOrDefault(key(row), Cell.EMPTY);
				cells.put(key(row), new Cell(known.units(), moneyOf(row), quantityOf(row), null, List.of()));
			});
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

	private void covered(String program, int fiscalYear, Map<String, Cell> cells) {
		this.jdbc
			.sql("""
					select c.product, '' activity, l.level, coalesce(sum(c.size) filter (where c.level = l.level), 0) covered, sum(c.size) reached
					from access_covered(?, ?) c cross join unnest(array['E', 'R', 'M']) l(level) group by 1, 3""")
			.params(fiscalYear, program)
			.query((row) -> {
				Cell known = cells.getOrDefault(key(row), Cell.EMPTY);
				cells.put(key(row), new Cell(known.units(), known.money(), known.quantity(),
						new Coverage(row.getBigDecimal("covered"), row.getBigDecimal("reached")), List.of()));
			});
	}

	private static void flaws(List<ArticulatedNodes.Node> lines, Set<String> competent, boolean whole,
			Map<String, Cell> cells) {
		lines.stream().filter((line) -> !line.activity().isEmpty()).forEach((line) -> {
			for (String level : Articulation.LEVELS) {
				String key = key(line.product(), line.activity(), level);
				// where the year has no chain of the activity, nobody knows its function
				boolean able = competent.contains(key)
						|| !competent.contains(key(line.product(), line.activity(), "E"));
				boolean marked = line.levels().contains(level) && able;
				Cell cell = cells.getOrDefault(key, Cell.EMPTY);
				cells.put(key,
						new Cell(cell.units(), cell.money(), cell.quantity(), null, flawsOf(cell, marked, whole)));
			}
		});
	}

	/** Only who sees all of the money can tell that it is missing. */
	private static List<Flaw> flawsOf(Cell cell, boolean marked, boolean whole) {
		LevelMoney money = cell.money();
		boolean funded = money != null && !money.equals(LevelMoney.NONE);
		Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
		if (cell.units() == 0) {
			if (funded) {
				flaws.add(Flaw.MONEY_WITHOUT_GRANT);
			}
			if (marked) {
				flaws.add(Flaw.NOT_GRANTED);
			}
		}
		else if (whole) {
			if (!funded) {
				flaws.add(Flaw.NO_MONEY);
			}
			if (cell.quantity() == null || cell.quantity().target().signum() == 0) {
				flaws.add(Flaw.NO_TARGET);
			}
		}
		return List.copyOf(flaws);
	}

	private List<Gap> gaps(String program, int fiscalYear) {
		return this.jdbc.sql("""
				select c.product, c.ubigeo, coalesce(u.name, '') place, c.size from access_covered(:year, :program) c
				left join ubigeo u on u.fiscal_year = :year and u.code = c.ubigeo
				where c.executors = 0 order by c.product, c.ubigeo""")
			.param("year", fiscalYear)
			.param("program", program)
			.query(Gap.class)
			.list();
	}

	private List<Overlap> overlaps(String program, int fiscalYear) {
		return this.jdbc.sql("select * from access_overlaps(?, ?) order by product, activity, geography")
			.params(fiscalYear, program)
			.query(Overlap.class)
			.list();
	}

	private static String key(ResultSet row) throws SQLException {
		return key(row.getString("product"), row.getString("activity"), row.getString("level"));
	}

	static String key(String product, String activity, String level) {
		return product + "/" + activity + "/" + level;
	}

}
