package pe.siaf.modification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LedgerRule;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What a request of the PCA must satisfy (domain 8.7), on fresh data: asked when it is
 * verified, sent and approved.
 */
@Component
class AllotmentChecks {

	/** Goods and services. */
	private static final String GOODS = "2.3";

	private static final List<String> PERSONNEL = List.of("2.1", "2.2");

	private static final int MONTHS_OF_QUARTER = 3;

	private static final int DECEMBER = 12;

	private final JdbcClient jdbc;

	private final NoteTypes types;

	AllotmentChecks(JdbcClient jdbc, NoteTypes types) {
		this.jdbc = jdbc;
		this.types = types;
	}

	/**
	 * Refuses a request that breaks a rule.
	 * @param request the request
	 * @param lines its lines
	 * @param on the day on which it is sent or approved, which says the quarter
	 * @throws RuleViolation PCA-001, PCA-003, PCA-010, PCA-011
	 */
	void require(AllotmentRequest request, List<AllotmentRequest.Line> lines, LocalDate on) {
		for (AllotmentRequest.Line line : lines) {
			requireBounds(request, line);
			if (line.amount().isPositive()) {
				requireSupport(request, line);
			}
			if (line.amount().isPositive() && line.generic().equals(GOODS)) {
				requireCertified(request, on);
			}
		}
	}

	private void requireBounds(AllotmentRequest request, AllotmentRequest.Line line) {
		Standing standing = standing(request.fiscalYear(), request.secEjec(), line.key());
		Amount after = standing.assigned().plus(line.amount());
		if (after.exceeds(standing.pim())) {
			throw new RuleViolation(LedgerRule.ALLOTMENT_WITHIN_PIM,
					Figures.of("key", line.key().shown(), "assigned", after, "pim", standing.pim()), "lines");
		}
		if (standing.certified().exceeds(after)) {
			throw new RuleViolation(LedgerRule.ALLOTMENT_BELOW_CERTIFIED,
					Figures.of("key", line.key().shown(), "assigned", after, "certified", standing.certified()),
					"lines");
		}
	}

	/**
	 * Personnel by its register; goods and services by a need, the plan, or no margin.
	 */
	private void requireSupport(AllotmentRequest request, AllotmentRequest.Line line) {
		boolean sustained = switch (line.support()) {
			case "PERSONNEL_REGISTER" -> PERSONNEL.contains(line.generic());
			case "NEEDS_TABLE" -> line.generic().equals(GOODS) && hasApprovedNeed(request, line);
			case "PROCUREMENT_PLAN", "NO_MARGIN" -> line.generic().equals(GOODS);
			default -> !line.generic().equals(GOODS) && !PERSONNEL.contains(line.generic());
		};
		if (!sustained) {
			throw new RuleViolation(AllotmentRule.WITHOUT_SUPPORT, Figures.of("key", line.key().shown()), "lines");
		}
	}

	private boolean hasApprovedNeed(AllotmentRequest request, AllotmentRequest.Line line) {
		return this.jdbc
			.sql("""
					select exists (select from needs_table t
					  join need n on n.fiscal_year = t.fiscal_year and n.process = t.process and n.sec_ejec = t.sec_ejec and n.year = t.fiscal_year
					  where t.fiscal_year = ? and t.sec_ejec = ? and t.phase = 'APPROVED' and n.status = 'INCLUDED' and n.rubro = ? and n.economic_item like ? || '.%')""")
			.params(request.fiscalYear(), request.secEjec(), line.rubro(), line.generic())
			.query(Boolean.class)
			.single();
	}

	/**
	 * PCA-010, by the quarter of the day on which it is asked: what a document says of
	 * its own day would choose the share. After the year it is its last quarter.
	 */
	private void requireCertified(AllotmentRequest request, LocalDate on) {
		int month = (on.getYear() > request.fiscalYear()) ? DECEMBER : on.getMonthValue();
		int quarter = (month - 1) / MONTHS_OF_QUARTER + 1;
		BigDecimal asked = BigDecimal.valueOf(this.types.value(request.fiscalYear(), "PCA_CERTIFIED_Q" + quarter));
		BigDecimal certified = this.jdbc.sql("""
				select coalesce(100 * sum(a.certified) / nullif(sum(a.assigned), 0), 0) from commitment_allotment a
				join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
				where a.fiscal_year = ? and u.level = ? and u.sector = ? and u.pliego = ? and a.generic = ?""")
			.params(request.fiscalYear(), request.level(), request.sector(), request.pliego(), GOODS)
			.query(BigDecimal.class)
			.single();
		if (certified.compareTo(asked) <= 0) {
			throw new RuleViolation(AllotmentRule.CERTIFIED_TOO_LITTLE, Figures.of("certified",
					certified.setScale(2, RoundingMode.HALF_UP), "asked", asked, "quarter", String.valueOf(quarter)),
					"lines");
		}
	}

	/** What a unit has of a key. */
	Standing standing(int fiscalYear, String secEjec, AllotmentKey key) {
		return this.jdbc
			.sql("""
					select coalesce((select a.assigned from commitment_allotment a where a.fiscal_year = :year and a.sec_ejec = :unit
					    and a.rubro = :rubro and a.expenditure_category = :category and a.generic = :generic), 0) assigned,
					  coalesce(sum(l.pim), 0) pim, coalesce(sum(l.certified + l.certified_reserved), 0) certified
					from budget_line l
					where l.fiscal_year = :year and l.sec_ejec = :unit and l.rubro = :rubro and l.expenditure_category = :category
					  and substring(l.item from '^\\d+\\.\\d+') = :generic""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("rubro", key.rubro())
			.param("category", key.category())
			.param("generic", key.generic())
			.query(Standing.class)
			.single();
	}

	/**
	 * What a unit has of a key.
	 *
	 * @param assigned its allotment
	 * @param pim its credit
	 * @param certified what is certified and held
	 */
	record Standing(Amount assigned, Amount pim, Amount certified) {
	}

}
