package pe.siaf.judgment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.judgment.Judgment.Form;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** The register of court judgments and their list of priorities. */
@Service
class Judgments {

	static final String TYPE = "JUDGMENT";

	private static final String ROWS = """
			select j.id, j.sec_ejec, j.file_number, j.court, j.issued_on, j.class code, %s class_name, j.creditor_id, j.creditor_name,
			  j.amount_due, j.approved, j.held, j.paid, j.remaining, j.place, j.ahead_reason, j.ahead_name, j.ahead_on, j.state, j.version, j.collector_ruc
			from judgment_list j
			where exists (select from implementing_unit u where u.sec_ejec = j.sec_ejec and %s) and\s""";

	private static final String MATCHES = """
			(:state = '' or (:state = 'pending' and j.place is not null) or (:state = 'accrued' and j.state = 'OWED' and j.place is null)
			  or (:state = 'withdrawn' and j.state = 'STRUCK')
			  or (:state = 'ahead' and j.ahead_reason <> ''))""";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	Judgments(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	private static String rows(ScopeCondition scope) {
		boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
		return ROWS.formatted(english ? "j.class_name_en" : "j.class_name", scope.sql());
	}

	/** Those on the list in their order, then the others, the newest first. */
	List<Judgment> list(String state, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(rows(scope) + MATCHES
					+ " order by j.sec_ejec, j.place nulls last, j.issued_on desc, j.id limit :size offset :offset")
			.params(scope.params())
			.param("state", state)
			.param("size", size)
			.param("offset", offset)
			.query(Judgment.class)
			.list();
	}

	/** How many there are, and what they come to. */
	Totals totals(String state, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select count(*) judgments, coalesce(sum(amount_due), 0) due, coalesce(sum(approved), 0) accrued,
					  coalesce(sum(paid), 0) paid, coalesce(sum(remaining), 0) remaining from (""" + rows(scope)
					+ MATCHES + ") x")
			.params(scope.params())
			.param("state", state)
			.query(Totals.class)
			.single();
	}

	Judgment get(String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(rows(scope) + "j.sec_ejec = :unit and j.id = :id")
			.params(scope.params())
			.param("unit", secEjec)
			.param("id", id)
			.query(Judgment.class)
			.optional()
			.orElseThrow(() -> new NotFound("judgment " + secEjec + " " + id));
	}

	/**
	 * The one that comes first of those before a judgment that it isn't accrued before,
	 * whatever is left of the judgment itself: a draft for all of it doesn't pass by.
	 */
	Optional<Before> before(String secEjec, long id) {
		return this.jdbc
			.sql("""
					select b.file_number, count(*) over () judgments, sum(b.remaining) over () remaining
					from judgment_list b join judgment_list j on j.sec_ejec = b.sec_ejec
					where j.sec_ejec = ? and j.id = ? and b.place is not null
					  and (b.class_place, b.issued_on, b.id) < (j.class_place, j.issued_on, j.id) order by b.place limit 1""")
			.params(secEjec, id)
			.query(Before.class)
			.optional();
	}

	/** Files whose accruals name a judgment. */
	List<File> files(Judgment judgment) {
		return this.jdbc
			.sql("""
					select r.fiscal_year, r.sec_ejec, r.number, r.sequence,
					  coalesce((select sum(l.approved) from execution_record_line l where l.sec_ejec = r.sec_ejec and l.record_id = r.id), 0) accrued
					from judgment_accrual a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					where a.sec_ejec = ? and a.judgment_id = ? order by r.id""")
			.params(judgment.secEjec(), judgment.id())
			.query(File.class)
			.list();
	}

	/** Classes of priority in their order. */
	Map<String, String> classes() {
		Map<String, String> classes = new LinkedHashMap<>();
		boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
		this.jdbc
			.sql("""
					select code, place, name, name_en from judgment_class
					where since = (select max(since) from judgment_class where since <= extract(year from now())) order by place""")
			.query((row) -> {
				classes.put(row.getString("code"),
						row.getInt("place") + ". " + row.getString(english ? "name_en" : "name"));
			});
		return classes;
	}

	/**
	 * Registers a judgment.
	 * @param form what it says
	 * @param actor who keeps the register, of the unit that owes
	 * @return the judgment
	 * @throws RuleViolation SEN-001 if something is missing, SEN-003 if it is there
	 * already
	 */
	@Transactional
	Judgment register(Form form, Profile actor) {
		String unit = actor.scope().head();
		String number = text(form.fileNumber(), "fileNumber");
		String creditor = text(form.creditorId(), "creditorId");
		if (!creditor.matches("\\d{8}|\\d{11}")) {
			throw incomplete("creditorId");
		}
		String priority = text(form.priority(), "priority");
		if (!classes().containsKey(priority)) {
			throw incomplete("priority");
		}
		LocalDate issued = given(form.issuedOn(), "issuedOn");
		if (issued.isAfter(LocalDate.now(FiscalTime.LIMA))) {
			throw incomplete("issuedOn");
		}
		try {
			long id = this.jdbc
				.sql("""
						insert into court_judgment (sec_ejec, file_number, court, issued_on, class, creditor_id, creditor_name, amount_due, registered_by)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
				.params(unit, number, text(form.court(), "court"), issued, priority, creditor,
						text(form.creditorName(), "creditorName"), positive(form.amountDue()).value(), actor.username())
				.query(Long.class)
				.single();
			this.workflow.record(unit, TYPE, Long.toString(id), "register", "", "OWED", actor, null);
			return get(unit, id, actor);
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("judgment_once")) {
				throw new RuleViolation(JudgmentRule.ONCE, Figures.of("number", number), "fileNumber");
			}
			throw broken;
		}
	}

