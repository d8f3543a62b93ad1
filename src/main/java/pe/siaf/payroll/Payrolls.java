package pe.siaf.payroll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.execution.ExecutionRule;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.payroll.Payroll.Line;
import pe.siaf.payroll.Payroll.Sum;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/** Registers payrolls and finds them. */
@Service
class Payrolls {

	static final String TYPE = "PAYROLL";

	private static final String ROWS = """
			select p.id, p.fiscal_year, p.sec_ejec, p.number, p.month, p.description, p.document_date, p.state, p.version, p.workers,
			  p.earnings, p.contributions, p.withheld, p.certificate, p.file, p.prepared_by, p.prepared_name, p.certified_by,
			  p.certified_name, p.approved_name, p.moved_at, p.overlap_reason
			from payroll p
			join implementing_unit u on u.fiscal_year = p.fiscal_year and u.sec_ejec = p.sec_ejec
			where %s and\s""";

	private static final String STAGED = """
			jsonb_to_recordset(cast(:lines as jsonb)) l(position text, dni text, kind text, sec_func text, rubro text,
			  resource_type text, item text, amount numeric(19,2), withheld numeric(19,2))""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Workflow workflow;

	private final PaidTwice twice;

	Payrolls(JdbcClient jdbc, JsonMapper json, Workflow workflow, PaidTwice twice) {
		this.twice = twice;
		this.jdbc = jdbc;
		this.json = json;
		this.workflow = workflow;
	}

	List<Payroll> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql())
					+ "p.fiscal_year = :year order by p.month desc, p.id desc limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Payroll.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + "p.fiscal_year = :year) p")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	Payroll get(int fiscalYear, String secEjec, String number, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + "p.fiscal_year = :year and p.sec_ejec = :unit and p.number = :number")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(Payroll.class)
			.optional()
			.orElseThrow(() -> new NotFound("payroll " + secEjec + " " + number));
	}

	/** Those in which a role may make a move but for the discarding. */
	List<Payroll> waiting(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql())
					+ """
							p.state in ('N', 'V', 'C', 'R') and exists (select from workflow_transition w where w.object_type = 'PAYROLL'
							  and w.from_state = p.state and w.role = :role and w.action <> 'discard'
							  and not (w.action in ('certify', 'approve') and :username in (p.prepared_by, coalesce(p.certified_by, ''))))
							order by p.moved_at limit 100""")
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query(Payroll.class)
			.list();
	}

	List<Sum> sums(Payroll payroll) {
		return this.jdbc
			.sql("""
					select l.sec_func, l.rubro, l.resource_type, l.item, i.name item_name, count(distinct l.position) workers,
					  sum(l.amount) amount, sum(l.withheld) withheld
					from payroll_line l join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
					where l.sec_ejec = ? and l.payroll_id = ?
					group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4""")
			.params(payroll.secEjec(), payroll.id())
			.query(Sum.class)
			.list();
	}

	/** The years in execution or with payrolls, newest first. */
	List<Integer> years() {
		List<Integer> years = this.jdbc
			.sql("""
					select fiscal_year from fiscal_year where state = 'EXECUTION' union select fiscal_year from payroll order by 1 desc""")
			.query(Integer.class)
			.list();
		return years.isEmpty() ? List.of(0) : years;
	}

	/**
	 * Registers a payroll.
	 * @param draft what it says
	 * @param actor who prepares it
	 * @return its number, in state N
	 * @throws RuleViolation INT-HR1, PLA-001 to PLA-003 with the first line that breaks
	 * it, PLA-004 where another of the month says the same
	 */
	@Transactional
	String register(Draft draft, Profile actor) {
		LocalDate day = draft.documentDate();
		if (draft.description().isBlank() || day == null || day.getYear() != draft.fiscalYear()
				|| draft.lines().isEmpty() || draft.lines().stream().anyMatch((line) -> !line.amount().isPositive())) {
			throw new RuleViolation(PayrollRule.INCOMPLETE, Map.of("line", "–"),
					(day == null) ? "documentDate" : (draft.description().isBlank() ? "description" : "lines"));
		}
		boolean earned = draft.lines().stream().anyMatch((line) -> line.kind().equals("E"));
		if (!earned || draft.lines().stream().anyMatch((line) -> line.withheld().isNegative())) {
			throw new RuleViolation(PayrollRule.INCOMPLETE, Map.of("line", "–"), "lines");
		}
		if (draft.month() < 1 || draft.month() > 12) {
			throw new RuleViolation(PayrollRule.INCOMPLETE, Map.of("line", "–"), "month");
		}
		String lines = json(draft.lines());
		refuse(draft, lines);
		Registered registered = this.jdbc
			.sql("""
					insert into payroll (fiscal_year, sec_ejec, number, month, description, document_date, workers, earnings, contributions,
					  withheld, prepared_by, prepared_name, import_id)
					select :year, :unit, lpad(next_number(:unit, cast(:year as smallint), 'PAYROLL')::text, 10, '0'), :month, :description,
					  :day, count(distinct l.position), coalesce(sum(l.amount) filter (where l.kind = 'E'), 0),
					  coalesce(sum(l.amount) filter (where l.kind = 'K'), 0), coalesce(sum(l.withheld), 0), :by, :name,
					  cast(:import as bigint)
					from\s"""
					+ STAGED + " returning id, number")
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.param("month", draft.month())
			.param("description", draft.description().strip())
			.param("day", day)
			.param("by", actor.username())
			.param("name", actor.personName())
			.param("import", draft.importId())
			.param("lines", lines)
			.query(Registered.class)
			.single();
		this.jdbc
			.sql("""
					insert into payroll_line (sec_ejec, payroll_id, line, fiscal_year, position, dni, kind, sec_func, rubro, resource_type,
					  item, amount, withheld)
					select :unit, :id, row_number() over (), :year, l.position, l.dni, l.kind, l.sec_func, l.rubro, l.resource_type,
					  l.item, l.amount, l.withheld
					from\s"""
					+ STAGED)
			.param("unit", draft.secEjec())
			.param("id", registered.id())
			.param("year", draft.fiscalYear())
			.param("lines", lines)
			.update();
		this.twice.refuseSame(draft.secEjec(), registered.id());
		this.workflow.record(draft.secEjec(), TYPE, Long.toString(registered.id()), "register", "", "N", actor, null);
		return registered.number();
	}

	private void refuse(Draft draft, String lines) {
		this.jdbc.sql("""
				select l.position, l.sec_func || '-' || l.rubro || '-' || l.resource_type || '-' || l.item as line,
				  p.code is null unregistered, b.item is null unknown
				from (select row_number() over () n, * from\s""" + STAGED + """
				) l
				left join personnel_position p on p.fiscal_year = :year and p.sec_ejec = :unit and p.code = l.position
				left join budget_line b on b.fiscal_year = :year and b.sec_ejec = :unit and b.sec_func = l.sec_func
				  and b.rubro = l.rubro and b.resource_type = l.resource_type and b.item = l.item
				where p.code is null or b.item is null or l.withheld > l.amount or (l.kind = 'K' and l.withheld > 0)
				order by l.n limit 1""")
			.param("lines", lines)
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.query(Wrong.class)
			.optional()
			.ifPresent((wrong) -> {
				throw wrong.refusal();
			});
	}

	private String json(List<Line> lines) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (Line line : lines) {
			Map<String, Object> row = new HashMap<>();
			row.put("position", line.position());
			row.put("dni", line.dni());
			row.put("kind", line.kind());
			row.put("sec_func", line.secFunc());
			row.put("rubro", line.rubro());
			row.put("resource_type", line.resourceType());
			row.put("item", line.item());
			row.put("amount", line.amount().value());
			row.put("withheld", line.withheld().value());
			rows.add(row);
		}
		return this.json.writeValueAsString(rows);
	}

	/** Who did one part of a payroll doesn't do another (12.2). */
	static RuleViolation incompatible(Profile actor) {
		return new RuleViolation(ExecutionRule.DUTIES_INCOMPATIBLE,
				Figures.of("person", actor.personName(), "stage", TYPE));
	}

	/**
	 * What is asked for when a payroll is registered.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param month the month of execution
	 * @param description what it pays
	 * @param documentDate its day
	 * @param lines its lines
	 * @param importId the file it came with
	 */
	record Draft(int fiscalYear, String secEjec, int month, String description, @Nullable LocalDate documentDate,
			List<Line> lines, @Nullable Long importId) {
	}

	record Registered(long id, String number) {
	}

	record Wrong(String position, String line, boolean unregistered, boolean unknown) {

		RuleViolation refusal() {
			if (this.unregistered) {
				return new RuleViolation(PayrollRule.POSITION_NOT_REGISTERED, Map.of("position", this.position),
						"lines");
			}
			return new RuleViolation(this.unknown ? PayrollRule.LINE_UNKNOWN : PayrollRule.WITHHELD_WITHIN_EARNINGS,
					Figures.of("line", this.line, "position", this.position), "lines");
		}

	}

}
