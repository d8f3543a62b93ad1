package pe.siaf.logframe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Designs as rows: one that passes every check, and whatever a test then does to it. Rows
 * are named by what they are, so that a test breaks one thing in one line of SQL.
 */
@Component
public class DesignFixture {

	public static final int YEAR = 2026;

	private static final AtomicInteger PROGRAMS = new AtomicInteger(6100);

	private final JdbcClient jdbc;

	private final Logframes logframes;

	private final DesignReview review;

	DesignFixture(JdbcClient jdbc, Logframes logframes, DesignReview review) {
		this.jdbc = jdbc;
		this.logframes = logframes;
		this.review = review;
	}

	/** A budget program that passes every check, as a draft. */
	public ADesign aSoundDesign() {
		ADesign design = aProgram("PP", null);
		design.diagnosis();
		design.matrix();
		design.columns();
		design.people();
		return design;
	}

	/** Central actions with their light registration. */
	public ADesign centralActions() {
		ADesign design = aProgram("AC", "Dirigir y apoyar a los programas.");
		design.add("activity", """
				insert into logframe_node (version_id, level, code, position, text, unit_of_measure, unit_name)
				values (:version, 'A', '5000001', 1, 'Planeamiento y presupuesto', '001', 'ACCION') returning id""");
		design.responsible();
		return design;
	}

	private ADesign aProgram(String kind, String objective) {
		ADesign design = new ADesign(String.valueOf(PROGRAMS.incrementAndGet()));
		design.run("insert into program (code, name, kind) values (:program, 'PROGRAMA DE PRUEBA', '" + kind + "')");
		design.names.put("objective", objective);
		design.add("version",
				"""
						insert into program_version (program, version, name, levels, rector_name, objective, created_by)
						values (:program, 1, 'PROGRAMA DE PRUEBA', 'ER', 'MINISTERIO DE PRUEBA', :objective, 'prueba') returning id""");
		return design;
	}

	/** A design under test with the keys of its rows by name. */
	public final class ADesign {

		private final Map<String, Object> names = new HashMap<>();

		private ADesign(String program) {
			this.names.put("program", program);
			this.names.put("year", YEAR);
		}

		public String program() {
			return String.valueOf(this.names.get("program"));
		}

		public long version() {
			return key("version");
		}

		public long key(String name) {
			return (Long) this.names.get(name);
		}

		public ADesign run(String sql) {
			for (String statement : sql.split(";", -1)) {
				DesignFixture.this.jdbc.sql(statement).params(this.names).update();
			}
			return this;
		}

		public ADesign add(String name, String sql) {
			this.names.put(name, DesignFixture.this.jdbc.sql(sql).params(this.names).query(Long.class).single());
			return this;
		}

		public Logframe logframe() {
			return DesignFixture.this.logframes.of(version(), YEAR);
		}

		public List<Finding> findings() {
			return DesignFixture.this.review.findings(version(), logframe());
		}

		/** Codes with their places, such as {@code DSN-021 3999001}. */
		public List<String> codes() {
			return findings().stream()
				.map((finding) -> (finding.rule().code() + finding.variant() + " " + finding.node()).strip())
				.toList();
		}

		public DesignReview.Review review() {
			return DesignFixture.this.review.review(version(), logframe());
		}

		private void diagnosis() {
			cause("problem", "C0", "null", "null");
			cause("direct", "C1", "40", "'ENDES 2024'");
			cause("indirect", "C2", "null", "null");
			add("upper", edge("direct", "problem"));
			add("lower", edge("indirect", "direct"));
			add("evidence", """
					insert into evidence (version_id, citation, kind, level, direction)
					values (:version, 'Estudio de prueba', 'COHORT', 'B', 'SUPPORTS') returning id""");
			run("insert into causal_edge_evidence (edge_id, evidence_id) values (:upper, :evidence), (:lower, :evidence)");
			add("path", """
					insert into critical_path (version_id, position, justification)
					values (:version, 0, 'La mayor parte del problema') returning id""");
			run("""
					insert into critical_path_node (path_id, position, node_id)
					values (:path, 0, :indirect), (:path, 1, :direct), (:path, 2, :problem)""");
			add("intervention", """
					insert into intervention (version_id, factor_id, code, name, chosen)
					values (:version, :indirect, 'I1', 'Controles en el hogar', true) returning id""");
		}

