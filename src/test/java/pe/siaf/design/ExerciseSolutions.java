package pe.siaf.design;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

/** What each exercise asks for, as the person would do it. */
final class ExerciseSolutions {

	private ExerciseSolutions() {
	}

	static final Map<Exercise, Consumer<Attempt>> MENDED = Map.ofEntries(
			Map.entry(Exercise.GRAPH, (it) -> it.add(Part.EDGE, null, "cause_id", it.key(Part.CAUSE, "code", "C3"),
					"effect_id", it.key(Part.CAUSE, "code", "C0"))),
			Map.entry(Exercise.EVIDENCE, (it) -> {
				it.set(Part.CAUSE, it.row(Part.CAUSE, "code", "C3"), "magnitude", "48");
				it.set(Part.CAUSE, it.row(Part.CAUSE, "code", "C3"), "magnitude_source", "Encuesta 2024");
				it.add(Part.EDGE_EVIDENCE, it.id(it.row(Part.EDGE, "cause_id", it.key(Part.CAUSE, "code", "C2"))),
						"evidence_id", it.key(Part.EVIDENCE, "citation", "Revisión"));
			}), Map.entry(Exercise.INTERVENTIONS, (it) -> {
				it.set(Part.INTERVENTION, it.row(Part.INTERVENTION, "code", "I1"), "factor_id",
						it.key(Part.CAUSE, "code", "C2"));
				it.add(Part.INTERVENTION, null, "code", "I3", "name", "Puntos de lavado", "factor_id",
						it.key(Part.CAUSE, "code", "C4"), "chosen", "true");
			}), Map.entry(Exercise.VERTICAL, (it) -> {
				long product = it.id(it.row(Part.NODE, "code", "3999102"));
				it.add(Part.NODE_CAUSE, product, "cause_id", it.key(Part.CAUSE, "code", "C4"));
				it.add(Part.NODE, product, "level", "A", "text", "Instalación de lavaderos");
			}), Map.entry(Exercise.SUFFICIENCY, (it) -> {
				it.add(Part.SUFFICIENCY, null, "level", "P", "statement", "Basta", "signed_by", "Equipo");
				it.add(Part.SUFFICIENCY, null, "level", "A", "statement", "Basta", "signed_by", "Equipo");
			}), Map.entry(Exercise.VERIFICATION, (it) -> {
				it.add(Part.VERIFICATION, it.id(it.row(Part.NODE, "code", "RF")), "text", "Encuesta nacional");
				it.set(Part.VERIFICATION, it.row(Part.VERIFICATION, "text", "Informe"), "executor_own", "");
				it.set(Part.VERIFICATION, it.row(Part.VERIFICATION, "text", "Informe"), "text", "Encuesta nacional");
			}), Map.entry(Exercise.INDICATORS, (it) -> {
				long first = it.id(it.row(Part.NODE, "code", "3999101"));
				it.remove(Part.INDICATOR, "node_id", String.valueOf(first));
				it.add(Part.INDICATOR, first, "indicator", "Hogares que tratan el agua (práctica)");
				it.add(Part.INDICATOR, it.id(it.row(Part.NODE, "code", "3999102")), "indicator",
						"Hogares con lavadero (práctica)");
				it.set(Part.NODE, it.row(Part.NODE, "code", "3999102"), "unit_name", "HOGAR");
			}), Map.entry(Exercise.ASSUMPTIONS, (it) -> {
				it.add(Part.ASSUMPTION, it.id(it.row(Part.NODE, "code", "3999101")), "text",
						"Las familias mantienen la costumbre");
				it.set(Part.ASSUMPTION, it.row(Part.ASSUMPTION, "text", "El programa cuenta"), "text",
						"Las familias aceptan el lavadero");
			}), Map.entry(Exercise.PERSONS, (it) -> {
				it.set(Part.RESPONSIBLE, it.row(Part.RESPONSIBLE, "person_name", "Nora"), "term_to", "");
				it.add(Part.RESPONSIBLE, null, "duty", "NODE_RESPONSIBLE", "node_id",
						it.key(Part.NODE, "code", "3999102"), "person_name", "Irma", "post", "Coordinadora");
			}), Map.entry(Exercise.OPERATION, (it) -> {
				ObjectNode model = it.row(Part.MODEL, "node_id", it.key(Part.NODE, "code", "5999101"));
				it.set(Part.MODEL, model, "concentration", "4");
				it.set(Part.MODEL, model, "unit_cost", "18.5");
				it.set(Part.NODE, it.row(Part.NODE, "code", "5999102"), "levels", "M");
			}), Map.entry(Exercise.WHOLE, (it) -> {
				long problem = it.add(Part.CAUSE, null, "code", "C0", "kind", "CONDITION", "name", "Diarrea frecuente");
				long cause = it.add(Part.CAUSE, null, "code", "C1", "kind", "FACTOR", "name", "Agua sin tratar");
				it.add(Part.EDGE, null, "cause_id", "" + cause, "effect_id", "" + problem);
				long path = it.add(Part.PATH, null, "justification", "Explica la mayor parte");
				it.add(Part.PATH_STEP, path, "node_id", "" + problem);
				it.add(Part.PATH_STEP, path, "node_id", "" + cause);
				long end = it.add(Part.NODE, null, "level", "FR", "text", "La niñez crece sana");
				long result = it.add(Part.NODE, end, "level", "SR", "text", "Menos episodios de diarrea");
				long product = it.add(Part.NODE, result, "level", "P", "text", "Hogares que tratan el agua");
				long activity = it.add(Part.NODE, product, "level", "A", "text", "Visitas a hogares");
				it.add(Part.NODE_CAUSE, product, "cause_id", "" + cause);
				Stream.of(result, product, activity)
					.forEach((node) -> it.add(Part.ASSUMPTION, node, "text", "Los caminos son transitables"));
			}));

}
