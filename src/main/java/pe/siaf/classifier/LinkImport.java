package pe.siaf.classifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * Takes in the links between catalogues: the chains enabled for a year (R2.2), and the
 * products of each category. A link has a status and no name.
 */
class LinkImport implements ImportKind {

	private final String slug;

	private final String table;

	private final List<Part> parts;

	private final JdbcClient jdbc;

	LinkImport(String slug, String table, List<Part> parts, JdbcClient jdbc) {
		this.slug = slug;
		this.table = table;
		this.parts = parts;
		this.jdbc = jdbc;
	}

	static LinkImport chains(JdbcClient jdbc) {
		return new LinkImport("chains", "program_chain",
				List.of(new Part("category", "category", Catalogue.CATEGORIES),
						new Part("product", "product_project", Catalogue.PRODUCTS),
						new Part("activity", "activity", Catalogue.ACTIVITIES),
						new Part("function", "function_code", Catalogue.FUNCTIONS),
						new Part("division", "division", Catalogue.DIVISIONS),
						new Part("group", "functional_group", Catalogue.GROUPS)),
				jdbc);
	}

	static LinkImport categoryProducts(JdbcClient jdbc) {
		return new LinkImport("category-products", "category_product",
				List.of(new Part("category", "category", Catalogue.CATEGORIES),
						new Part("product", "product_project", Catalogue.PRODUCTS)),
				jdbc);
	}

	@Override
	public String code() {
		return "classifier-" + this.slug;
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		List<ImportColumn> columns = new ArrayList<>();
		this.parts.forEach((part) -> columns.add(ImportColumn.code(part.cell(), part.catalogue().width())));
		columns.add(ImportColumn.text("status").or("estado").optional());
		return columns;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		CatalogueRows rows = new CatalogueRows(this.jdbc, file, findings);
		if (!rows.yearIsOpen()) {
			return;
		}
		rows.once(this.parts.stream().map(Part::cell).toArray(String[]::new));
		rows.pattern("status", CatalogueRows.STATUS_WORDS);
		this.parts.forEach((part) -> rows.reference(part.cell(), part.catalogue().slug()));
		if (this.slug.equals("chains")) {
			kinds(file, findings);
		}
	}

	/** CLS-010. */
	private void kinds(StagedFile file, Findings findings) {
		statement(
				"""
						select r.row_number, r.cells ->> 'product' product, c.code category from import_row r
						join budget_category c on c.fiscal_year = :year and c.code = r.cells ->> 'category'
						where r.import_id = :import and not chain_fits_kind(c.kind, r.cells ->> 'product', r.cells ->> 'activity')
						order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt("row_number"), "product", ClassifierRule.CHAIN_FITS_KIND,
						row.getString("product"), row.getString("category"));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		statement("""
				select concat_ws('.', %s) record, t.status old_status, %s new_status from import_row f
				left join %s t on t.fiscal_year = :year and %s
				where f.import_id = :import order by f.row_number""".formatted(cells(), CatalogueRows.STATUS,
				this.table, joined()), file)
			.query((row) -> {
				List<Measure> measures = CatalogueRows.differing("status", row).map(List::of).orElse(List.of());
				if (row.getString("old_status") == null) {
					changes.added(row.getString("record"), measures);
				}
				else {
					changes.compared(row.getString("record"), measures);
				}
			});
		statement("""
				select concat_ws('.', %s) record, t.status from %s t
				where t.fiscal_year = :year and not exists (select from import_row f where f.import_id = :import and %s)
				order by 1""".formatted(columns("t."), this.table, joined()), file).query((row) -> {
			changes.vanished(row.getString("record"), List.of(new Measure("status", row.getString("status"), null)));
		});
	}

	@Override
	public void apply(StagedFile file) {
		statement("""
				insert into %s as t (fiscal_year, %s, status)
				select :year, %s, %s from import_row f where f.import_id = :import
				on conflict (fiscal_year, %2$s) do update set status = excluded.status
				where t.status <> excluded.status""".formatted(this.table, columns(""), cells(), CatalogueRows.STATUS),
				file)
			.update();
		CatalogueRows.draft(this.jdbc, file.fiscalYear(), this.slug);
	}

	private String cells() {
		return this.parts.stream().map((part) -> "f.cells ->> '" + part.cell() + "'").collect(Collectors.joining(", "));
	}

	private String columns(String alias) {
		return this.parts.stream().map((part) -> alias + part.column()).collect(Collectors.joining(", "));
	}

	private String joined() {
		Map<String, String> pairs = new LinkedHashMap<>();
		this.parts.forEach((part) -> pairs.put("t." + part.column(), "f.cells ->> '" + part.cell() + "'"));
		return pairs.entrySet()
			.stream()
			.map((pair) -> pair.getKey() + " = " + pair.getValue())
			.collect(Collectors.joining(" and "));
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

	record Part(String cell, String column, Catalogue catalogue) {
	}

}
