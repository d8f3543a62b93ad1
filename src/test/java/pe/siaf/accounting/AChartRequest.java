package pe.siaf.accounting;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/** The trade's words for tests of changes to the chart of accounts, in 2079. */
@Component
public class AChartRequest {

	static final int YEAR = 2079;

	static final Profile KEEPER = new Profile(0, "contabilidad.ue", "Carmen Flores Soto", Role.UE_ACCOUNTING,
			new Scope(Scope.Kind.UE, "001650"), true);

	static final Profile RECTOR = new Profile(0, "contabilidad.mef", "Rectora", Role.RECTOR_ACCOUNTING,
			Scope.national(), true);

	static final byte[] PAPER = "%PDF-1.4 informe".getBytes(StandardCharsets.US_ASCII);

	private final ChartRequests requests;

	private final JdbcClient jdbc;

	AChartRequest(ChartRequests requests, JdbcClient jdbc) {
		this.requests = requests;
		this.jdbc = jdbc;
	}

	ChartRequest prepared(ChartLine... lines) {
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (2079, 'EXECUTION') on conflict do nothing")
			.update();
		ChartRequest prepared = this.requests.register(YEAR, "Lo pide la operación", List.of(lines), KEEPER);
		this.requests.attach(prepared, "informe.pdf", PAPER, KEEPER);
		return prepared;
	}

	ChartRequest verified(ChartLine... lines) {
		return moved(prepared(lines), "verify", KEEPER);
	}

	ChartRequest moved(ChartRequest kept, String action, Profile actor) {
		this.requests.move(kept, action, action.equals("verify") || action.equals("approve") ? null : "Motivo",
				kept.version(), actor);
		return this.requests.get(kept.fiscalYear(), kept.number());
	}

	static ChartLine add(String account, String name) {
		return new ChartLine("ADD", account, name, "DEBIT", true, null);
	}

	/**
	 * Requests as pages show them.
	 * @return one that is written and has something in its way, one that waits
	 */
	public List<String> pages() {
		return List.of(prepared(add("1101", "CAJA"), add("1102", "INVERSIONES")).page(),
				verified(add("1103", "FONDOS EN CUSTODIA"), add("1103.01", "FONDOS DE TERCEROS")).page());
	}

}
