package pe.siaf.execution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

/** Puts amounts in another currency beside the soles of acts under way. */
@Repository
class CurrencyStore {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CurrencyStore(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Keeps what an act is in its currency.
	 * @param record the record
	 * @param actId its act, under way
	 * @param foreign the currency, with the act's amounts in it
	 * @throws RuleViolation EXE-016 where the rate is too far from what it should be near
	 */
	void keep(ExecutionRecord record, long actId, Foreign foreign) {
		// the currency first: the rate is judged by it
		this.jdbc.sql("update execution_record set currency = ? where sec_ejec = ? and id = ? and currency <> ?")
			.params(foreign.currency(), record.secEjec(), record.id(), foreign.currency())
			.update();
		keepRate(record, actId, foreign.rate());
		this.jdbc
			.sql("""
					update execution_act_line al set currency_amount = l.amount, difference = l.difference
					from jsonb_to_recordset(cast(:lines as jsonb)) l("secFunc" text, rubro text, "resourceType" text, item text,
					  amount numeric(19,2), difference numeric(19,2))
					where al.sec_ejec = :unit and al.act_id = :act and al.record_id = :record
					  and (al.sec_func, al.rubro, al.resource_type, al.item) = (l."secFunc", l.rubro, l."resourceType", l.item)""")
			.param("lines", this.json.writeValueAsString(rows(foreign.amounts(), foreign)))
			.param("unit", record.secEjec())
			.param("act", actId)
			.param("record", record.id())
			.update();
	}

	private void keepRate(ExecutionRecord record, long actId, @Nullable ExchangeRate rate) {
		try {
			this.jdbc.sql("update execution_act set currency_rate = ? where sec_ejec = ? and id = ?")
				.params(Arrays.asList((rate != null) ? rate.value() : null, record.secEjec(), actId))
				.update();
		}
		catch (DataIntegrityViolationException broken) {
			if (!ConstraintName.in(broken).equals(Optional.of("rate_within_band"))) {
				throw broken;
			}
			String[] told = ConstraintName.detail(broken).split("\\|", -1);
			Map<String, Object> figures = new LinkedHashMap<>();
			figures.put("currency", told[0]);
			figures.put("rate", told[1]);
			figures.put("near", told[2]);
			figures.put("percent", told[3]);
			figures.put("what", told[4]);
			throw new RuleViolation(ExecutionRule.RATE_WITHIN_BAND, figures, "exchangeRate");
		}
	}

	/**
	 * The same for an act that is told in soles: each line's share of what its record, or
	 * what that draws on, has. Acts of records in soles have none.
	 * @param record the record
	 * @param actId its act, under way
	 */
	void keepShares(ExecutionRecord record, long actId) {
		if (record.isForeign()) {
			this.jdbc.sql("select 1 from currency_of_change(?, ?)")
				.params(record.secEjec(), actId)
				.query(Integer.class)
				.list();
		}
	}

	/** Lines as the schema takes them, with the difference of exchange in each. */
	static List<Map<String, Object>> rows(Lines lines, Foreign foreign) {
		return lines.list().stream().map((entry) -> {
			Map<String, Object> row = new HashMap<>();
			row.put("secFunc", entry.line().secFunc());
			row.put("rubro", entry.line().rubro());
			row.put("resourceType", entry.line().resourceType());
			row.put("item", entry.line().item());
			row.put("amount", entry.amount().value());
			Amount difference = foreign.differences().byLine().get(entry.line());
			if (difference != null) {
				row.put("difference", difference.value());
			}
			return row;
		}).toList();
	}

}
