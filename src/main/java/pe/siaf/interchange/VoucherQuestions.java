package pe.siaf.interchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import pe.siaf.execution.DocumentMoved;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.interchange.TaxRegister.Answer;
import pe.siaf.interchange.TaxRegister.Voucher;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Asks the tax authority about the vouchers of accruals (domain 9.6): when an accrual is
 * sent, the question is kept; a job asks it, outside of anybody's act. An accrual is not
 * authorised on a voucher that was never issued or was taken back; while there is no
 * answer it is, so that nobody waits for another system.
 */
@Service
class VoucherQuestions {

	private static final Logger log = LoggerFactory.getLogger(VoucherQuestions.class);

	private static final int AT_ONCE = 200;

	/** Failures in a row that say that the other system is away. */
	private static final int IN_A_ROW = 5;

	private final JdbcClient jdbc;

	private final Optional<TaxRegister> register;

	VoucherQuestions(JdbcClient jdbc, ObjectProvider<TaxRegister> register) {
		this.jdbc = jdbc;
		this.register = Optional.ofNullable(register.getIfAvailable());
	}

	@EventListener
	void on(DocumentMoved moved) {
		boolean grows = moved.kind().equals("INC");
		if (this.register.isEmpty() || moved.stage() != DocumentStage.ACCRUAL || moved.recordId() == 0
				|| !(grows || moved.kind().equals("INI"))) {
			return;
		}
		if (moved.to().equals("V")) {
			ask(moved, moved.total());
		}
		if (grows && "RX".contains(moved.to())) {
			ask(moved, Amount.ZERO);
		}
		if (moved.to().equals("A")) {
			requireValid(moved);
		}
	}

	/**
	 * A voucher that was corrected is asked about anew, and so is one of an accrual that
	 * is to grow: what the accrual comes to with the act. Where the act comes to nothing,
	 * what it was before. An invoice in another currency is asked about in that: rates
	 * move its soles and not what it says.
	 */
	private void ask(DocumentMoved moved, Amount more) {
		this.jdbc
			.sql("""
					insert into voucher_question as q (sec_ejec, record_id, fiscal_year, ruc, voucher_type, series, number, issued_on,
					  currency, amount)
					select a.sec_ejec, a.record_id, :year, :ruc, a.voucher_type, coalesce(a.voucher_series, ''), a.voucher_number,
					  a.voucher_date, r.currency, case r.currency when 'PEN' then
					    :more + coalesce((select sum(l.approved) from execution_record_line l
					      where l.sec_ejec = a.sec_ejec and l.record_id = a.record_id), 0)
					  else coalesce((select sum(l.currency_amount) from execution_act o
					      join execution_act_line l on l.sec_ejec = o.sec_ejec and l.act_id = o.id and l.record_id = o.record_id
					      where o.sec_ejec = a.sec_ejec and o.record_id = a.record_id
					        and (o.state = 'A' or (o.state = 'V' and l.currency_amount > 0))), 0) end
					from execution_act a join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					where a.sec_ejec = :unit and a.record_id = :record and a.correlative = '0001' and a.voucher_number is not null
					  and cast(:ruc as text) is not null
					on conflict (sec_ejec, record_id) do update set voucher_type = excluded.voucher_type, series = excluded.series,
					  number = excluded.number, issued_on = excluded.issued_on, currency = excluded.currency, amount = excluded.amount, asked_at = now(),
					  answer = null, answered_at = null, tries = 0, tried_at = null""")
			.param("year", moved.fiscalYear())
			.param("ruc", moved.supplierRuc())
			.param("more", more.value())
			.param("unit", moved.secEjec())
			.param("record", moved.recordId())
			.update();
	}

	/** ACR-010. */
	private void requireValid(DocumentMoved moved) {
		this.jdbc.sql("""
				select q.series, q.number, q.ruc, q.answer from voucher_question q
				where q.sec_ejec = ? and q.record_id = ? and q.answer <> 'VALID'""")
			.params(moved.secEjec(), moved.recordId())
			.query(NotValid.class)
			.optional()
			.ifPresent((found) -> {
				throw new RuleViolation(InterchangeRule.VOUCHER_NOT_VALID, Figures.of("voucher",
						found.series() + "-" + found.number(), "ruc", found.ruc(), "answer", found.answer().name()));
			});
	}

