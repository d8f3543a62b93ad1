package pe.siaf.modification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Requests of another allotment: prepared and sent by the pliego's budget office, decided
 * by the rector. An approved one changes the pliego's allotment and the unit's.
 */
@Component
class AllotmentRequests {

	static final String SELECT = """
			select r.fiscal_year, r.sec_ejec, r.number, u.name unit_name, u.level, u.sector, u.pliego, r.state, r.document_number,
			  r.requested_on, r.reason, r.lock_version, r.prepared_by, r.prepared_name, r.moved_at,
			  (select coalesce(sum(l.amount), 0) from allotment_request_line l
			    where l.fiscal_year = r.fiscal_year and l.sec_ejec = r.sec_ejec and l.number = r.number) amount
			from allotment_request r
			join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
			""";

	private final JdbcClient jdbc;

	private final AllotmentChecks checks;

	private final Workflow workflow;

	AllotmentRequests(JdbcClient jdbc, AllotmentChecks checks, Workflow workflow) {
		this.jdbc = jdbc;
		this.checks = checks;
		this.workflow = workflow;
	}

	/**
	 * A request.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param number its number
	 * @param profile who looks
	 * @return the request
	 * @throws NotFound if it isn't there or lies outside the scope
	 */
	AllotmentRequest get(int fiscalYear, String secEjec, String number, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(SELECT + "where r.fiscal_year = :year and r.sec_ejec = :unit and r.number = :number and "
					+ scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(AllotmentRequest.class)
			.optional()
			.orElseThrow(() -> new NotFound("request " + number + " of " + secEjec));
	}

	List<AllotmentRequest> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(SELECT + "where r.fiscal_year = :year and " + scope.sql()
					+ " order by r.moved_at desc, r.sec_ejec, r.number desc limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(AllotmentRequest.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select count(*) from allotment_request r
				join implementing_unit u on u.fiscal_year = r.fiscal_year and u.sec_ejec = r.sec_ejec
				where r.fiscal_year = :year and\s""" + scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	List<AllotmentRequest.Line> lines(AllotmentRequest request) {
		return this.jdbc.sql("""
				select rubro, expenditure_category, generic, amount, support from allotment_request_line
				where fiscal_year = ? and sec_ejec = ? and number = ? order by rubro, expenditure_category, generic""")
			.params(request.fiscalYear(), request.secEjec(), request.number())
			.query(AllotmentRequest.Line.class)
			.list();
	}

	/**
	 * Registers a request in process.
	 * @param draft what is asked for
	 * @param actor the pliego's budget office
	 * @return the request
	 * @throws RuleViolation PCA-012
	 * @throws NotFound if the unit lies outside the scope
	 */
	@Transactional
	public AllotmentRequest register(Draft draft, Profile actor) {
		requireUnit(draft, actor);
		LocalDate day = draft.requireComplete();
		requireKeys(draft);
		int next = this.jdbc.sql("select next_number(?, cast(? as smallint), 'PCA')")
			.params(draft.secEjec(), draft.fiscalYear())
			.query(Integer.class)
			.single();
		String number = "%010d".formatted(next);
		this.jdbc
			.sql("""
					insert into allotment_request (fiscal_year, sec_ejec, number, document_number, requested_on, reason, prepared_by, prepared_name)
					values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(draft.fiscalYear(), draft.secEjec(), number, draft.documentNumber().strip(), day,
					draft.reason().strip(), actor.username(), actor.personName())
			.update();
		for (AllotmentRequest.Line line : draft.lines()) {
			this.jdbc.sql("insert into allotment_request_line values (?, ?, ?, ?, ?, ?, ?, ?)")
				.params(draft.fiscalYear(), draft.secEjec(), number, line.rubro(), line.expenditureCategory(),
						line.generic(), line.amount().value(), line.support())
				.update();
		}
		AllotmentRequest request = get(draft.fiscalYear(), draft.secEjec(), number, actor);
		this.workflow.record(request.secEjec(), AllotmentRequest.TYPE, request.id(), "register", "", "N", actor, null);
		return request;
	}

	private void requireUnit(Draft draft, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		boolean there = this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.params(scope.params())
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.query(Boolean.class)
			.single();
		if (!there) {
			throw new NotFound("unit " + draft.secEjec());
		}
	}

	private void requireKeys(Draft draft) {
		for (AllotmentRequest.Line line : draft.lines()) {
			boolean known = this.jdbc.sql("""
					select exists (select from rubro where fiscal_year = :year and code = :rubro and status = 'ACTIVE')
					  and exists (select from expenditure_category where fiscal_year = :year and code = :category)
					  and :generic ~ '^2\\.\\d$'""")
				.param("year", draft.fiscalYear())
				.param("rubro", line.rubro())
				.param("category", line.expenditureCategory())
				.param("generic", line.generic())
				.query(Boolean.class)
				.single();
			if (!known) {
				throw new RuleViolation(AllotmentRule.REQUEST_INCOMPLETE, Figures.of("key", line.key().shown()),
						"lines");
			}
		}
	}

	/**
	 * Moves a request. What an approval assigns is judged by the allotments' own rules as
	 * well.
	 * @param request the request
	 * @param action verify, send, correct, discard, approve or reject
	 * @param comment the reason, where one is needed
	 * @param version the version that the actor saw, or null
	 * @param actor who moves it
	 * @return the request
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, PCA-001 to PCA-012
	 */
	@Transactional
	public AllotmentRequest move(AllotmentRequest request, String action, @Nullable String comment,
			@Nullable Integer version, Profile actor) {
		return move(request, action, comment, version, LocalDate.now(FiscalTime.LIMA), actor);
	}

	/** The same on a day. */
	AllotmentRequest move(AllotmentRequest request, String action, @Nullable String comment, @Nullable Integer version,
			LocalDate on, Profile actor) {
		Locked now = this.jdbc.sql("""
				select state, lock_version from allotment_request
				where fiscal_year = ? and sec_ejec = ? and number = ? for update""")
			.params(request.fiscalYear(), request.secEjec(), request.number())
			.query(Locked.class)
			.single();
		String to = this.workflow.next(AllotmentRequest.TYPE, now.state(), action, actor, comment);
		if (version != null && version != now.lockVersion()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", request.number()));
		}
		List<AllotmentRequest.Line> lines = lines(request);
		if (action.equals("approve")) {
			if (request.preparedBy().equals(actor.username())) {
				throw new RuleViolation(DutyRule.PREPARED_IT,
						Figures.of("person", actor.personName(), "stage", AllotmentRequest.TYPE));
			}
			this.checks.require(request, lines, on);
			assign(request, lines);
		}
		else if (action.equals("verify") || action.equals("send")) {
			this.checks.require(request, lines, on);
		}
		this.jdbc.sql("""
				update allotment_request set state = ?, lock_version = lock_version + 1, moved_at = now()
				where fiscal_year = ? and sec_ejec = ? and number = ?""")
			.params(to, request.fiscalYear(), request.secEjec(), request.number())
			.update();
		this.workflow.record(request.secEjec(), AllotmentRequest.TYPE, request.id(), action, now.state(), to, actor,
				comment);
		return get(request.fiscalYear(), request.secEjec(), request.number(), actor);
	}

	private void assign(AllotmentRequest request, List<AllotmentRequest.Line> lines) {
		for (AllotmentRequest.Line line : lines) {
			AllotmentRefusals.within(line.key(), () -> this.jdbc
				.sql("""
						select 1 from allotment_revise(cast(:year as smallint), :unit, :rubro, :category, :generic, :amount, 'REVISION', :source)""")
				.param("year", request.fiscalYear())
				.param("unit", request.secEjec())
				.param("rubro", line.rubro())
				.param("category", line.expenditureCategory())
				.param("generic", line.generic())
				.param("amount", line.amount().value())
				.param("source", "request/" + request.number())
				.query(Integer.class)
				.single());
		}
	}

	/**
	 * A request as it is asked for.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param documentNumber the document that asks
	 * @param requestedOn its day
	 * @param reason why
	 * @param lines what is asked for
	 */
	record Draft(int fiscalYear, String secEjec, String documentNumber, @Nullable LocalDate requestedOn, String reason,
			List<AllotmentRequest.Line> lines) {

		LocalDate requireComplete() {
			LocalDate day = this.requestedOn;
			boolean inYear = day != null && day.getYear() == this.fiscalYear
					&& !day.isAfter(LocalDate.now(FiscalTime.LIMA));
			boolean whole = this.lines.stream().allMatch((line) -> line.amount().isWhole() && !line.amount().isZero());
			long keys = this.lines.stream().map(AllotmentRequest.Line::key).distinct().count();
			if (day == null || !inYear || this.documentNumber.isBlank() || this.reason.isBlank() || this.lines.isEmpty()
					|| !whole || keys != this.lines.size()) {
				throw new RuleViolation(AllotmentRule.REQUEST_INCOMPLETE, Figures.of("key", "–"),
						inYear ? "lines" : "requestedOn");
			}
			return day;
		}

	}

	record Locked(String state, int lockVersion) {
	}

}
