package pe.siaf.advance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.advance.Advance.Rendering;
import pe.siaf.execution.ExecutionRule;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Accounts of what was handed out (phase R). What is sworn to counts up to its share of
 * the advance; accounting approves, and the expense stands in the books by its own item.
 */
@Service
class Renderings {

	static final String TYPE = "RENDERING";

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final JdbcClient jdbc;

	private final Advances advances;

	private final Workflow workflow;

	private final DelegationBooks books;

	Renderings(JdbcClient jdbc, Advances advances, Workflow workflow, DelegationBooks books) {
		this.books = books;
		this.jdbc = jdbc;
		this.advances = advances;
		this.workflow = workflow;
	}

	/**
	 * Accounts for an advance, or for a part of it.
	 * @param advance the advance
	 * @param renderedOn when
	 * @param listed vouchers and what is sworn to
	 * @param actor who prepares the account
	 * @return what of it counts
	 * @throws RuleViolation ADV-003 to ADV-006, ADV-009 to ADV-011
	 */
	@Transactional
	Counted send(Advance advance, @Nullable LocalDate renderedOn, List<Listed> listed, Profile actor) {
		LocalDate day = Advances.given(renderedOn, "renderedOn");
		// what ends in December is accounted for in January, and late accounts still come
		// in
		if (day.getYear() < advance.fiscalYear() || day.getYear() > advance.fiscalYear() + 1) {
			throw Advances.incomplete("renderedOn");
		}
		if (listed.isEmpty()) {
			throw Advances.incomplete("vouchers");
		}
		Delegations.requireUnit(advance, advance.holder(), actor);
		if (advance.delegated() && advance.receivedOn() == null) {
			throw new RuleViolation(AdvanceRule.RECEIVED_ONCE_PAID, Map.of("advance", advance.shown()));
		}
		listed.forEach((one) -> check(advance, one));
		this.advances.hold(advance.secEjec(), advance.id());
		Advance fresh = this.advances.get(advance.fiscalYear(), advance.secEjec(), advance.id(), actor);
		Counted counted = counted(fresh, listed);
		Amount most = most(fresh);
		if (counted.accepted().exceeds(most)) {
			throw new RuleViolation(AdvanceRule.MORE_THAN_OWED, Figures.of("owed", most, "rendered", counted.accepted(),
					"difference", counted.accepted().minus(most)), "vouchers");
		}
		long id = insert(fresh, day, counted, actor);
		int line = 0;
		for (Listed one : listed) {
			claim(fresh, id, ++line, one);
		}
		this.workflow.record(fresh.secEjec(), TYPE, Long.toString(id), "register", "", "V", actor, null);
		return counted;
	}

	/** What another unit gave back already isn't accounted for as well. */
	private Amount most(Advance advance) {
		DelegationBooks.Standing books = this.books.of(advance);
		boolean less = advance.delegated() && books.received().isPositive() && advance.owed().exceeds(books.left());
		return less ? books.left() : advance.owed();
	}

	private void check(Advance advance, Listed one) {
		if (one.concept().isBlank() || one.issuedOn() == null || !one.amount().isPositive()
				|| (!one.sworn() && (one.ruc().isBlank() || one.number().isBlank()))
				|| (one.sworn() && advance.delegated())) {
			throw Advances.incomplete("vouchers");
		}
		boolean known = this.jdbc
			.sql("select exists (select from economic_item where fiscal_year = ? and code = ? and imputable)")
			.params(advance.fiscalYear(), one.item())
			.query(Boolean.class)
			.single();
		if (!known) {
			throw Advances.incomplete("item");
		}
		if (advance.kind().matches("[CF]")) {
			Amount most = new Amount(this.jdbc.sql("""
					select (advance_parameter_of(:year, 'PETTY_PERCENT') / 100 * coalesce((
					  select amount from tax_unit_of(:year)), 0))::numeric(19,2)""")
				.param("year", advance.fiscalYear())
				.query(BigDecimal.class)
				.single());
			if (one.amount().exceeds(most)) {
				throw new RuleViolation(AdvanceRule.PETTY_PAYMENT, Figures.of("most", most, "amount", one.amount()),
						"vouchers");
			}
		}
	}

