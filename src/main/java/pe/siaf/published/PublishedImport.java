package pe.siaf.published;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.RowTable;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;

/**
 * The kind {@code published-totals}: what the ministry publishes of a year, by whatever
 * axes the file's filled columns name, row by row. Rows of other years are left out. A
 * set of totals by the same axes is replaced whole.
 */
@Component
class PublishedImport implements ImportKind {

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	private final PublishedChecks checks;

	private final PublishedDifferences differences;

	private final PublishedCuts cuts;

	PublishedImport(JdbcClient jdbc, PublishedRows rows, PublishedChecks checks, PublishedDifferences differences,
			PublishedCuts cuts) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.checks = checks;
		this.differences = differences;
		this.cuts = cuts;
	}

	@Override
	public String code() {
		return "published-totals";
	}

	@Override
	public Permission permission() {
		return Permission.PUBLISHED_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		List<ImportColumn> columns = new ArrayList<>(
				List.of(ImportColumn.of("year", ImportColumn.Type.INTEGER).or("anio", "ano_eje").optional(),
						ImportColumn.text("level").or("nivel_gobierno").optional(),
						ImportColumn.code("sector", 2).optional(), name("sector", "sector_nombre"),
						ImportColumn.text("pliego").optional(), name("pliego", "pliego_nombre"),
						ImportColumn.code("unit", 6).or("sec_ejec").optional(), name("unit", "ejecutora_nombre"),
						ImportColumn.code("category", 4).or("code", "programa_ppto", "categoria").optional(),
						name("category", "programa_ppto_nombre", "programa_nombre", "programa"),
						ImportColumn.code("product", 7).or("producto_proyecto").optional(),
						name("product", "producto_proyecto_nombre"),
						ImportColumn.code("function", 2).or("funcion").optional(), name("function", "funcion_nombre"),
						ImportColumn.code("source", 1).or("fuente_financiamiento", "fuente").optional(),
						name("source", "fuente_financiamiento_nombre"),
						ImportColumn.code("department_target", 2).or("departamento_meta", "ubigeo").optional(),
						name("department_target", "departamento_meta_nombre", "departamento")));
		columns.addAll(List.of(figure("pia", "monto_pia").blankable(), figure("pim", "monto_pim").blankable(),
				figure("certified", "certificado", "certificacion", "monto_certificado_anual").optional(),
				figure("annual_committed", "compromiso_anual", "monto_comprometido_anual").optional(),
				figure("monthly_committed", "atencion_de_compromiso_mensual", "compromiso_mensual").optional(),
				figure("accrued", "devengado", "monto_devengado_anual").blankable(),
				figure("ordered", "girado", "monto_girado_anual").optional(), figure("paid", "pagado").optional(),
				ImportColumn.text("published_by").or("fuente_datos").optional()));
		return columns;
	}

	private static ImportColumn name(String axis, String... aliases) {
		return ImportColumn.text(axis + "_name").or(aliases).optional();
	}

	private static ImportColumn figure(String name, String... aliases) {
		return ImportColumn.amount(name).or(aliases);
	}

	@Override
	public RowTable table() {
		return this.rows;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		this.checks.judge(file, findings);
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.differences.compare(file, changes);
	}

	@Override
	public void apply(StagedFile file) {
		this.cuts.write(file);
	}

	/** The sums of one of the file's tables: the country's, or else the first. */
	@Override
	public List<Total> totals(StagedFile file) {
		Map<Measure, Amount> given = new LinkedHashMap<>();
		Map<Measure, Amount> held = new LinkedHashMap<>();
		this.jdbc
			.sql("select %s from published_gives t order by length(t.axes), t.axes limit 1"
				.formatted(each("t.sum_%1$s %1$s")))
			.query((row) -> {
				add(row, given);
			});
		this.jdbc
			.sql("select %s from published_total t where t.cut_id = cast(:cut as bigint)"
				.formatted(each("sum(t.%1$s) %1$s")))
			.param("cut", this.differences.first(file).orElse(null))
			.query((row) -> {
				add(row, held);
			});
		return given.entrySet()
			.stream()
			.map((sum) -> new Total(sum.getKey().key(), sum.getValue(), held.getOrDefault(sum.getKey(), Amount.ZERO)))
			.toList();
	}

	private static void add(ResultSet row, Map<Measure, Amount> sums) throws SQLException {
		for (Measure measure : Measure.values()) {
			BigDecimal sum = row.getBigDecimal(measure.column());
			if (sum != null) {
				sums.put(measure, new Amount(sum));
			}
		}
	}

	private static String each(String part) {
		return String.join(", ",
				Arrays.stream(Measure.values()).map((measure) -> part.formatted(measure.column())).toList());
	}

}
