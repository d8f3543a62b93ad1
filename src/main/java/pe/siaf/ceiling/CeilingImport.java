package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code ceilings}: the ceilings of a draft, all tiers in one file. The import's
 * year is that of the budget law, the column says which of the three years an amount is
 * for. Which ceiling another hangs on follows from its keys: the nearest that says less.
 * A file holds the ceilings of the pliegos that it names whole; other pliegos' are kept.
 */
@Component
class CeilingImport implements ImportKind {

	/** The columns of files in and out. */
	static final List<String> TITLES = Stream
		.concat(Stream.concat(Stream.of("year"), Arrays.stream(CeilingKey.values()).map(CeilingKey::column)),
				Stream.of("amount", "criterion", "norm", "reason"))
		.toList();

	private static final String KEYS_OF_R = CeilingKeys.COLUMNS.replaceAll("(\\w+)", "r.$1");

	/** Each row of the file in the columns of {@code ceiling}, for the draft it names. */
	private static final String GIVEN = """
			with draft as (
			  select v.* from ceiling_version v where v.fiscal_year = :year and v.state = 'DRAFT'
			    and v.process = coalesce((select upper(min(i.cells ->> 'process')) from import_row i where i.import_id = :import), 'APM')
			  order by v.number desc limit 1),
			given as (
			  select i.row_number, cast(i.cells ->> 'year' as integer) as year, %s, cast(i.cells ->> 'amount' as numeric) amount,
			    upper(coalesce(i.cells ->> 'criterion', '')) criterion, coalesce(i.cells ->> 'norm', '') norm,
			    coalesce(i.cells ->> 'reason', '') reason, upper(coalesce(i.cells ->> 'process', 'APM')) process
			  from import_row i where i.import_id = :import)
			"""
		.formatted(Arrays.stream(CeilingKey.values())
			.map((key) -> "coalesce(i.cells ->> '%1$s', '') %1$s".formatted(key.column()))
			.collect(Collectors.joining(", ")));

	/**
	 * Each row with the one it hangs on: of all that say less about the same, the one
	 * that says most.
	 */
	private static final String PLACED = GIVEN
			+ """
					, keyed as materialized (
					  select r.*, s.shape, ceiling_key_as(s.shape, %1$s) code
					  from given r cross join lateral (select ceiling_shape(%2$s) shape) s),
					shapes as (select distinct year, pliego, shape from keyed),
					placed as materialized (
					  select distinct on (r.row_number) r.*, k.row_number parent_row
					  from keyed r
					  left join shapes s on s.year = r.year and s.pliego = r.pliego and s.shape <> r.shape
					  left join keyed k on k.year = r.year and k.pliego = r.pliego and k.shape = s.shape and k.code = ceiling_key_as(s.shape, %1$s)
					  order by r.row_number, length(k.code) desc nulls last)
					"""
				.formatted(KEYS_OF_R, KEYS_OF_R.replace("r.pliego, ", ""));

	private final JdbcClient jdbc;

	CeilingImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "ceilings";
	}

	@Override
	public Permission permission() {
		return Permission.FRAME_DECIDE;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.of("year", ImportColumn.Type.INTEGER).or("anio", "ano"),
				ImportColumn.text("pliego"), ImportColumn.code("sec_ejec", 6).or("ejecutora").optional(),
				ImportColumn.text("cost_centre").or("centro_costo").optional(),
				ImportColumn.code("category", 4).or("categoria").optional(),
				ImportColumn.code("product", 7).or("producto", "proyecto").optional(),
				ImportColumn.text("result").or("resultado").optional(),
				ImportColumn.code("function_code", 2).or("funcion").optional(),
				ImportColumn.text("geography").or("ubigeo", "geografia").optional(),
				ImportColumn.code("rubro", 2).optional(), ImportColumn.text("generic").or("generica").optional(),
				ImportColumn.code("expenditure_category", 1).or("categoria_gasto").optional(),
				ImportColumn.of("amount", ImportColumn.Type.SOLES).or("monto", "techo"),
				ImportColumn.text("criterion").or("criterio").optional(),
				ImportColumn.text("norm").or("norma").optional(), ImportColumn.text("reason").or("motivo").optional(),
				ImportColumn.text("process").or("proceso").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		// nobody has counted rows that were staged a moment ago: taken for a few, a
		// national file would be compared with itself row by row. For this transaction.
		this.jdbc.sql("select set_config('enable_nestloop', 'off', true)").query(String.class).single();
		if (statement(GIVEN + "select id from draft", file).query(Long.class).optional().isEmpty()) {
			findings.error(ImportRule.UNKNOWN_KEY.code(), "ceiling.import.noDraft", String.valueOf(file.fiscalYear()));
			return;
		}
		words(file, findings);
		if (!findings.hasErrors()) {
			codes(file, findings);
			twice(file, findings);
		}
		if (!findings.hasErrors()) {
			parents(file, findings);
		}
		if (!findings.hasErrors()) {
			sums(file, findings);
		}
	}

	private void words(StagedFile file, Findings findings) {
		statement(
				GIVEN + """
						, bad as (
						  select r.row_number, to_jsonb(r) cells, case
						      when r.year not between :year and :year + 2 then 'year' when r.pliego !~ '^(\\d{2})?/\\d{3,6}$' then 'pliego'
						      when r.geography !~ '^(\\d{2}|\\d{4}|\\d{6})?$' then 'geography' when r.generic !~ '^(2\\.\\d)?$' then 'generic'
						      when r.amount < 0 then 'amount' when r.process not in ('APM', 'PMP', 'FORMULATION') then 'process'
						      when r.process <> (select process from draft) then 'process'
						      when r.cost_centre <> '' and r.sec_ejec = '' then 'sec_ejec'
						      when (r.product <> '' or r.result <> '') and r.category = '' then 'category'
						      when r.criterion <> '' and not exists (select from ceiling_criterion k where k.code = r.criterion) then 'criterion'
						    end column_name
						  from given r)
						select row_number, column_name, cells ->> column_name cell from bad
						where column_name is not null order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt(1), row.getString(2), ImportRule.NOT_AS_EXPECTED.code(),
						"ceiling.import.cell", String.valueOf(row.getString(3)));
			});
	}

	private void codes(StagedFile file, Findings findings) {
		statement(GIVEN
				+ "select r.row_number, bad.key, bad.code from given r cross join (select ceiling_catalogue_year(:year) y) cy "
				+ CeilingCodes.UNKNOWN + " where bad.unknown order by 1", file)
			.query((row) -> {
				findings.error(row.getInt(1), row.getString(2), CeilingRule.UNKNOWN_KEY,
						"#ceiling.key." + row.getString(2), row.getString(3));
			});
	}

	private void twice(StagedFile file, Findings findings) {
		statement(
				GIVEN + """
						select * from (select r.row_number, first_value(r.row_number) over (partition by r.year, %1$s order by r.row_number) before,
						  concat_ws(' · ', r.year, %1$s) record from given r) seen where before <> row_number order by 1"""
					.formatted(KEYS_OF_R),
				file)
			.query((row) -> {
				findings.error(row.getInt(1), "pliego", ImportRule.DUPLICATE_KEY, row.getString(3), row.getInt(2));
			});
	}

	/** CEI-006: siblings that name other keys would give the same sol twice. */
	private void parents(StagedFile file, Findings findings) {
		statement(PLACED + """
				select min(p.row_number), min(concat_ws(' · ', p.pliego, nullif(p.sec_ejec, ''))) from placed p
				group by p.year, p.pliego, p.parent_row having count(distinct p.shape) > 1 order by 1""", file)
			.query((row) -> {
				findings.error(row.getInt(1), "pliego", CeilingRule.TOLD_APART, row.getString(2));
			});
	}

	/** CEI-002 and CEI-001 ahead of the constraints, so that a person reads where. */
	private void sums(StagedFile file, Findings findings) {
		statement(PLACED + """
				select p.row_number, %s label, p.year, sum(k.amount) distributed, p.amount
				from placed p join placed k on k.parent_row = p.row_number
				group by 1, 2, 3, p.amount having sum(k.amount) > p.amount order by 1"""
			.formatted("concat_ws(' · ', p.pliego, nullif(p.sec_ejec, ''), nullif(p.cost_centre, ''))"), file)
			.query((row) -> {
				findings.error(row.getInt(1), "amount", CeilingRule.WITHIN_PARENT, row.getString(2), row.getString(3),
						new Amount(row.getBigDecimal(4)), new Amount(row.getBigDecimal(5)),
						new Amount(row.getBigDecimal(4).subtract(row.getBigDecimal(5))));
			});
		statement(
				PLACED + """
						, whole as (
						  select t.year, t.limit_amount, coalesce((select sum(p.amount) from placed p where p.year = t.year and p.parent_row is null
						      and ceiling_counts(:year, p.rubro)), 0)
						    + coalesce((select sum(c.amount) from ceiling c where c.version_id = t.version_id and c.year = t.year
						      and c.parent_id is null and ceiling_counts(:year, c.rubro)
						      and c.pliego not in (select pliego from given)), 0) total
						  from ceiling_total t where t.version_id = (select id from draft))
						select year, total, limit_amount from whole where total > limit_amount order by 1""",
				file)
			.query((row) -> {
				findings.error(CeilingRule.WITHIN_FRAME.code(), CeilingRule.WITHIN_FRAME.messageKey(), row.getString(1),
						new Amount(row.getBigDecimal(2)), new Amount(row.getBigDecimal(3)),
						new Amount(row.getBigDecimal(2).subtract(row.getBigDecimal(3))));
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		statement(GIVEN + """
				select concat_ws(' · ', r.year, %1$s) record, c.amount old_amount, r.amount new_amount, r.row_number
				from given r left join ceiling c on c.version_id = (select id from draft) and c.year = r.year %2$s
				union all
				select concat_ws(' · ', r.year, ceiling_label(r)), r.amount, null, null from ceiling r
				where r.version_id = (select id from draft) and r.pliego in (select pliego from given)
				  and not exists (select from given c where c.year = r.year %2$s)
				order by 4 nulls last, 1""".formatted(KEYS_OF_R, CeilingQueries.sameKeys("c", "r")), file)
			.query((row) -> {
				String before = print(row.getBigDecimal("old_amount"));
				String after = print(row.getBigDecimal("new_amount"));
				List<Measure> measure = List.of(new Measure("ceiling.amount", before, after));
				if (before == null) {
					changes.added(row.getString("record"), measure);
				}
				else if (after == null) {
					changes.vanished(row.getString("record"), measure);
				}
				else {
					changes.compared(row.getString("record"), before.equals(after) ? List.of() : measure);
				}
			});
	}

	private static @Nullable String print(@Nullable BigDecimal soles) {
		return (soles != null) ? AmountFormatter.print(new Amount(soles)) : null;
	}

	/**
	 * The pliegos of the file are written anew as a whole, so that no order of rows
	 * matters.
	 */
	@Override
	public void apply(StagedFile file) {
		String touched = """
				, touched as (
				  select pliego from given r where not exists (select from ceiling c where c.version_id = (select id from draft)
				      and c.year = r.year and (c.amount, c.criterion, c.norm, c.reason) = (r.amount, r.criterion, r.norm, r.reason) %1$s)
				  union
				  select r.pliego from ceiling r where r.version_id = (select id from draft) and r.pliego in (select pliego from given)
				    and not exists (select from given c where c.year = r.year %1$s))
				"""
			.formatted(CeilingQueries.sameKeys("c", "r"));
		List<String> pliegos = statement(GIVEN + touched + "select pliego from touched", file).query(String.class)
			.list();
		if (pliegos.isEmpty()) {
			return;
		}
		// the triggers' plans may date from a time with a handful of ceilings: kept, they
		// would compare a national file's rows with each other one by one
		this.jdbc.sql("discard plans").update();
		statement(GIVEN + "delete from ceiling where version_id = (select id from draft) and pliego in (:pliegos)",
				file)
			.param("pliegos", pliegos)
			.update();
		statement(
				PLACED + """
						, numbered as materialized (select p.*, nextval('ceiling_id_seq') id from placed p where p.pliego in (:pliegos))
						insert into ceiling (id, version_id, year, parent_id, %1$s, amount, criterion, norm, reason, changed_by)
						select n.id, (select id from draft), n.year, p.id, %2$s, n.amount, n.criterion, n.norm, n.reason, :person
						from numbered n left join numbered p on p.row_number = n.parent_row"""
					.formatted(CeilingKeys.COLUMNS, CeilingKeys.COLUMNS.replaceAll("(\\w+)", "n.$1")),
				file)
			.param("pliegos", pliegos)
			.param("person", file.username())
			.update();
	}

	/**
	 * The file holds its pliegos whole, so sums need no look at single keys; and asked in
	 * this way, which plan is taken doesn't hang on how many rows the table had before.
	 */
	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement(GIVEN + """
				select (select coalesce(sum(amount), 0) from given),
				  (select coalesce(sum(c.amount), 0) from ceiling c where c.version_id = (select id from draft)
				    and (c.pliego in (select pliego from given)) is true)""", file)
			.query((row, number) -> new Total("ceiling.amount", new Amount(row.getBigDecimal(1)),
					new Amount(row.getBigDecimal(2))))
			.single());
	}

	private JdbcClient.StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("import", file.id()).param("year", file.fiscalYear());
	}

}