	/**
	 * Asks what waits to be asked, oldest first, what failed before last. One question
	 * that fails keeps no other waiting; after some in a row the other system is away,
	 * and the rest is asked the next time.
	 */
	@Scheduled(fixedDelayString = "${siaf.interfaces.vouchers-every:PT1M}", initialDelayString = "PT1M")
	void askNow() {
		this.register.ifPresent((tax) -> {
			int failed = 0;
			for (Open question : open()) {
				failed = ask(tax, question) ? 0 : failed + 1;
				if (failed == IN_A_ROW) {
					return;
				}
			}
		});
	}

	private boolean ask(TaxRegister tax, Open question) {
		try {
			answered(question, tax.voucher(question.voucher()));
			return true;
		}
		catch (RuntimeException away) {
			log.error("The tax authority could not be asked about {}", question, away);
			this.jdbc.sql("""
					update voucher_question set tries = tries + 1, tried_at = now()
					where sec_ejec = ? and record_id = ? and answer is null""")
				.params(question.secEjec(), question.recordId())
				.update();
			return false;
		}
	}

	private List<Open> open() {
		return this.jdbc
			.sql("""
					select sec_ejec, record_id, ruc, voucher_type, series, number, issued_on, currency, amount, asked_at from voucher_question
					where answer is null order by tries, asked_at limit ?""")
			.param(AT_ONCE)
			.query(Open.class)
			.list();
	}

	/** Unless the voucher was corrected while it was asked about. */
	private void answered(Open question, Answer answer) {
		this.jdbc.sql("""
				update voucher_question set answer = ?, answered_at = now()
				where sec_ejec = ? and record_id = ? and asked_at = ? and answer is null""")
			.params(answer.name(), question.secEjec(), question.recordId(), question.askedAt())
			.update();
	}

	/** What isn't answered yet or isn't valid, of a profile's units, latest first. */
	List<Question> concerning(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select q.sec_ejec, q.ruc, s.name, q.series || '-' || q.number voucher, q.currency, q.amount, q.answer, q.tries, q.tried_at,
					  '/ejecucion/devengados/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence page
					from voucher_question q
					join execution_record r on r.sec_ejec = q.sec_ejec and r.id = q.record_id
					join implementing_unit u on u.fiscal_year = q.fiscal_year and u.sec_ejec = q.sec_ejec
					left join supplier s on s.ruc = q.ruc
					where (q.answer is null or q.answer <> 'VALID') and %s
					order by q.answer nulls last, q.asked_at desc limit 50"""
				.formatted(scope.sql()))
			.params(scope.params())
			.query(Question.class)
			.list();
	}

	/**
	 * A voucher asked about.
	 *
	 * @param secEjec the unit
	 * @param ruc who issued it
	 * @param name the supplier's name
	 * @param voucher series and number
	 * @param currency of the voucher, {@code PEN} for soles
	 * @param amount of the accrual, in that currency
	 * @param answer ANNULLED or UNKNOWN, or none yet
	 * @param tries how often it could not be asked
	 * @param triedAt when last
	 * @param page the accrual's page
	 */
	record Question(String secEjec, String ruc, @Nullable String name, String voucher, String currency, Amount amount,
			@Nullable Answer answer, int tries, @Nullable OffsetDateTime triedAt, String page) {
	}

	record Open(String secEjec, long recordId, String ruc, String voucherType, String series, String number,
			@Nullable LocalDate issuedOn, String currency, Amount amount, OffsetDateTime askedAt) {

		Voucher voucher() {
			return new Voucher(this.ruc, this.voucherType, this.series, this.number, this.issuedOn, this.currency,
					this.amount);
		}

	}

	record NotValid(String series, String number, String ruc, Answer answer) {
	}

}
