package pe.siaf.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DesignReader.Place;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.logframe.SheetWriter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The kind {@code program-design}: a program's design, as published, in our short form or
 * as {@link DesignExport} tells it. What was published is in force from the file's year
 * when the rector sends it, since it was approved outside; everything else becomes a
 * draft. Gaps are reported as warnings: checks bind what is designed here, never what is
 * imported.
 */
@Component
class DesignImport implements ImportKind {

	private final JdbcClient jdbc;

	private final DesignFile files;

	private final DesignWriter writer;

	private final DesignExport export;

	private final SheetWriter sheets;

	private final DesignVersions versions;

	private final DesignDifferences differences;

	DesignImport(JdbcClient jdbc, DesignFile files, DesignWriter writer, DesignExport export, SheetWriter sheets,
			DesignVersions versions, DesignDifferences differences) {
		this.jdbc = jdbc;
		this.files = files;
		this.writer = writer;
		this.export = export;
		this.sheets = sheets;
		this.versions = versions;
		this.differences = differences;
	}

	@Override
	public String code() {
		return "program-design";
	}

	@Override
	public Permission permission() {
		return Permission.PROGRAM_IMPORT;
	}

	@Override
	public boolean perProgram() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of();
	}

	@Override
	public boolean takesWorkbooks() {
		return true;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		List<String> unknown = new ArrayList<>();
		DesignFile.Told told;
		try {
			told = this.files.read(file.document(), unknown);
		}
		catch (JacksonException | NullPointerException unreadable) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.unreadable", place(unreadable));
			return;
		}
		unknown.forEach((what) -> findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.unknown", what));
		DesignDocument design = told.design();
		if (!design.program().matches("\\d{4}") || !Set.of("PP", "AC", "APNOP").contains(design.kind())) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.program", design.program(), design.kind());
			return;
		}
		this.versions.kind(design.program())
			.filter((kind) -> !kind.equals(design.kind()))
			.ifPresent((kind) -> findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.kind",
					design.program(), kind, design.kind()));
		told.programs()
			.filter(Predicate.not(file::reaches))
			.distinct()
			.forEach((program) -> findings.error(ImportRule.OUTSIDE_SCOPE.code(), "import.design.scope", program));
		BiConsumer<Place, RuleViolation> refusals = (place, refused) -> report(findings, place, refused);
		DesignDocument read = DesignReader.read(design, refusals);
		if (!findings.hasErrors()) {
			rehearse(file, told.with(read), refusals);
		}
		warnOfGaps(design, findings);
	}

	/** Where in the document it is, in its own words and without ours. */
	private static String place(Exception unreadable) {
		if (!(unreadable instanceof JacksonException at)) {
			return String.valueOf(unreadable.getMessage());
		}
		return at.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName() : "[" + step.getIndex() + "]")
			.collect(Collectors.joining("."));
	}

	/** Tells a refusal at its cell. */
	static void report(Findings findings, Place place, RuleViolation refused) {
		Object[] arguments = refused.figures()
			.entrySet()
			.stream()
			// what is named by a message is told in the reader's language
			.map((figure) -> figure.getKey().startsWith("design") ? "#" + figure.getKey() + "." + figure.getValue()
					: String.valueOf(figure.getValue()))
			.toArray();
		findings.errorAt(place.cell(), place.row().number(), place.column(), refused.rule().code(),
				refused.rule().messageKey(), arguments);
	}

	/**
	 * What the tables would refuse is told before anybody decides: the design is written
	 * and taken back.
	 */
	private void rehearse(StagedFile file, DesignFile.Told told, BiConsumer<Place, RuleViolation> refusals) {
		DesignDocument design = told.design();
		if (told.isDraft(file)) {
			this.versions.current(design.program(), file.fiscalYear(), true)
				.filter((version) -> version.state().equals("OBSERVED"))
				.ifPresent((version) -> refusals.accept(new Place(design.head(), "name"),
						new RuleViolation(DraftRule.DRAFT_EXISTS, Figures.of("version", version.version()))));
		}
		this.jdbc.sql("savepoint design_rehearsal").update();
		write(file, told, refusals);
		this.jdbc.sql("rollback to savepoint design_rehearsal").update();
	}

	private static void warnOfGaps(DesignDocument design, Findings findings) {
		if (!"PP".equals(design.kind())) {
			return;
		}
		List<Row> nodes = design.rows(Part.NODE);
		Set<String> above = nodes.stream().map((node) -> node.text("parent")).collect(Collectors.toSet());
		Set<String> assumed = design.rows(Part.ASSUMPTION)
			.stream()
			.map((row) -> row.text("node"))
			.collect(Collectors.toSet());
		Map<String, Boolean> gaps = new HashMap<>();
		gaps.put("problem", design.rows(Part.PROBLEM).isEmpty());
		gaps.put("population", design.rows(Part.POPULATION).isEmpty());
		gaps.put("causes", design.rows(Part.CAUSE).isEmpty());
		gaps.put("final", nodes.stream().noneMatch((node) -> level(node, "FR")));
		gaps.put("specific", nodes.stream().noneMatch((node) -> level(node, "SR") && !node.text("text").isEmpty()));
		gaps.put("products", nodes.stream().noneMatch((node) -> level(node, "P")));
		gaps.put("activities", nodes.stream().anyMatch((node) -> level(node, "P") && !isNamed(node, above)));
		gaps.put("assumptions",
				nodes.stream()
					.anyMatch((node) -> !level(node, "FR") && !isNamed(node, assumed)
							&& !node.text("without_assumptions").equals("true")));
		gaps.put("responsible", design.rows(Part.RESPONSIBLE).isEmpty());
		gaps.forEach((gap, found) -> {
			if (found) {
				findings.warning(1, gap, ImportRule.NOT_AS_EXPECTED.code(), "import.design.gap." + gap);
			}
		});
	}

	private static boolean level(Row node, String level) {
		return node.text("level").equals(level);
	}

	private static boolean isNamed(Row node, Set<String> names) {
		return names.contains(node.text("code")) || names.contains(DesignDocument.called(Part.NODE, node));
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		DesignFile.Told told = read(file);
		DesignDocument design = told.design();
		Optional<DesignVersions.Known> known = this.versions.current(design.program(), file.fiscalYear(),
				told.isDraft(file));
		if (known.isPresent() && isSame(known.get(), told)) {
			changes.equal(Math.max(design.size(), 1));
			return;
		}
		changes.compared(design.program(),
				List.of(new Changes.Measure("version",
						known.map((version) -> String.valueOf(version.version())).orElse(null),
						String.valueOf(this.versions.next(design.program())))));
		this.differences.tell(known.map((version) -> document(version, design))
			.orElse(new DesignDocument(design.program(), design.kind(), Map.of())), design, changes);
	}

	@Override
	public void apply(StagedFile file) {
		DesignFile.Told told = read(file);
		Optional<DesignVersions.Known> known = this.versions.current(told.design().program(), file.fiscalYear(),
				told.isDraft(file));
		if (known.isPresent() && isSame(known.get(), told)) {
			return;
		}
		write(file, told, (place, refused) -> {
			throw refused;
		});
	}

	private void write(StagedFile file, DesignFile.Told told, BiConsumer<Place, RuleViolation> refusals) {
		long version = this.versions.open(told.design(), new DesignVersions.Opening(file.fiscalYear(),
				told.isDraft(file), hash(told), file.username(), file.id()));
		if (!told.sheets().isEmpty()) {
			this.sheets.write(told.sheets(), file.fiscalYear(), file.id(), true);
		}
		this.writer.write(version, told.design(), refusals);
		told.budget().forEach((year) -> this.files.writeBudget(told.design().program(), year));
	}

	private DesignFile.Told read(StagedFile file) {
		JsonNode document = file.document();
		DesignFile.Told told = this.files.read(document, new ArrayList<>());
		return told.with(DesignReader.read(told.design(), (place, refused) -> {
			throw refused;
		}));
	}

	/** Whether the version says what the file says, sheets and all. */
	private boolean isSame(DesignVersions.Known version, DesignFile.Told told) {
		return hash(told).equals(version.contentHash())
				|| (told.isOurs() && DesignDifferences.none(document(version, told.design()), told.design()));
	}

	private DesignDocument document(DesignVersions.Known version, DesignDocument design) {
		return this.export.document(version.id(), design.program(), design.kind());
	}

	private String hash(DesignFile.Told told) {
		return this.jdbc.sql("select md5(:design)").param("design", this.files.text(told)).query(String.class).single();
	}

}
