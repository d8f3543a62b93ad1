package pe.siaf.monitoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.ui.TableExport;

/**
 * A unit's lines in the very format that the import {@code siaf-export} reads, months and
 * all: taken away, kept elsewhere, brought back without a difference.
 */
@Repository
class ImportFormat {

	private static final List<String> TARGET = List.of("sec_func", "category", "product", "activity", "function",
			"division", "group", "meta", "purpose", "unit_of_measure", "year_target", "semester_target", "department",
			"province", "district");

	private static final List<String> KEY = List.of("source", "rubro", "resource_type", "expenditure_category", "item");

	private static final List<String> FRAME = List.of("pia", "modifications", "pim", "certified", "annual_commitment");

	private static final Map<Measure, String> MONTHLY = monthly();

	private final BudgetExecutionQuery ledger;

	private final JdbcClient jdbc;

	ImportFormat(BudgetExecutionQuery ledger, JdbcClient jdbc) {
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * The lines that a view shows.
	 * @param criteria the view; its grouping is not regarded
	 * @param unit the one unit it is about
	 * @param profile who asks
	 * @return the table
	 */
	TableExport table(ExecutionCriteria criteria, String unit, Profile profile) {
		Map<String, Target> targets = targets(criteria.year(), unit, profile);
		ExecutionReport<Sums> lines = this.ledger.lines(criteria, MONTHLY, profile);
		return new TableExport("siaf-export-" + criteria.year() + "-" + unit, titles(),
				lines.rows().stream().map((line) -> cells(criteria.year(), unit, line, targets)));
	}

	private static List<@Nullable Object> cells(int year, String unit, ExecutionRow<Sums> line,
			Map<String, Target> targets) {
		Map<Dimension, String> codes = line.codes();
		Target target = Objects.requireNonNull(targets.get(codes.get(Dimension.TARGET)));
		ExecutionFigures figures = line.figures().figures();
		List<@Nullable Object> cells = new ArrayList<>(List.of(String.valueOf(year), unit));
		cells.addAll(target.cells());
		cells.add(codes.get(Dimension.SOURCE));
		cells.add(codes.get(Dimension.RUBRO));
		cells.add(codes.get(Dimension.RESOURCE_TYPE));
		cells.add(codes.get(Dimension.EXPENDITURE_CATEGORY));
		cells.add(codes.get(Dimension.ITEM));
		cells.add(figures.pia());
		cells.add(figures.pim().minus(figures.pia()));
		cells.add(figures.pim());
		cells.add(figures.certified());
		cells.add(figures.annualCommitment());
		cells.addAll(line.figures().months());
		return cells;
	}

	private static List<String> titles() {
		List<String> titles = new ArrayList<>(List.of("year", "sec_ejec"));
		titles.addAll(TARGET);
		titles.addAll(KEY);
		titles.addAll(FRAME);
		MONTHLY.values().forEach((stem) -> {
			for (int month = 1; month <= 12; month++) {
				titles.add("%s_%02d".formatted(stem, month));
			}
		});
		return titles;
	}

	private Map<String, Target> targets(int year, String unit, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql("""
					select t.sec_func, t.category, t.product_project product, t.activity, t.function_code function, t.division,
					  t.functional_group, t.meta, t.purpose, t.unit_of_measure, f.year_target, f.semester_target, t.department,
					  t.province, t.district
					from budget_target t
					join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
					left join physical_current f on f.fiscal_year = t.fiscal_year and f.sec_ejec = t.sec_ejec and f.sec_func = t.sec_func
					where t.fiscal_year = :year and t.sec_ejec = :unit and %s"""
				.formatted(scope.sql()))
			.params(scope.params())
			.params(Map.of("year", year, "unit", unit))
			.query(Target.class)
			.list()
			.stream()
			.collect(Collectors.toMap(Target::secFunc, Function.identity()));
	}

	private static Map<Measure, String> monthly() {
		Map<Measure, String> stems = new LinkedHashMap<>();
		stems.put(Measure.MONTHLY_COMMITMENT, "monthly_commitment");
		stems.put(Measure.ACCRUED, "accrued");
		stems.put(Measure.ORDERED, "ordered");
		stems.put(Measure.PAID, "paid");
		return stems;
	}

	/**
	 * A line's figures and its months, stage by stage.
	 *
	 * @param figures its balances
	 * @param months twelve months of each monthly stage
	 */
	record Sums(ExecutionFigures figures, List<Amount> months) {
	}

	record Target(String secFunc, String category, String product, String activity, String function, String division,
			String functionalGroup, String meta, String purpose, @Nullable String unitOfMeasure,
			@Nullable BigDecimal yearTarget, @Nullable BigDecimal semesterTarget, String department, String province,
			String district) {

		List<@Nullable Object> cells() {
			List<@Nullable Object> cells = new ArrayList<>(List.of(this.secFunc, this.category, this.product,
					this.activity, this.function, this.division, this.functionalGroup, this.meta, this.purpose));
			cells.add(this.unitOfMeasure);
			cells.add((this.yearTarget != null) ? this.yearTarget.stripTrailingZeros() : null);
			cells.add((this.semesterTarget != null) ? this.semesterTarget.stripTrailingZeros() : null);
			cells.addAll(List.of(this.department, this.province, this.district));
			return cells;
		}

	}

}
