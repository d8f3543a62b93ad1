package pe.siaf.design;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DraftReview.Reviewed;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.Level;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.LogframeNode;
import pe.siaf.logframe.Sentences;
import pe.siaf.logframe.Waivers;
import pe.siaf.ui.PdfDocument;

/**
 * The official annex of a program: its whole design on A4, with a place to sign. It is an
 * official paper, so it is in Spanish.
 */
@Component
class DesignAnnex {

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	private final DesignExport export;

	private final DraftReview review;

	private final Sentences sentences;

	private final Waivers waivers;

	private final MessageSource messages;

	private final PdfDocument pdf;

	DesignAnnex(DesignExport export, DraftReview review, Sentences sentences, Waivers waivers, MessageSource messages,
			PdfDocument pdf) {
		this.export = export;
		this.review = review;
		this.sentences = sentences;
		this.waivers = waivers;
		this.messages = messages;
		this.pdf = pdf;
	}

	/**
	 * The annex as the design stands now.
	 * @param draft the version
	 * @param reader who asks for it
	 * @return a PDF
	 */
	byte[] of(Draft draft, Profile reader) {
		LocaleContext before = LocaleContextHolder.getLocaleContext();
		LocaleContextHolder.setLocale(SPANISH);
		try {
			return this.pdf.of("design/annex", SPANISH, model(draft, reader));
		}
		finally {
			LocaleContextHolder.setLocaleContext(before);
		}
	}

	private Map<String, Object> model(Draft draft, Profile reader) {
		DesignDocument design = this.export.of(draft);
		Reviewed reviewed = this.review.whole(draft);
		Map<String, Object> model = new HashMap<>();
		model.put("draft", draft);
		model.put("year", this.review.year());
		model.put("readBy", reader.personName());
		model.put("readOn", LocalDate.now(FiscalTime.LIMA));
		model.put("head", facts(Part.VERSION, design.head(), Set.of("name", "demonstration")));
		model.put("problem",
				design.rows(Part.PROBLEM)
					.stream()
					.flatMap((row) -> facts(Part.PROBLEM, row, Set.of("demonstration")).stream())
					.toList());
		model.put("persons", shown(Part.RESPONSIBLE, design));
		model.put("populations", shown(Part.POPULATION, design));
		model.put("tree", tree(design));
		model.put("evidence", shown(Part.EVIDENCE, design));
		model.put("paths", paths(design));
		model.put("interventions", shown(Part.INTERVENTION, design));
		model.put("logframe", reviewed.logframe());
		model.put("products", products(design, reviewed.logframe()));
		model.put("indicators", indicators(reviewed.logframe()));
		model.put("typologies", shown(Part.TYPOLOGY, design));
		model.put("sufficiency", shown(Part.SUFFICIENCY, design));
		model.put("sentences", this.sentences.of(reviewed.logframe()));
		model.put("waivers", this.waivers.of(draft.id()));
		return model;
	}

	/** Rows with words for their choices. */
	private List<Map<String, String>> shown(Part part, DesignDocument design) {
		return design.rows(part).stream().map((row) -> words(part, row)).toList();
	}

	private Map<String, String> words(Part part, Row row) {
		Map<String, String> words = new HashMap<>();
		DesignColumn.of(part)
			.forEach((column) -> words.put(column.name(), word(column.field(), row.text(column.name()))));
		return words;
	}

	private String word(Field field, String text) {
		boolean coded = !DesignLabels.words(field).isEmpty() || field.kind() == Field.Kind.LEVELS;
		return (coded && !text.isEmpty()) ? DesignLabels.word(this.messages, text) : text;
	}

	/** The fields that are filled, each with its label. */
	private List<Fact> facts(Part part, Row row, Set<String> hidden) {
		return DesignColumn.of(part)
			.stream()
			.filter((column) -> column.use() == DesignColumn.Use.FIELD && !hidden.contains(column.name())
					&& !row.text(column.name()).isEmpty())
			.map((column) -> new Fact(DesignLabels.of(this.messages, part, column),
					word(column.field(), row.text(column.name()))))
			.toList();
	}

	/**
	 * Each cause under its effect, from the problem down; where a cause has two, twice.
	 */
	private static List<Branch> tree(DesignDocument design) {
		Map<String, Row> causes = design.rows(Part.CAUSE)
			.stream()
			.collect(
					Collectors.toMap((row) -> row.text("code"), (row) -> row, (one, other) -> one, LinkedHashMap::new));
		Map<String, List<String>> below = design.rows(Part.EDGE)
			.stream()
			.collect(Collectors.groupingBy((row) -> row.text("effect"),
					Collectors.mapping((row) -> row.text("cause"), Collectors.toList())));
		Set<String> causing = design.rows(Part.EDGE)
			.stream()
			.map((row) -> row.text("cause"))
			.collect(Collectors.toSet());
		List<Branch> tree = new ArrayList<>();
		causes.keySet()
			.stream()
			.filter((code) -> !causing.contains(code))
			.forEach((code) -> grow(code, 0, causes, below, new HashSet<>(), tree));
		return tree;
	}

