package pe.siaf.treasury;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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
 * The kind {@code payment-calendar}: a unit's monthly limits as the Treasury sets them.
 * Keys that a file leaves out are kept.
 */
@Component
class CalendarImport implements ImportKind {

	private final JdbcClient jdbc;

	CalendarImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "payment-calendar";
	}

	@Override
	public Permission permission() {
		return Permission.CALENDAR_DECIDE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.of("month", ImportColumn.Type.INTEGER).or("mes"),
				ImportColumn.text("source").or("fuente"), ImportColumn.text("generic").or("generica"),
				ImportColumn.amount("limit").or("limite", "monto"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (ImportRow row : rows(file)) {
			if (!seen.add(key(row))) {
				findings.error(row.number(), "generic", "INT-002", "treasury.calendar.twice", key(row));
			}
			Kept kept = kept(file, row);
			Amount limit = row.amount("limit");
			if (!kept.known() || limit.isNegative()) {
				findings.error(row.number(), "limit", TreasuryRule.LIMIT_INCOMPLETE, key(row));
			}
			else if (kept.ordered().exceeds(limit)) {
				findings.error(row.number(), "limit", TreasuryRule.LIMIT_BELOW_ORDERED, key(row), limit);
			}
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (ImportRow row : rows(file)) {
			Amount before = kept(file, row).limit();
			String after = AmountFormatter.print(row.amount("limit"));
			if (before == null) {
				changes.added(key(row), List.of(new Measure("limit", null, after)));
			}
			else {
				changes.compared(key(row), before.equals(row.amount("limit")) ? List.of()
						: List.of(new Measure("limit", AmountFormatter.print(before), after)));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		for (ImportRow row : rows(file)) {
			this.jdbc.sql("select 1 from calendar_set(cast(? as smallint), ?, cast(? as smallint), ?, ?, ?, ?, ?, ?)")
				.params(file.fiscalYear(), file.secEjec(), row.integer("month"), row.text("source"),
						row.text("generic"), row.amount("limit").value(), "import/" + file.id(), file.username(),
						file.profile())
				.query(Integer.class)
				.single();
		}
	}

	private Kept kept(StagedFile file, ImportRow row) {
		return this.jdbc
			.sql("""
					select :month between 1 and 12 and :generic ~ '^2\\.\\d$'
					    and exists (select from financing_source where fiscal_year = :year and code = :source) known,
					  (select c.limit_amount from payment_calendar c where c.fiscal_year = :year and c.sec_ejec = :unit and c.month = :month
					    and c.source = :source and c.generic = :generic) "limit",
					  coalesce((select sum(m.amount) from movement m join rubro r on r.fiscal_year = m.fiscal_year and r.code = m.rubro
					    where m.fiscal_year = :year and m.sec_ejec = :unit and m.stage = 'PAYMENT_ORDER' and m.kind <> 'CUT'
					      and m.month = :month and r.source = :source and substring(m.item from '^\\d+\\.\\d+') = :generic), 0) ordered""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.param("month", row.integer("month"))
			.param("source", row.text("source"))
			.param("generic", row.text("generic"))
			.query(Kept.class)
			.single();
	}

	private static String key(ImportRow row) {
		return Objects.requireNonNull(
				new PaymentCalendar.Key(row.integer("month"), row.text("source"), row.text("generic")).shown());
	}

	private static List<ImportRow> rows(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.toList();
		}
	}

	record Kept(boolean known, @Nullable Amount limit, Amount ordered) {
	}

}
