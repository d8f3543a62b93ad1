package pe.siaf.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/** Reads signals within the scope of who looks. */
@Repository
class Signals {

	/** Below so many amounts first digits say nothing. */
	private static final int FEWEST = 100;

	/** χ² with eight degrees of freedom, 5 %. */
	private static final BigDecimal LIMIT = new BigDecimal("15.507");

	/** log10(1 + 1/d), in percent. */
	private static final List<BigDecimal> BENFORD = List
		.of("30.103", "17.609", "12.494", "9.691", "7.918", "6.695", "5.799", "5.115", "4.576")
		.stream()
		.map(BigDecimal::new)
		.toList();

	private static final String WHERE = """
			 from control_signal s
			join implementing_unit u on u.fiscal_year = s.fiscal_year and u.sec_ejec = s.sec_ejec
			where s.fiscal_year = :year and (:unit = '' or s.sec_ejec = :unit) and %s""";

	private final JdbcClient jdbc;

	Signals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many of each kind there are, and what they are about in soles. */
	Map<Signal, Count> counts(int year, String unit, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		Map<Signal, Count> counts = new EnumMap<>(Signal.class);
		this.jdbc
			.sql("select s.kind, count(*) signals, coalesce(sum(s.amount), 0) amount" + WHERE.formatted(scope.sql())
					+ " group by s.kind")
			.params(scope.params())
			.param("year", year)
			.param("unit", unit)
			.query((row) -> {
				counts.put(Signal.valueOf(row.getString("kind")),
						new Count(row.getLong("signals"), new Amount(row.getBigDecimal("amount"))));
			});
		return counts;
	}

	List<Row> rows(Signal kind, int year, String unit, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select s.sec_ejec, u.name unit_name, s.on_day, s.subject, s.page, s.supplier,
					  (select p.name from supplier p where p.ruc = s.supplier) supplier_name, s.amount, s.detail"""
					+ WHERE.formatted(scope.sql())
					+ " and s.kind = :kind order by s.amount desc, s.on_day desc, s.subject limit :size offset :offset")
			.params(scope.params())
			.param("year", year)
			.param("unit", unit)
			.param("kind", kind.name())
			.param("size", size)
			.param("offset", offset)
			.query(Row.class)
			.list();
	}

	/** First digits of what was accrued against Benford's law. */
	Digits digits(int year, String unit, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		long[] found = new long[BENFORD.size()];
		this.jdbc
			.sql("""
					select s.digit, sum(s.found) found from signal_first_digit s
					join implementing_unit u on u.fiscal_year = s.fiscal_year and u.sec_ejec = s.sec_ejec
					where s.fiscal_year = :year and (:unit = '' or s.sec_ejec = :unit) and\s""" + scope.sql()
					+ " group by 1")
			.params(scope.params())
			.param("year", year)
			.param("unit", unit)
			.query((row) -> {
				found[row.getInt("digit") - 1] = row.getLong("found");
			});
		return Digits.of(found);
	}

	List<Integer> years() {
		return this.jdbc.sql(
				"select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING', 'CLOSED') order by fiscal_year desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * How many signals of a kind.
	 *
	 * @param signals how many
	 * @param amount what they are about
	 */
	record Count(long signals, Amount amount) {
	}

	/**
	 * A signal.
	 *
	 * @param secEjec the unit
	 * @param unitName what it is called
	 * @param onDay its day
	 * @param subject what it is about
	 * @param page its page
	 * @param supplier the supplier
	 * @param supplierName what it is called
	 * @param amount what it is about in soles
	 * @param detail what stands out
	 */
	record Row(String secEjec, String unitName, @Nullable LocalDate onDay, String subject, String page,
			@Nullable String supplier, @Nullable String supplierName, Amount amount, @Nullable String detail) {
	}

	/**
	 * First digits.
	 *
	 * @param rows each digit
	 * @param total amounts in all
	 * @param distance χ² against the law
	 * @param telling whether there are enough to tell
	 * @param apart whether they are further apart than chance
	 */
	record Digits(List<Digit> rows, long total, BigDecimal distance, boolean telling, boolean apart) {

		static Digits of(long[] found) {
			long total = java.util.Arrays.stream(found).sum();
			BigDecimal all = BigDecimal.valueOf(Math.max(1, total));
			BigDecimal distance = BigDecimal.ZERO;
			List<Digit> rows = new ArrayList<>();
			for (int at = 0; at < found.length; at++) {
				BigDecimal expected = all.multiply(BENFORD.get(at)).movePointLeft(2);
				BigDecimal apart = BigDecimal.valueOf(found[at]).subtract(expected);
				distance = distance.add(apart.multiply(apart).divide(expected, 6, RoundingMode.HALF_UP));
				BigDecimal share = BigDecimal.valueOf(100 * found[at]).divide(all, 1, RoundingMode.HALF_UP);
				rows.add(new Digit(at + 1, found[at], share, BENFORD.get(at).setScale(1, RoundingMode.HALF_UP)));
			}
			boolean telling = total >= FEWEST;
			return new Digits(rows, total, distance.setScale(1, RoundingMode.HALF_UP), telling,
					telling && distance.compareTo(LIMIT) > 0);
		}

	}

	/**
	 * A first digit.
	 *
	 * @param digit 1 to 9
	 * @param found how often it stands there
	 * @param share in percent of all
	 * @param expected what the law would have, in percent
	 */
	record Digit(int digit, long found, BigDecimal share, BigDecimal expected) {
	}

}
