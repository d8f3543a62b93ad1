package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * The kind {@code opening-balances}: what a unit's books of a year begin with, account by
 * account. It prepares the opening entry, which somebody else approves with its paper;
 * balances of the budget are never among it.
 */
@Component
class OpeningImport implements ImportKind {

	private static final String NOT_AS_EXPECTED = ImportRule.NOT_AS_EXPECTED.code();

	private final JdbcClient jdbc;

	private final AdjustmentStore store;

	private final AdjustmentChecks checks;

	private final MessageSource messages;

	OpeningImport(JdbcClient jdbc, AdjustmentStore store, AdjustmentChecks checks, MessageSource messages) {
		this.jdbc = jdbc;
		this.store = store;
		this.checks = checks;
		this.messages = messages;
	}

	@Override
	public String code() {
		return "opening-balances";
	}

	@Override
	public Permission permission() {
		return Permission.ADJUSTMENT_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("sec_ejec", 6).optional(), ImportColumn.text("account").or("cuenta"),
				ImportColumn.amount("debit").or("debe", "deudor").optional(),
				ImportColumn.amount("credit").or("haber", "acreedor").optional(),
				ImportColumn.text("gloss").or("glosa").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Map<String, Integer> seen = new HashMap<>();
		List<String> usable = this.jdbc.sql("select code from accounting_chart(?) where imputable and valid")
			.param(file.fiscalYear())
			.query(String.class)
			.list();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> {
				AdjustmentLine line = line(row);
				Integer earlier = seen.putIfAbsent(line.account(), row.number());
				if (earlier != null) {
					findings.error(row.number(), "account", ImportRule.DUPLICATE_KEY.code(), "accounting.opening.twice",
							line.account(), String.valueOf(earlier));
				}
				if (line.account().startsWith("8")) {
					findings.error(row.number(), "account", BooksRule.BUDGET_ACCOUNT, line.account());
				}
				else if (!usable.contains(line.account())) {
					findings.error(row.number(), "account", BooksRule.ACCOUNT_NOT_USABLE, line.account(),
							String.valueOf(file.fiscalYear()));
				}
				if (line.debit().isPositive() == line.credit().isPositive() || line.debit().isNegative()
						|| line.credit().isNegative()) {
					findings.error(row.number(), "debit", NOT_AS_EXPECTED, "accounting.opening.side");
				}
			});
		}
		if (!findings.hasErrors()) {
			whole(file, findings);
		}
	}

	private void whole(StagedFile file, Findings findings) {
		try {
			this.checks.require(key(file), draft(file));
		}
		catch (RuleViolation refused) {
			findings.error(refused.rule().code(), refused.rule().messageKey(), refused.arguments());
		}
		this.jdbc.sql("""
				select number from journal_adjustment where sec_ejec = ? and fiscal_year = ? and kind = 'OPENING'
				  and state not in ('REJECTED', 'ELIMINATED')""")
			.params(file.secEjec(), file.fiscalYear())
			.query(Integer.class)
			.optional()
			.ifPresent((number) -> findings.error(BooksRule.OPENING_ONCE.code(), BooksRule.OPENING_ONCE.messageKey(),
					String.valueOf(file.fiscalYear())));
	}

	private static BooksKey key(StagedFile file) {
		return new BooksKey(file.fiscalYear(), file.secEjec());
	}

	private AdjustmentDraft draft(StagedFile file) {
		return new AdjustmentDraft(AdjustmentKind.OPENING, 0, "ARCHIVO", file.fileName(), file.statedOn(), String
			.valueOf(this.messages.getMessage("import.kind.opening-balances", null, LocaleContextHolder.getLocale())),
				lines(file));
	}

	private static List<AdjustmentLine> lines(StagedFile file) {
		List<AdjustmentLine> lines = new ArrayList<>();
		try (Stream<ImportRow> rows = file.rows()) {
			rows.forEach((row) -> lines.add(line(row)));
		}
		return lines;
	}

	private static AdjustmentLine line(ImportRow row) {
		return new AdjustmentLine(row.text("account").strip(), null, amount(row, "debit"), amount(row, "credit"),
				row.find("gloss").orElse(""));
	}

	private static Amount amount(ImportRow row, String column) {
		return row.find(column).isPresent() ? row.amount(column) : Amount.ZERO;
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		lines(file).forEach((line) -> changes.added(line.account(),
				List.of(new Changes.Measure("debit", null, line.debit().toString()),
						new Changes.Measure("credit", null, line.credit().toString()))));
	}

	@Override
	public void apply(StagedFile file) {
		BooksKey key = key(file);
		int number = this.store.add(key, draft(file), null, file.id(), file.username(), file.username());
		this.jdbc
			.sql("""
					select workflow_record(:unit, :type, :id, 'register', '', 'PREPARED', null, :username, :username, :profile)""")
			.param("unit", key.unit())
			.param("type", Adjustments.TYPE)
			.param("id", key.year() + "/" + number)
			.param("username", file.username())
			.param("profile", file.profile())
			.query(Long.class)
			.single();
	}

	@Override
	public List<Total> totals(StagedFile file) {
		List<AdjustmentLine> lines = lines(file);
		BooksKey key = key(file);
		List<AdjustmentLine> kept = this.jdbc
			.sql("select number from journal_adjustment where sec_ejec = ? and fiscal_year = ? and import_id = ?")
			.params(key.unit(), key.year(), file.id())
			.query(Integer.class)
			.optional()
			.map((number) -> this.store.lines(key, number))
			.orElse(List.of());
		return List.of(new Total("debit", AdjustmentLine.debits(lines), AdjustmentLine.debits(kept)),
				new Total("credit", AdjustmentLine.credits(lines), AdjustmentLine.credits(kept)));
	}

}
