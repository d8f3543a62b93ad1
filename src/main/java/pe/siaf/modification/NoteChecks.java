package pe.siaf.modification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LedgerRule;
import pe.siaf.cycle.CycleRule;
import pe.siaf.cycle.Phase;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/**
 * What a note breaks (domain 8.6), on fresh data: all of it, so that nobody learns of one
 * finding after the other. Asked when it is verified, sent and approved.
 */
@Component
class NoteChecks {

	private static final String ONE = """
			where d.fiscal_year = :year and d.sec_ejec = :unit and d.number = :number and d.sequence = :sequence\s""";

	private static final String LINE = "concat_ws('-', d.sec_func, d.rubro, d.resource_type, d.item) ";

	private final JdbcClient jdbc;

	private final NoteTypes types;

	NoteChecks(JdbcClient jdbc, NoteTypes types) {
		this.jdbc = jdbc;
		this.types = types;
	}

	/**
	 * Refuses a note that breaks a rule.
	 * @param note the note
	 * @throws RuleViolation the first of its findings
	 */
	void require(Note note) {
		findings(note).stream().findFirst().ifPresent((finding) -> {
			throw finding;
		});
	}

	/**
	 * Refuses a note that moves credit without a word on its targets (8.8).
	 * @param note the note
	 * @throws RuleViolation MOD-006
	 */
	void requireAnswers(Note note) {
		unanswered(note).stream().findFirst().ifPresent((finding) -> {
			throw finding;
		});
	}

	/**
	 * All that a note breaks.
	 * @param note the note
	 * @return refusals in the order in which they would be told
	 */
	List<RuleViolation> findings(Note note) {
		List<RuleViolation> findings = new ArrayList<>();
		NoteType type = this.types.get(note.fiscalYear(), note.type());
		year(note, findings);
		reach(note, type, findings);
		usable(note, findings);
		reasons(note, findings);
		balance(note, type, findings);
		revenue(note, type, findings);
		free(note, findings);
		allotments(note, findings);
		restrictions(note, findings);
		return findings;
	}

	/** The targets whose credit moves by more than the year's limit, without a word. */
	List<RuleViolation> unanswered(Note note) {
		return list(note, NoteRule.TARGET_UNANSWERED, "targets", """
				select c.unit || '/' || c.sec_func "target", coalesce(c.changed_percent::text, '–') changed
				from note_consequences(:year, :unit, :number, :sequence) c
				where c.asks and c.new_quantity is null and c.stay_reason = ''""");
	}

	private void year(Note note, List<RuleViolation> findings) {
		Calendar calendar = this.jdbc
			.sql("""
					select coalesce((select state from fiscal_year where fiscal_year = :year), '') year_state,
					  coalesce((select state from execution_month where fiscal_year = :year and month = :month), '') month_state""")
			.param("year", note.fiscalYear())
			.param("month", note.month())
			.query(Calendar.class)
			.single();
		if (!calendar.yearState().equals("EXECUTION")) {
			findings.add(new RuleViolation(CycleRule.PHASE_NOT_OPEN,
					Figures.of("phase", Phase.EXECUTION.name(), "year", String.valueOf(note.fiscalYear()))));
		}
		LocalDate last = LocalDate.of(note.fiscalYear(), 12, 31)
			.plusDays(this.types.value(note.fiscalYear(), "CLOSING_DAYS"));
		if (!calendar.monthState().equals("OPEN") || LocalDate.now(FiscalTime.LIMA).isAfter(last)) {
			findings.add(new RuleViolation(NoteRule.MONTH_CLOSED, Figures.of("month", "%02d".formatted(note.month()),
					"year", String.valueOf(note.fiscalYear()), "last", last), "month"));
		}
	}

