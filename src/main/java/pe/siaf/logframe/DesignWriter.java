package pe.siaf.logframe;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.Design.Node;

/** Writes the content of a version: diagnosis, matrix, persons. The version is there. */
@Component
class DesignWriter {

	private final JdbcClient jdbc;

	private final IndicatorCodes indicators;

	DesignWriter(JdbcClient jdbc, IndicatorCodes indicators) {
		this.jdbc = jdbc;
		this.indicators = indicators;
	}

	void write(long version, Design design) {
		writeProblem(version, design);
		Map<String, Long> causes = writeCauses(version, design);
		int position = 0;
		Long above = null;
		for (Node node : design.nodes()) {
			long id = writeNode(version, node, (node.level() == Level.FR) ? null : above, position++, design, causes);
			if (above == null || node.level() == Level.SR) {
				above = id;
			}
		}
		design.responsibles().forEach((person) -> writeResponsible(version, person));
		design.budget().forEach((year) -> writeBudget(design, year));
	}

	private void writeProblem(long version, Design design) {
		Design.Problem problem = design.problem();
		if (problem != null) {
			this.jdbc.sql("""
					insert into problem (version_id, statement, magnitude_source, demonstration)
					values (:version, :statement, :source, :demonstration)""")
				.param("version", version)
				.param("statement", problem.statement())
				.param("source", problem.magnitudeSource())
				.param("demonstration", problem.demonstration())
				.update();
		}
		int position = 0;
		for (Design.Population population : design.populations()) {
			this.jdbc.sql("""
					insert into target_population (version_id, position, name, definition, unit, source, demonstration)
					values (:version, :position, :name, :definition, :unit, :source, :demonstration)""")
				.param("version", version)
				.param("position", position++)
				.param("name", population.name())
				.param("definition", population.definition())
				.param("unit", population.unit())
				.param("source", population.source())
				.param("demonstration", population.demonstration())
				.update();
		}
	}

	private Map<String, Long> writeCauses(long version, Design design) {
		Map<String, Long> ids = new HashMap<>();
		for (Design.Cause cause : design.causes()) {
			ids.put(cause.code(),
					this.jdbc.sql("""
							insert into causal_node (version_id, code, kind, name, demonstration)
							values (:version, :code, :kind, :name, :demonstration) returning id""")
						.param("version", version)
						.param("code", cause.code())
						.param("kind", cause.effects().isEmpty() ? "CONDITION" : "FACTOR")
						.param("name", cause.name())
						.param("demonstration", cause.demonstration())
						.query(Long.class)
						.single());
		}
		design.causes()
			.forEach((cause) -> cause.effects()
				.forEach((effect) -> this.jdbc
					.sql("insert into causal_edge (version_id, cause_id, effect_id) values (?, ?, ?)")
					.params(version, known(ids, cause.code()), known(ids, effect))
					.update()));
		int position = 0;
		for (Design.CriticalPath path : design.criticalPaths()) {
			writePath(version, position++, path, ids);
		}
		return ids;
	}

	private void writePath(long version, int position, Design.CriticalPath path, Map<String, Long> causes) {
		long id = this.jdbc
			.sql("insert into critical_path (version_id, position, justification) values (?, ?, ?) returning id")
			.params(version, position, path.justification())
			.query(Long.class)
			.single();
		int step = 0;
		for (String cause : path.causes()) {
			this.jdbc.sql("insert into critical_path_node (path_id, position, node_id) values (?, ?, ?)")
				.params(id, step++, known(causes, cause))
				.update();
		}
	}

	private long writeNode(long version, Node node, @Nullable Long parent, int position, Design design,
			Map<String, Long> causes) {
		long id = this.jdbc
			.sql("""
					insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name, levels,
					  without_assumptions, demonstration)
					values (:version, :level, :code, :parent, :position, :text, :unit, :unitName, :levels, :without, :demonstration)
					returning id""")
			.param("version", version)
			.param("level", node.level().name())
			.param("code", node.code())
			.param("parent", parent)
			.param("position", position)
			.param("text", node.text())
			.param("unit", node.unitOfMeasure())
			.param("unitName", node.unitName())
			.param("levels", node.levels())
			.param("without", node.withoutAssumptions())
			.param("demonstration", node.demonstration())
			.query(Long.class)
			.single();
		writeColumns(id, node, design);
		node.causes()
			.forEach((cause) -> this.jdbc.sql("insert into node_cause (node_id, cause_id) values (?, ?)")
				.params(id, known(causes, cause))
				.update());
		int below = 0;
		for (Node child : node.children()) {
			// an activity hangs on its product alone; a product keeps its place among the
			// products
			writeNode(version, child, id, position * 100 + below++, design, causes);
		}
		return id;
	}

	private void writeColumns(long id, Node node, Design design) {
		int position = 0;
		for (Design.Link link : node.indicators()) {
			this.jdbc.sql("""
					insert into node_indicator (node_id, indicator, position) values (?, ?, ?)
					on conflict (node_id, indicator) do nothing""")
				.params(id, this.indicators.of(design.program(), node.level(), link.code(), link.name()), position++)
				.update();
		}
		writeTexts("means_of_verification", id, node.verifications());
		writeTexts("assumption", id, node.assumptions());
	}

	private void writeTexts(String table, long node, List<Design.Text> texts) {
		int position = 0;
		for (Design.Text text : texts) {
			this.jdbc.sql("insert into " + table + " (node_id, position, text, demonstration) values (?, ?, ?, ?)")
				.params(node, position++, text.text(), text.demonstration())
				.update();
		}
	}

	private void writeResponsible(long version, Design.Responsible person) {
		this.jdbc
			.sql("""
					insert into responsible (version_id, duty, person_name, post, entity, designated_by, term_from, term_to, demonstration)
					values (:version, :duty, :name, :post, :entity, :act, :from, :to, :demonstration)""")
			.param("version", version)
			.param("duty", person.duty())
			.param("name", person.name())
			.param("post", person.post())
			.param("entity", person.entity())
			.param("act", person.designatedBy())
			.param("from", date(person.from()))
			.param("to", date(person.to()))
			.param("demonstration", person.demonstration())
			.update();
	}

	private void writeBudget(Design design, Design.Budget year) {
		this.jdbc
			.sql("""
					insert into program_published_budget (program, fiscal_year, pia, pim, certified, accrued, ordered, source)
					values (:program, :year, :pia, :pim, :certified, :accrued, :ordered, 'Consulta Amigable')
					on conflict (program, fiscal_year) do update set pia = excluded.pia, pim = excluded.pim,
					  certified = excluded.certified, accrued = excluded.accrued, ordered = excluded.ordered""")
			.param("program", design.program())
			.param("year", year.year())
			.param("pia", new BigDecimal(year.pia()))
			.param("pim", new BigDecimal(year.pim()))
			.param("certified", money(year.certified()))
			.param("accrued", new BigDecimal(year.accrued()))
			.param("ordered", money(year.ordered()))
			.update();
	}

	private static @Nullable BigDecimal money(@Nullable String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

	private static @Nullable LocalDate date(@Nullable String text) {
		return (text != null) ? LocalDate.parse(text) : null;
	}

	private static Long known(Map<String, Long> causes, String code) {
		return Objects.requireNonNull(causes.get(code), () -> "No cause " + code);
	}

}
