package pe.siaf.accounting;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

	private static final Logger log = LoggerFactory.getLogger(MonthExpiry.class);

	private final JdbcClient jdbc;

	private final AccountingMonths months;

	private final Workflow workflow;

	private final ApplicationEventPublisher listeners;

	private final TransactionTemplate transaction;

	MonthExpiry(JdbcClient jdbc, AccountingMonths months, Workflow workflow, ApplicationEventPublisher listeners,
			PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.months = months;
		this.workflow = workflow;
		this.listeners = listeners;
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Closes what is past its term, month by month, so that one that can't be closed
	 * keeps no other from it.
	 * @return how many months
	 */
	@Scheduled(cron = "0 5 * * * *", zone = "America/Lima")
	public int close() {
		List<Expired> expired = this.jdbc
			.sql("""
					select sec_ejec, fiscal_year, month from accounting_month
					where state = 'REOPENED' and reopened_until < clock_timestamp() order by sec_ejec, fiscal_year, month""")
			.query(Expired.class)
			.list();
		int closed = 0;
		for (Expired one : expired) {
			try {
				closed += Boolean.TRUE.equals(this.transaction.execute((status) -> close(one))) ? 1 : 0;
			}
			catch (RuntimeException failed) {
				log.error("Month {} of {} of unit {} is past its term and could not be closed", one.month(),
						one.fiscalYear(), one.secEjec(), failed);
			}
		}
		return closed;
	}

	private boolean close(Expired one) {
		BooksKey key = new BooksKey(one.fiscalYear(), one.secEjec());
		this.months.hold(key);
		int closed = this.jdbc
			.sql("""
					update accounting_month set state = 'CLOSED', reopening_id = null, reopened_until = null
					where sec_ejec = ? and fiscal_year = ? and month = ? and state = 'REOPENED' and reopened_until < clock_timestamp()""")
			.params(one.secEjec(), one.fiscalYear(), one.month())
			.update();
		if (closed == 0) {
			return false;
		}
		this.workflow.record(one.secEjec(), AccountingMonths.TYPE, AccountingMonths.shown(key, one.month()), "expire",
				"REOPENED", "CLOSED", TERM, null);
		this.listeners.publishEvent(new MonthClosed(key, one.month(), TERM));
		return true;
	}

	/** A month whose term passed. */
	record Expired(String secEjec, int fiscalYear, int month) {
	}

}
