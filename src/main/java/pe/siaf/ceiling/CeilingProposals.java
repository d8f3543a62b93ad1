package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * What a pliego's ceilings could be, by criterion, from what the database knows. Each
 * amount opens down to its two figures; what isn't known is named, never supposed.
 */
@Component
class CeilingProposals {

	/** The criteria that are reckoned: all there are. */
	static final List<String> RECKONED = List.of("DEBT", "PERSONNEL", "PRECOMMITMENT", "PROJECT", "TARGET_COST", "GAP",
			"PERFORMANCE", "POPULATION", "INERTIAL", "ONE_OFF");

	private final JdbcClient jdbc;

	CeilingProposals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The pliegos that a profile may have proposals for: those with units in its scope.
	 * @param version the version
	 * @param reader who asks
	 * @return names by {@code sector/code}; over the whole country those that have a
	 * ceiling or lines
	 */
	Map<String, String> pliegos(CeilingVersion version, Profile reader) {
		ScopeCondition units = ScopeCondition.onUnits(reader);
		Map<String, String> pliegos = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select distinct u.sector || '/' || u.pliego code, p.name from implementing_unit u
					join pliego p on p.fiscal_year = u.fiscal_year and p.level = u.level and p.sector = u.sector and p.code = u.pliego
					where u.fiscal_year = ceiling_catalogue_year(:year) and %s
					  and (not :all or ceiling_base_year(:year, u.sector || '/' || u.pliego) is not null
					    or exists (select from ceiling c where c.version_id = :version and c.pliego = u.sector || '/' || u.pliego))
					order by 1 limit 500"""
				.formatted(units.sql()))
			.params(units.params())
			.param("year", version.fiscalYear())
			.param("version", version.id())
			.param("all", reader.scope().kind() == Scope.Kind.NATIONAL)
			.query((row) -> {
				pliegos.put(row.getString(1), row.getString(2));
			});
		return pliegos;
	}

	/**
	 * The year whose lines proposals start from.
	 * @param version the version
	 * @param pliego the pliego
	 * @return the year, or empty where no year before has any
	 */
	Optional<Integer> baseYear(CeilingVersion version, String pliego) {
		return this.jdbc.sql("select ceiling_base_year(?, ?)")
			.params(version.fiscalYear(), pliego)
			.query((row, number) -> Optional.ofNullable((Integer) row.getObject(1)))
			.single();
	}

	/**
	 * The factors that carry prices from the base year to each of the three years.
	 * @param version the version
	 * @param base the base year
	 * @return a factor each, null where the frame lacks a year's inflation
	 */
	List<@Nullable BigDecimal> factors(CeilingVersion version, int base) {
		List<@Nullable BigDecimal> factors = new ArrayList<>();
		for (int year : version.years()) {
			factors.add(this.jdbc.sql("select ceiling_price_factor(?, ?, ?)")
				.params(version.frameId(), base, year)
				.query((row, number) -> Optional.ofNullable(row.getBigDecimal(1)))
				.single()
				.orElse(null));
		}
		return factors;
	}

	/**
	 * A criterion's lines.
	 * @param version the version
	 * @param pliego the pliego
	 * @param criterion the criterion
	 * @param reader who asks: a unit sees its own
	 * @return by unit and code
	 */
	List<Line> lines(CeilingVersion version, String pliego, String criterion, Profile reader) {
		String unit = (reader.scope().kind() == Scope.Kind.UE) ? reader.scope().head() : "";
		return this.jdbc.sql("select * from ceiling_proposal(?, ?, ?) where ? in ('', sec_ejec)")
			.params(version.id(), pliego, criterion, unit)
			.query((row, number) -> new Line(row.getString("sec_ejec"), row.getString("code"), row.getString("name"),
					row.getBigDecimal("first_figure"), row.getBigDecimal("second_figure"),
					Arrays.asList(amount(row.getBigDecimal("year0")), amount(row.getBigDecimal("year1")),
							amount(row.getBigDecimal("year2"))),
					row.getString("missing"), keys(pliego, row)))
			.list();
	}

	private static CeilingKeys keys(String pliego, ResultSet row) throws SQLException {
		Map<CeilingKey, String> keys = new EnumMap<>(CeilingKey.class);
		keys.put(CeilingKey.PLIEGO, pliego);
		for (CeilingKey key : List.of(CeilingKey.UNIT, CeilingKey.CATEGORY, CeilingKey.PRODUCT, CeilingKey.GEOGRAPHY,
				CeilingKey.GENERIC)) {
			keys.put(key, row.getString(key.column()));
		}
		return new CeilingKeys(keys);
	}

	private static @Nullable Amount amount(@Nullable BigDecimal soles) {
		return (soles != null) ? new Amount(soles) : null;
	}

	/**
	 * What a sum covers when money is given out in the order of the criteria.
	 * @param version the version
	 * @param pliego the pliego
	 * @param sum the sum for the first year
	 * @return the classes in their order
	 */
	List<Allocated> allocation(CeilingVersion version, String pliego, Amount sum) {
		return this.jdbc.sql("select * from ceiling_allocation(?, ?, ?)")
			.params(version.id(), pliego, sum.value())
			.query(Allocated.class)
			.list();
	}

	/** What a pliego has in a version, for its first year. */
	Amount ceiling(CeilingVersion version, String pliego) {
		return this.jdbc.sql("""
				select coalesce(sum(amount), 0) from ceiling
				where version_id = ? and pliego = ? and year = ? and parent_id is null""")
			.params(version.id(), pliego, version.fiscalYear())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	/**
	 * The figures of a criterion's formula, from its year on.
	 * @param version the version
	 * @param criterion the criterion
	 * @return the year and two figures; empty where its formula has none
	 */
	List<String> formula(CeilingVersion version, String criterion) {
		String table = switch (criterion) {
			case "POPULATION" -> "ceiling_population_formula f(fiscal_year, one, other)";
			case "PERFORMANCE" -> "ceiling_performance_formula f(fiscal_year, one, other)";
			default -> "";
		};
		return table.isEmpty() ? List.of()
				: this.jdbc
					.sql("select fiscal_year, trim_scale(one), trim_scale(other) from " + table
							+ " where fiscal_year <= ? order by fiscal_year desc limit 1")
					.param(version.fiscalYear())
					.query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
					.single();
	}

	/** Sums of lines for the three years; a year that a line doesn't know isn't known. */
	static List<@Nullable Amount> totals(List<Line> lines) {
		List<@Nullable Amount> totals = new ArrayList<>(Arrays.asList(Amount.ZERO, Amount.ZERO, Amount.ZERO));
		for (Line line : lines) {
			for (int index = 0; index < totals.size(); index++) {
				Amount sum = totals.get(index);
				Amount amount = line.years().get(index);
				totals.set(index, (sum != null && amount != null) ? sum.plus(amount) : null);
			}
		}
		return totals;
	}

	/**
	 * A line of a criterion.
	 *
	 * @param secEjec the unit, or empty where it is the pliego as a whole
	 * @param code what it is about: a category, generic, project, target or product
	 * @param name what that is called
	 * @param firstFigure what it is reckoned from; see the criterion
	 * @param secondFigure the other one
	 * @param years the amounts for the three years, null where not known
	 * @param missing what isn't known, or empty
	 * @param keys the keys of the ceiling that it could be
	 */
	record Line(String secEjec, String code, String name, @Nullable BigDecimal firstFigure,
			@Nullable BigDecimal secondFigure, List<@Nullable Amount> years, String missing, CeilingKeys keys) {

		/** What tells it from the others of its criterion. */
		public String id() {
			return String.join("-", this.secEjec, this.keys.text(), this.code, this.name.replace(',', ' '));
		}

		/** Whether there is an amount to take. */
		public boolean isKnown() {
			return this.years.stream().anyMatch(java.util.Objects::nonNull);
		}

		/** The first figure as on screen. */
		public String first() {
			return print(this.firstFigure);
		}

		/** The second figure as on screen. */
		public String second() {
			return print(this.secondFigure);
		}

		static String print(@Nullable BigDecimal figure) {
			return (figure != null) ? pe.siaf.money.AmountFormatter.printQuantity(figure) : "–";
		}

	}

	/**
	 * A class of expenditure when money is given out.
	 *
	 * @param criterion the class's criterion
	 * @param name what it is called in Spanish
	 * @param nameEn what it is called in English
	 * @param asked what it asks for
	 * @param covered what the sum covers of it
	 */
	record Allocated(String criterion, String name, String nameEn, Amount asked, Amount covered) {

		/** Its name in the reader's language. */
		public String in(String language) {
			return language.equals("en") ? this.nameEn : this.name;
		}

		/** What isn't covered. */
		public Amount uncovered() {
			return this.asked.minus(this.covered);
		}

	}

}
