package pe.siaf.physical;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code physical-targets}: the year's quantity of each target of a unit. The
 * first file gives the initial quantities; a later one that says something else gives
 * modified ones and leaves the initial frozen (6.2).
 */
@Component
class PhysicalTargetImport implements ImportKind {

	/** The file's rows beside what is known of their targets. */
	private static final String GIVEN = """
			select r.row_number, r.cells ->> 'sec_func' sec_func, t.sec_func is not null known,
			  coalesce(r.cells ->> 'unit_of_measure', t.unit_of_measure) unit_of_measure, t.unit_of_measure target_unit,
			  coalesce(r.cells ->> 'unit_name', m.name, '') unit_name,
			  coalesce(r.cells ->> 'accumulation', 'SUM') accumulation,
			  (r.cells ->> 'year_target')::numeric year_target, (r.cells ->> 'semester1_target')::numeric semester_target,
			  case when r.cells ->> 'm01' is not null then array[%s]::numeric[] end months,
			  c.year_target before, count(*) over (partition by r.cells ->> 'sec_func') as times
			from import_row r
			left join budget_target t on t.fiscal_year = :year and t.sec_ejec = :unit and t.sec_func = r.cells ->> 'sec_func'
			left join unit_of_measure m on m.fiscal_year = :year and m.code = coalesce(r.cells ->> 'unit_of_measure', t.unit_of_measure)
			left join physical_current c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.sec_func = t.sec_func
			where r.import_id = :import
			"""
		.formatted(IntStream.rangeClosed(1, 12)
			.mapToObj("r.cells ->> 'm%02d'"::formatted)
			.reduce((one, other) -> one + ", " + other)
			.orElseThrow());

	private final JdbcClient jdbc;

	PhysicalTargetImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "physical-targets";
	}

	@Override
	public Permission permission() {
		return Permission.LINES_IMPORT;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		Stream<ImportColumn> columns = Stream.of(ImportColumn.code("sec_ejec", 6).optional(),
				ImportColumn.code("sec_func", 4), quantity("year_target").or("cant_meta_anual"),
				quantity("semester1_target").or("cant_meta_sem").optional(),
				ImportColumn.code("unit_of_measure", 3).or("unidad_medida").optional(),
				ImportColumn.text("unit_name").optional(), ImportColumn.text("accumulation").optional());
		Stream<ImportColumn> months = IntStream.rangeClosed(1, 12)
			.mapToObj((month) -> quantity("m%02d".formatted(month)).optional());
		return Stream.concat(columns, months).toList();
	}

	private static ImportColumn quantity(String name) {
		return ImportColumn.of(name, ImportColumn.Type.QUANTITY);
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		rows(file).forEach((row) -> {
			if (!row.known()) {
				findings.error(row.rowNumber(), "sec_func", ImportRule.UNKNOWN_KEY.code(), "import.physical.target",
						row.secFunc(), file.secEjec(), String.valueOf(file.fiscalYear()));
			}
			else if (row.times() > 1) {
				findings.error(row.rowNumber(), "sec_func", ImportRule.DUPLICATE_KEY.code(), "import.physical.twice",
						row.secFunc());
			}
			else if (row.unitOfMeasure() == null) {
				findings.error(row.rowNumber(), "unit_of_measure", ImportRule.NOT_AS_EXPECTED.code(),
						"import.physical.unit", row.secFunc());
			}
			else if (row.targetUnit() != null && !row.targetUnit().equals(row.unitOfMeasure())) {
				findings.error(row.rowNumber(), "unit_of_measure", PhysicalRule.UNIT_IS_FIXED, row.secFunc(),
						row.targetUnit(), row.unitOfMeasure());
			}
		});
		months(file, findings);
	}

	/** PHY-001 row by row, with the expression that the constraint uses. */
	private void months(StagedFile file, Findings findings) {
		query("select * from (" + GIVEN + """
				) g where months is not null and (months_total(months, accumulation) <> year_target
				  or semester_target is not null and months_total(months[1\\:6], accumulation) <> semester_target)""",
				file)
			.query(Row.class)
			.list()
			.forEach((row) -> findings.error(row.rowNumber(), "year_target", PhysicalRule.MONTHS_MAKE_THE_YEAR,
					row.secFunc(), AmountFormatter.printQuantity(row.yearTarget())));
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		rows(file).forEach((row) -> {
			String after = AmountFormatter.printQuantity(row.yearTarget());
			BigDecimal before = row.before();
			if (before == null) {
				changes.added(row.secFunc(), List.of(new Changes.Measure("year_target", null, after)));
			}
			else {
				changes.compared(row.secFunc(), (before.compareTo(row.yearTarget()) == 0) ? List.of()
						: List.of(new Changes.Measure("year_target", AmountFormatter.printQuantity(before), after)));
			}
		});
	}

	@Override
	public void apply(StagedFile file) {
		query("""
				insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, version, unit_of_measure, unit_name,
				  accumulation, year_target, semester_target, months, source, import_id, recorded_by)
				select :year, :unit, g.sec_func, case when g.before is null then 'INITIAL' else 'MODIFIED' end,
				  case when g.before is null then 1 else coalesce((select max(p.version) from physical_target p
				    where p.fiscal_year = :year and p.sec_ejec = :unit and p.sec_func = g.sec_func and p.kind = 'MODIFIED'), 0) + 1 end,
				  g.unit_of_measure, g.unit_name, g.accumulation, g.year_target, g.semester_target, g.months, :file, :import, :username
				from (%s) g where g.before is distinct from g.year_target"""
			.formatted(GIVEN), file).param("file", file.fileName()).param("username", file.username()).update();
	}

	private List<Row> rows(StagedFile file) {
		return query(GIVEN + " order by r.row_number", file).query(Row.class).list();
	}

	private JdbcClient.StatementSpec query(String sql, StagedFile file) {
		return this.jdbc.sql(sql)
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.param("import", file.id());
	}

	record Row(int rowNumber, String secFunc, boolean known, @Nullable String unitOfMeasure,
			@Nullable String targetUnit, BigDecimal yearTarget, @Nullable BigDecimal before, int times) {
	}

}
