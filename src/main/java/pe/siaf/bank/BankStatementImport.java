package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Permission;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code bank-statements}: the bank's statement of a unit's accounts. A line is
 * known by account, day, operation and amount, and which of the equal ones of the file it
 * is; those that a file leaves out are kept. Where a day comes in parts, the column
 * {@code new} says of an equal line whether it is known ({@link KnownLines}).
 */
@Component
class BankStatementImport implements ImportKind {

	private final BankStatements statements;

	private final KnownLines known;

	BankStatementImport(BankStatements statements, KnownLines known) {
		this.known = known;
		this.statements = statements;
	}

	@Override
	public String code() {
		return "bank-statements";
	}

	@Override
	public Permission permission() {
		return Permission.PAYMENT_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("account").or("cuenta"),
				ImportColumn.of("day", ImportColumn.Type.DATE).or("fecha"),
				ImportColumn.text("operation").or("operacion", "numero"),
				ImportColumn.text("concept").or("concepto", "descripcion"),
				ImportColumn.amount("amount").or("importe", "monto"),
				ImportColumn.of("new", ImportColumn.Type.FLAG).or("nueva").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Set<String> accounts = this.statements.accounts(file.fiscalYear(), file.secEjec());
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		for (ImportRow row : rows(file)) {
			StatementLine line = line(row);
			if (line.amount().isZero()) {
				findings.error(row.number(), "amount", "INT-004", "bank.statement.zero");
			}
			if (!accounts.contains(line.account())) {
				findings.error(row.number(), "account", BankRule.STATEMENT_OF_ITS_ACCOUNT, line.account(),
						file.secEjec(), String.join(", ", accounts));
			}
			if (line.bookedOn().getYear() != file.fiscalYear() || line.bookedOn().isAfter(today)) {
				findings.error(row.number(), "day", BankRule.STATEMENT_OF_ITS_YEAR, row.text("day"),
						String.valueOf(file.fiscalYear()));
			}
		}
		for (KnownLines.Told told : this.known.unclear(file.secEjec(), told(file))) {
			StatementLine line = told.line();
			findings.error(told.row(), "new", BankRule.STATEMENT_LINE_KNOWN_OR_NEW, line.operation(),
					AmountFormatter.print(line.amount()), line.bookedOn());
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		List<KnownLines.Told> told = told(file);
		List<StatementLine> lines = this.known.counted(file.secEjec(), told, file.id());
		// what the same file said was new before
		changes.equal(told.size() - lines.size());
		for (StatementLine line : lines) {
			if (this.statements.knows(file.secEjec(), line)) {
				changes.equal(1);
			}
			else {
				changes.added(line.account() + " " + line.operation(),
						List.of(new Measure("amount", null, AmountFormatter.print(line.amount()))));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		List<KnownLines.Told> told = told(file);
		this.statements.takeCounted(file.fiscalYear(), file.secEjec(),
				() -> this.known.counted(file.secEjec(), told, file.id()), file.id(), file.username());
	}

	private static List<KnownLines.Told> told(StagedFile file) {
		return rows(file).stream()
			.map((row) -> new KnownLines.Told(row.number(), line(row),
					row.find("new").map(Boolean::valueOf).orElse(null)))
			.toList();
	}

	private static StatementLine line(ImportRow row) {
		return new StatementLine(row.text("account").strip(), LocalDate.parse(row.text("day")),
				row.text("operation").strip(), row.text("concept"), row.amount("amount"));
	}

	private static List<ImportRow> rows(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.toList();
		}
	}

}
