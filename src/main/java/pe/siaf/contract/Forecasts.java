package pe.siaf.contract;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.contract.Forecast.Draft;
import pe.siaf.contract.Forecast.Line;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/** Registers forecasts of later years and finds them. */
@Service
class Forecasts {

	static final String TYPE = "FORECAST";

	private static final String ROWS = """
			select f.id, f.sec_ejec, f.fiscal_year, f.number, f.contract_id, c.number contract, f.process, f.object, f.document,
			  f.document_date, f.state, f.version, l.total, f.prepared_by, f.prepared_name, f.budget_by, f.budget_name, f.head_name,
			  f.moved_at
			from budget_forecast f
			join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
			left join contract c on c.sec_ejec = f.sec_ejec and c.id = f.contract_id
			cross join lateral (select sum(l.amount) total from budget_forecast_line l
			  where l.sec_ejec = f.sec_ejec and l.forecast_id = f.id) l
			where %s and\s""";

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final Workflow workflow;

	Forecasts(JdbcClient jdbc, Contracts contracts, Workflow workflow) {
		this.jdbc = jdbc;
		this.contracts = contracts;
		this.workflow = workflow;
	}

	List<Forecast> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql())
					+ "f.fiscal_year = :year order by f.number desc, f.sec_ejec limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Forecast.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + "f.fiscal_year = :year) f")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	Forecast get(int fiscalYear, String secEjec, String number, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + "f.fiscal_year = :year and f.sec_ejec = :unit and f.number = :number")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(Forecast.class)
			.optional()
			.orElseThrow(() -> new NotFound("forecast " + secEjec + " " + number));
	}

	List<Line> lines(Forecast forecast) {
		return this.jdbc.sql("""
				select fiscal_year, rubro, item, amount from budget_forecast_line
				where sec_ejec = ? and forecast_id = ? order by fiscal_year, rubro, item""")
			.params(forecast.secEjec(), forecast.id())
			.query(Line.class)
			.list();
	}

	/** The years in execution or with forecasts, newest first. */
	List<Integer> years() {
		List<Integer> years = this.jdbc
			.sql("""
					select fiscal_year from fiscal_year where state = 'EXECUTION' union select fiscal_year from budget_forecast
					order by 1 desc""")
			.query(Integer.class)
			.list();
		return years.isEmpty() ? List.of(0) : years;
	}

	/**
	 * Registers a forecast.
	 * @param draft what it says
	 * @param actor who prepares it, of the forecast's unit
	 * @return the forecast, in state N
	 * @throws RuleViolation FOR-001 if something is missing, FOR-002 for a year that
	 * isn't later, FOR-003 for codes that no catalogue has, COM-004 for an unknown
	 * contract
	 */
	@Transactional
	Forecast register(Draft draft, Profile actor) {
		LocalDate day = draft.documentDate();
		if (day == null || day.getYear() != draft.fiscalYear() || !inExecution(draft.fiscalYear())) {
			throw incomplete("documentDate");
		}
		require(!draft.object().isBlank(), "object");
		require(!draft.document().isBlank(), "document");
		Long contract = contract(draft, day);
		require(contract != null || !draft.process().isBlank(), "process");
		check(draft);
		Registered registered = this.jdbc
			.sql("""
					insert into budget_forecast (sec_ejec, fiscal_year, number, contract_id, process, object, document, document_date,
					  prepared_by, prepared_name)
					values (:unit, :year, lpad(next_number(:unit, cast(:year as smallint), 'FORECAST')::text, 10, '0'),
					  cast(:contract as bigint), :process, :object, :document, :day, :by, :name)
					returning id, number""")
			.param("unit", draft.secEjec())
			.param("year", draft.fiscalYear())
			.param("contract", contract)
			.param("process", draft.process().strip())
			.param("object", draft.object().strip())
			.param("document", draft.document().strip())
			.param("day", day)
			.param("by", actor.username())
			.param("name", actor.personName())
			.query(Registered.class)
			.single();
		int line = 0;
		for (Line promised : draft.lines()) {
			this.jdbc.sql("""
					insert into budget_forecast_line (sec_ejec, forecast_id, line, fiscal_year, rubro, item, amount)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(draft.secEjec(), registered.id(), ++line, promised.fiscalYear(), promised.rubro(),
						promised.item(), promised.amount().value())
				.update();
		}
		this.workflow.record(draft.secEjec(), TYPE, Long.toString(registered.id()), "register", "", "N", actor, null);
		return get(draft.fiscalYear(), draft.secEjec(), registered.number(), actor);
	}

	private boolean inExecution(int fiscalYear) {
		return this.jdbc.sql("select exists (select from fiscal_year where fiscal_year = ? and state = 'EXECUTION')")
			.param(fiscalYear)
			.query(Boolean.class)
			.single();
	}

	private @Nullable Long contract(Draft draft, LocalDate day) {
		if (draft.contract().isBlank()) {
			return null;
		}
		return this.contracts.idOf(draft.secEjec(), draft.contract().strip())
			.orElseThrow(() -> new RuleViolation(ContractRule.CONTRACT_NOT_IN_FORCE,
					Figures.of("contract", draft.contract().strip(), "date", day), "contract"));
	}

	private void check(Draft draft) {
		require(!draft.lines().isEmpty(), "lines");
		Set<String> seen = new HashSet<>();
		for (Line line : draft.lines()) {
			require(line.amount().isPositive() && seen.add(line.fiscalYear() + line.rubro() + line.item()), "lines");
			if (line.fiscalYear() <= draft.fiscalYear()) {
				throw new RuleViolation(ContractRule.FORECAST_OF_LATER_YEAR, Figures.of("year",
						String.valueOf(line.fiscalYear()), "made", String.valueOf(draft.fiscalYear())), "lines");
			}
			boolean known = this.jdbc.sql("select forecast_code_known(?, ?, ?, ?)")
				.params(line.fiscalYear(), draft.fiscalYear(), line.rubro(), line.item())
				.query(Boolean.class)
				.single();
			if (!known) {
				throw new RuleViolation(ContractRule.FORECAST_CODE_KNOWN,
						Figures.of("rubro", line.rubro(), "item", line.item()), "lines");
			}
		}
	}

	private static void require(boolean given, String field) {
		if (!given) {
			throw incomplete(field);
		}
	}

	static RuleViolation incomplete(String field) {
		return new RuleViolation(ContractRule.FORECAST_INCOMPLETE, Map.of("what", "forecast." + field), field);
	}

	record Registered(long id, String number) {
	}

}
