package pe.siaf.closing;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.MonthClosed;

/**
 * Closes a year's books once more when the last of its months that were reopened after
 * the closing is closed again: what was entered meanwhile goes to the result and into the
 * next year's opening, which would else differ for good.
 */
@Component
class YearReclosing {

	private final JdbcClient jdbc;

	private final YearClosing closing;

	YearReclosing(JdbcClient jdbc, YearClosing closing) {
		this.jdbc = jdbc;
		this.closing = closing;
	}

	@EventListener
	void on(MonthClosed closed) {
		if (wasClosed(closed.key())) {
			this.closing.enter(closed.key(), closed.actor());
		}
	}

	/** Whether the year was closed and none of its months is open any more. */
	private boolean wasClosed(BooksKey key) {
		return this.jdbc
			.sql("""
					select exists (select from year_closing c where c.sec_ejec = :unit and c.fiscal_year = :year and c.step = 'CLOSE')
					  and not exists (select from accounting_month m where m.sec_ejec = :unit and m.fiscal_year = :year and m.state <> 'CLOSED')""")
			.param("unit", key.unit())
			.param("year", key.year())
			.query(Boolean.class)
			.single();
	}

}
