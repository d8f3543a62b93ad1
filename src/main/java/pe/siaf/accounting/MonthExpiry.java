package pe.siaf.accounting;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.workflow.Workflow;

/**
 * Writes into the history that a reopened month closed when its term passed. It takes no
 * entries from that moment on without this (the view {@code accounting_month_now}); here
 * it only gets its step, on whichever instance comes first.
 */
@Component
class MonthExpiry {

	/** Nobody's doing: a term that passed. */
	private static final Profile TERM = new Profile(0, "system", "Plazo de la reapertura", Role.RECTOR_ACCOUNTING,
			Scope.national(), true);

	private final JdbcClient jdbc;

	private final Workflow workflow;

	MonthExpiry(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/**
	 * Closes what is past its term.
	 * @return how many months
	 */
	@Scheduled(cron = "0 5 * * * *", zone = "America/Lima")
	@Transactional
	public int close() {
		List<Expired> expired = this.jdbc.sql("""
				update accounting_month m set state = 'CLOSED', reopening_id = null, reopened_until = null
				where (m.sec_ejec, m.fiscal_year, m.month) in (
				  select e.sec_ejec, e.fiscal_year, e.month from accounting_month e
				  where e.state = 'REOPENED' and e.reopened_until < clock_timestamp()
				  order by e.sec_ejec, e.fiscal_year, e.month for update skip locked)
				returning m.sec_ejec, m.fiscal_year, m.month""").query(Expired.class).list();
		expired.forEach((one) -> this.workflow.record(one.secEjec(), AccountingMonths.TYPE,
				AccountingMonths.shown(new BooksKey(one.fiscalYear(), one.secEjec()), one.month()), "expire",
				"REOPENED", "CLOSED", TERM, null));
		return expired.size();
	}

	/** A month whose term passed. */
	record Expired(String secEjec, int fiscalYear, int month) {
	}

}
