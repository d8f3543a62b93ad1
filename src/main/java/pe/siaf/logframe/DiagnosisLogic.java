package pe.siaf.logframe;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import pe.siaf.logframe.Diagnosis.Cause;
import pe.siaf.logframe.Diagnosis.Edge;
import pe.siaf.logframe.Diagnosis.Intervention;
import pe.siaf.logframe.Diagnosis.Path;
import pe.siaf.logframe.Verdict.Place;

/** The problem is explained, and what is done follows from the explanation (4.3). */
final class DiagnosisLogic {

	private DiagnosisLogic() {
	}

	static Stream<Verdict> graph(ReviewedDesign design) {
		Diagnosis diagnosis = design.diagnosis();
		List<Cause> cycle = diagnosis.cycle();
		List<Cause> roots = diagnosis.roots();
		return Stream.of(Verdict.on(Place.PROGRAM)
			.fails(diagnosis.causes().isEmpty(), ".missing")
			.fails(!cycle.isEmpty(), ".cycle", cycle.stream().map(Cause::code).collect(Collectors.joining(" → ")))
			.fails(roots.size() > 1, "", Integer.toString(roots.size()),
					roots.stream().map(Cause::code).collect(Collectors.joining(", "))));
	}

	static Stream<Verdict> magnitudes(ReviewedDesign design) {
		return design.diagnosis()
			.directCauses()
			.stream()
			.map((cause) -> Verdict.on(Place.of(cause))
				.fails(!cause.measured(), "")
				.fails(cause.measured() && !cause.sourced(), ".source"));
	}

	/** Neighbours on a critical path are joined, and the joint is known to be true. */
	static Stream<Verdict> evidence(ReviewedDesign design) {
		Diagnosis diagnosis = design.diagnosis();
		return diagnosis.paths()
			.stream()
			.flatMap((path) -> IntStream.range(1, path.causes().size())
				.mapToObj((at) -> List.of(path.causes().get(at - 1), path.causes().get(at))))
			.distinct()
			.map((joint) -> joint(diagnosis, joint));
	}

	private static Verdict joint(Diagnosis diagnosis, List<Long> joint) {
		Edge edge = diagnosis.between(joint.get(0), joint.get(1)).orElse(null);
		String codes = (edge != null) ? diagnosis.codes(List.of(edge.cause(), edge.effect())) : diagnosis.codes(joint);
		Verdict verdict = Verdict.on(new Place(null, codes, "", null));
		if (edge == null) {
			return verdict.fails(true, ".broken");
		}
		boolean wanting = !edge.supported() && !edge.excepted();
		return verdict.fails(wanting && edge.evidences() == 0, "")
			.fails(wanting && edge.evidences() > 0, ".weak", Integer.toString(edge.evidences()));
	}

	static Stream<Verdict> interventions(ReviewedDesign design) {
		Diagnosis diagnosis = design.diagnosis();
		Set<Long> critical = diagnosis.onCriticalPaths();
		return diagnosis.interventions().stream().filter(Intervention::chosen).map((intervention) -> {
			Verdict verdict = Verdict.on(new Place(null, intervention.code(), intervention.name(), null));
			if (intervention.factor() == null) {
				return verdict.fails(true, "");
			}
			Cause factor = diagnosis.cause(Objects.requireNonNull(intervention.factor()));
			return verdict.fails(!Boolean.TRUE.equals(factor.vulnerable()), ".rigid", factor.code())
				.fails(!critical.contains(factor.id()), ".aside", factor.code());
		});
	}

	static Stream<Verdict> unattendedPaths(ReviewedDesign design) {
		Diagnosis diagnosis = design.diagnosis();
		return diagnosis.paths().stream().map((path) -> {
			boolean attended = diagnosis.interventions()
				.stream()
				.anyMatch((intervention) -> path.causes().contains(intervention.factor()));
			return Verdict.on(place(path, diagnosis)).fails(!attended, "");
		});
	}

	private static Place place(Path path, Diagnosis diagnosis) {
		return new Place(null, diagnosis.codes(path.causes()), "", null);
	}

	/** V3: whoever attacks what leads to a cause attacks the cause. */
	static Stream<Verdict> attackedCauses(ReviewedDesign design) {
		Diagnosis diagnosis = design.diagnosis();
		Set<Long> attacked = diagnosis.causes()
			.stream()
			.filter(Cause::attacked)
			.map(Cause::id)
			.collect(Collectors.toSet());
		return diagnosis.directCauses()
			.stream()
			.map((cause) -> Verdict.on(Place.of(cause))
				.fails(diagnosis.upstream(cause).stream().noneMatch(attacked::contains), "", cause.name()));
	}

}
