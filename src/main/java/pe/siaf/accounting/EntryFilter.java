package pe.siaf.accounting;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param month of a month only; null for all
 * @param account that touch an account only; null for all
 */
record EntryFilter(@Nullable Integer month, @Nullable String account) {

	static final EntryFilter ALL = new EntryFilter(null, null);

	static final String SQL = """
			e.fiscal_year = :year and e.sec_ejec = :unit and (cast(:month as int) is null or e.month = :month)
			and (cast(:account as text) is null or exists (select from journal_line l
			  where l.sec_ejec = e.sec_ejec and l.entry_id = e.id and :account in (l.debit, l.credit)))""";

	Map<String, Object> params(BooksKey key) {
		Map<String, @Nullable Object> params = new HashMap<>();
		params.put("year", key.year());
		params.put("unit", key.unit());
		params.put("month", this.month);
		params.put("account", (this.account == null || this.account.isBlank()) ? null : this.account.strip());
		return params;
	}

}
