package pe.siaf.advance;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.advance.Advance.Rendering;
import pe.siaf.advance.Advance.Scale;
import pe.siaf.advance.Advance.Voucher;
import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Grants advances and finds them. */
@Service
class Advances {

	private static final String ROWS = """
			select a.id, a.fiscal_year, a.sec_ejec, a.kind, a.number, coalesce(a.dni, a.receiver) dni, a.worker, a.post, a.purpose, a.places, a.departs_at,
			  a.returns_at, a.abroad, a.days, a.amount, a.due_on, a.state, a.file, a.payment, a.paid, a.rendered, a.owed,
			  a.prepared_by, a.prepared_name, a.annulled_why, a.receiver, a.agreement, a.received_on, a.received_name,
			  a.received
			from advance_status a
			where a.fiscal_year = :year and exists (select from implementing_unit u where u.fiscal_year = a.fiscal_year
			  and u.sec_ejec in (a.sec_ejec, a.receiver) and %s) and\s""";

	private static final String MATCHES = """
			(:state = '' or a.state = :state) and (:words = '' or :words in (a.dni, a.receiver) or a.number like '%' || :words
			  or a.worker ilike '%' || :words || '%' or a.purpose ilike '%' || :words || '%')""";

	private static final int LONGEST_YEARS = 2;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Delegations delegations;

	private final Workers workers;

