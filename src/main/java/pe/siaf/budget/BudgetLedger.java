package pe.siaf.budget;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/**
 * The only writer of movements and of lines' balances. Each call is one round trip to the
 * functions {@code ledger_post} and {@code ledger_reserve}; a broken rule surfaces as the
 * name of a constraint ({@link LedgerRule}), which the caller turns into a refusal with
 * figures read afresh.
 */
@Component
public class BudgetLedger {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	BudgetLedger(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Posts movements and moves the balances of their lines.
	 * @param posting what to post; entries of zero are left out
	 * @return how many movements were written
	 */
	public int post(Posting posting) {
		List<Map<String, Object>> lines = posting.entries().stream().map(BudgetLedger::asJson).toList();
		Posting.Source source = posting.source();
		return this.jdbc
			.sql("""
					select ledger_post(cast(:year as smallint), :unit, :key, :kind, cast(:lines as jsonb), :knownOn, :username,
					  :profile, cast(:record as bigint), cast(:act as bigint), cast(:import as bigint), :documentType,
					  :documentNumber, cast(:documentDate as date), :releases)""")
			.param("year", posting.fiscalYear())
			.param("unit", posting.secEjec())
			.param("key", posting.key())
			.param("kind", posting.kind())
			.param("lines", this.json.writeValueAsString(lines))
			.param("knownOn", posting.knownOn())
			.param("username", posting.username())
			.param("profile", posting.profile())
			.param("record", source.recordId())
			.param("act", source.actId())
			.param("import", source.importId())
			.param("documentType", source.documentType())
			.param("documentNumber", source.documentNumber())
			.param("documentDate", source.documentDate())
			.param("releases", posting.releasesReservation())
			.query(Integer.class)
			.single();
	}

	/**
	 * Holds credit for certifications that are not approved yet.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param amounts how much on which line; negative amounts let go
	 * @return how many lines were found; fewer than asked means that some don't exist
	 */
	public int reserve(int fiscalYear, String secEjec, Map<LineKey, Amount> amounts) {
		List<Map<String, Object>> lines = amounts.entrySet()
			.stream()
			.map((held) -> Map.<String, Object>of("secFunc", held.getKey().secFunc(), "rubro", held.getKey().rubro(),
					"resourceType", held.getKey().resourceType(), "item", held.getKey().item(), "amount",
					held.getValue().value()))
			.toList();
		return this.jdbc.sql("select ledger_reserve(cast(? as smallint), ?, cast(? as jsonb))")
			.params(fiscalYear, secEjec, this.json.writeValueAsString(lines))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> asJson(Posting.Entry entry) {
		LineKey line = entry.line();
		return Map.of("secFunc", line.secFunc(), "rubro", line.rubro(), "resourceType", line.resourceType(), "item",
				line.item(), "stage", entry.stage().name(), "month", entry.month(), "amount", entry.amount().value());
	}

}