	/**
	 * Says anew what is due, after a court did; withdraws a judgment; or answers for
	 * paying it before others.
	 * @param judgment the judgment as the actor saw it
	 * @param action restate, withdraw or advance
	 * @param due what is due now, of a restatement
	 * @param reason why
	 * @param actor who acts, of the judgment's unit
	 * @throws RuleViolation SEN-001 without an amount, SEN-002 where less is due than was
	 * accrued or something was accrued already
	 */
	@Transactional
	void move(Judgment judgment, String action, @Nullable Amount due, @Nullable String reason, Profile actor) {
		String to = this.workflow.next(TYPE, judgment.state(), action, actor, reason);
		Amount amount = action.equals("restate") ? positive(due) : judgment.amountDue();
		boolean advances = action.equals("advance");
		try {
			int moved = this.jdbc.sql("""
					update court_judgment set state = :to, amount_due = :due, version = version + 1,
					  ahead_reason = case when :advances then :reason else ahead_reason end,
					  ahead_name = case when :advances then :name else ahead_name end,
					  ahead_on = case when :advances then (now() at time zone 'America/Lima')::date else ahead_on end
					where sec_ejec = :unit and id = :id and version = :version""")
				.param("to", to)
				.param("due", amount.value())
				.param("advances", advances)
				.param("reason", (reason != null) ? reason.strip() : "")
				.param("name", actor.personName())
				.param("unit", judgment.secEjec())
				.param("id", judgment.id())
				.param("version", judgment.version())
				.update();
			if (moved == 0) {
				throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", judgment.fileNumber()));
			}
		}
		catch (DataIntegrityViolationException broken) {
			if (List.of("accrued_within_judgment", "withdrawn_unpaid").contains(ConstraintName.in(broken).orElse(""))) {
				Amount accrued = judgment.approved().plus(judgment.held());
				Amount left = action.equals("withdraw") ? Amount.ZERO : amount;
				throw new RuleViolation(JudgmentRule.WITHIN_AMOUNT_DUE, Figures.of("number", judgment.fileNumber(),
						"available", left, "requested", accrued, "difference", accrued.minus(left)), "amountDue");
			}
			throw broken;
		}
		this.workflow.record(judgment.secEjec(), TYPE, Long.toString(judgment.id()), action, judgment.state(), to,
				actor, action.equals("restate") ? judgment.amountDue() + " → " + amount + ": " + reason : reason);
	}

	private static String text(@Nullable String text, String field) {
		if (text == null || text.isBlank()) {
			throw incomplete(field);
		}
		return text.strip();
	}

	private static <T> T given(@Nullable T part, String field) {
		if (part == null) {
			throw incomplete(field);
		}
		return part;
	}

	private static Amount positive(@Nullable Amount amount) {
		if (amount == null || !amount.isPositive()) {
			throw incomplete("amountDue");
		}
		return amount;
	}

	private static RuleViolation incomplete(String field) {
		return new RuleViolation(JudgmentRule.INCOMPLETE, Map.of("what", "judgment." + field), field);
	}

	/**
	 * What comes before a judgment.
	 *
	 * @param fileNumber the first of them
	 * @param judgments how many
	 * @param remaining what is left to accrue of them
	 */
	record Before(String fileNumber, long judgments, Amount remaining) {
	}

	/**
	 * Sums of the list.
	 *
	 * @param judgments how many
	 * @param due what is to be paid
	 * @param accrued what was accrued
	 * @param paid what was paid
	 * @param remaining what is left to accrue
	 */
	record Totals(long judgments, Amount due, Amount accrued, Amount paid, Amount remaining) {
	}

	/**
	 * An accrual that names a judgment.
	 *
	 * @param fiscalYear year
	 * @param secEjec unit
	 * @param number file
	 * @param sequence sequence under it
	 * @param accrued what is approved of it
	 */
	record File(int fiscalYear, String secEjec, String number, String sequence, Amount accrued) {

		public String shown() {
			return this.number + "-" + this.sequence;
		}

		public String page() {
			return "/ejecucion/devengados/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, shown());
		}

	}

}
