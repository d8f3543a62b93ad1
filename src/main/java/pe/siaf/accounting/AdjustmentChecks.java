package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LedgerRule;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** What an entry that people make has to satisfy, when it is written and approved. */
@Component
class AdjustmentChecks {

	private final JdbcClient jdbc;

	private final AccountingMonths months;

	AdjustmentChecks(JdbcClient jdbc, AccountingMonths months) {
		this.jdbc = jdbc;
		this.months = months;
	}

	/**
	 * Checks all of it.
	 * @param key whose books
	 * @param draft what is put down
	 * @throws RuleViolation LED-001, LED-002, LED-110 to LED-114
	 */
	void require(BooksKey key, AdjustmentDraft draft) {
		requireSupport(key, draft);
		requireMonth(key, draft);
		requireLines(key, draft);
		requireBalance(draft.lines());
	}

	private static void requireSupport(BooksKey key, AdjustmentDraft draft) {
		LocalDate date = draft.documentDate();
		String missing = "";
		if (draft.documentType().isBlank() || draft.documentNumber().isBlank()) {
			missing = "documentNumber";
		}
		else if (date == null || Math.abs(date.getYear() - key.year()) > 1) {
			missing = "documentDate";
		}
		else if (draft.reason().isBlank()) {
			missing = "reason";
		}
		if (!missing.isEmpty()) {
			throw new RuleViolation(BooksRule.SUPPORT_MISSING, Map.of("what", "adjustment." + missing), missing);
		}
	}

	private void requireMonth(BooksKey key, AdjustmentDraft draft) {
		List<Integer> open = this.months.open(key);
		if (draft.kind() == AdjustmentKind.OPENING) {
			boolean opened = this.jdbc
				.sql("""
						select exists (select from journal_entry e where e.sec_ejec = ? and e.fiscal_year = ? and e.stage = 'OPENING')""")
				.params(key.unit(), key.year())
				.query(Boolean.class)
				.single();
			if (opened || !open.contains(1)) {
				throw new RuleViolation(BooksRule.OPENING_ONCE, Map.of("year", String.valueOf(key.year())), "month");
			}
			return;
		}
		if (!open.contains(draft.month())) {
			throw new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH,
					Figures.of("month", AccountingMonths.shown(key, draft.month())), "month");
		}
	}

	private void requireLines(BooksKey key, AdjustmentDraft draft) {
		Set<String> seen = new HashSet<>();
		for (AdjustmentLine line : draft.lines()) {
			boolean oneSide = line.debit().isPositive() != line.credit().isPositive();
			if (!oneSide || line.debit().isNegative() || line.credit().isNegative() || !seen.add(line.account())) {
				throw new RuleViolation(BooksRule.LINE_INCOMPLETE, Map.of("account", line.account()), "lines");
			}
			if (line.account().startsWith("8")) {
				throw new RuleViolation(BooksRule.BUDGET_ACCOUNT, Map.of("account", line.account()), "lines");
			}
		}
		if (draft.lines().size() < 2) {
			throw new RuleViolation(BooksRule.LINE_INCOMPLETE, Map.of("account", "–"), "lines");
		}
		List<String> usable = this.jdbc
			.sql("select code from accounting_chart(?) where code = any(?) and imputable and valid")
			.params(key.year(), seen.toArray(String[]::new))
			.query(String.class)
			.list();
		seen.stream().filter((account) -> !usable.contains(account)).sorted().findFirst().ifPresent((account) -> {
			throw new RuleViolation(BooksRule.ACCOUNT_NOT_USABLE,
					Figures.of("account", account, "year", String.valueOf(key.year())), "lines");
		});
	}

	/** Accounts of wealth balance among themselves, those of order too. */
	private static void requireBalance(List<AdjustmentLine> lines) {
		for (boolean order : new boolean[] { false, true }) {
			List<AdjustmentLine> part = lines.stream()
				.filter((line) -> line.account().startsWith("9") == order)
				.toList();
			Amount debit = AdjustmentLine.debits(part);
			Amount credit = AdjustmentLine.credits(part);
			if (!debit.equals(credit)) {
				Amount apart = debit.minus(credit);
				throw new RuleViolation(BooksRule.UNBALANCED, Figures.of("debit", debit, "credit", credit, "difference",
						apart.isNegative() ? apart.negated() : apart), "lines");
			}
		}
	}

}
