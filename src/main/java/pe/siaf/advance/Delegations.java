package pe.siaf.advance;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
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
	 * Says that what was handed to another unit came there.
	 * @param advance the encargo
	 * @param day when
	 * @param actor who says so, of the unit that executes
	 * @throws RuleViolation ADV-010 if nothing was paid yet or it was received before,
	 * ADV-011 if it is another unit's to say
	 */
	@Transactional
	void receive(Advance advance, @Nullable LocalDate day, Profile actor) {
		LocalDate on = Advances.given(day, "receivedOn");
		requireUnit(advance, advance.holder(), actor);
		boolean received = advance.delegated() && advance.paid().isPositive()
				&& this.jdbc.sql("""
						update advance set received_on = ?, received_by = ?, received_name = ?
						where sec_ejec = ? and id = ? and received_on is null""")
					.params(on, actor.username(), actor.personName(), advance.secEjec(), advance.id())
					.update() == 1;
		if (!received) {
			throw new RuleViolation(AdvanceRule.RECEIVED_ONCE_PAID, Map.of("advance", advance.shown()));
		}
		this.books.received(advance, on, actor);
		this.audit.record(advance.secEjec(), "receive", "ADVANCE", advance.shown(), Map.of(),
				Map.of("unit", advance.holder(), "day", on.toString(), "by", actor.username()));
	}

	/** ADV-011: each part of an encargo is one unit's. */
	static void requireUnit(Advance advance, String unit, Profile actor) {
		if (!actor.scope().head().equals(unit)) {
			throw new RuleViolation(AdvanceRule.OTHER_UNITS_PART, Figures.of("advance", advance.shown(), "unit", unit));
		}
	}

}
