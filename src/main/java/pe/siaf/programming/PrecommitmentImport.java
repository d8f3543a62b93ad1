package pe.siaf.programming;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.cycle.CycleRule;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code pre-commitments}: what a unit promised for a year before its budget
 * opens, by contract or other document (previsiones). The file is the whole of the unit's
 * year: what it leaves out is promised no more, but for what forecasts promise.
 */
@Component
class PrecommitmentImport implements ImportKind {

	private final JdbcClient jdbc;

	PrecommitmentImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "pre-commitments";
	}

	@Override
	public Permission permission() {
		return Permission.PROGRAMMING_EDIT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("sec_ejec", 6).optional(), ImportColumn.code("rubro", 2),
				ImportColumn.text("item").or("clasificador"), ImportColumn.text("document").or("documento"),
				ImportColumn.amount("amount").or("monto"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		// what a year's budget has to hold is known while it is formulated, or before
		if (closed(file.fiscalYear())) {
			findings.error(1, "document", CycleRule.PHASE_NOT_OPEN.code(), "import.planning.closed",
					String.valueOf(file.fiscalYear()));
		}
		Set<String> seen = new HashSet<>();
		for (ImportRow row : rows(file)) {
			if (!seen.add(key(row))) {
				findings.error(row.number(), "document", "INT-002", "programming.precommitment.twice", key(row));
			}
			Amount amount = row.amount("amount");
			if (!amount.isPositive()) {
				findings.error(row.number(), "amount", "INT-004", "programming.precommitment.positive", amount);
			}
			if (forecast(file, row)) {
				findings.error(row.number(), "document", "INT-002", "programming.precommitment.forecast",
						row.text("document"));
			}
			if (!known(file, row)) {
				findings.error(row.number(), "item", "CLS-001", "programming.precommitment.unknown", row.text("rubro"),
						row.text("item"));
			}
		}
	}

	private boolean closed(int fiscalYear) {
		return this.jdbc
			.sql("""
					select exists (select from budget_phase where fiscal_year = ? and phase = 'FORMULATION' and status = 'CLOSED')""")
			.param(fiscalYear)
			.query(Boolean.class)
			.single();
	}

	/** Whether a forecast in force already promises it, so that it would count twice. */
	private boolean forecast(StagedFile file, ImportRow row) {
		return this.jdbc
			.sql("""
					select exists (select from precommitment where fiscal_year = ? and sec_ejec = ? and rubro = ? and item = ?
					  and document = ? and forecast <> '')""")
			.params(file.fiscalYear(), file.secEjec(), row.text("rubro"), row.text("item"), row.text("document"))
			.query(Boolean.class)
			.single();
	}

	private boolean known(StagedFile file, ImportRow row) {
		return this.jdbc
			.sql("""
					select exists (select from rubro where fiscal_year = :year and code = :rubro and status = 'ACTIVE')
					  and exists (select from economic_item where fiscal_year = :year and code = :item and imputable and status = 'ACTIVE')""")
			.param("year", file.fiscalYear())
			.param("rubro", row.text("rubro"))
			.param("item", row.text("item"))
			.query(Boolean.class)
			.single();
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		Set<String> left = new HashSet<>(this.jdbc.sql("""
				select concat_ws(' · ', rubro, item, document) from precommitment
				where fiscal_year = ? and sec_ejec = ? and forecast = ''""")
			.params(file.fiscalYear(), file.secEjec())
			.query(String.class)
			.list());
		for (ImportRow row : rows(file)) {
			String after = AmountFormatter.print(row.amount("amount"));
			left.remove(key(row));
			this.jdbc
				.sql("""
						select amount from precommitment
						where fiscal_year = ? and sec_ejec = ? and rubro = ? and item = ? and document = ? and forecast = ''""")
				.params(file.fiscalYear(), file.secEjec(), row.text("rubro"), row.text("item"), row.text("document"))
				.query(Amount.class)
				.optional()
				.ifPresentOrElse(
						(before) -> changes.compared(key(row),
								before.equals(row.amount("amount")) ? List.of()
										: List.of(new Measure("amount", AmountFormatter.print(before), after))),
						() -> changes.added(key(row), List.of(new Measure("amount", null, after))));
		}
		left.forEach((gone) -> changes.vanished(gone, List.of()));
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc.sql("delete from precommitment where fiscal_year = ? and sec_ejec = ? and forecast = ''")
			.params(file.fiscalYear(), file.secEjec())
			.update();
		for (ImportRow row : rows(file)) {
			this.jdbc.sql("""
					insert into precommitment (fiscal_year, sec_ejec, rubro, item, amount, document, import_id)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(file.fiscalYear(), file.secEjec(), row.text("rubro"), row.text("item"),
						row.amount("amount").value(), row.text("document"), file.id())
				.update();
		}
	}

	private static String key(ImportRow row) {
		return String.join(" · ", row.text("rubro"), row.text("item"), row.text("document"));
	}

	private static List<ImportRow> rows(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.toList();
		}
	}

}
