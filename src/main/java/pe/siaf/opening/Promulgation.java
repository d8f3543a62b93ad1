package pe.siaf.opening;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.budget.UnitYears;
import pe.siaf.cycle.BudgetPhases;
import pe.siaf.cycle.Phase;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.programming.ProgrammingRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * Opens a pliego's year (domain 3.7): by resolution, what its units formulated becomes
 * the PIA, line by line, with targets and initial quantities; for all units or for none.
 */
@Component
class Promulgation {

	static final String TYPE = "OPENING_BUDGET";

	/** How a programming file is called in histories. */
	private static final String FILE_TYPE = "PROGRAMMING_FILE";

	private static final int SHOWN = 5;

	private final JdbcClient jdbc;

	private final OpeningBudgets openings;

	private final BudgetPhases phases;

	private final UnitYears unitYears;

	private final BudgetLedger ledger;

	private final Workflow workflow;

	private final AuditTrail audit;

	private final BudgetLaw law;

	Promulgation(JdbcClient jdbc, OpeningBudgets openings, BudgetPhases phases, UnitYears unitYears,
			BudgetLedger ledger, Workflow workflow, AuditTrail audit, BudgetLaw law) {
		this.jdbc = jdbc;
		this.openings = openings;
		this.phases = phases;
		this.unitYears = unitYears;
		this.ledger = ledger;
		this.workflow = workflow;
		this.audit = audit;
		this.law = law;
	}

	/**
	 * Promulgates a pliego's opening budget.
	 * @param key the pliego and year
	 * @param form the resolution's number and day
	 * @param resolution the signed resolution
	 * @param actor the pliego's head
	 * @return what was promulgated
	 * @throws RuleViolation WFL-002, CYC-001, OPN-001 to OPN-006, OPN-012, OPN-013,
	 * PRG-010
	 */
	@Transactional
	public Amount promulgate(PliegoKey key, ResolutionForm form, Resolution resolution, Profile actor) {
		OpeningBudgets.Head head = this.openings.get(key, actor);
		String to = this.workflow.next(TYPE, "PENDING", "promulgate", actor, null);
		String number = form.requireNumber();
		LocalDate date = form.requireDate();
		this.phases.requireOpen(key.fiscalYear(), Phase.APPROVAL);
		List<UnitState> units = lock(key);
		requireNotOpened(key, head);
		requireAccepted(units);
		requireUnits(key);
		requireBalance(key, actor);
		this.law.require(key, form.decreeText());

		List<String> codes = units.stream().map(UnitState::secEjec).toList();
		// waits for a cut that is being applied, which may bring targets
		codes.forEach((unit) -> this.unitYears.cutOver(key.fiscalYear(), unit, actor));
		requireEmptyYear(key);
		write(key, codes, actor);
		codes.forEach((unit) -> post(key, unit, number, date, actor));
		Amount total = keep(key, head, form, resolution, codes, actor);
		units.forEach((unit) -> close(key, unit, actor));
		this.phases.approved(key.fiscalYear());
		requireEqual(key, actor);
		this.workflow.record(Workflow.NATIONAL, TYPE, key.id(), "promulgate", "PENDING", to, actor, number);
		this.audit.record(actor, AuditTrail.NATIONAL, "promulgate", TYPE, key.id(), null, Map.of("resolution", number,
				"date", date, "sha256", resolution.sha256(), "units", codes.size(), "pia", total));
		return total;
	}