	/**
	 * What of an account counts: all that vouchers prove, and of what is sworn to its
	 * share of the advance, earlier accounts included.
	 */
	private Counted counted(Advance advance, List<Listed> listed) {
		Amount vouchers = sum(listed, false);
		Amount sworn = sum(listed, true);
		Limit limit = this.jdbc
			.sql("""
					select coalesce(advance_parameter_of(:year, 'SWORN_PERCENT'), 0) percent, coalesce((
					  select sum(sworn_accepted) from advance_rendering where sec_ejec = :unit and advance_id = :advance and state = 'A'), 0) before""")
			.param("year", advance.fiscalYear())
			.param("unit", advance.secEjec())
			.param("advance", advance.id())
			.query(Limit.class)
			.single();
		Amount most = new Amount(
				advance.amount().value().multiply(limit.percent()).divide(HUNDRED, 2, RoundingMode.DOWN))
			.minus(limit.before());
		Amount accepted = !advance.kind().equals("AV") ? sworn : (sworn.exceeds(most) ? most : sworn);
		return new Counted(vouchers, sworn, accepted);
	}

	private static Amount sum(List<Listed> listed, boolean sworn) {
		return listed.stream()
			.filter((one) -> one.sworn() == sworn)
			.map(Listed::amount)
			.reduce(Amount.ZERO, Amount::plus);
	}

