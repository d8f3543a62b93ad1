package pe.siaf.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import pe.siaf.classifier.Catalogue.Extra;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * Takes in one catalogue of a year. Codes are added and changed; those that the file
 * leaves out are reported and kept. Every step is one statement over the staged rows,
 * built from what the {@link Catalogue} says of itself.
 */
class CatalogueImport implements ImportKind {

	private final Catalogue catalogue;

	private final JdbcClient jdbc;

	/**
	 * The columns of the table behind year and code, each with its value from the file.
	 */
	private final List<Value> values;

	CatalogueImport(Catalogue catalogue, JdbcClient jdbc) {
		this.catalogue = catalogue;
		this.jdbc = jdbc;
		this.values = new ArrayList<>(List.of(new Value("name", "f.cells ->> 'name'"),
				new Value("status", CatalogueRows.STATUS), new Value("valid_from", "(f.cells ->> 'valid_from')::date"),
				new Value("valid_to", "(f.cells ->> 'valid_to')::date")));
		catalogue.extras().forEach((extra) -> this.values.add(new Value(extra.column(), expression(extra))));
	}

	private static String expression(Extra extra) {
		if (!extra.isInFiles()) {
			return extra.expression();
		}
		String cell = "f.cells ->> '" + extra.column() + "'";
		String fallback = extra.fallback();
		String value = (fallback == null || fallback.isEmpty()) ? cell : "coalesce(" + cell + ", '" + fallback + "')";
		return (extra.type() == ImportColumn.Type.FLAG) ? "(" + value + ")::boolean" : value;
	}

	@Override
	public String code() {
		return (this.catalogue == Catalogue.GEOGRAPHY) ? "geography" : "classifier-" + this.catalogue.slug();
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		List<ImportColumn> columns = new ArrayList<>();
		ImportColumn code = (this.catalogue.width() > 0) ? ImportColumn.code("code", this.catalogue.width())
				: ImportColumn.text("code");
		columns.add(code.or("codigo"));
		columns.add(ImportColumn.text("name").or("nombre", "denominacion"));
		for (Extra extra : this.catalogue.extras()) {
			if (extra.isInFiles()) {
				ImportColumn column = new ImportColumn(extra.column(), List.of(), extra.type(), extra.width(), true,
						false, false);
				columns.add((extra.fallback() != null) ? column.optional() : column);
			}
		}
		columns.add(ImportColumn.text("status").or("estado").optional());
		columns.add(ImportColumn.of("valid_from", ImportColumn.Type.DATE).or("vigente_desde").optional());
		columns.add(ImportColumn.of("valid_to", ImportColumn.Type.DATE).or("vigente_hasta").optional());
		return columns;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		CatalogueRows rows = new CatalogueRows(this.jdbc, file, findings);
		if (!rows.yearIsOpen()) {
			return;
		}
		rows.pattern("code", this.catalogue.pattern());
		rows.once("code");
		rows.pattern("status", CatalogueRows.STATUS_WORDS);
		rows.validity();
		for (Extra extra : this.catalogue.extras()) {
			if (extra.isInFiles() && extra.type() == ImportColumn.Type.TEXT) {
				rows.pattern(extra.column(), extra.pattern());
			}
			if (!extra.refersTo().isEmpty()) {
				rows.reference(extra.column(), extra.refersTo());
			}
		}
		if (this.catalogue.isTree()) {
			parents(file, findings);
		}
		meanings(file, findings);
	}

	private void parents(StagedFile file, Findings findings) {
		String parent = valueOf("parent");
		statement("""
				select f.row_number, %1$s missing from (%2$s) f
				where %1$s is not null
				  and not exists (select from (%2$s) p where p.code = %1$s)
				  and not exists (select from %3$s t where t.fiscal_year = :year and t.code = %1$s)
				order by 1""".formatted(parent, CatalogueRows.STAGED, this.catalogue.table()), file).query((row) -> {
			findings.error(row.getInt("row_number"), "code", ImportRule.UNKNOWN_KEY.code(), "classifier.import.parent",
					row.getString("missing"), Integer.toString(file.fiscalYear()));
		});
	}

	/** CLS-003: what a code means stays once it is used. */
	private void meanings(StagedFile file, Findings findings) {
		List<String> meant = this.catalogue.extras().stream().filter(Extra::hasMeaning).map(Extra::column).toList();
		if (meant.isEmpty()) {
			return;
		}
		String differs = meant.stream()
			.map((column) -> "t." + column + " is distinct from " + valueOf(column))
			.collect(Collectors.joining(" or "));
		statement("""
				select f.row_number, f.code from (%s) f
				join %s t on t.fiscal_year = :year and t.code = f.code
				where (%s) and exists (select from catalogue_uses(:year, :catalogue, f.code))
				order by 1""".formatted(CatalogueRows.STAGED, this.catalogue.table(), differs), file)
			.param("catalogue", this.catalogue.slug())
			.query((row) -> {
				findings.error(row.getInt("row_number"), "code", ClassifierRule.CODE_IN_USE, row.getString("code"),
						Integer.toString(file.fiscalYear()));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		String both = this.values.stream()
			.map((value) -> "(%s)::text new_%s, t.%2$s::text old_%2$s".formatted(value.expression(), value.column()))
			.collect(Collectors.joining(", "));
		statement("""
				select f.code, t.code is null is_new, %s from (%s) f
				left join %s t on t.fiscal_year = :year and t.code = f.code
				order by f.row_number""".formatted(both, CatalogueRows.STAGED, this.catalogue.table()), file)
			.query((row) -> {
				List<Measure> measures = new ArrayList<>();
				for (Value value : this.values) {
					CatalogueRows.differing(value.column(), row).ifPresent(measures::add);
				}
				if (row.getBoolean("is_new")) {
					changes.added(row.getString("code"), measures);
				}
				else {
					changes.compared(row.getString("code"), measures);
				}
			});
		statement("""
				select t.code, t.name from %s t
				where t.fiscal_year = :year and not exists (select from (%s) f where f.code = t.code)
				order by 1""".formatted(this.catalogue.table(), CatalogueRows.STAGED), file).query((row) -> {
			changes.vanished(row.getString("code"), List.of(new Measure("name", row.getString("name"), null)));
		});
	}

	@Override
	public void apply(StagedFile file) {
		String columns = this.values.stream().map(Value::column).collect(Collectors.joining(", "));
		String expressions = this.values.stream().map(Value::expression).collect(Collectors.joining(", "));
		String kept = this.values.stream().map((value) -> "t." + value.column()).collect(Collectors.joining(", "));
		String brought = this.values.stream()
			.map((value) -> "excluded." + value.column())
			.collect(Collectors.joining(", "));
		statement("""
				insert into %1$s as t (fiscal_year, code, %2$s)
				select :year, f.code, %3$s from (%4$s) f
				on conflict (fiscal_year, code) do update set (%2$s) = row (%5$s)
				where (%6$s) is distinct from (%5$s)""".formatted(this.catalogue.table(), columns, expressions,
				CatalogueRows.STAGED, brought, kept), file)
			.update();
		CatalogueRows.draft(this.jdbc, file.fiscalYear(), this.catalogue.slug());
	}

	private String valueOf(String column) {
		return this.values.stream()
			.filter((value) -> value.column().equals(column))
			.map(Value::expression)
			.findFirst()
			.orElseThrow();
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

	private record Value(String column, String expression) {
	}

}