	/** Two heads at once: the second waits here, and then finds the year opened. */
	private List<UnitState> lock(PliegoKey key) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param("opening/" + key.id()).query().singleRow();
		this.jdbc.sql("""
				select f.sec_ejec from programming_file f
				where f.fiscal_year = :year and f.process = 'FORMULATION' and f.sec_ejec in (
				  select u.sec_ejec from implementing_unit u
				  where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego)
				order by f.sec_ejec for update""").params(key.params()).query(String.class).list();
		return this.jdbc
			.sql("""
					select u.sec_ejec, coalesce(f.state, '') state from implementing_unit u
					left join programming_file f on f.fiscal_year = u.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = u.sec_ejec
					where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego
					  and (u.status = 'ACTIVE' or f.sec_ejec is not null)
					order by u.sec_ejec""")
			.params(key.params())
			.query(UnitState.class)
			.list();
	}

	private void requireNotOpened(PliegoKey key, OpeningBudgets.Head head) {
		boolean opened = this.jdbc.sql("""
				select exists (select from opening_budget
				  where fiscal_year = :year and sector = :sector and pliego = :pliego)""")
			.params(key.params())
			.query(Boolean.class)
			.single();
		if (opened) {
			throw new RuleViolation(OpeningRule.OPENED_ONCE,
					Figures.of("pliego", head.name(), "year", String.valueOf(key.fiscalYear())));
		}
	}

	private static void requireAccepted(List<UnitState> units) {
		List<String> waiting = units.stream()
			.filter((unit) -> !unit.isAccepted())
			.map(UnitState::secEjec)
			.collect(Collectors.toList());
		if (!waiting.isEmpty()) {
			throw new RuleViolation(OpeningRule.NOT_ALL_ACCEPTED,
					Figures.of("waiting", waiting.size(), "units", some(waiting)));
		}
	}

	/** A year that the legacy system's cuts keep has its targets already. */
	private void requireEmptyYear(PliegoKey key) {
		List<String> kept = this.jdbc
			.sql("""
					select u.sec_ejec from implementing_unit u
					where u.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego
					  and exists (select from budget_target t where t.fiscal_year = u.fiscal_year and t.sec_ejec = u.sec_ejec)
					order by 1""")
			.params(key.params())
			.query(String.class)
			.list();
		if (!kept.isEmpty()) {
			throw new RuleViolation(OpeningRule.ALREADY_KEPT, Figures.of("units", some(kept)));
		}
	}

	private void requireUnits(PliegoKey key) {
		List<String> uncounted = this.jdbc.sql("""
				select distinct t.sec_ejec || '/' || t.sec_func from programming_target t
				join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
				join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func)
				  = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func)
				where t.fiscal_year = :year and t.process = 'FORMULATION' and u.sector = :sector and u.pliego = :pliego
				  and t.unit_of_measure is null order by 1""").params(key.params()).query(String.class).list();
		if (!uncounted.isEmpty()) {
			throw new RuleViolation(OpeningRule.QUANTITY_WITHOUT_UNIT, Figures.of("targets", some(uncounted)));
		}
	}

	/** PRG-010, of the pliego as a whole. */
	private void requireBalance(PliegoKey key, Profile actor) {
		this.openings.balances(key, actor)
			.stream()
			.filter((rubro) -> !rubro.isEven())
			.findFirst()
			.ifPresent((rubro) -> {
				throw new RuleViolation(ProgrammingRule.UNBALANCED, Figures.of("rubro", rubro.code(), "expenditure",
						rubro.expenditure(), "revenue", rubro.revenue()));
			});
	}

	private void write(PliegoKey key, List<String> units, Profile actor) {
		this.jdbc.sql("select set_config('siaf.promulgated_by', ?, true)").param(actor.username()).query().singleRow();
		this.jdbc.sql("select 1 from opening_write(cast(? as smallint), ?)")
			.params(key.fiscalYear(), units.toArray(String[]::new))
			.query(Integer.class)
			.single();
	}

	private void post(PliegoKey key, String unit, String number, LocalDate date, Profile actor) {
		List<Posting.Entry> entries = this.jdbc.sql("""
				select sec_func, rubro, resource_type, item, amount from formulated_line
				where fiscal_year = ? and sec_ejec = ? order by sec_func, rubro, resource_type, item""")
			.params(key.fiscalYear(), unit)
			.query((row,
					at) -> new Posting.Entry(
							new LineKey(row.getString("sec_func"), row.getString("rubro"),
									row.getString("resource_type"), row.getString("item")),
							Stage.PIA, 0, new Amount(row.getBigDecimal("amount"))))
			.list();
		this.ledger.post(new Posting(key.fiscalYear(), unit, "opening/" + key.id(), "INI",
				LocalDate.now(FiscalTime.LIMA), actor.username(), actor.label(),
				new Posting.Source(null, null, null, null, number, date), entries, false));
	}

	/** From here on {@code opening_credit_stays}. */
	private Amount keep(PliegoKey key, OpeningBudgets.Head head, ResolutionForm form, Resolution resolution,
			List<String> units, Profile actor) {
		this.jdbc.sql("""
				insert into opening_unit (fiscal_year, sec_ejec, lines, amount)
				select :year, x.unit, count(l.item), coalesce(sum(l.pia), 0) from unnest(:units) x(unit)
				left join budget_line l on l.fiscal_year = :year and l.sec_ejec = x.unit group by x.unit""")
			.param("year", key.fiscalYear())
			.param("units", units.toArray(String[]::new))
			.update();
		return this.jdbc
			.sql("""
					insert into opening_budget (fiscal_year, level, sector, pliego, resolution_number, resolution_date, decree,
					  file_name, sha256, bytes, content, amount, username, person_name)
					values (:year, :level, :sector, :pliego, :number, :date, :decree, :name, :sha, :bytes, :content,
					  (select coalesce(sum(amount), 0) from opening_unit where fiscal_year = :year and sec_ejec = any (:units)),
					  :username, :person) returning amount""")
			.params(key.params())
			.param("level", head.level())
			.param("number", form.requireNumber())
			.param("date", form.requireDate())
			.param("decree", form.decreeText())
			.param("name", resolution.fileName())
			.param("sha", resolution.sha256())
			.param("bytes", resolution.content().length)
			.param("content", resolution.content())
			.param("units", units.toArray(String[]::new))
			.param("username", actor.username())
			.param("person", actor.personName())
			.query((row, at) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	private void close(PliegoKey key, UnitState unit, Profile actor) {
		if (unit.state().equals("CLOSED")) {
			return;
		}
		FileKey file = new FileKey(key.fiscalYear(), PlanningProcess.FORMULATION, unit.secEjec());
		this.jdbc.sql("""
				update programming_file set state = 'CLOSED', lock_version = lock_version + 1
				where fiscal_year = :year and process = :process and sec_ejec = :unit""")
			.params(file.params())
			.update();
		this.workflow.record(unit.secEjec(), FILE_TYPE, file.id(), "close", unit.state(), "CLOSED", actor, null);
	}

	/** What the ledger holds is what was formulated, line by line, or nothing is kept. */
	private void requireEqual(PliegoKey key, Profile actor) {
		List<OpeningBudgets.Difference> apart = this.openings.differences(key, actor);
		if (!apart.isEmpty()) {
			throw new IllegalStateException("Ledger and formulation of " + key.id() + " differ: " + apart.get(0));
		}
	}

	private static String some(List<String> codes) {
		return codes.stream().limit(SHOWN).collect(Collectors.joining(", ")) + ((codes.size() > SHOWN) ? " …" : "");
	}

	record UnitState(String secEjec, String state) {

		boolean isAccepted() {
			return this.state.equals("ACCEPTED") || this.state.equals("CLOSED");
		}

	}

}
