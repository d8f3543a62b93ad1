package pe.siaf.decision;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.DemonstratedPeople;

/**
 * Opens the demonstration's memo: the unit's own, for the year that it programs, with its
 * real figures of 2025. Once, while nobody has a memo.
 */
@Component
@Profile("demo")
@Order(50)
class DemonstratedMemo implements ApplicationRunner {

	private static final MemoKey MEMO = new MemoKey(2027, "001650");

	private final JdbcClient jdbc;

	private final Memos memos;

	DemonstratedMemo(JdbcClient jdbc, Memos memos) {
		this.jdbc = jdbc;
		this.memos = memos;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc.sql(
				"select not exists (select from decision_memo) and exists (select from programming_file where fiscal_year = ? and sec_ejec = ?)")
			.params(MEMO.fiscalYear(), MEMO.subject())
			.query(Boolean.class)
			.single();
		if (due && this.memos.isPhaseOpen(MEMO.fiscalYear())) {
			this.memos.open(MEMO, DemonstratedPeople.of("presupuesto.ue"));
		}
	}

}
