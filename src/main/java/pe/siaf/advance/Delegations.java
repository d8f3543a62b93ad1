package pe.siaf.advance;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** What of an advance is different where another unit executes it (encargo, kind E). */
@Service
class Delegations {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final DelegationBooks books;

	Delegations(JdbcClient jdbc, AuditTrail audit, DelegationBooks books) {
		this.books = books;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** Another active unit of the year, and the agreement with it. */
	void check(Draft draft) {
		Advances.given(draft.agreement(), "agreement");
		boolean known = this.jdbc
			.sql("""
					select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ? and status = 'ACTIVE'
					  and sec_ejec <> ?)""")
			.params(draft.fiscalYear(), draft.receiver(), draft.secEjec())
			.query(Boolean.class)
			.single();
		if (!known) {
			throw Advances.incomplete("receiver");
		}
	}

	/**
	 * Says that money that was handed to another unit came there, all of what was paid so
	 * far or a part of it.
	 * @param advance the encargo
	 * @param day when
	 * @param amount how much; null for all that was paid and isn't confirmed yet
	 * @param actor who says so, of the unit that executes
	 * @throws RuleViolation ADV-010 if nothing was paid that wasn't received before,
	 * ADV-011 if it is another unit's to say, ADV-016 for a day before the first payment
	 * or ahead, or for more than was paid
	 */
	@Transactional
	void receive(Advance advance, @Nullable LocalDate day, @Nullable Amount amount, Profile actor) {
		LocalDate on = Advances.given(day, "receivedOn");
		requireUnit(advance, advance.holder(), actor);
		this.jdbc.sql("select 1 from advance where sec_ejec = ? and id = ? for no key update")
			.params(advance.secEjec(), advance.id())
			.query(Integer.class)
			.single();
		Coming coming = coming(advance);
		if (!advance.delegated() || !coming.left().isPositive() || coming.firstPaid() == null) {
			throw new RuleViolation(AdvanceRule.RECEIVED_ONCE_PAID, Map.of("advance", advance.shown()));
		}
		Amount came = (amount != null) ? amount : coming.left();
		if (on.isBefore(coming.firstPaid()) || on.isAfter(LocalDate.now(FiscalTime.LIMA)) || !came.isPositive()
				|| came.exceeds(coming.left())) {
			throw new RuleViolation(AdvanceRule.RECEIVED_WITHIN_PAID,
					Figures.of("left", coming.left(), "since", coming.firstPaid(), "amount", came, "day", on),
					(came.isPositive() && !came.exceeds(coming.left())) ? "receivedOn" : "amount");
		}
		keep(advance, on, came, actor);
		this.books.received(advance, came, on, actor);
		this.audit.record(advance.secEjec(), "receive", "ADVANCE", advance.shown(), Map.of(), Map.of("unit",
				advance.holder(), "day", on.toString(), "amount", came.toString(), "by", actor.username()));
	}

	private void keep(Advance advance, LocalDate on, Amount came, Profile actor) {
		this.jdbc
			.sql("""
					insert into advance_receipt (sec_ejec, advance_id, part, amount, received_on, received_by, received_name)
					select :unit, :id, coalesce(max(part), 0) + 1, :amount, :day, :by, :name from advance_receipt
					where sec_ejec = :unit and advance_id = :id""")
			.param("unit", advance.secEjec())
			.param("id", advance.id())
			.param("amount", came.value())
			.param("day", on)
			.param("by", actor.username())
			.param("name", actor.personName())
			.update();
		this.jdbc.sql("""
				update advance set received_on = ?, received_by = ?, received_name = ?
				where sec_ejec = ? and id = ? and received_on is null""")
			.params(on, actor.username(), actor.personName(), advance.secEjec(), advance.id())
			.update();
	}

	/** What is on its way to the unit that executes, as it is now. */
	private Coming coming(Advance advance) {
		return this.jdbc
			.sql("""
					select a.paid - a.received "left", (
					  select min(m.document_date) from movement m join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id
					  where m.sec_ejec = a.sec_ejec and m.fiscal_year = a.fiscal_year and m.stage = 'PAYMENT' and r.file = a.file) first_paid
					from advance_status a where a.sec_ejec = ? and a.id = ?""")
			.params(advance.secEjec(), advance.id())
			.query(Coming.class)
			.single();
	}

	/**
	 * What was paid to the unit that executes.
	 *
	 * @param left paid and not confirmed, soles and cents
	 * @param firstPaid the day of the first payment
	 */
	record Coming(Amount left, @Nullable LocalDate firstPaid) {
	}

	/** ADV-011: each part of an encargo is one unit's. */
	static void requireUnit(Advance advance, String unit, Profile actor) {
		if (!actor.scope().head().equals(unit)) {
			throw new RuleViolation(AdvanceRule.OTHER_UNITS_PART, Figures.of("advance", advance.shown(), "unit", unit));
		}
	}

}
