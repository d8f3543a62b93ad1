package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/** What the lists of a unit's own system say was accrued, by file. */
@Component
class Accruals {

	private final JdbcClient jdbc;

	Accruals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Sums by some axes.
	 * @param key whose
	 * @param axes by what, at least one
	 * @param asOf as known on that day; null for today
	 * @return the sums, without those that came to nothing
	 */
	List<Sum> by(BooksKey key, List<Axis> axes, @Nullable LocalDate asOf) {
		String columns = axes.stream().map((axis) -> "a." + axis.column).collect(Collectors.joining(", "));
		String names = axes.stream().map(Axis::nameSql).collect(Collectors.joining(", "));
		return this.jdbc
			.sql("""
					with sums as (
					  select %s, sum(a.amount) amount from file_accrual a
					  where a.fiscal_year = :year and a.sec_ejec = :unit and (cast(:day as date) is null or a.stated_on <= :day)
					  group by %s having sum(a.amount) <> 0)
					select a.*, %s from sums a order by %s"""
				.formatted(columns, columns, names, columns))
			.param("year", key.year())
			.param("unit", key.unit())
			.param("day", asOf)
			.query((row, number) -> {
				List<Cell> cells = new ArrayList<>();
				for (Axis axis : axes) {
					cells.add(
							new Cell(String.valueOf(row.getString(axis.column)), row.getString("name_" + axis.column)));
				}
				return new Sum(cells, new Amount(row.getBigDecimal("amount")));
			})
			.list();
	}

	/** The days of the lists that were applied, newest first. */
	List<LocalDate> days(BooksKey key) {
		return this.jdbc.sql("""
				select distinct stated_on from file_accrual where fiscal_year = ? and sec_ejec = ? order by 1 desc""")
			.params(key.year(), key.unit())
			.query(LocalDate.class)
			.list();
	}

	/** By what accruals can be added up. */
	enum Axis {

		/** The month of the accrual. */
		MONTH("month", null),

		/** The rubro. */
		RUBRO("rubro", "rubro"),

		/** The item of the economic classifier. */
		ITEM("item", "economic_item"),

		/** The target. */
		TARGET("sec_func", null),

		/** The file. */
		FILE("file", null);

		private final String column;

		private final @Nullable String catalogue;

		Axis(String column, @Nullable String catalogue) {
			this.column = column;
			this.catalogue = catalogue;
		}

		private String nameSql() {
			String name = (this.catalogue != null) ? "(select c.name from " + this.catalogue
					+ " c where c.fiscal_year = :year and c.code = a." + this.column + ")" : "cast(null as text)";
			return name + " name_" + this.column;
		}

		/** Its name in addresses and in the API. */
		public String slug() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<Axis> of(String slug) {
			return Arrays.stream(values()).filter((axis) -> axis.slug().equals(slug)).findFirst();
		}

		/** The axes of a list of slugs, in that order; unknown ones are left out. */
		static List<Axis> of(List<String> slugs) {
			return slugs.stream().flatMap((slug) -> of(slug).stream()).distinct().toList();
		}

	}

	/**
	 * A code with its name.
	 *
	 * @param code the code
	 * @param name its name, or null
	 */
	public record Cell(String code, @Nullable String name) {

		/**
		 * As it is shown.
		 * @return code and name
		 */
		public String shown() {
			return (this.name != null) ? this.code + ". " + this.name : this.code;
		}

	}

	/**
	 * A sum.
	 *
	 * @param cells a code for each axis
	 * @param amount what was accrued
	 */
	public record Sum(List<Cell> cells, Amount amount) {
	}

}
