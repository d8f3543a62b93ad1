package pe.siaf.revenue;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** A unit's cash desk in a year of its own, in the trade's words. */
@Component
class RevenueFixture {

	static final int YEAR = 2072;

	static final String UNIT = "997470";

	static final String SALES = "1.3.2.4.1.1";

	static final Profile TREASURER = officer("caja.prueba", Role.UE_TREASURY);

	static final Profile HEAD = officer("jefa.prueba", Role.UE_ADMIN_HEAD);

	private static final AtomicInteger SLIP = new AtomicInteger(1);

	private final JdbcClient jdbc;

	private final RevenueActs acts;

	RevenueFixture(JdbcClient jdbc, RevenueActs acts) {
		this.jdbc = jdbc;
		this.acts = acts;
	}

	private static Profile officer(String username, Role role) {
		return new Profile(0, username, username, role, new Scope(Scope.Kind.UE, UNIT), true);
	}

	void aYear() {
		for (String row : List.of("fiscal_year values (2072, 'EXECUTION')", "sector values (2072, '09', 'SECTOR')",
				"pliego values (2072, 'E', '09', '747', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2072, '997470', 'E', '09', '747', '001', 'UNIDAD DE LA PRUEBA')",
				"financing_source (fiscal_year, code, name) values (2072, '2', 'RDR')",
				"rubro (fiscal_year, code, name, source) values (2072, '09', 'RDR', '2')",
				"resource_type (fiscal_year, code, name) values (2072, '0', 'NORMAL')",
				"economic_item (fiscal_year, code, name, imputable) values (2072, '" + SALES
						+ "', 'DERECHOS', true), (2072, '1.9.1.1.1.1', 'SALDOS DE BALANCE', true), (2072, '1.3', 'VENTA', false)",
				"execution_period values (2072, 3, 'OPEN'), (2072, 4, 'OPEN'), (2072, 5, 'CLOSED')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
	}

	static RevenueDraft asked(RevenueStep step, String amount) {
		return asked(step, amount, String.valueOf(SLIP.getAndIncrement()));
	}

	static RevenueDraft asked(RevenueStep step, String amount, String slip) {
		return new RevenueDraft(step, null, "DEPOSIT_SLIP", slip, LocalDate.of(YEAR, 3, 12), "Prueba",
				new RevenueDraft.Payer("20131370645", "QUIEN DEBE", "Derecho de trámite", "", null),
				(step == RevenueStep.ANNUL) ? List.of()
						: List.of(new RevenueLine("09", "0", SALES, Amount.of(amount))));
	}

	RevenueRecord draft(RevenueDraft draft) {
		return this.acts.open(YEAR, UNIT, draft, null, TREASURER);
	}

	RevenueRecord approved(RevenueDraft draft) {
		return approve(draft(draft));
	}

	RevenueRecord approved(RevenueRecord record, RevenueStep step, String amount) {
		return approve(this.acts.add(record.key(), asked(step, amount), TREASURER));
	}

	RevenueRecord approve(RevenueRecord record) {
		this.acts.move(record.key(), "verify", null, null, TREASURER);
		return this.acts.move(record.key(), "approve", null, null, HEAD);
	}

	/** What an account of the unit's books stands at, debit less credit. */
	String account(String code) {
		return this.jdbc.sql("""
				select coalesce(sum(debit - credit), 0)::numeric(19,2)::text from trial_balance
				where fiscal_year = ? and sec_ejec = ? and account = ?""")
			.params(YEAR, UNIT, code)
			.query(String.class)
			.single();
	}

	/** Rows that differ from what acts say, and movements without an entry: none. */
	int drift() {
		return this.jdbc
			.sql("""
					select (select count(*) from revenue_drift) + (select count(*) from journal_pending where sec_ejec = ?)""")
			.param(UNIT)
			.query(Integer.class)
			.single();
	}

}
