package pe.siaf.statement;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.money.Amount;
import pe.siaf.statement.StatementTable.Row;

/**
 * From what was accrued of the budget (EP-1) to the expense of the books (EF-2, domain
 * 9.16.8): what became an asset is no expense, what wears out or is used up is one
 * without a budget. Each part is reckoned from the entries; the last row says what they
 * don't explain, and is zero.
 */
@Component
class Bridge {

	private static final String PARTS = """
			with sided as (
			  select e.stage, x.account, x.other, x.amount
			  from journal_line l
			  join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.month <= :until
			  cross join lateral (values (l.debit, l.credit, l.amount), (l.credit, l.debit, - l.amount)) x(account, other, amount)
			  where l.sec_ejec = :unit and l.fiscal_year = :year and l.purpose = 'FINANCIAL' and e.stage <> 'CLOSING'),
			accrued as (select * from sided where stage in ('ACCRUAL', 'FILE_ACCRUAL'))
			select
			  coalesce((select sum(amount) from movement where fiscal_year = :year and sec_ejec = :unit and stage = 'ACCRUAL' and month <= :until), 0)
			    + coalesce((select sum(amount) from file_accrual where fiscal_year = :year and sec_ejec = :unit and month <= :until), 0) accrued,
			  coalesce((select sum(amount) from accrued where account like '13%'), 0) stock,
			  coalesce((select sum(amount) from accrued where account like '15%'), 0) fixed,
			  coalesce((select sum(amount) from accrued where account like '1205%'), 0) advances,
			  coalesce((select sum(amount) from accrued where account ~ '^[1-4]' and account !~ '^(13|15|1205|2)' or account ~ '^6'), 0) other_assets,
			  coalesce((select sum(- amount) from accrued where account like '2%'), 0) entered,
			  coalesce((select sum(amount) from sided where account like '5%' and stage not in ('ACCRUAL', 'FILE_ACCRUAL') and other like '15%'), 0) worn,
			  coalesce((select sum(amount) from sided where account like '5%' and stage not in ('ACCRUAL', 'FILE_ACCRUAL') and other like '13%'), 0) used,
			  coalesce((select sum(amount) from sided where account like '5%' and stage not in ('ACCRUAL', 'FILE_ACCRUAL')
			    and other not like '15%' and other not like '13%'), 0) other_expense,
			  coalesce((select sum(amount) from sided where account like '5%'), 0) expense""";

	private final JdbcClient jdbc;

	Bridge(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	StatementTable of(BooksKey key, int until) {
		Parts parts = this.jdbc.sql(PARTS)
			.param("year", key.year())
			.param("unit", key.unit())
			.param("until", until)
			.query(Parts.class)
			.single();
		return new StatementTable(List.of("statement.amount"),
				List.of(Row.message(1, "statement.bridge.accrued", parts.accrued()),
						Row.message(2, "statement.bridge.notEntered", parts.entered().minus(parts.accrued())),
						Row.message(2, "statement.bridge.stock", parts.stock().negated()),
						Row.message(2, "statement.bridge.fixed", parts.fixed().negated()),
						Row.message(2, "statement.bridge.advances", parts.advances().negated()),
						Row.message(2, "statement.bridge.otherAssets", parts.otherAssets().negated()),
						Row.message(2, "statement.bridge.worn", parts.worn()),
						Row.message(2, "statement.bridge.used", parts.used()),
						Row.message(2, "statement.bridge.otherExpense", parts.otherExpense()),
						Row.message(1, "statement.bridge.expense", parts.expense()),
						Row.message(2, "statement.bridge.apart", parts.apart())));
	}

	/**
	 * The parts, each as the entries have it.
	 *
	 * @param accrued of the budget
	 * @param stock of it, what went to stock
	 * @param fixed what became buildings and equipment
	 * @param advances what was handed out to be accounted for
	 * @param otherAssets what became anything else that is no expense
	 * @param entered what of it the books know
	 * @param worn expense of what wears out
	 * @param used expense of stock that was used up
	 * @param otherExpense expense of anything else beside accruals
	 * @param expense of the books
	 */
	record Parts(Amount accrued, Amount stock, Amount fixed, Amount advances, Amount otherAssets, Amount entered,
			Amount worn, Amount used, Amount otherExpense, Amount expense) {

		/** What the parts don't explain. */
		Amount apart() {
			return this.entered.minus(this.stock)
				.minus(this.fixed)
				.minus(this.advances)
				.minus(this.otherAssets)
				.plus(this.worn)
				.plus(this.used)
				.plus(this.otherExpense)
				.minus(this.expense);
		}

	}

}
