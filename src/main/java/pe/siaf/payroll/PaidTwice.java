package pe.siaf.payroll;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.AmountFormatter;
import pe.siaf.payroll.Payroll.Overlap;
import pe.siaf.rules.RuleViolation;

/**
 * Keeps a month from being paid twice: the same payroll is registered once, however it
 * comes, and who is paid by two payrolls of a month is so for a reason in writing. A
 * payroll that was discarded, or annulled after it was posted, doesn't count.
 */
@Component
class PaidTwice {

	private final JdbcClient jdbc;

	PaidTwice(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps what a new payroll says, and refuses it where another of the same day says
	 * the same; that of another day may be the next week's, whose reason is asked when it
	 * is sent. Its number was drawn before, so that of two at once the second waits for
	 * the first.
	 * @param secEjec the unit
	 * @param id the payroll, with its lines
	 * @throws RuleViolation PLA-004
	 */
	void refuseSame(String secEjec, long id) {
		this.jdbc.sql("update payroll set content_hash = payroll_content(sec_ejec, id) where sec_ejec = ? and id = ?")
			.params(secEjec, id)
			.update();
		this.jdbc
			.sql("""
					select o.number from payroll p
					join payroll o on o.sec_ejec = p.sec_ejec and o.fiscal_year = p.fiscal_year and o.month = p.month and o.id <> p.id
					  and o.document_date = p.document_date and o.content_hash = p.content_hash
					where p.sec_ejec = ? and p.id = ? and payroll_stands(o) order by o.id limit 1""")
			.params(secEjec, id)
			.query(String.class)
			.optional()
			.ifPresent((number) -> {
				throw new RuleViolation(PayrollRule.SAME_CONTENT, Map.of("payroll", number), "lines");
			});
	}

	/** The other payrolls of the month that pay the same workers, sent or further. */
	List<Overlap> of(Payroll payroll) {
		return this.jdbc.sql("select number, state, reason, workers, amount from payroll_overlaps(?, ?)")
			.params(payroll.secEjec(), payroll.id())
			.query(Overlap.class)
			.list();
	}

	/**
	 * Asks why a payroll that is sent pays again whom others pay, and keeps it. Two that
	 * are sent at once wait for each other.
	 * @param payroll the payroll
	 * @param reason what was written; blank where nothing was
	 * @throws RuleViolation PLA-005
	 */
	void askWhy(Payroll payroll, String reason) {
		this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('payrolls'), hashtext(?))")
			.param(payroll.secEjec() + "/" + payroll.fiscalYear() + "/" + payroll.month())
			.query(Integer.class)
			.single();
		List<Overlap> overlaps = of(payroll);
		if (!overlaps.isEmpty() && reason.isBlank()) {
			throw unexplained(overlaps);
		}
		this.jdbc.sql("update payroll set overlap_reason = ? where sec_ejec = ? and id = ?")
			.params(overlaps.isEmpty() ? "" : reason.strip(), payroll.secEjec(), payroll.id())
			.update();
	}

	/**
	 * Asks that whoever is paid twice is so for a reason that one of both payrolls has.
	 * @param payroll the payroll, about to be posted
	 * @throws RuleViolation PLA-005
	 */
	void requireReasons(Payroll payroll) {
		List<Overlap> silent = payroll.overlapReason().isEmpty()
				? of(payroll).stream().filter((overlap) -> overlap.reason().isEmpty()).toList() : List.of();
		if (!silent.isEmpty()) {
			throw unexplained(silent);
		}
	}

	private static RuleViolation unexplained(List<Overlap> overlaps) {
		return new RuleViolation(PayrollRule.PAID_TWICE_FOR_A_REASON,
				Map.of("payrolls", overlaps.stream()
					.map((one) -> one.number() + ": " + one.workers() + ", S/ " + AmountFormatter.print(one.amount()))
					.collect(Collectors.joining("; "))),
				"comment");
	}

}