	Advances(JdbcClient jdbc, AuditTrail audit, Delegations delegations, Workers workers) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.delegations = delegations;
		this.workers = workers;
	}

	List<Advance> list(int fiscalYear, String state, String words, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + MATCHES
					+ " order by a.state <> 'OVERDUE', a.due_on, a.id limit :size offset :offset")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("state", state)
			.param("words", words.strip())
			.param("size", size)
			.param("offset", offset)
			.query(Advance.class)
			.list();
	}

	long count(int fiscalYear, String state, String words, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + MATCHES + ") a")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("state", state)
			.param("words", words.strip())
			.query(Long.class)
			.single();
	}

	Advance get(int fiscalYear, String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS.formatted(scope.sql()) + "a.sec_ejec = :unit and a.id = :id")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("id", id)
			.query(Advance.class)
			.optional()
			.orElseThrow(() -> new NotFound("advance " + secEjec + " " + id));
	}

	List<Rendering> renderings(Advance advance) {
		return this.jdbc
			.sql("""
					select id, number, rendered_on, state, vouchers, sworn, sworn_accepted, prepared_by, prepared_name, decided_name,
					  comment, prepared_at
					from advance_rendering where sec_ejec = ? and advance_id = ? order by number""")
			.params(advance.secEjec(), advance.id())
			.query(Rendering.class)
			.list();
	}

	List<Voucher> vouchers(Advance advance) {
		return this.jdbc.sql("""
				select r.number rendering, v.line, v.sworn, v.issued_on, v.ruc, v.number, v.concept, v.item, v.amount
				from advance_voucher v join advance_rendering r on r.sec_ejec = v.sec_ejec and r.id = v.rendering_id
				where r.sec_ejec = ? and r.advance_id = ? order by r.number, v.line""")
			.params(advance.secEjec(), advance.id())
			.query(Voucher.class)
			.list();
	}

	/**
	 * Grants an advance to a worker.
	 * @param draft what is asked for
	 * @param actor who prepares it
	 * @return the advance, to be paid through the chain under its number
	 * @throws RuleViolation ADV-001 if the worker owes an overdue account, ADV-002 if it
	 * is above the scale
	 */
	@Transactional
	Advance grant(Draft draft, Profile actor) {
		LocalDateTime departs = given(draft.departsAt(), "departsAt");
		LocalDateTime returns = given(draft.returnsAt(), "returnsAt");
		given(draft.purpose(), "purpose");
		if (draft.delegated()) {
			this.delegations.check(draft);
		}
		else if (!draft.dni().matches("\\d{8}")) {
			throw incomplete("dni");
		}
		if (!returns.isAfter(departs) || returns.isAfter(departs.plusYears(LONGEST_YEARS))
				|| departs.getYear() != draft.fiscalYear()) {
			throw incomplete("returnsAt");
		}
		requireUnit(draft);
		if (!draft.delegated()) {
			this.workers.register(draft, actor);
		}
		refuseOverdue(draft.secEjec(), draft.delegated() ? draft.receiver() : draft.dni(),
				draft.delegated() ? "receiver" : "dni");
		Scale scale = scale(draft, departs, returns);
		Amount most = new Amount(scale.most());
		Amount amount = (draft.amount() != null) ? draft.amount() : most;
		if (draft.kind().equals("AV") && scale.days() == 0) {
			throw incomplete("days");
		}
		if (!amount.isPositive()) {
			throw incomplete("amount");
		}
		if (amount.exceeds(most) && !draft.kind().matches("[CFE]")) {
			throw new RuleViolation(AdvanceRule.ABOVE_SCALE,
					Figures.of("most", most, "requested", amount, "difference", amount.minus(most)), "amount");
		}
		long id = insert(draft, departs, returns, scale, amount, actor);
		Advance granted = get(draft.fiscalYear(), draft.secEjec(), id, actor);
		this.audit.record(draft.secEjec(), "grant", "ADVANCE", granted.shown(), Map.of(),
				Map.of("worker", granted.dni(), "amount", amount.toString()));
		return granted;
	}

	private void requireUnit(Draft draft) {
		boolean there = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)")
			.params(draft.fiscalYear(), draft.secEjec())
			.query(Boolean.class)
			.single();
		if (!there) {
			throw incomplete("fiscalYear");
		}
	}

	/** ADV-001. */
	void refuseOverdue(String secEjec, String holder, String field) {
		BigDecimal owed = this.jdbc.sql("""
				select coalesce(sum(owed), 0) from advance_status
				where sec_ejec = ? and ? in (dni, receiver) and state = 'OVERDUE'""")
			.params(secEjec, holder)
			.query(BigDecimal.class)
			.single();
		if (owed.signum() > 0) {
			throw new RuleViolation(AdvanceRule.OVERDUE, Figures.of("worker", holder, "amount", new Amount(owed)),
					field);
		}
	}

	/** What moves the money of one advance follows each other. */
	void hold(String secEjec, long id) {
		this.jdbc.sql("select 1 from advance where sec_ejec = ? and id = ? for no key update")
			.params(secEjec, id)
			.query(Integer.class)
			.single();
	}

	private Scale scale(Draft draft, LocalDateTime departs, LocalDateTime returns) {
		return this.jdbc
			.sql("""
					select travel_days(:departs, :returns) days,
					  case :kind
					    when 'AV' then travel_days(:departs, :returns) * advance_parameter_of(:year, case when :high then 'DAILY_RATE_HIGH' else 'DAILY_RATE' end)
					    when 'A' then advance_parameter_of(:year, 'INTERNAL_TAX_UNITS') * coalesce((select amount from tax_unit_of(:year)), 0)
					    else 0 end::numeric(19,2) most,
					  case :kind
					    when 'AV' then working_day_after(cast(:returns as date), advance_parameter_of(:year, 'TRAVEL_DAYS')::int)
					    when 'A' then working_day_after(cast(:returns as date), advance_parameter_of(:year, case when :abroad then 'INTERNAL_DAYS_ABROAD' else 'INTERNAL_DAYS' end)::int)
					    when 'E' then working_day_after(cast(:returns as date), advance_parameter_of(:year, 'DELEGATION_DAYS')::int)
					    else make_date(:year, 12, 31) end due_on""")
			.param("departs", departs)
			.param("returns", returns)
			.param("kind", draft.kind())
			.param("year", draft.fiscalYear())
			.param("high", draft.highRate())
			.param("abroad", draft.abroad())
			.query(Scale.class)
			.single();
	}

	private long insert(Draft draft, LocalDateTime departs, LocalDateTime returns, Scale scale, Amount amount,
			Profile actor) {
		return this.jdbc
			.sql("""
					insert into advance (fiscal_year, sec_ejec, kind, number, dni, purpose, places, departs_at, returns_at, high_rate,
					  abroad, days, amount, due_on, receiver, agreement, prepared_by, prepared_name)
					values (:year, :unit, :kind, lpad(next_number(:unit, cast(:year as smallint), 'ADVANCE/' || :kind)::text, 10, '0'),
					  :dni, :purpose, :places, :departs, :returns, :high, :abroad, :days, :amount, :due,
					  cast(:receiver as text), :agreement, :by, :name)
					returning id""")
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.param("kind", draft.kind())
			.param("dni", draft.delegated() ? null : draft.dni())
			.param("receiver", draft.delegated() ? draft.receiver() : null)
			.param("agreement", draft.agreement().strip())
			.param("purpose", draft.purpose().strip())
			.param("places", draft.places().strip())
			.param("departs", departs)
			.param("returns", returns)
			.param("high", draft.highRate())
			.param("abroad", draft.abroad())
			.param("days", draft.kind().equals("AV") ? scale.days() : 0)
			.param("amount", amount.value())
			.param("due", scale.dueOn())
			.param("by", actor.username())
			.param("name", actor.personName())
			.query(Long.class)
			.single();
	}

	/**
	 * Annuls an advance that has no file yet.
	 * @param advance the advance
	 * @param why the reason
	 * @param actor who annuls it, of the unit that granted it
	 */
	@Transactional
	void annul(Advance advance, String why, Profile actor) {
		Delegations.requireUnit(advance, advance.secEjec(), actor);
		if (why.isBlank()) {
			throw incomplete("why");
		}
		hold(advance.secEjec(), advance.id());
		// somebody may have committed it since it was read
		Advance fresh = get(advance.fiscalYear(), advance.secEjec(), advance.id(), actor);
		if (fresh.file() != null || fresh.annulledWhy() != null) {
			throw new RuleViolation(AdvanceRule.ANNULLED_BEFORE_PAYMENT, Map.of("advance", advance.shown()));
		}
		this.jdbc.sql("update advance set annulled_why = ? where sec_ejec = ? and id = ?")
			.params(why.strip(), advance.secEjec(), advance.id())
			.update();
		this.audit.record(advance.secEjec(), "annul", "ADVANCE", advance.shown(), Map.of(), Map.of("comment", why));
	}

	/** The years in execution or with advances, newest first. */
	List<Integer> years() {
		List<Integer> years = this.jdbc
			.sql("""
					select fiscal_year from fiscal_year where state = 'EXECUTION' union select fiscal_year from advance order by 1 desc""")
			.query(Integer.class)
			.list();
		return years.isEmpty() ? List.of(0) : years;
	}

	static <T> T given(@Nullable T part, String field) {
		if (part == null || (part instanceof String text && text.isBlank())) {
			throw incomplete(field);
		}
		return part;
	}

	static RuleViolation incomplete(String field) {
		return new RuleViolation(AdvanceRule.INCOMPLETE, Map.of("what", "advance." + field), field);
	}

}
