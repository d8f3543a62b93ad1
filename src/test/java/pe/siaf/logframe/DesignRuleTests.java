package pe.siaf.logframe;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.logframe.DesignFixture.ADesign;

import static org.assertj.core.api.Assertions.assertThat;

/** Every check of a design: a sound one passes it, one change breaks exactly it. */
@SiafTest
@Transactional
class DesignRuleTests {

	private static final String CHAIN = """
			insert into fiscal_year values (:year, 'EXECUTION') on conflict do nothing;
			insert into function_code values (:year, '20', 'SALUD', 'ACTIVE') on conflict do nothing;
			insert into functional_division values (:year, '043', 'SALUD COLECTIVA', 'ACTIVE') on conflict do nothing;
			insert into functional_group values (:year, '0095', 'CONTROL', 'ACTIVE') on conflict do nothing;
			insert into budget_category (fiscal_year, code, name, kind) values (:year, :program, 'PROGRAMA', 'PP');
			insert into product_project (fiscal_year, code, name) values (:year, '2999991', 'UN PROYECTO') on conflict do nothing;
			insert into activity (fiscal_year, code, name) values (:year, '4000001', 'OBRA') on conflict do nothing;
			insert into program_chain values (:year, '20', '043', '0095', :program, '2999991', '4000001')""";

	@Autowired
	private DesignFixture given;

