package pe.siaf.contract;

import java.time.LocalDate;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.contract.Contract.Addendum;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** How contracts change. */
@Service
class Addenda {

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final AuditTrail audit;

	Addenda(JdbcClient jdbc, Contracts contracts, AuditTrail audit) {
		this.contracts = contracts;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Registers an addendum: more or less of a year's part, or another last day.
	 * @param contract the contract
	 * @param addendum what it says; its number is given here
	 * @param actor who registers it
	 */
	@Transactional
	void add(Contract contract, Addendum addendum, Profile actor) {
		Contracts.given(addendum.reason(), "reason");
		if (addendum.amount().isZero() && addendum.endsOn() == null) {
			throw Contracts.incomplete("addendumAmount");
		}
		LocalDate ends = addendum.endsOn();
		if (ends != null && ends.isBefore(contract.startsOn())) {
			throw Contracts.incomplete("addendumEndsOn");
		}
		if (!Contracts.pays(contract.signedOn(), addendum.fiscalYear())) {
			throw Contracts.incomplete("addendumYear");
		}
		// a contract that pays nothing any more is resolved, not amended
		if (!contract.amount().plus(addendum.amount()).isPositive()) {
			throw Contracts.incomplete("addendumAmount");
		}
		requireLeft(contract, addendum);
		this.jdbc
			.sql("""
					insert into contract_year as y (sec_ejec, contract_id, fiscal_year, amount) values (:unit, :id, :year, greatest(0, :amount))
					on conflict (sec_ejec, contract_id, fiscal_year) do update set amount = y.amount + :amount""")
			.param("unit", contract.secEjec())
			.param("id", contract.id())
			.param("year", addendum.fiscalYear())
			.param("amount", addendum.amount().value())
			.update();
		this.jdbc.sql("""
				update contract set amount = amount + :amount, ends_on = coalesce(cast(:ends as date), ends_on)
				where sec_ejec = :unit and id = :id""")
			.param("amount", addendum.amount().value())
			.param("ends", ends)
			.param("unit", contract.secEjec())
			.param("id", contract.id())
			.update();
		this.jdbc
			.sql("""
					insert into contract_addendum (sec_ejec, contract_id, number, signed_on, fiscal_year, amount, ends_on, reason, registered_by)
					select :unit, :id, coalesce(max(number), 0) + 1, :signed, :year, :amount, cast(:ends as date), :reason, :by
					from contract_addendum where sec_ejec = :unit and contract_id = :id""")
			.param("unit", contract.secEjec())
			.param("id", contract.id())
			.param("signed", addendum.signedOn())
			.param("year", addendum.fiscalYear())
			.param("amount", addendum.amount().value())
			.param("ends", ends)
			.param("reason", addendum.reason().strip())
			.param("by", actor.personName())
			.update();
		this.audit.record(contract.secEjec(), "amend", "CONTRACT", contract.number(),
				Map.of("amount", contract.amount().toString()),
				Map.of("amount", contract.amount().plus(addendum.amount()).toString()));
	}

	/**
	 * COM-005: a year isn't lowered below what is committed and held of it, nor below
	 * what forecasts promise of it, nor the contract below what was ordered.
	 */
	private void requireLeft(Contract contract, Addendum addendum) {
		Amount lowered = addendum.amount().negated();
		if (!lowered.isPositive()) {
			return;
		}
		Amount toOrder = this.contracts.leftToOrder(contract.secEjec(), contract.id());
		Amount ofYear = this.jdbc
			.sql("""
					select y.amount - greatest(y.committed + y.held, coalesce((
					  select f.held from contract_year_forecast f
					  where (f.sec_ejec, f.contract_id, f.fiscal_year) = (y.sec_ejec, y.contract_id, y.fiscal_year)), 0))
					from contract_year y where y.sec_ejec = ? and y.contract_id = ? and y.fiscal_year = ? for no key update of y""")
			.params(contract.secEjec(), contract.id(), addendum.fiscalYear())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.optional()
			.orElse(Amount.ZERO);
		Amount available = ofYear.exceeds(toOrder) ? toOrder : ofYear;
		if (lowered.exceeds(available)) {
			throw new RuleViolation(ContractRule.WITHIN_CONTRACT_YEAR,
					Figures.of("available", available, "requested", lowered, "difference", lowered.minus(available)),
					"amount");
		}
	}

}