	private static void grow(String code, int depth, Map<String, Row> causes, Map<String, List<String>> below,
			Set<String> above, List<Branch> tree) {
		Row cause = causes.get(code);
		if (cause == null || !above.add(code)) {
			return;
		}
		tree.add(new Branch(depth, code, cause.text("name"), cause.text("objective")));
		below.getOrDefault(code, List.of()).forEach((next) -> grow(next, depth + 1, causes, below, above, tree));
		above.remove(code);
	}

	private static List<Fact> paths(DesignDocument design) {
		return design.rows(Part.PATH)
			.stream()
			.map((path) -> new Fact(design.rows(Part.PATH_STEP)
				.stream()
				.filter((step) -> step.text("path").equals(path.text(DesignColumn.REF)))
				.map((step) -> step.text("node"))
				.collect(Collectors.joining(" → ")), path.text("justification")))
			.toList();
	}

	private List<Sheet> products(DesignDocument design, Logframe logframe) {
		List<Sheet> sheets = new ArrayList<>();
		logframe.at(Level.P).forEach((product) -> {
			List<Sheet> activities = logframe.below(product)
				.stream()
				.map((activity) -> sheet(activity, design, List.of()))
				.toList();
			sheets.add(sheet(product, design, activities));
		});
		return sheets;
	}

	private Sheet sheet(LogframeNode node, DesignDocument design, List<Sheet> activities) {
		Set<String> names = Set.of(node.code(), node.level() + " " + node.code());
		List<Fact> facts = new ArrayList<>();
		if (!node.levels().isEmpty()) {
			facts.add(new Fact(label("design.NODE.levels"), DesignLabels.word(this.messages, node.levels())));
		}
		if (node.unitName() != null) {
			facts.add(new Fact(label("design.NODE.unit_name"), node.unitName()));
		}
		design.rows(Part.MODEL).stream().filter((row) -> names.contains(row.text("node"))).forEach((row) -> {
			populationOf(design, row)
				.ifPresent((name) -> facts.add(new Fact(label("design.MODEL.population_id"), name)));
			facts.addAll(facts(Part.MODEL, row, Set.of("population", "demonstration")));
		});
		String tasks = design.rows(Part.TASK)
			.stream()
			.filter((row) -> names.contains(row.text("activity")))
			.map((row) -> row.text("name"))
			.collect(Collectors.joining("; "));
		if (!tasks.isEmpty()) {
			facts.add(new Fact(label("design.TASK"), tasks));
		}
		return new Sheet(node.code(), node.text(), facts, activities);
	}

	private static Optional<String> populationOf(DesignDocument design, Row model) {
		return design.rows(Part.POPULATION)
			.stream()
			.filter((row) -> row.text(DesignColumn.REF).equals(model.text("population")))
			.map((row) -> row.text("name"))
			.findFirst();
	}

	private String label(String key) {
		return DesignLabels.text(this.messages, key);
	}

	/** Each indicator once, with the first row of the matrix that it measures. */
	private static List<Measured> indicators(Logframe logframe) {
		Map<String, Measured> measured = new LinkedHashMap<>();
		logframe.inOrder()
			.forEach((node) -> node.indicators()
				.forEach((indicator) -> measured.putIfAbsent(indicator.code(),
						new Measured(node.code(), indicator, formula(indicator.sheet()),
								indicator.targets()
									.stream()
									.map((target) -> target.fiscalYear() + ": "
											+ target.target().stripTrailingZeros().toPlainString())
									.collect(Collectors.joining(" · "))))));
		return List.copyOf(measured.values());
	}

	private static String formula(LogframeNode.@Nullable Sheet sheet) {
		if (sheet == null || sheet.numerator() == null) {
			return "";
		}
		return (sheet.denominator() != null) ? sheet.numerator() + " / " + sheet.denominator() : sheet.numerator();
	}

	/** A fact with its label. */
	record Fact(String label, String text) {
	}

	/**
	 * A cause in the tree.
	 *
	 * @param depth how far from the problem
	 * @param code its code
	 * @param name what it says
	 * @param objective the same turned into an objective
	 */
	record Branch(int depth, String code, String name, String objective) {
	}

	/**
	 * A product or activity.
	 *
	 * @param code its code
	 * @param text what it says
	 * @param facts how it is delivered, programmed and costed
	 * @param activities those of a product
	 */
	record Sheet(String code, String text, List<Fact> facts, List<Sheet> activities) {
	}

	/**
	 * An indicator.
	 *
	 * @param node code of what it measures
	 * @param indicator the indicator
	 * @param formula its formula in words
	 * @param targets its targets by year
	 */
	record Measured(String node, LogframeNode.Indicator indicator, String formula, String targets) {
	}

}
