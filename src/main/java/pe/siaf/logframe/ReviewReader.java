package pe.siaf.logframe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.Diagnosis.Cause;
import pe.siaf.logframe.Diagnosis.Edge;
import pe.siaf.logframe.Diagnosis.Intervention;
import pe.siaf.logframe.Diagnosis.Path;
import pe.siaf.logframe.ReviewedDesign.Program;
import pe.siaf.logframe.ReviewedDesign.Project;
import pe.siaf.logframe.ReviewedDesign.Responsible;
import pe.siaf.logframe.ReviewedDesign.Typology;
import pe.siaf.money.Percentage;

/**
 * Reads what the checks look at besides the matrix, in a fixed number of statements
 * however big a design is.
 */
@Component
class ReviewReader {

	private final JdbcClient jdbc;

	private final DesignYardstick yardstick;

	ReviewReader(JdbcClient jdbc, DesignYardstick yardstick) {
		this.jdbc = jdbc;
		this.yardstick = yardstick;
	}

	/**
	 * A list of programs reviews them all, so what a version doesn't hold isn't asked
	 * for.
	 */
	ReviewedDesign read(long version, Logframe logframe) {
		int year = logframe.fiscalYear();
		Held held = held(version);
		Program program = new Program(held.code(), held.kind(), held.objective(), held.levels(), held.rectorName());
		boolean whole = program.isBudgetProgram();
		return new ReviewedDesign(program, logframe,
				held.diagnosed() ? diagnosis(version, year) : new Diagnosis(List.of(), List.of(), List.of(), List.of()),
				held.signedLevels(), held.typed() ? typologies(version) : List.of(),
				whole ? projects(version, program.code(), year) : List.of(), responsibles(version),
				whole ? commonActions(program.code(), year) : null, this.yardstick.words(),
				this.yardstick.limits(year));
	}

	private Held held(long version) {
		return this.jdbc
			.sql("""
					select v.program code, p.kind, v.objective, v.levels, v.rector_name,
					  exists (select from causal_node c where c.version_id = v.id)
					    or exists (select from intervention i where i.version_id = v.id) diagnosed,
					  exists (select from project_typology t where t.version_id = v.id) typed,
					  array_to_string(array(select s.level from sufficiency_statement s where s.version_id = v.id and s.statement <> ''), ',')
					    signed
					from program_version v join program p on p.code = v.program where v.id = ?""")
			.param(version)
			.query(Held.class)
			.single();
	}

	private Diagnosis diagnosis(long version, int year) {
		List<Cause> causes = this.jdbc
			.sql("""
					select c.id, c.code, c.name, c.magnitude is not null measured, coalesce(c.magnitude_source, '') <> '' sourced,
					  c.vulnerable, exists (select from node_cause l join logframe_node n on n.id = l.node_id
					    where l.cause_id = c.id and n.level = 'P') attacked
					from causal_node c where c.version_id = ? order by c.code""")
			.param(version)
			.query(Cause.class)
			.list();
		// evidence that expired before the year says nothing of it
		List<Edge> edges = this.jdbc.sql("""
				select e.cause_id cause, e.effect_id effect, count(v.id) evidences,
				  coalesce(bool_or(v.level in ('A', 'B', 'C') and v.direction <> 'CONTRADICTS'
				    and (v.expires_on is null or v.expires_on >= make_date(:year, 1, 1))), false) supported,
				  coalesce(e.exception, '') <> '' excepted
				from causal_edge e
				left join causal_edge_evidence l on l.edge_id = e.id
				left join evidence v on v.id = l.evidence_id
				where e.version_id = :version group by e.id order by e.id""")
			.param("version", version)
			.param("year", year)
			.query(Edge.class)
			.list();
		List<Path> paths = this.jdbc.sql("""
				select p.position, array_agg(n.node_id order by n.position) causes
				from critical_path p join critical_path_node n on n.path_id = p.id
				where p.version_id = ? group by p.id order by p.position""")
			.param(version)
			.query((row, number) -> new Path(row.getInt("position"), longs(row)))
			.list();
		return new Diagnosis(causes, edges, paths, this.jdbc.sql("""
				select code, name, factor_id factor, chosen from intervention where version_id = ? order by code""")
			.param(version)
			.query(Intervention.class)
			.list());
	}

	private List<Typology> typologies(long version) {
		return this.jdbc.sql("""
				select code, name, cause_id is not null or product_id is not null serves
				from project_typology where version_id = ? order by code""")
			.param(version)
			.query(Typology.class)
			.list();
	}

	/**
	 * A typology admits by what it says of function, division and group; one that says
	 * nothing of them admits nothing.
	 */
	private List<Project> projects(long version, String program, int year) {
		return this.jdbc
			.sql("""
					select c.product_project code, bool_or(t.id is not null) admitted
					from program_chain c
					left join project_typology t on t.version_id = :version
					  and coalesce(t.function_code, t.division, t.functional_group) is not null
					  and coalesce(t.function_code, c.function_code) = c.function_code
					  and coalesce(t.division, c.division) = c.division
					  and coalesce(t.functional_group, c.functional_group) = c.functional_group
					where c.fiscal_year = :year and c.category = :program and c.product_project like '2%' and c.status = 'ACTIVE'
					group by c.product_project order by c.product_project""")
			.param("version", version)
			.param("year", year)
			.param("program", program)
			.query(Project.class)
			.list();
	}

	private List<Responsible> responsibles(long version) {
		return this.jdbc.sql("""
				select node_id, duty, person_name, term_to from responsible where version_id = ?
				order by term_to nulls last, id""")
			.param(version)
			.query((row, number) -> new Responsible(row.getObject("node_id", Long.class), row.getString("duty"),
					row.getString("person_name"), row.getObject("term_to", LocalDate.class)))
			.list();
	}

	private @Nullable Percentage commonActions(String program, int year) {
		return this.jdbc
			.sql("""
					select coalesce(sum(l.pim), 0) pim, coalesce(sum(l.pim) filter (where t.product_project = :common), 0) common
					from budget_target t
					join budget_line l on l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func
					where t.fiscal_year = :year and t.category = :program""")
			.param("program", program)
			.param("year", year)
			.param("common", LogframeNode.COMMON_ACTIONS)
			.query((row, number) -> Optional
				.ofNullable(Percentage.of(row.getBigDecimal("common"), row.getBigDecimal("pim"))))
			.single()
			.orElse(null);
	}

	private static List<Long> longs(ResultSet row) throws SQLException {
		return Arrays.asList((Long[]) row.getArray("causes").getArray());
	}

	/**
	 * A version and what hangs on it.
	 *
	 * @param code the program's code
	 * @param kind PP, AC or APNOP
	 * @param objective the light registration
	 * @param levels levels that execute
	 * @param rectorName who answers for it
	 * @param diagnosed whether it has a diagnosis
	 * @param typed whether it has project typologies
	 * @param signed levels whose sufficiency is signed, with commas
	 */
	private record Held(String code, String kind, @Nullable String objective, String levels,
			@Nullable String rectorName, boolean diagnosed, boolean typed, String signed) {

		Set<Level> signedLevels() {
			return Arrays.stream(this.signed.split(",", -1))
				.filter((level) -> !level.isEmpty())
				.map(Level::valueOf)
				.collect(Collectors.toSet());
		}

	}

}
