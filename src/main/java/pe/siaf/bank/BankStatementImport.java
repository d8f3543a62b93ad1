package pe.siaf.bank;

import java.time.LocalDate;
import java.util.HashSet;
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
import pe.siaf.identity.Permission;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code bank-statements}: the bank's statement of a unit's accounts. A line is
 * known by account, day, operation and amount; those that a file leaves out are kept.
 */
@Component
class BankStatementImport implements ImportKind {

	private final BankStatements statements;

	BankStatementImport(BankStatements statements) {
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
				ImportColumn.amount("amount").or("importe", "monto"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Set<StatementLine> seen = new HashSet<>();
		for (ImportRow row : rows(file)) {
			StatementLine line = line(row);
			if (line.amount().isZero()) {
				findings.error(row.number(), "amount", "INT-004", "bank.statement.zero");
			}
			if (!seen.add(new StatementLine(line.account(), line.bookedOn(), line.operation(), "", line.amount()))) {
				findings.error(row.number(), "operation", "INT-002", "bank.statement.twice", line.operation());
			}
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (ImportRow row : rows(file)) {
			StatementLine line = line(row);
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
		this.statements.take(file.fiscalYear(), file.secEjec(),
				rows(file).stream().map(BankStatementImport::line).toList(), file.id());
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
