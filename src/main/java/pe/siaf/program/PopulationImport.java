package pe.siaf.program;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.TableImport;
import pe.siaf.exchange.Total;
import pe.siaf.identity.Permission;
import pe.siaf.money.Amount;

/**
 * The kind {@code populations}: people by year, place and group, and the share of them in
 * poverty, each with its source (domain 11, INEI). A group is called as a design's target
 * population; without one it is everybody. The import's year is that of the places.
 */
@Component
class PopulationImport extends TableImport {

	/** Places of one level that should make the place above them. */
	private static final String PARTS = """
			select min(p.row_number), w.ubigeo || ' ' || w.year, sum(p.size)::text from f w
			join f p on p.year = w.year and p.population_group = w.population_group and p.ubigeo <> w.ubigeo and %s
			where %s group by w.ubigeo, w.year, w.population_group, w.size having sum(p.size) <> w.size""";

	PopulationImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "populations";
	}

	@Override
	public Permission permission() {
		return Permission.INDICATOR_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.of("year", ImportColumn.Type.INTEGER).or("anio", "ano"),
				ImportColumn.code("ubigeo", 6).or("lugar"),
				ImportColumn.text("population_group").or("grupo").optional(),
				ImportColumn.of("size", ImportColumn.Type.QUANTITY).or("poblacion", "personas"),
				ImportColumn.of("poverty_rate", ImportColumn.Type.QUANTITY).or("pobreza", "tasa_pobreza").optional(),
				ImportColumn.text("source").or("fuente"),
				ImportColumn.of("demonstration", ImportColumn.Type.FLAG).or("demostracion").optional());
	}

	@Override
	protected String rows() {
		return """
				(r.cells ->> 'year')::int as year, r.cells ->> 'ubigeo' ubigeo, coalesce(r.cells ->> 'population_group', '') population_group,
				(r.cells ->> 'size')::numeric size, (r.cells ->> 'poverty_rate')::numeric poverty_rate, r.cells ->> 'source' source,
				coalesce((r.cells ->> 'demonstration')::boolean, false) demonstration""";
	}

	@Override
	protected String target() {
		return "place_population";
	}

	@Override
	protected List<String> key() {
		return List.of("year", "ubigeo", "population_group");
	}

	@Override
	protected List<String> values() {
		return List.of("size", "poverty_rate", "source", "demonstration");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.year, f.ubigeo, nullif(f.population_group, ''))";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.figure("year", "import.population.year", "year not between 1990 and 2100"), Check
			.known("ubigeo", "ubigeo", """
					not exists (select from ubigeo u where u.code = f.ubigeo and u.status = 'ACTIVE'
					  and u.fiscal_year = (select max(n.fiscal_year) from ubigeo n where n.fiscal_year <= :year))"""),
				Check.figure("population_group", "import.population.group",
						"""
								population_group <> '' and not exists (select from target_population t where t.name = f.population_group)"""),
				Check.figure("size", "import.population.size", "size < 0 or size <> trunc(size) or size >= 1e12"),
				Check.figure("poverty_rate", "import.population.rate", "poverty_rate not between 0 and 100"),
				parts("left(p.ubigeo, 2) <> '00' and right(p.ubigeo, 4) = '0000'", "w.ubigeo = '000000'"),
				parts("left(p.ubigeo, 2) = left(w.ubigeo, 2) and right(p.ubigeo, 2) = '00'",
						"w.ubigeo <> '000000' and right(w.ubigeo, 4) = '0000'"),
				parts("left(p.ubigeo, 4) = left(w.ubigeo, 4)",
						"right(w.ubigeo, 4) <> '0000' and right(w.ubigeo, 2) = '00'"));
	}

	private static Check parts(String part, String whole) {
		return new Check("size", ImportRule.NOT_AS_EXPECTED.code(), "import.population.parts",
				PARTS.formatted(part, whole), true);
	}

	@Override
	protected boolean ofItsYear() {
		return false;
	}

	@Override
	public List<Total> totals(StagedFile file) {
		return List.of(statement("""
				select coalesce(sum(f.size), 0), coalesce(sum(t.size), 0) from f
				left join place_population t using (year, ubigeo, population_group)""", file)
			.query((row, number) -> new Total("program.people",
					Amount.of(row.getBigDecimal(1).toBigInteger().toString()),
					Amount.of(row.getBigDecimal(2).toBigInteger().toString())))
			.single());
	}

}
