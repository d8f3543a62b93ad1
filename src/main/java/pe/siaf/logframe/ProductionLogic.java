package pe.siaf.logframe;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.logframe.LogframeNode.OperationalModel;
import pe.siaf.logframe.ReviewedDesign.Project;
import pe.siaf.logframe.ReviewedDesign.Responsible;
import pe.siaf.logframe.Verdict.Place;
import pe.siaf.money.Percentage;

/** What is promised can be produced, costed and answered for. */
final class ProductionLogic {

	/** Codes that a message names; the others are counted. */
	private static final int NAMED = 5;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private ProductionLogic() {
	}

	/**
	 * V7. Levels of government are those marked on the activity, on its product or on the
	 * program, as access asks for them.
	 */
	static Stream<Verdict> operationalActivities(ReviewedDesign design) {
		Map<Long, LogframeNode> nodes = design.byId();
		return design.at(Level.A).map((activity) -> {
			OperationalModel model = activity.model();
			List<String> lacks = new ArrayList<>();
			if (activity.unitName() == null) {
				lacks.add("unit");
			}
			if (model == null || !model.isProgrammed()) {
				lacks.add("criterion");
			}
			if (levels(activity, nodes, design).isEmpty()) {
				lacks.add("levels");
			}
			if (model == null || !model.isCosted()) {
				lacks.add("cost");
			}
			return Verdict.on(activity).fails(!lacks.isEmpty(), "", Verdict.keys("design.lacks.", lacks));
		});
	}

	private static String levels(LogframeNode activity, Map<Long, LogframeNode> nodes, ReviewedDesign design) {
		LogframeNode product = (activity.parentId() != null) ? nodes.get(activity.parentId()) : null;
		return Stream.of(activity.levels(), (product != null) ? product.levels() : "", design.program().levels())
			.filter((levels) -> !levels.isEmpty())
			.findFirst()
			.orElse("");
	}

	/** V8: what the year's chains hold is of a kind that the program has thought of. */
	static Stream<Verdict> projects(ReviewedDesign design) {
		Stream<Verdict> typologies = design.typologies()
			.stream()
			.map((typology) -> Verdict.on(new Place(null, typology.code(), typology.name(), null))
				.fails(!typology.serves(), ".idle"));
		List<String> strangers = design.projects()
			.stream()
			.filter((project) -> !project.admitted())
			.map(Project::code)
			.toList();
		if (design.projects().isEmpty()) {
			return typologies;
		}
		String named = strangers.stream().limit(NAMED).collect(Collectors.joining(", "))
				+ ((strangers.size() > NAMED) ? " …" : "");
		return Stream.concat(typologies,
				Stream.of(Verdict.on(Place.PROGRAM)
					.fails(!strangers.isEmpty(), "", Integer.toString(strangers.size()),
							Integer.toString(design.projects().size()), Integer.toString(design.fiscalYear()), named)));
	}

	/** V9. */
	static Stream<Verdict> commonActions(ReviewedDesign design) {
		Percentage share = design.commonActions();
		if (share == null) {
			return Stream.of();
		}
		Percentage limit = new Percentage(design.limit(ReviewedDesign.COMMON_ACTIONS_SHARE));
		Place place = design.at(Level.P)
			.filter(LogframeNode::isCommonActions)
			.map(Place::of)
			.findFirst()
			.orElse(new Place(null, LogframeNode.COMMON_ACTIONS, "", null));
		return Stream.of(Verdict.on(place)
			.fails(share.compareTo(limit) > 0, "", share.toString(), Integer.toString(design.fiscalYear()),
					limit.toString()));
	}

	static Stream<Verdict> productsWithoutCost(ReviewedDesign design) {
		return design.at(Level.P)
			.filter((product) -> !design.logframe().below(product).isEmpty())
			.map((product) -> Verdict.on(product)
				.fails(Stream.concat(Stream.of(product), design.logframe().below(product).stream())
					.map(LogframeNode::model)
					.filter(Objects::nonNull)
					.noneMatch(OperationalModel::isCosted), ""));
	}

	/**
	 * The technical responsible answers for the program and its results, a product has
	 * somebody of its own, who answers for its activities too.
	 */
	static Stream<Verdict> responsibles(ReviewedDesign design) {
		Stream<Verdict> program = Stream.of(answered(Verdict.on(Place.PROGRAM), "", design,
				design.responsibles()
					.stream()
					.filter((person) -> person.nodeId() == null && person.duty().equals("TECHNICAL_RESPONSIBLE"))
					.toList()));
		if (!design.program().isBudgetProgram()) {
			return program;
		}
		return Stream.concat(program,
				design.at(Level.P)
					.map((product) -> answered(Verdict.on(product), ".product", design,
							design.responsibles()
								.stream()
								.filter((person) -> Objects.equals(person.nodeId(), product.id()))
								.toList())));
	}

	private static Verdict answered(Verdict verdict, String variant, ReviewedDesign design, List<Responsible> persons) {
		LocalDate start = LocalDate.of(design.fiscalYear(), 1, 1);
		Responsible last = persons.isEmpty() ? null : persons.get(persons.size() - 1);
		boolean inTerm = persons.stream().anyMatch((person) -> isInTerm(person.termTo(), start));
		return verdict.fails(last == null, variant)
			.fails(last != null && !inTerm, variant + ".ended", (last != null) ? last.name() : "",
					(last != null && last.termTo() != null) ? DAY.format(last.termTo()) : "");
	}

	private static boolean isInTerm(@Nullable LocalDate termTo, LocalDate start) {
		return termTo == null || !termTo.isBefore(start);
	}

	/** 4.11: central actions and allocations have no matrix, and are not nothing. */
	static Stream<Verdict> lightRegistration(ReviewedDesign design) {
		String objective = design.program().objective();
		return Stream.concat(
				Stream.of(Verdict.on(Place.PROGRAM)
					.fails(objective == null || objective.isBlank(), "")
					.fails(design.lacks(Level.A), ".activity")),
				design.at(Level.A).map((activity) -> Verdict.on(activity).fails(activity.unitName() == null, ".unit")));
	}

}