	/** Lines of the unit alone, or of the pliego's units. */
	private void reach(Note note, NoteType type, List<RuleViolation> findings) {
		String outside = type.isBetweenUnits()
				? "(coalesce(d.level, ''), coalesce(d.sector, ''), coalesce(d.pliego, '')) <> (:level, :sector, :pliego)"
				: "d.line_unit <> d.sec_ejec";
		findings.addAll(list(note, NoteRule.OUTSIDE_REACH, "lines", "select " + LINE
				+ " line, d.line_unit line_unit from note_line_detail d " + ONE + "and " + outside + " order by 2, 1"));
		String elsewhere = type.isBetweenUnits()
				? "(u.level, u.sector, u.pliego) is distinct from (cast(:level as text), cast(:sector as text), cast(:pliego as text))"
				: "d.line_unit <> d.sec_ejec";
		findings.addAll(list(note, NoteRule.OUTSIDE_REACH, "revenues",
				"select d.rubro || '-' || d.item line, d.line_unit line_unit from budget_note_revenue d "
						+ "left join implementing_unit u on u.fiscal_year = d.fiscal_year and u.sec_ejec = d.line_unit "
						+ ONE + "and " + elsewhere + " order by 2, 1"));
	}

	/**
	 * M3. A credit's line has an active target, granted to its unit, and an item of the
	 * year that its level may use; an annulment's line is there.
	 */
	private void usable(Note note, List<RuleViolation> findings) {
		findings.addAll(list(note, NoteRule.LINE_NOT_USABLE, "lines",
				"select x.line, x.\"what\" from (select d.line_unit, " + LINE
						+ """
								line, case
								  when d.target_status is distinct from 'ACTIVE' then 'note.why.TARGET'
								  when d.credit > 0 and access_decision(d.fiscal_year, d.line_unit, d.category, d.product_project, d.activity,
								    'EXECUTE_FIN') in ('NONE', 'WITHDRAWN') then 'note.why.GRANT'
								  when d.credit > 0 and not d.item like '2.%' then 'note.why.ITEM'
								  when d.credit > 0 and not d.known and item_violation(d.fiscal_year, d.item, d.level) is not null then 'note.why.ITEM'
								  when d.credit > 0 and d.expenditure_category is null then 'note.why.ITEM'
								  when d.credit > 0 and not exists (select from rubro r where r.fiscal_year = d.fiscal_year and r.code = d.rubro
								    and r.status = 'ACTIVE') then 'note.why.RUBRO'
								  when d.credit > 0 and not exists (select from resource_type r where r.fiscal_year = d.fiscal_year
								    and r.code = d.resource_type and r.status = 'ACTIVE') then 'note.why.RESOURCE' end "what"
								from note_line_detail d\s"""
						+ ONE + ") x where x.\"what\" is not null order by x.line_unit, x.line"));
	}

	/** M5. What annuls a note says once why, in its justification. */
	private void reasons(Note note, List<RuleViolation> findings) {
		if (note.key().isContrary()) {
			return;
		}
		findings.addAll(list(note, NoteRule.REASON_MISSING, "lines", "select " + LINE + """
				line from note_line_detail d\s""" + ONE + """
				and not exists (select from note_reasons(:year) r where r.code = d.reason
				  and r.side = case when d.credit > 0 then 'CREDIT' else 'ANNULMENT' end) order by 1"""));
	}

	/** M1. What sequence 0001 adds, 0002 takes back. */
	private void balance(Note note, NoteType type, List<RuleViolation> findings) {
		int sign = note.key().isContrary() ? -1 : 1;
		List<Balance> balances = this.jdbc
			.sql("select unit, rubro, resource_type, net from note_balance(:year, :unit, :number, :sequence)")
			.params(note.key().params())
			.query(Balance.class)
			.list();
		for (Balance balance : balances) {
			int net = balance.net().value().signum() * sign;
			boolean holds = switch (type.net()) {
				case "ZERO" -> net == 0;
				case "POSITIVE" -> net > 0;
				case "NEGATIVE" -> net < 0;
				default -> net != 0;
			};
			if (!holds) {
				findings.add(new RuleViolation(NoteRule.UNBALANCED, Figures.of("rubro", balance.shown(), "difference",
						balance.net(), "what", "note.net." + type.net()), "lines"));
			}
		}
	}

