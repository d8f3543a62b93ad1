package pe.siaf.payroll;

import java.util.ArrayList;
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
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Line;

/**
 * Takes in a payroll as a file: one that is in process, to be sent from its page. What
 * another payroll of its day says already is refused whole (PLA-004), whether a person or
 * AIRHSP brought that one.
 */
@Component
class PayrollImport implements ImportKind {

	private static final String LINES = """
			select r.row_number, r.cells ->> 'position' position, r.cells ->> 'sec_func' as sec_func,
			  coalesce(r.cells ->> 'rubro', '00') rubro, coalesce(r.cells ->> 'resource_type', '0') resource_type,
			  r.cells ->> 'item' item
			from import_row r where r.import_id = :import""";

	private final JdbcClient jdbc;

	private final Payrolls payrolls;

	PayrollImport(JdbcClient jdbc, Payrolls payrolls) {
		this.jdbc = jdbc;
		this.payrolls = payrolls;
	}

	@Override
	public String code() {
		return "payroll";
	}

	@Override
	public Permission permission() {
		return Permission.PAYROLL_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("position").or("plaza", "codigo_airhsp", "registro"),
				ImportColumn.text("dni").or("documento").optional(), ImportColumn.text("kind").or("tipo").optional(),
				ImportColumn.code("sec_func", 4).or("meta", "secuencia_funcional"),
				ImportColumn.code("rubro", 2).or("fuente").optional(),
				ImportColumn.text("resource_type").or("tipo_recurso").optional(),
				ImportColumn.of("item", ImportColumn.Type.ITEM).or("clasificador"),
				ImportColumn.amount("amount").or("monto"),
				ImportColumn.amount("withheld").or("retenido", "descuentos").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		this.jdbc
			.sql("""
					select l.row_number, l.position, l.sec_func || '-' || l.rubro || '-' || l.resource_type || '-' || l.item as line,
					  p.code is null unregistered
					from (%s) l
					left join personnel_position p on p.fiscal_year = :year and p.sec_ejec = :unit and p.code = l.position
					left join budget_line b on b.fiscal_year = :year and b.sec_ejec = :unit and b.sec_func = l.sec_func
					  and b.rubro = l.rubro and b.resource_type = l.resource_type and b.item = l.item
					where p.code is null or b.item is null order by l.row_number"""
				.formatted(LINES))
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.query((row) -> {
				if (row.getBoolean("unregistered")) {
					findings.error(row.getInt("row_number"), "position", PayrollRule.POSITION_NOT_REGISTERED,
							row.getString("position"));
				}
				else {
					findings.error(row.getInt("row_number"), "item", PayrollRule.LINE_UNKNOWN, row.getString("line"),
							row.getString("position"));
				}
			});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		file.rows()
			.forEach((row) -> changes.added(row.text("position") + " " + row.text("item"),
					List.of(new Measure("amount", "", row.text("amount")))));
	}

	@Override
	public void apply(StagedFile file) {
		List<Line> lines = new ArrayList<>();
		file.rows().forEach((row) -> lines.add(line(row)));
		Profile officer = new Profile(0, file.username(), file.username(), Role.UE_HR,
				new Scope(Scope.Kind.UE, file.secEjec()), true);
		this.payrolls.register(new Payrolls.Draft(file.fiscalYear(), file.secEjec(), file.statedOn().getMonthValue(),
				file.fileName(), file.statedOn().withYear(file.fiscalYear()), lines, file.id()), officer);
	}

	private static Line line(ImportRow row) {
		boolean employer = row.text("kind").matches("(?i)k|a|aporte");
		return new Line(row.text("position"), row.text("dni"), employer ? "K" : "E", row.text("sec_func"),
				row.find("rubro").orElse("00"), row.find("resource_type").orElse("0"), row.text("item"),
				row.amount("amount"), row.find("withheld").isPresent() ? row.amount("withheld") : Amount.ZERO);
	}

}
