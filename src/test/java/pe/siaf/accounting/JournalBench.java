package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;
import pe.siaf.bench.Pgbench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * One balanced entry of the journal against a transfer as ledgers in PL/pgSQL do it: two
 * accounts locked in order, their balances moved, the transfer and its two sides kept.
 * Both by pgbench, in turns on one server. A transfer keeps balances, an entry doesn't:
 * it has a number without gaps and a month that has to be open instead, so that as many
 * units number their entries as accounts pay.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-journal-bench")
class JournalBench {

	private static final int CLIENTS = 16;

	private static final int SECONDS = Integer.getInteger("siaf.bench.seconds", 8);

	private static final int ROUNDS = 3;

	private static final String ENTRY = """
			\\set unit random(0, 399)
			\\set key random(1, 9000000000000000000)
			select journal_enter(cast(:unit + 870000 as text), 2026::smallint, 4::smallint, '2026-04-15'::date, 'ADJUSTMENT',
			  'bench/' || cast(:key as bigint), '086', 'M-1', 'bench', 'bench',
			  '[{"account": "5801", "debit": 100.00, "credit": 0}, {"account": "1508", "debit": 0, "credit": 100.00}]');
			""";

	private static final String TRANSFER = """
			\\set from random(1, 400)
			\\set to random(1, 400)
			select transfer_by_hand(:from, :to + 400, 100.00);
			""";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Test
	void one_balanced_entry() throws Exception {
		assumeTrue(Pgbench.isInstalled(), "pgbench is not on the path: it comes with PostgreSQL's own packages");
		units();
		transfers();
		List<Double> entries = new ArrayList<>();
		List<Double> transfers = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			transfers.add(Pgbench.perSecond(this.database, TRANSFER, CLIENTS, SECONDS));
			entries.add(Pgbench.perSecond(this.database, ENTRY, CLIENTS, SECONDS));
		}
		double entry = Measurement.median(entries);
		double transfer = Measurement.median(transfers);
		BenchReport.tell("a balanced entry of the journal", BenchReport.ratio(entry / transfer), "≥ 1.0",
				BenchReport.whole(entry) + "/s of " + BenchReport.whole(transfer)
						+ "/s for a transfer in PL/pgSQL that keeps balances, " + CLIENTS + " clients");
	}

	private void units() {
		for (int unit = 0; unit < 400; unit++) {
			this.jdbc.sql("""
					insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
					select 2026, ?, u.level, u.sector, u.pliego, ?, 'UNIDAD DE MEDIDA' from implementing_unit u
					where u.fiscal_year = 2026 and u.sec_ejec = '001650'""")
				.params(String.valueOf(870000 + unit), String.valueOf(500 + unit))
				.update();
		}
	}

	private void transfers() {
		for (String statement : List.of(
				"create table account_by_hand (id bigint primary key, balance numeric(19,2) not null, version bigint not null)",
				"insert into account_by_hand select i, 0, 0 from generate_series(1, 800) i",
				"""
						create table transfer_kept (id bigserial primary key, from_account bigint not null references account_by_hand,
						  to_account bigint not null references account_by_hand, amount numeric(19,2) not null check (amount > 0), at timestamptz not null default now())""",
				"""
						create table side_kept (id bigserial primary key, account bigint not null references account_by_hand, transfer bigint not null
						  references transfer_kept, amount numeric(19,2) not null, before numeric(19,2) not null, after numeric(19,2) not null, version bigint not null)""",
				"create index side_of_account on side_kept (account)",
				"""
						create function transfer_by_hand(p_from bigint, p_to bigint, p_amount numeric) returns bigint language plpgsql as $$
						declare
						  v_transfer bigint;
						  v_one account_by_hand;
						  v_other account_by_hand;
						begin
						  perform from account_by_hand where id in (p_from, p_to) order by id for update;
						  insert into transfer_kept (from_account, to_account, amount) values (p_from, p_to, p_amount) returning id into v_transfer;
						  update account_by_hand set balance = balance - p_amount, version = version + 1 where id = p_from returning * into v_one;
						  update account_by_hand set balance = balance + p_amount, version = version + 1 where id = p_to returning * into v_other;
						  insert into side_kept (account, transfer, amount, before, after, version) values
						    (p_from, v_transfer, -p_amount, v_one.balance + p_amount, v_one.balance, v_one.version),
						    (p_to, v_transfer, p_amount, v_other.balance - p_amount, v_other.balance, v_other.version);
						  return v_transfer;
						end $$""")) {
			this.jdbc.sql(statement).update();
		}
	}

}