	private long insert(Advance advance, LocalDate day, Counted counted, Profile actor) {
		try {
			return this.jdbc
				.sql("""
						insert into advance_rendering (sec_ejec, advance_id, number, rendered_on, month, vouchers, sworn, sworn_accepted,
						  prepared_by, prepared_name)
						select :unit, :advance, coalesce(max(number), 0) + 1, :day, :month, :vouchers, :sworn, :accepted, :by, :name
						from advance_rendering where sec_ejec = :unit and advance_id = :advance returning id""")
				.param("unit", advance.secEjec())
				.param("advance", advance.id())
				.param("day", day)
				.param("month", day.getMonthValue())
				.param("vouchers", counted.vouchers().value())
				.param("sworn", counted.sworn().value())
				.param("accepted", counted.swornAccepted().value())
				.param("by", actor.username())
				.param("name", actor.personName())
				.query(Long.class)
				.single();
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("one_rendering_under_way")) {
				throw new RuleViolation(AdvanceRule.ONE_AT_A_TIME, Map.of("advance", advance.shown()));
			}
			throw broken;
		}
	}

	/** Writes a line of an account; its voucher accounts for nothing else (ADV-009). */
	private void claim(Advance advance, long rendering, int line, Listed one) {
		try {
			write(advance, rendering, line, one);
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("advance_voucher_once")) {
				throw new RuleViolation(AdvanceRule.VOUCHER_TAKEN,
						Figures.of("voucher", one.number().strip(), "ruc", one.ruc().strip()), "vouchers");
			}
			throw broken;
		}
	}

	private void write(Advance advance, long rendering, int line, Listed one) {
		this.jdbc
			.sql("""
					insert into advance_voucher (sec_ejec, rendering_id, line, sworn, issued_on, ruc, number, concept, rubro, item, amount)
					select :unit, :rendering, :line, :sworn, :day, :ruc, :number, :concept, coalesce((
					  select min(l.rubro) from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
					  where r.sec_ejec = :unit and r.fiscal_year = :year and r.file = :file and r.stage = 'MONTHLY_COMMITMENT'), '00'),
					  :item, :amount""")
			.param("unit", advance.secEjec())
			.param("rendering", rendering)
			.param("line", line)
			.param("sworn", one.sworn())
			.param("day", one.issuedOn())
			.param("ruc", one.ruc().strip())
			.param("number", one.number().strip())
			.param("concept", one.concept().strip())
			.param("year", advance.fiscalYear())
			.param("file", advance.file())
			.param("item", one.item())
			.param("amount", one.amount().value())
			.update();
	}

	/**
	 * Approves or rejects an account.
	 * @param advance the advance
	 * @param rendering the account
	 * @param action approve or reject
	 * @param comment why, of a rejection
	 * @param actor who decides, not who prepared it
	 */
	@Transactional
	void decide(Advance advance, long rendering, String action, @Nullable String comment, Profile actor) {
		Delegations.requireUnit(advance, advance.secEjec(), actor);
		Rendering one = this.advances.renderings(advance)
			.stream()
			.filter((found) -> found.id() == rendering)
			.findFirst()
			.orElseThrow(() -> new NotFound("rendering " + rendering));
		String to = this.workflow.next(TYPE, one.state(), action, actor, comment);
		if (one.preparedBy().equals(actor.username())) {
			throw new RuleViolation(ExecutionRule.DUTIES_INCOMPATIBLE,
					Figures.of("person", actor.personName(), "stage", TYPE));
		}
		int decided = this.jdbc.sql("""
				update advance_rendering set state = ?, decided_name = ?, decided_at = now(), comment = ?
				where sec_ejec = ? and id = ? and state = 'V'""")
			.params(java.util.Arrays.asList(to, actor.personName(), comment, advance.secEjec(), rendering))
			.update();
		if (decided == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", advance.shown()));
		}
		if ("A".equals(to)) {
			// the books' lock first and the advance's after it, as a refund takes them
			post(advance, rendering, actor);
			this.books.rendered(advance, one.accepted(), one.renderedOn(), actor);
			this.advances.hold(advance.secEjec(), advance.id());
			requireOwed(advance, one, actor);
		}
		this.workflow.record(advance.secEjec(), TYPE, Long.toString(rendering), action, one.state(), to, actor,
				comment);
	}

	/** ADV-004 once more: what was paid may have come back since. */
	private void requireOwed(Advance advance, Rendering one, Profile actor) {
		Amount owed = this.advances.get(advance.fiscalYear(), advance.secEjec(), advance.id(), actor).owed();
		// this account counts as rendered already
		if (owed.isNegative()) {
			Amount most = owed.plus(one.accepted());
			throw new RuleViolation(AdvanceRule.MORE_THAN_OWED,
					Figures.of("owed", most, "rendered", one.accepted(), "difference", owed.negated()), "vouchers");
		}
	}

	private void post(Advance advance, long rendering, Profile actor) {
		try {
			this.jdbc.sql("select rendering_post(?, ?, ?, ?)")
				.params(advance.secEjec(), rendering, actor.username(), actor.label())
				.query(Integer.class)
				.single();
		}
		catch (DataIntegrityViolationException broken) {
			throw switch (ConstraintName.in(broken).orElse("")) {
				case "rendering_operation" ->
					new RuleViolation(AdvanceRule.NO_OPERATION, Map.of("advance", advance.shown()));
				case "entry_in_open_month" ->
					new RuleViolation(AdvanceRule.BOOKS_CLOSED, Map.of("month", ConstraintName.detail(broken)));
				default -> broken;
			};
		}
	}

	/**
	 * What an account lists.
	 *
	 * @param sworn whether it is sworn to
	 * @param issuedOn its day
	 * @param ruc who issued it
	 * @param number its number
	 * @param concept what it is
	 * @param item economic item
	 * @param amount how much
	 */
	record Listed(boolean sworn, @Nullable LocalDate issuedOn, String ruc, String number, String concept, String item,
			Amount amount) {
	}

	/**
	 * What of an account counts.
	 *
	 * @param vouchers what vouchers prove
	 * @param sworn what is sworn to
	 * @param swornAccepted what of it counts
	 */
	record Counted(Amount vouchers, Amount sworn, Amount swornAccepted) {

		Amount accepted() {
			return this.vouchers.plus(this.swornAccepted);
		}

	}

	record Limit(BigDecimal percent, Amount before) {
	}

}
