package pe.siaf.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What lapses at the end of a year (domain 9.10): certifications and commitments beyond
 * what was accrued on them. It is taken away by acts as any reduction, from the last
 * stage backwards, in December; what isn't there any more can't lapse twice.
 */
@Component
public class YearEndLapse {

	private static final String LAPSING = """
			with lines as (
			  select r.id, r.predecessor_id, r.stage, r.number || '-' || r.sequence shown, r.supplier_ruc, l.sec_func, l.rubro,
			    l.resource_type, l.item, l.approved
			  from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
			  where r.sec_ejec = :unit and r.fiscal_year = :year),
			monthly as (
			  select m.*, coalesce((select sum(a.approved) from lines a where a.stage = 'ACCRUAL' and a.predecessor_id = m.id
			    and (a.sec_func, a.rubro, a.resource_type, a.item) = (m.sec_func, m.rubro, m.resource_type, m.item)), 0) kept
			  from lines m where m.stage = 'MONTHLY_COMMITMENT'),
			annual as (
			  select c.*, coalesce((select sum(m.kept) from monthly m where m.predecessor_id = c.id
			    and (m.sec_func, m.rubro, m.resource_type, m.item) = (c.sec_func, c.rubro, c.resource_type, c.item)), 0) kept
			  from lines c where c.stage = 'ANNUAL_COMMITMENT'),
			certified as (
			  select c.*, coalesce((select sum(a.kept) from annual a where a.predecessor_id = c.id
			    and (a.sec_func, a.rubro, a.resource_type, a.item) = (c.sec_func, c.rubro, c.resource_type, c.item)), 0) kept
			  from lines c where c.stage = 'CERTIFICATION')
			select id record_id, stage, shown, supplier_ruc, sec_func, rubro, resource_type, item, approved, kept, approved - kept lapses
			from (select * from monthly union all select * from annual union all select * from certified) x
			where approved > kept
			order by array_position(array['MONTHLY_COMMITMENT', 'ANNUAL_COMMITMENT', 'CERTIFICATION'], stage), id, sec_func, rubro,
			  resource_type, item""";

	private static final int DECEMBER = 12;

	private final JdbcClient jdbc;

	private final Records records;

	private final Ladder ladder;

	private final ActStore store;

	private final ActTrail trail;

	private final CurrencyStore currencies;

	private final DocumentNews news;

	YearEndLapse(JdbcClient jdbc, Records records, Ladder ladder, ActStore store, ActTrail trail,
			CurrencyStore currencies, DocumentNews news) {
		this.currencies = currencies;
		this.jdbc = jdbc;
		this.records = records;
		this.ladder = ladder;
		this.store = store;
		this.trail = trail;
		this.news = news;
	}

	/**
	 * What would lapse, in the order in which it is taken away.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @return line by line; none where nothing is left to lapse
	 */
	public List<Lapsing> of(int fiscalYear, String unit) {
		return this.jdbc.sql(LAPSING).param("year", fiscalYear).param("unit", unit).query(Lapsing.class).list();
	}

	/**
	 * Acts of certifications, commitments and accruals that nobody decided, and payrolls
	 * and reassignments that were sent: they would move what lapses.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @return how many
	 */
	public long underWay(int fiscalYear, String unit) {
		return this.jdbc
			.sql("""
					select (select count(*) from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					    where r.sec_ejec = :unit and r.fiscal_year = :year and a.state in ('N', 'V', 'T', 'R')
					      and r.stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT', 'ACCRUAL'))
					  + (select count(*) from payroll p where p.sec_ejec = :unit and p.fiscal_year = :year and p.state in ('V', 'C'))
					  + (select count(*) from reassignment g where g.sec_ejec = :unit and g.fiscal_year = :year and g.state = 'V')""")
			.param("unit", unit)
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	/**
	 * Takes away what lapses.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @param actor who closes the year
	 * @param why what the acts say they are for
	 * @return what lapsed
	 * @throws RuleViolation EXE-040 while acts are under way
	 */
	@Transactional
	public List<Lapsing> apply(int fiscalYear, String unit, Profile actor, String why) {
		long underWay = underWay(fiscalYear, unit);
		if (underWay > 0) {
			throw new RuleViolation(ExecutionRule.ACTS_UNDER_WAY,
					Figures.of("unit", unit, "year", String.valueOf(fiscalYear), "acts", String.valueOf(underWay)));
		}
		List<Lapsing> lapsing = of(fiscalYear, unit);
		Map<Long, List<Lapsing>> byRecord = new LinkedHashMap<>();
		lapsing.forEach((line) -> byRecord.computeIfAbsent(line.recordId(), (id) -> new ArrayList<>()).add(line));
		byRecord.forEach((id, lines) -> lower(this.records.get(unit, id), lines, actor, why));
		return lapsing;
	}

	private void lower(ExecutionRecord record, List<Lapsing> lapsing, Profile actor, String why) {
		Lines lines = Lines
			.of(lapsing.stream().map((line) -> new LineAmount(line.line(), line.lapses().negated())).toList());
		boolean whole = this.records.balances(record)
			.stream()
			.allMatch((balance) -> lapsing.stream()
				.anyMatch((line) -> line.line().equals(balance.line()) && line.lapses().equals(balance.approved()))
					|| balance.approved().isZero());
		ActStore.Draft draft = new ActStore.Draft(whole ? ActKind.ANU : ActKind.RED, DECEMBER,
				new SourceDocument("000", "CIERRE", LocalDate.of(record.fiscalYear(), DECEMBER, 31)), why, null, null,
				lines);
		List<ActLine> held = ActLine.of(record, lines);
		this.ladder.hold(record, held);
		long id = this.store.add(record, draft, actor);
		this.currencies.keepShares(record, id);
		this.trail.registered(record, id, draft.kind(), lines, actor);
		Act act = this.records.act(record.secEjec(), id);
		if (this.store.move(record, act, "A", actor).isEmpty()) {
			throw new IllegalStateException("An act of this transaction was changed by another: " + act);
		}
		this.ladder.post(record, act, held, actor);
		this.news.moved(record, act, "A", actor);
		this.trail.moved(record, act, "approve", "A", actor, why);
	}

	/**
	 * A line that lapses.
	 *
	 * @param recordId its document
	 * @param stage the document's stage
	 * @param shown the document's number
	 * @param supplierRuc the supplier, if any
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item item
	 * @param approved what it has
	 * @param kept what was accrued on it
	 * @param lapses what is taken away
	 */
	public record Lapsing(long recordId, DocumentStage stage, String shown, @Nullable String supplierRuc,
			String secFunc, String rubro, String resourceType, String item, Amount approved, Amount kept,
			Amount lapses) {

		/**
		 * Its line of the budget.
		 * @return the key
		 */
		public LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

}