	@Test
	void a_sound_design_passes_every_check() {
		assertThat(this.given.aSoundDesign().codes()).isEmpty();
		assertThat(this.given.centralActions().codes()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "diagnosis", "objectives", "measures", "wording", "delivery" })
	void one_change_breaks_exactly(String codes, String change) {
		ADesign design = this.given.aSoundDesign();

		design.run(change);

		assertThat(design.codes()).containsExactlyInAnyOrderElementsOf(List.of(codes.split(", ", -1)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("light")
	void one_change_breaks_the_light_registration(String codes, String change) {
		ADesign design = this.given.centralActions();

		design.run(change);

		assertThat(design.codes()).containsExactlyInAnyOrderElementsOf(List.of(codes.split(", ", -1)));
	}

	@ParameterizedTest
	@MethodSource("exceptions")
	void what_is_said_explicitly_is_no_finding(String change) {
		assertThat(this.given.aSoundDesign().run(change).codes()).isEmpty();
	}

	static Stream<String[]> diagnosis() {
		return Stream.of(
				breaks("DSN-010.missing, DSN-020 3999001", "delete from causal_node where version_id = :version"),
				breaks("DSN-010",
						"insert into causal_node (version_id, code, kind, name) values (:version, 'C9', 'FACTOR', 'Suelta')"),
				breaks("DSN-010.cycle",
						"insert into causal_edge (version_id, cause_id, effect_id) values (:version, :direct, :indirect)"),
				breaks("DSN-011 C1", "update causal_node set magnitude = null where id = :direct"),
				breaks("DSN-011.source C1", "update causal_node set magnitude_source = null where id = :direct"),
				breaks("DSN-012 C2 → C1", "delete from causal_edge_evidence where edge_id = :lower"),
				breaks("DSN-012.weak C2 → C1, DSN-012.weak C1 → C0",
						"update evidence set level = 'D' where id = :evidence"),
				breaks("DSN-012.weak C2 → C1, DSN-012.weak C1 → C0",
						"update evidence set direction = 'CONTRADICTS' where id = :evidence"),
				breaks("DSN-012.weak C2 → C1, DSN-012.weak C1 → C0",
						"update evidence set expires_on = '2025-12-31' where id = :evidence"),
				breaks("DSN-012.broken C2 → C0", "delete from critical_path_node where node_id = :direct"),
				breaks("DSN-013 I1, DSN-014 C2 → C1 → C0",
						"update intervention set factor_id = null where id = :intervention"),
				breaks("DSN-013.rigid I1", "update causal_node set vulnerable = false where id = :indirect"),
				breaks("DSN-013.aside I1, DSN-014 C1 → C0, DSN-020 3999001",
						"delete from critical_path_node where node_id = :indirect"),
				breaks("DSN-014 C2 → C1 → C0", "delete from intervention where id = :intervention"),
				breaks("DSN-040 C3", """
						insert into causal_node (version_id, code, kind, name, magnitude, magnitude_source)
						values (:version, 'C3', 'FACTOR', 'Otra causa', 1, 'ENDES');
						insert into causal_edge (version_id, cause_id, effect_id)
						select :version, id, :problem from causal_node where version_id = :version and code = 'C3'"""));
	}

	static Stream<String[]> objectives() {
		return Stream.of(breaks("DSN-020 3999001, DSN-040 C1", "delete from node_cause where node_id = :product"),
				breaks("DSN-020.orphan 3999001", "update logframe_node set parent_id = null where id = :product"),
				breaks("DSN-020.missing.SR SR", "update logframe_node set text = '' where id = :sr"),
				breaks("DSN-021 3999001", "delete from logframe_node where id = :activity"),
				breaks("DSN-021.orphan 5999001, DSN-021 3999001",
						"update logframe_node set parent_id = null where id = :activity"),
				breaks("DSN-021.missing.P P, DSN-040 C1", """
						delete from logframe_node where id = :activity;
						delete from logframe_node where id = :product"""),
				breaks("DSN-022 RE", "delete from assumption where node_id = :sr"),
				breaks("DSN-022 5999001", "delete from assumption where node_id = :activity"),
				breaks("DSN-042 P", "delete from sufficiency_statement where version_id = :version and level = 'P'"));
	}

	static Stream<String[]> measures() {
		return Stream.of(breaks("DSN-030 3999001", "delete from node_indicator where node_id = :product"),
				breaks("DSN-030.physical 3999001", "update logframe_node set unit_name = null where id = :product"),
				breaks("DSN-030.missing.FR FR", """
						update logframe_node set parent_id = null where id = :sr;
						delete from logframe_node where id = :fr"""),
				breaks("DSN-031 RE", "update indicator_sheet set baseline = null where indicator = :growth"),
				breaks("DSN-031 RE", "delete from indicator_target where indicator = :growth and fiscal_year = 2028"),
				breaks("DSN-032 RE", "update means_of_verification set executor_own = true where node_id = :sr"),
				breaks("DSN-032.none RF", "delete from means_of_verification where node_id = :fr"),
				breaks("DSN-032.indicator RE", """
						insert into means_of_verification (node_id, position, text, indicator, executor_own)
						values (:sr, 1, 'Registro del establecimiento', :growth, true)"""),
				breaks("DSN-047 RE", "delete from node_indicator where indicator = :weight"),
				breaks("DSN-048 3999001", "update indicator_sheet set level = 'A' where indicator = :controls"),
				breaks("DSN-049 3999001", "update indicator_sheet set dimension = null where indicator = :controls"),
				breaks("DSN-049 3999001", "update indicator_sheet set field = null where indicator = :controls"),
				breaks("DSN-050 3999001",
						"update indicator_sheet set dimension = 'EFFICIENCY' where indicator = :controls"),
				breaks("DSN-051 RE", "update indicator_sheet set sense = 'DOWN' where indicator = :growth"),
				breaks("DSN-051.back RE",
						"update indicator_target set target = 35 where indicator = :growth and fiscal_year = 2026"),
				breaks("DSN-053 3999001, DSN-048 3999001",
						"insert into node_indicator (node_id, indicator, position) values (:product, :growth, 1)"));
	}

	static Stream<String[]> wording() {
		return Stream.of(
				breaks("DSN-041 3999001",
						"update assumption set text = 'El programa cuenta con personal' where node_id = :product"),
				breaks("DSN-041 3999001",
						"update assumption set text = 'El Ministerio de Prueba aprueba la norma' where node_id = :product"),
				breaks("DSN-043 3999001",
						"update logframe_node set text = 'Elaboración de guías de control' where id = :product"),
				breaks("DSN-044 3999001",
						"update logframe_node set text = 'Controlar el crecimiento completo de niños y niñas' where id = :activity"),
				breaks("DSN-046 3999001",
						"update means_of_verification set text = 'Informe de gestión anual' where node_id = :product"),
				breaks("DSN-046 RE",
						"update means_of_verification set text = 'Registros internos', executor_own = null where node_id = :sr"),
				breaks("DSN-046.marked 3999001",
						"update means_of_verification set executor_own = true where node_id = :product"),
				breaks("DSN-054 3999001",
						"update logframe_node set unit_of_measure = '036', unit_name = 'DOCUMENTO' where id = :product"));
	}

	static Stream<String[]> delivery() {
		return Stream.of(
				breaks("DSN-023 5999001, DSN-030.physical 5999001",
						"update logframe_node set unit_name = null where id = :activity"),
				breaks("DSN-023 5999001",
						"update operational_model set concentration = null where node_id = :activity"),
				breaks("DSN-023 5999001", "update program_version set levels = '' where id = :version"),
				breaks("DSN-023 5999001, DSN-052 3999001",
						"update operational_model set unit_cost = null where node_id = :activity"),
				breaks("DSN-052 3999001, DSN-023 5999001", "delete from operational_model where node_id = :activity"),
				breaks("DSN-024", CHAIN),
				breaks("DSN-024.idle T1",
						"insert into project_typology (version_id, code, name) values (:version, 'T1', 'Postas')"),
				breaks("DSN-024", CHAIN + """
						;insert into project_typology (version_id, code, name, product_id, function_code, division)
						values (:version, 'T1', 'Postas', :product, '20', '044')"""),
				breaks("DSN-055", "delete from responsible where version_id = :version and node_id is null"),
				breaks("DSN-055.ended",
						"update responsible set term_to = '2025-12-31' where version_id = :version and node_id is null"),
				breaks("DSN-055.product 3999001", "delete from responsible where node_id = :product"),
				breaks("DSN-055.product.ended 3999001",
						"update responsible set term_to = '2025-12-31' where node_id = :product"));
	}

	static Stream<String[]> light() {
		return Stream.of(breaks("DSN-056", "update program_version set objective = ' ' where id = :version"),
				breaks("DSN-056.activity", "delete from logframe_node where id = :activity"),
				breaks("DSN-056.unit 5000001", "update logframe_node set unit_name = null where id = :activity"),
				breaks("DSN-055", "delete from responsible where version_id = :version"));
	}

	/** What a careful team writes down instead of following the plain rule. */
	static Stream<String> exceptions() {
		return Stream.of("""
				delete from causal_edge_evidence where edge_id = :lower;
				update causal_edge set exception = 'Consenso de expertos' where id = :lower""", """
				delete from assumption where node_id = :product;
				update logframe_node set without_assumptions = true where id = :product""",
				"""
						update operational_model set population_id = null, criterion_text = 'Todos los inscritos', unit_cost = null, kit = 'K1'
						where node_id = :activity""",
				"""
						update indicator_sheet set baseline = null, baseline_due = '2026-12-31' where indicator = :growth""",
				"update indicator_sheet set dimension = 'EFFICIENCY', denominator = 'Gasto devengado' where indicator = :controls",
				CHAIN + """
						;insert into project_typology (version_id, code, name, product_id, function_code)
						values (:version, 'T1', 'Postas', :product, '20')""",
				"update intervention set chosen = false where id = :intervention",
				"""
						insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name, without_assumptions)
						values (:version, 'P', '3000001', :sr, 2, 'Gestión del programa', '060', 'INFORME', true);
						insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name, without_assumptions)
						select :version, 'A', '5000276', id, 1, 'Gestión del programa', '060', 'INFORME', true
						from logframe_node where version_id = :version and code = '3000001';
						insert into operational_model (node_id, criterion_text, unit_cost)
						select id, 'Uno al mes', 900 from logframe_node where version_id = :version and code = '5000276';
						insert into indicator (code, name, program) values ('T' || :program || 'own', 'Porcentaje de actividades cumplidas', :program);
						insert into indicator_sheet (indicator, fiscal_year, name, level, dimension, field, sense, unit, method, source,
						  periodicity, measured_by, baseline)
						values ('T' || :program || 'own', :year, 'Cumplidas', 'P', 'EFFECTIVENESS', 'PRODUCT', 'UP', 'PORCENTAJE', 'Cociente',
						  'SIAF', 'ANNUAL', 'MEF', 90);
						insert into indicator_target (indicator, fiscal_year, target)
						select 'T' || :program || 'own', unnest(array[2026, 2027, 2028]), 100;
						insert into node_indicator (node_id, indicator, position)
						select id, 'T' || :program || 'own', 0 from logframe_node where version_id = :version and code = '3000001';
						insert into responsible (version_id, node_id, duty, person_name, post)
						select :version, id, 'NODE_RESPONSIBLE', 'Eva Prueba', 'Jefa' from logframe_node where version_id = :version and code = '3000001'""");
	}

	private static String[] breaks(String codes, String change) {
		return new String[] { codes, change };
	}

}
