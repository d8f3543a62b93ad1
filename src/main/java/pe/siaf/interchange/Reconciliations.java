package pe.siaf.interchange;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.interchange.Counterpart.Measure;
import pe.siaf.interchange.Counterpart.Stated;
import pe.siaf.money.Amount;

/**
 * Compares, day by day, what another system says it keeps with what stands here: counts
 * and sums. A difference stays open until a later day agrees.
 */
@Service
class Reconciliations {

	private final JdbcClient jdbc;

	Reconciliations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Compares all years in execution of a unit with what the other side says today.
	 * @param counterpart the other side
	 * @param secEjec the unit
	 */
	void reconcile(Counterpart counterpart, String secEjec) {
		for (int year : years(secEjec)) {
			Map<Measure, Stated> theirs = new EnumMap<>(Measure.class);
			// what a system doesn't name of what it keeps, it has none of
			Measure.of(counterpart.system())
				.forEach((measure) -> theirs.put(measure, new Stated(measure, 0, Amount.ZERO)));
			counterpart.stated(secEjec, year).forEach((one) -> theirs.put(one.measure(), one));
			theirs.values().forEach((one) -> keep(counterpart.system(), secEjec, year, one));
		}
	}

	private List<Integer> years(String secEjec) {
		return this.jdbc.sql("""
				select y.fiscal_year from fiscal_year y join implementing_unit u using (fiscal_year)
				where y.state = 'EXECUTION' and u.sec_ejec = ? order by 1""")
			.param(secEjec)
			.query(Integer.class)
			.list();
	}

	private void keep(OtherSystem system, String secEjec, int year, Stated theirs) {
		this.jdbc
			.sql("""
					insert into interface_reconciliation as r (sec_ejec, system, fiscal_year, measure, day, their_records, their_amount,
					  our_records, our_amount)
					select :unit, :system, :year, :measure, :day, :records, :amount, coalesce(h.records, 0), coalesce(h.amount, 0)
					from (values (1)) one left join interface_here h on h.sec_ejec = :unit and h.system = :system and h.fiscal_year = :year
					  and h.measure = :measure
					on conflict (sec_ejec, system, fiscal_year, measure, day) do update set their_records = excluded.their_records,
					  their_amount = excluded.their_amount, our_records = excluded.our_records, our_amount = excluded.our_amount,
					  reconciled_at = now()""")
			.param("unit", secEjec)
			.param("system", system.name())
			.param("year", year)
			.param("measure", theirs.measure().name())
			.param("day", LocalDate.now(FiscalTime.LIMA))
			.param("records", theirs.records())
			.param("amount", theirs.amount().value())
			.update();
	}

	/** The last day of each comparison, what differs first. */
	List<Compared> last(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select * from (
					  select distinct on (r.sec_ejec, r.system, r.fiscal_year, r.measure) r.sec_ejec, r.system, r.fiscal_year, r.measure, r.day,
					    r.their_records, r.their_amount, r.our_records, r.our_amount, r.agrees
					  from interface_reconciliation r
					  where exists (select from implementing_unit u where u.sec_ejec = r.sec_ejec and %s)
					  order by r.sec_ejec, r.system, r.fiscal_year, r.measure, r.day desc) last
					order by agrees, fiscal_year desc, system, measure, sec_ejec limit 200"""
				.formatted(scope.sql()))
			.params(scope.params())
			.query(Compared.class)
			.list();
	}

	/** What became of a message. */
	Outcome outcome(String secEjec, long id) {
		return this.jdbc
			.sql("""
					select state in ('APPLIED', 'REJECTED') concluded, state = 'APPLIED' accepted, code from interface_message
					where sec_ejec = ? and id = ?""")
			.params(secEjec, id)
			.query(Outcome.class)
			.single();
	}

	/**
	 * A comparison.
	 *
	 * @param secEjec the unit
	 * @param system the other side
	 * @param fiscalYear the year
	 * @param measure what is counted
	 * @param day when
	 * @param theirRecords how many it says
	 * @param theirAmount what they sum up to
	 * @param ourRecords how many stand here
	 * @param ourAmount what they sum up to
	 * @param agrees whether both are equal
	 */
	record Compared(String secEjec, OtherSystem system, int fiscalYear, Counterpart.Measure measure, LocalDate day,
			long theirRecords, Amount theirAmount, long ourRecords, Amount ourAmount, boolean agrees) {

		public Amount difference() {
			return this.theirAmount.minus(this.ourAmount);
		}

	}

	record Outcome(boolean concluded, boolean accepted, @Nullable String code) {
	}

}
