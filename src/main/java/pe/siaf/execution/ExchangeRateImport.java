package pe.siaf.execution;

import java.util.List;

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
import pe.siaf.money.ExchangeRate;

/**
 * The kind {@code exchange-rates}: soles for one unit of a currency on a day, as
 * published. One is known by currency and day; those that a file leaves out are kept.
 */
@Component
class ExchangeRateImport implements ImportKind {

	private static final String STAGED = """
			select distinct on (cells ->> 'currency', cells ->> 'day') row_number, cells ->> 'currency' currency,
			  cast(cells ->> 'day' as date) "day", cast(cells ->> 'buying' as numeric(19,15)) buying,
			  cast(cells ->> 'selling' as numeric(19,15)) selling, cells ->> 'source' source
			from import_row where import_id = :import
			order by cells ->> 'currency', cells ->> 'day', row_number desc""";

	private final JdbcClient jdbc;

	ExchangeRateImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "exchange-rates";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("currency").or("moneda"),
				ImportColumn.of("day", ImportColumn.Type.DATE).or("fecha", "dia"),
				ImportColumn.text("buying").or("compra"), ImportColumn.text("selling").or("venta"),
				ImportColumn.text("source").or("fuente"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		List<String> known = this.jdbc.sql("select code from foreign_currency").query(String.class).list();
		file.rows().forEach((row) -> check(row, known, findings));
	}

	private static void check(ImportRow row, List<String> known, Findings findings) {
		if (!known.contains(row.text("currency"))) {
			findings.error(row.number(), "currency", "CLS-001", "execution.rate.notKnown", row.text("currency"));
		}
		boolean whole = true;
		for (String column : List.of("buying", "selling")) {
			if (!isRate(row.text(column))) {
				findings.error(row.number(), column, "INT-001", "execution.rate.notRate", row.text(column));
				whole = false;
			}
		}
		if (whole && ExchangeRate.of(row.text("buying"))
			.value()
			.compareTo(ExchangeRate.of(row.text("selling")).value()) > 0) {
			findings.error(row.number(), "buying", "INT-001", "execution.rate.order", row.text("buying"),
					row.text("selling"));
		}
	}

	private static boolean isRate(String text) {
		try {
			ExchangeRate.of(text);
			return true;
		}
		catch (NumberFormatException unreadable) {
			return false;
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.jdbc
			.sql("""
					select f.currency, f.day, trim_scale(f.buying) || ' ' || trim_scale(f.selling) rates, x.currency is null is_new,
					  trim_scale(x.buying) || ' ' || trim_scale(x.selling) before, x.source is distinct from f.source renamed
					from (%s) f left join exchange_rate x on x.currency = f.currency and x.day = f.day
					order by f.row_number"""
				.formatted(STAGED))
			.param("import", file.id())
			.query((row) -> {
				String key = row.getString("currency") + " " + row.getString("day");
				String before = String.valueOf(row.getString("before"));
				String after = row.getString("rates");
				if (row.getBoolean("is_new")) {
					changes.added(key, List.of());
				}
				else {
					changes.compared(key, before.equals(after) && !row.getBoolean("renamed") ? List.of()
							: List.of(new Measure("rate", before, after)));
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc.sql("""
				insert into exchange_rate (currency, day, buying, selling, source, import_id)
				select f.currency, f.day, f.buying, f.selling, f.source, :import from (%s) f
				on conflict (currency, day) do update set buying = excluded.buying, selling = excluded.selling,
				  source = excluded.source, import_id = excluded.import_id, recorded_at = now()
				where (exchange_rate.buying, exchange_rate.selling, exchange_rate.source)
				  is distinct from (excluded.buying, excluded.selling, excluded.source)""".formatted(STAGED))
			.param("import", file.id())
			.update();
	}

}
