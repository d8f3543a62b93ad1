package pe.siaf.advance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What stands of an encargo in the journal of the unit that executes it: what came, what
 * was accounted for and approved, what went back. Accounts of order, since budget and
 * expense are the granting unit's.
 */
@Service
class DelegationBooks {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	DelegationBooks(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** Money came. */
	void received(Advance advance, Amount amount, LocalDate day, Profile actor) {
		enter(advance, "RECEIVED", amount, day, actor);
	}

	/**
	 * An account was approved; one of money that came before these books were kept isn't
	 * entered.
	 */
	void rendered(Advance advance, Amount accepted, LocalDate day, Profile actor) {
		if (advance.delegated() && of(advance).received().isPositive()) {
			enter(advance, "RENDERED", accepted.negated(), day, actor);
		}
	}

	/**
	 * Says that money went back to the unit that granted it.
	 * @param advance the encargo, received
	 * @param given how much, when and by which deposit
	 * @param actor who says so, of the unit that executes
	 * @throws RuleViolation ADV-005 if something is missing, ADV-010 before it was
	 * received, ADV-011 if it is another unit's to say, ADV-004 beyond what is left,
	 * ADV-012 where no month is open from its day to the end of the next year
	 */
	@Transactional
	void giveBack(Advance advance, Returned given, Profile actor) {
		Delegations.requireUnit(advance, advance.holder(), actor);
		LocalDate day = Advances.given(given.returnedOn(), "returnedOn");
		Amount amount = Advances.given(given.amount(), "amount");
		String document = given.document();
		if (!amount.isPositive()) {
			throw Advances.incomplete("amount");
		}
		if (document == null || document.isBlank()) {
			throw Advances.incomplete("document");
		}
		this.jdbc.sql("select 1 from advance where sec_ejec = ? and id = ? for no key update")
			.params(advance.secEjec(), advance.id())
			.query(Integer.class)
			.single();
		Standing books = of(advance);
		if (advance.receivedOn() == null || !books.received().isPositive()) {
			throw new RuleViolation(AdvanceRule.RECEIVED_ONCE_PAID, Map.of("advance", advance.shown()));
		}
		if (amount.exceeds(books.left())) {
			throw new RuleViolation(AdvanceRule.MORE_THAN_OWED,
					Figures.of("owed", books.left(), "rendered", amount, "difference", amount.minus(books.left())),
					"amount");
		}
		this.jdbc
			.sql("""
					insert into advance_return (sec_ejec, advance_id, amount, returned_on, document, prepared_by, prepared_name)
					values (?, ?, ?, ?, ?, ?, ?)""")
			.params(advance.secEjec(), advance.id(), amount.value(), day, document.strip(), actor.username(),
					actor.personName())
			.update();
		enter(advance, "RETURNED", amount.negated(), day, actor);
		this.audit.record(advance.secEjec(), "give-back", "ADVANCE", advance.shown(), Map.of(),
				Map.of("amount", amount.toString(), "day", day.toString(), "document", document.strip()));
	}

	/**
	 * What stands in the books of the unit that executes, with what an account that waits
	 * asks for.
	 */
	Standing of(Advance advance) {
		Map<String, Amount> sums = new HashMap<>();
		this.jdbc
			.sql("""
					select split_part(e.posting_key, '/', 4) what, sum(l.amount) amount
					from journal_entry e join journal_line l on l.sec_ejec = e.sec_ejec and l.entry_id = e.id
					where e.sec_ejec = :unit and e.fiscal_year in (:year, :year + 1) and e.stage = 'DELEGATION' and e.posting_key like :key group by 1
					union all
					select 'WAITING', coalesce(sum(vouchers), 0) from advance_rendering
					where sec_ejec = :granter and advance_id = :advance and state = 'V'""")
			.param("unit", advance.holder())
			.param("year", advance.fiscalYear())
			.param("key", "delegation/" + advance.secEjec() + "/" + advance.id() + "/%")
			.param("granter", advance.secEjec())
			.param("advance", advance.id())
			.query((row) -> {
				sums.put(row.getString("what"), new Amount(row.getBigDecimal("amount")));
			});
		return new Standing(sums.getOrDefault("RECEIVED", Amount.ZERO),
				sums.getOrDefault("RENDERED", Amount.ZERO).negated(),
				sums.getOrDefault("RETURNED", Amount.ZERO).negated(), sums.getOrDefault("WAITING", Amount.ZERO));
	}

	private void enter(Advance advance, String what, Amount amount, LocalDate day, Profile actor) {
		try {
			this.jdbc.sql("select 1 from delegation_enter(?, ?, ?, ?, ?, ?, ?)")
				.params(advance.secEjec(), advance.id(), what, amount.value(), day, actor.username(), actor.label())
				.query(Integer.class)
				.list();
		}
		catch (DataIntegrityViolationException broken) {
			if (ConstraintName.in(broken).orElse("").equals("entry_in_open_month")) {
				throw new RuleViolation(AdvanceRule.EXECUTORS_MONTH_CLOSED,
						Figures.of("unit", advance.holder(), "day", day));
			}
			throw broken;
		}
	}

	/**
	 * What is said of money that went back.
	 *
	 * @param amount how much
	 * @param returnedOn when
	 * @param document the deposit slip
	 */
	record Returned(@Nullable Amount amount, @Nullable LocalDate returnedOn, @Nullable String document) {
	}

	/**
	 * An encargo in the books of the unit that executes it.
	 *
	 * @param received what came
	 * @param rendered what was accounted for and approved
	 * @param returned what went back
	 * @param waiting what an account that waits asks for
	 */
	record Standing(Amount received, Amount rendered, Amount returned, Amount waiting) {

		/** What stands in its accounts of order. */
		public Amount balance() {
			return this.received.minus(this.rendered).minus(this.returned);
		}

		/** What may still be accounted for or given back. */
		public Amount left() {
			return balance().minus(this.waiting);
		}

	}

}
