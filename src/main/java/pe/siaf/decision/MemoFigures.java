package pe.siaf.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.decision.MemoItem.Kind;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.indicator.IndicatorProgress;

/**
 * Gathers what is known of each product when the budget of a year is asked for: the year
 * before it is running, the one before that is the last whole one and is judged.
 */
@Component
class MemoFigures {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final int SCALE = 10;

	private final JdbcClient jdbc;

	MemoFigures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What is known now.
	 * @param key whose memo
	 * @return the figures
	 */
	Snapshot now(MemoKey key) {
		List<Named> products = this.jdbc.sql("select * from decision_products(:year, :unit, :category)")
			.params(figuresOf(key))
			.query(Named.class)
			.list();
		Gathered gathered = new Gathered(thresholds(key.fiscalYear()), advance(key, 3), advance(key, 2),
				advance(key, 1), programmed(key), indicators(key, products), commitments(products));
		List<Snapshot.Product> shown = new ArrayList<>();
		gathered.commitments.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith("/"))
			.forEach((entry) -> shown.add(new Snapshot.Product(entry.getKey().substring(0, 4), "",
					entry.getValue().get(0).programName(), gathered.commitments(entry.getKey()))));
		products.forEach((product) -> shown
			.add(new Snapshot.Product(product.category(), product.product(), product.name(), gathered.items(product))));
		return new Snapshot(OffsetDateTime.now(FiscalTime.LIMA), key.fiscalYear(), shown);
	}

	private static Map<String, Object> figuresOf(MemoKey key) {
		return Map.of("year", key.fiscalYear(), "unit", key.unit(), "category", key.category());
	}

	private Map<Kind, Threshold> thresholds(int fiscalYear) {
		Map<Kind, Threshold> thresholds = new EnumMap<>(Kind.class);
		this.jdbc.sql("""
				select distinct on (kind) kind, amber, red from decision_threshold where fiscal_year <= ?
				order by kind, fiscal_year desc""")
			.param(fiscalYear)
			.query(Threshold.class)
			.list()
			.forEach((one) -> thresholds.put(one.kind(), one));
		return thresholds;
	}

	private Map<String, Advance> advance(MemoKey key, int yearsBefore) {
		Map<String, Advance> advances = new HashMap<>();
		this.jdbc.sql("select * from decision_advance(:year - :before, :unit, :category)")
			.params(figuresOf(key))
			.param("before", yearsBefore)
			.query(Advance.class)
			.list()
			.forEach((one) -> advances.put(one.category() + "/" + one.product(), one));
		return advances;
	}

	private Map<String, Programmed> programmed(MemoKey key) {
		Map<String, Programmed> programmed = new HashMap<>();
		this.jdbc.sql("select * from decision_programmed(:year, :unit, :category)")
			.params(figuresOf(key))
			.query(Programmed.class)
			.list()
			.forEach((one) -> programmed.put(one.category() + "/" + one.product(), one));
		return programmed;
	}

	private Map<String, List<Measured>> indicators(MemoKey key, List<Named> products) {
		Map<String, List<Measured>> indicators = new HashMap<>();
		this.jdbc.sql("select * from decision_indicators(:year, :programs)")
			.param("year", key.fiscalYear())
			.param("programs", programs(products))
			.query(Measured.class)
			.list()
			.forEach((one) -> indicators
				.computeIfAbsent(one.category() + "/" + one.product(), (none) -> new ArrayList<>())
				.add(one));
		return indicators;
	}

	private Map<String, List<Promised>> commitments(List<Named> products) {
		Map<String, List<Promised>> commitments = new TreeMap<>();
		this.jdbc.sql("""
				select c.id, c.program, c.product, p.name program_name, c.text, c.due_date, c.status
				from evaluation_commitment c join program p on p.code = c.program
				where c.program = any (:programs) and c.status <> 'MET' order by c.due_date, c.id""")
			.param("programs", programs(products))
			.query(Promised.class)
			.list()
			.forEach((one) -> commitments
				.computeIfAbsent(one.program() + "/" + one.product(), (none) -> new ArrayList<>())
				.add(one));
		return commitments;
	}

	private static String[] programs(List<Named> products) {
		return products.stream().map(Named::category).distinct().toArray(String[]::new);
	}

	record Named(String category, String product, String name) {

		String key() {
			return this.category + "/" + this.product;
		}

	}

	record Advance(String category, String product, BigDecimal pim, BigDecimal accrued, long programmed, long reported,
			@Nullable BigDecimal physical, @Nullable BigDecimal executed, @Nullable String unitName) {

		@Nullable BigDecimal financial() {
			return (this.pim.signum() == 0) ? null
					: this.accrued.multiply(HUNDRED).divide(this.pim, SCALE, RoundingMode.HALF_UP);
		}

	}

	record Programmed(String category, String product, BigDecimal amount, @Nullable BigDecimal quantity,
			@Nullable String unitName) {
	}

	record Measured(String category, String product, String indicator, String name, @Nullable String unit,
			@Nullable String sense, @Nullable BigDecimal baseline, @Nullable BigDecimal target,
			@Nullable BigDecimal before, @Nullable BigDecimal last, @Nullable BigDecimal standardError,
			@Nullable BigDecimal ciLow, @Nullable BigDecimal ciHigh, @Nullable BigDecimal semester) {
	}

	record Promised(long id, String program, String product, String programName, String text, LocalDate dueDate,
			String status) {
	}

	/** All that was read, to be told product by product. */
	private record Gathered(Map<Kind, Threshold> thresholds, Map<String, Advance> before, Map<String, Advance> last,
			Map<String, Advance> running, Map<String, Programmed> programmed, Map<String, List<Measured>> indicators,
			Map<String, List<Promised>> commitments) {

		List<MemoItem> items(Named product) {
			String key = product.key();
			List<MemoItem> items = new ArrayList<>();
			List<Measured> measured = this.indicators.getOrDefault(key, List.of());
			measured.forEach((one) -> items.add(indicator(key, one)));
			if (measured.isEmpty()) {
				items.add(item(key, Kind.INDICATOR, "%", null, null, null, null, null, null, null));
			}
			items.add(physical(key));
			items.add(financial(key));
			items.add(unitCost(key));
			items.addAll(commitments(key));
			return items;
		}

		List<MemoItem> commitments(String key) {
			LocalDate today = LocalDate.now(FiscalTime.LIMA);
			return this.commitments.getOrDefault(key, List.of()).stream().map((one) -> {
				BigDecimal overdue = BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(one.dueDate(), today)));
				return new MemoItem(key + "/COMMITMENT/" + one.id(), Kind.COMMITMENT, "", one.text(), "", null, null,
						null, null, null, null, null, overdue, null, null, null, one.dueDate(), one.status(),
						light(Kind.COMMITMENT, overdue));
			}).toList();
		}

		private MemoItem indicator(String key, Measured one) {
			IndicatorProgress progress = IndicatorProgress.of(one.baseline(), one.target(), one.last(),
					!"DOWN".equals(one.sense()));
			BigDecimal measure = (progress != null) ? progress.percentage().value() : null;
			return new MemoItem(key + "/INDICATOR/" + one.indicator(), Kind.INDICATOR, one.indicator(), one.name(),
					Objects.requireNonNullElse(one.unit(), ""), one.before(), one.last(), one.semester(), null,
					one.ciLow(), one.ciHigh(), one.standardError(), measure, one.target(), null, null, null, null,
					light(Kind.INDICATOR, measure));
		}

		private MemoItem physical(String key) {
			Advance year = this.last.get(key);
			BigDecimal percent = (year != null) ? year.physical() : null;
			return item(key, Kind.PHYSICAL, "%", physical(this.before.get(key)), percent,
					physical(this.running.get(key)), null, percent,
					(year != null) ? BigDecimal.valueOf(year.reported()) : null,
					(year != null) ? BigDecimal.valueOf(year.programmed()) : null);
		}

		private static @Nullable BigDecimal physical(@Nullable Advance year) {
			return (year != null) ? year.physical() : null;
		}

		private MemoItem financial(String key) {
			Advance year = this.last.get(key);
			BigDecimal percent = financial(year);
			return item(key, Kind.FINANCIAL, "%", financial(this.before.get(key)), percent,
					financial(this.running.get(key)), null, percent, (year != null) ? year.accrued() : null,
					(year != null) ? year.pim() : null);
		}

		private static @Nullable BigDecimal financial(@Nullable Advance year) {
			return (year != null) ? year.financial() : null;
		}

		/** Compares only what is counted in the same unit. */
		private MemoItem unitCost(String key) {
			Advance year = this.last.get(key);
			Programmed plan = this.programmed.get(key);
			BigDecimal implied = (year != null) ? perUnit(year.accrued(), year.executed()) : null;
			BigDecimal planned = (plan != null) ? perUnit(plan.amount(), plan.quantity()) : null;
			boolean comparable = implied != null && planned != null && implied.signum() > 0 && year != null
					&& plan != null && Objects.equals(year.unitName(), plan.unitName());
			BigDecimal deviation = (comparable && implied != null && planned != null)
					? planned.subtract(implied).abs().multiply(HUNDRED).divide(implied, SCALE, RoundingMode.HALF_UP)
					: null;
			return item(key, Kind.UNIT_COST, "S/", perUnit(this.before.get(key)), implied,
					perUnit(this.running.get(key)), planned, deviation, null, null);
		}

		private static @Nullable BigDecimal perUnit(@Nullable Advance year) {
			return (year != null) ? perUnit(year.accrued(), year.executed()) : null;
		}

		private static @Nullable BigDecimal perUnit(BigDecimal money, @Nullable BigDecimal quantity) {
			return (quantity == null || quantity.signum() == 0) ? null
					: money.divide(quantity, SCALE, RoundingMode.HALF_UP);
		}

		private MemoItem item(String key, Kind kind, String unit, @Nullable BigDecimal before,
				@Nullable BigDecimal last, @Nullable BigDecimal running, @Nullable BigDecimal ahead,
				@Nullable BigDecimal measure, @Nullable BigDecimal part, @Nullable BigDecimal whole) {
			return new MemoItem(key + "/" + kind, kind, "", "", unit, before, last, running, ahead, null, null, null,
					measure, null, part, whole, null, null, light(kind, measure));
		}

		private Light light(Kind kind, @Nullable BigDecimal measure) {
			Threshold threshold = this.thresholds.get(kind);
			return (threshold != null) ? threshold.light(measure) : Light.NONE;
		}

	}

}
