package pe.siaf.bank;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.bank.PaymentBatch.Candidate;
import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.NotFound;

/** Finds batches, their lines and the orders that may go into one. */
@Repository
class PaymentBatches {

	private static final String SELECT = """
			select b.*, u.name unit_name, l.total, l.lines, l.waiting
			from payment_batch b
			join implementing_unit u on u.fiscal_year = b.fiscal_year and u.sec_ejec = b.sec_ejec
			cross join lateral (
			  select coalesce(sum(x.amount), 0) total, count(*) "lines", count(*) filter (where x.state = 'W') waiting
			  from payment_batch_line x where x.sec_ejec = b.sec_ejec and x.fiscal_year = b.fiscal_year and x.number = b.number) l
			where\s""";

	private final JdbcClient jdbc;

	PaymentBatches(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The years that are or were executed, newest first. */
	List<Integer> years() {
		return this.jdbc.sql(
				"select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING', 'CLOSED') order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/** The years whose orders can still be paid, newest first. */
	List<Integer> payable() {
		return this.jdbc
			.sql("select fiscal_year from fiscal_year where state in ('EXECUTION', 'CLOSING') order by 1 desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * A unit's code and name.
	 * @throws NotFound outside the scope
	 */
	String unitShown(int fiscalYear, String secEjec, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select u.sec_ejec || '. ' || u.name from implementing_unit u
				where u.fiscal_year = :year and u.sec_ejec = :unit and\s""" + scope.sql())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.params(scope.params())
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("unit " + secEjec + " in " + fiscalYear));
	}

	/** Batches of a year within a profile's reach, newest first. */
	List<PaymentBatch> list(int fiscalYear, String state, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(SELECT + "b.fiscal_year = :year and (:state = '' or b.state = :state) and " + scope.sql()
					+ " order by b.prepared_at desc limit 200")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("state", state)
			.query(PaymentBatch.class)
			.list();
	}

	/**
	 * Finds a batch.
	 * @throws NotFound if there is none, or it isn't theirs to see
	 */
	PaymentBatch get(int fiscalYear, String secEjec, String number, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(SELECT + "b.fiscal_year = :year and b.sec_ejec = :unit and b.number = :number and " + scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(PaymentBatch.class)
			.optional()
			.orElseThrow(() -> new NotFound("batch " + number));
	}

	/** The batch as it is now, waiting for whoever moves it. */
	Optional<PaymentBatch> lock(int fiscalYear, String secEjec, String number) {
		this.jdbc
			.sql("select 1 from payment_batch where fiscal_year = ? and sec_ejec = ? and number = ? for no key update")
			.params(fiscalYear, secEjec, number)
			.query(Integer.class)
			.optional();
		return this.jdbc.sql(SELECT + "b.fiscal_year = :year and b.sec_ejec = :unit and b.number = :number")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("number", number)
			.query(PaymentBatch.class)
			.optional();
	}

	List<Line> lines(PaymentBatch batch) {
		return this.jdbc
			.sql("""
					select l.line, r.number || '-' || r.sequence shown, l.amount, l.part, l.ruc, l.payee, l.medium, l.cci, l.state, l.paid_on,
					  l.operation, l.returned_on, l.reason, l.answered_by, l.confirmed_by, l.confirmed_name,
					  l.told_on, l.told_operation, l.told_back_on, l.told_back_operation, l.told_back_reason
					from payment_batch_line l join execution_record r on r.sec_ejec = l.sec_ejec and r.id = l.order_id
					where l.sec_ejec = ? and l.fiscal_year = ? and l.number = ? order by l.line""")
			.params(batch.secEjec(), batch.fiscalYear(), batch.number())
			.query(Line.class)
			.list();
	}

	/** Orders of a unit that may go into a batch. */
	List<Candidate> candidates(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select order_id, shown, file, ruc, payee, part, medium, amount, account from order_to_pay
				where fiscal_year = ? and sec_ejec = ? order by account nulls last, order_id limit 1000""")
			.params(fiscalYear, secEjec)
			.query(Candidate.class)
			.list();
	}

}