		private void cause(String name, String code, String magnitude, String source) {
			add(name, """
					insert into causal_node (version_id, code, kind, name, vulnerable, magnitude, magnitude_source)
					values (:version, '%s', 'FACTOR', 'Causa %s', true, %s, %s) returning id""".formatted(code, code,
					magnitude, source));
		}

		private String edge(String cause, String effect) {
			return "insert into causal_edge (version_id, cause_id, effect_id) values (:version, :" + cause + ", :"
					+ effect + ") returning id";
		}

		private void matrix() {
			node("fr", "FR", "RF", "null", "La población vive más y mejor", "null", "null");
			node("sr", "SR", "RE", ":fr", "Niñas y niños menores de tres años crecen sanos", "null", "null");
			node("product", "P", "3999001", ":sr", "Niñas y niños con controles de crecimiento completos", "'408'",
					"'NIÑO PROTEGIDO'");
			node("activity", "A", "5999001", ":product", "Atención en el establecimiento de salud", "'006'",
					"'ATENCION'");
			run("insert into node_cause (node_id, cause_id) values (:product, :indirect)");
			add("population", """
					insert into target_population (version_id, position, name)
					values (:version, 0, 'Menores de tres años') returning id""");
			run("""
					insert into operational_model (node_id, population_id, coverage_goal, concentration, unit_cost)
					values (:activity, :population, 95, 6, 12.5)""");
		}

		private void node(String name, String level, String code, String parent, String text, String unit,
				String unitName) {
			add(name,
					"""
							insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name)
							values (:version, '%s', '%s', %s, 1, '%s', %s, %s) returning id"""
						.formatted(level, code, parent, text, unit, unitName));
		}

		private void columns() {
			indicator("life", "fr", "FR", 0);
			indicator("growth", "sr", "SR", 0);
			indicator("weight", "sr", "SR", 1);
			indicator("controls", "product", "P", 0);
			run("""
					insert into means_of_verification (node_id, position, text, executor_own) values
					  (:fr, 0, 'Encuesta nacional', false), (:sr, 0, 'Encuesta nacional', false), (:product, 0, 'Padrón nominal', null);
					insert into assumption (node_id, position, text)
					select unnest(array[:sr, :product, :activity]::bigint[]), 0, 'Las familias acuden a los controles';
					insert into sufficiency_statement (version_id, level, statement, signed_by)
					select :version, unnest(array['SR', 'P', 'A']), 'Basta y nada sobra', 'Equipo técnico'""");
		}

		/** An indicator with a complete sheet and targets of three years. */
		private void indicator(String name, String node, String level, int position) {
			String code = "T" + program() + name;
			this.names.put(name, code);
			run("""
					insert into indicator (code, name, program) values (:%1$s, 'Porcentaje de %1$s', :program);
					insert into indicator_sheet (indicator, fiscal_year, name, level, dimension, field, sense, unit, method, numerator,
					  denominator, source, periodicity, measured_by, baseline, baseline_year)
					values (:%1$s, :year, 'Porcentaje de %1$s', '%2$s', 'EFFECTIVENESS', 'RESULT', 'UP', 'PORCENTAJE', 'Cociente',
					  'Niños controlados', 'Niños', 'ENDES', 'ANNUAL', 'INEI', 10, 2024);
					insert into indicator_target (indicator, fiscal_year, target)
					values (:%1$s, 2026, 20), (:%1$s, 2027, 30), (:%1$s, 2028, 40);
					insert into node_indicator (node_id, indicator, position) values (:%3$s, :%1$s, %4$d)"""
				.formatted(name, level, node, position));
		}

		private void people() {
			responsible();
			run("""
					insert into responsible (version_id, node_id, duty, person_name, post)
					values (:version, :product, 'NODE_RESPONSIBLE', 'Ana Prueba', 'Directora')""");
		}

		private void responsible() {
			run("""
					insert into responsible (version_id, duty, person_name, post)
					values (:version, 'TECHNICAL_RESPONSIBLE', 'Luis Prueba', 'Responsable técnico')""");
		}

	}

}
