package pe.siaf.accounting;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param month of a month only; null for all
 * @param account that touch an account only; null for all
 * @param after with a higher number only
 */
record EntryFilter(@Nullable Integer month, @Nullable String account, int after) {

	EntryFilter(@Nullable Integer month, @Nullable String account) {
		this(month, account, 0);
	}

	/** All entries with a higher number. */
	static EntryFilter after(int number) {
		return new EntryFilter(null, null, number);
	}

	static final String SQL = """
			e.fiscal_year = :year and e.sec_ejec = :unit and e.number > :after and (cast(:month as int) is null or e.month = :month)
			and (cast(:account as text) is null or exists (select from journal_line l
			  where l.sec_ejec = e.sec_ejec and l.entry_id = e.id and :account in (l.debit, l.credit)))""";

	Map<String, Object> params(BooksKey key) {
		Map<String, @Nullable Object> params = new HashMap<>();
		params.put("year", key.year());
		params.put("unit", key.unit());
		params.put("after", this.after);
		params.put("month", this.month);
		params.put("account", (this.account == null || this.account.isBlank()) ? null : this.account.strip());
		return params;
	}

}