	/** M7, in every rubro but the Treasury's ordinary resources. */
	private void revenue(Note note, NoteType type, List<RuleViolation> findings) {
		if (!type.revenue()) {
			findings.addAll(list(note, NoteRule.WITHOUT_REVENUE, "revenues",
					"""
							select rubro, expenditure, revenue from note_revenue(:year, :unit, :number, :sequence) where revenue <> 0"""));
			return;
		}
		findings.addAll(list(note, NoteRule.WITHOUT_REVENUE, "revenues", """
				select v.rubro, v.expenditure, v.revenue from note_revenue(:year, :unit, :number, :sequence) v
				left join rubro r on r.fiscal_year = :year and r.code = v.rubro
				where v.expenditure <> v.revenue and not (r.source = '1' and v.revenue = 0)"""));
	}

	/** MOD-001 where even nothing certified wouldn't do, else M2. */
	private void free(Note note, List<RuleViolation> findings) {
		findings.addAll(list(note, LedgerRule.PIM_NOT_NEGATIVE, "lines", "select " + LINE + """
				line, d.pim, d.annulment from note_line_detail d\s""" + ONE + " and d.annulment > d.pim order by 1"));
		findings.addAll(list(note, NoteRule.BEYOND_FREE_CREDIT, "lines",
				"select " + LINE
						+ """
								line, d.free available, d.annulment requested, d.annulment - d.free difference from note_line_detail d\s"""
						+ ONE + " and d.annulment > d.free and d.annulment <= d.pim order by 1"));
	}

	/**
	 * M2's second half: the PCA moves with the credit, and stays above what is certified.
	 */
	private void allotments(Note note, List<RuleViolation> findings) {
		findings.addAll(list(note, LedgerRule.ALLOTMENT_BELOW_CERTIFIED, "lines",
				"""
						select concat_ws(' · ', a.rubro, a.expenditure_category, a.generic) "key", a.assigned + m.net assigned,
						  a.certified + a.certified_reserved certified
						from (select d.line_unit, d.rubro, d.expenditure_category, substring(d.item from '^\\d+\\.\\d+') generic,
						    sum(d.net) net from note_line_detail d\s"""
						+ ONE
						+ """
								group by 1, 2, 3, 4) m
								join commitment_allotment a on a.fiscal_year = :year and a.sec_ejec = m.line_unit and a.rubro = m.rubro
								  and a.expenditure_category = m.expenditure_category and a.generic = m.generic
								where m.net < 0 and a.assigned + m.net < a.certified + a.certified_reserved order by 1"""));
	}

	private void restrictions(Note note, List<RuleViolation> findings) {
		findings.addAll(list(note, NoteRule.RESTRICTED, "lines", """
				select norm, text || case when effect = 'NEED_OPINION' then ' (' || opinion_of || ')' else '' end rule,
				  from_line, to_line
				from note_restrictions(:year, :unit, :number, :sequence) where effect = 'BLOCK' or not opinion
				order by effect, note_restrictions.rule"""));
	}

	private List<RuleViolation> list(Note note, Rule rule, String field, String sql) {
		return this.jdbc.sql(sql)
			.params(note.key().params())
			.param("level", note.level())
			.param("sector", note.sector())
			.param("pliego", note.pliego())
			.query((row, at) -> {
				Map<String, Object> figures = new java.util.LinkedHashMap<>();
				for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
					Object figure = row.getObject(column);
					figures.put(row.getMetaData().getColumnLabel(column),
							(figure instanceof java.math.BigDecimal amount) ? new Amount(amount) : figure);
				}
				return new RuleViolation(rule, figures, field);
			})
			.list();
	}

	record Calendar(String yearState, String monthState) {
	}

	record Balance(String unit, String rubro, String resourceType, Amount net) {

		/** The key as people read it: the unit only where it matters. */
		String shown() {
			return (this.unit.isEmpty() ? "" : this.unit + " · ") + this.rubro + "-" + this.resourceType;
		}

	}

}
