package pe.siaf.logframe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Role;

/**
 * The kind {@code program-design}: a program's design, as published or in our own format.
 * Sent by the rector it is in force from the file's year, since it was approved outside;
 * sent by a program's responsible it becomes a draft. Gaps are reported as warnings:
 * checks bind what is designed here, never what is imported.
 */
@Component
class DesignImport implements ImportKind {

	private static final String NODES = """
			select level || ' ' || code as node, text from logframe_node where version_id = ? order by id""";

	private final JdbcClient jdbc;

	/** Takes what is absent as false, and a misspelt field as an error. */
	private final JsonMapper json;

	private final DesignWriter writer;

	private final SheetWriter sheets;

	private final DesignVersions versions;

	DesignImport(JdbcClient jdbc, JsonMapper json, DesignWriter writer, SheetWriter sheets, DesignVersions versions) {
		this.jdbc = jdbc;
		this.json = json.rebuild()
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
		this.writer = writer;
		this.sheets = sheets;
		this.versions = versions;
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
	public void validate(StagedFile file, Findings findings) {
		JsonNode document = file.document();
		Design design;
		try {
			design = read(document);
		}
		catch (JacksonException | NullPointerException unreadable) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.unreadable", place(unreadable));
			return;
		}
		validate(design, file, findings);
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

	private void validate(Design design, StagedFile file, Findings findings) {
		if (!design.program().matches("\\d{4}") || !Set.of("PP", "AC", "APNOP").contains(design.kind())) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.program", design.program(), design.kind());
		}
		if (!file.reaches(design.program())) {
			findings.error(ImportRule.OUTSIDE_SCOPE.code(), "import.design.scope", design.program());
		}
		design.sheets()
			.stream()
			.map((sheet) -> sheet.getOrDefault("program", design.program()))
			.filter((program) -> !file.reaches(program))
			.distinct()
			.forEach((program) -> findings.error(ImportRule.OUTSIDE_SCOPE.code(), "import.design.scope", program));
		Set<String> nodes = new HashSet<>();
		design.allNodes()
			.filter((node) -> !nodes.add(node.level() + " " + node.code()))
			.forEach((node) -> findings.error(ImportRule.DUPLICATE_KEY.code(), "import.design.twice", node.code()));
		if (design.allNodes().filter((node) -> node.level() == Level.SR).count() > 1) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.design.results");
		}
		Set<String> causes = design.causes().stream().map(Design.Cause::code).collect(Collectors.toSet());
		design.allNodes()
			.flatMap((node) -> node.causes().stream())
			.filter((cause) -> !causes.contains(cause))
			.forEach((cause) -> findings.error(ImportRule.UNKNOWN_KEY.code(), "import.design.cause", cause));
		warnOfGaps(design, findings);
	}

	private static void warnOfGaps(Design design, Findings findings) {
		if (!"PP".equals(design.kind())) {
			return;
		}
		Map<String, Boolean> gaps = new HashMap<>();
		gaps.put("problem", design.problem() == null);
		gaps.put("population", design.populations().isEmpty());
		gaps.put("causes", design.causes().isEmpty());
		gaps.put("final", design.allNodes().noneMatch((node) -> node.level() == Level.FR));
		gaps.put("specific", design.allNodes().noneMatch((node) -> node.level() == Level.SR && !node.text().isEmpty()));
		gaps.put("products", design.allNodes().noneMatch((node) -> node.level() == Level.P));
		gaps.put("activities",
				design.allNodes().anyMatch((node) -> node.level() == Level.P && node.children().isEmpty()));
		gaps.put("assumptions", design.allNodes()
			.anyMatch(
					(node) -> node.level() != Level.FR && node.assumptions().isEmpty() && !node.withoutAssumptions()));
		gaps.put("responsible", design.responsibles().isEmpty());
		gaps.forEach((gap, found) -> {
			if (found) {
				findings.warning(1, gap, ImportRule.NOT_AS_EXPECTED.code(), "import.design.gap." + gap);
			}
		});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		Design design = read(file.document());
		Optional<DesignVersions.Known> known = this.versions.current(design.program(), file.fiscalYear(),
				isDraft(file));
		int size = (int) design.allNodes().count();
		if (known.isPresent() && hash(design).equals(known.get().contentHash())) {
			changes.equal(Math.max(size, 1));
			return;
		}
		Map<String, String> before = known.map((version) -> nodes(version.id())).orElse(Map.of());
		changes.compared(design.program(),
				List.of(new Changes.Measure("version",
						known.map((version) -> String.valueOf(version.version())).orElse(null),
						String.valueOf(this.versions.next(design.program())))));
		Set<String> after = new HashSet<>();
		design.allNodes().forEach((node) -> {
			String key = node.level() + " " + node.code();
			after.add(key);
			String text = before.get(key);
			if (text == null) {
				changes.added(key, List.of(new Changes.Measure("text", null, node.text())));
			}
			else {
				changes.compared(key,
						text.equals(node.text()) ? List.of() : List.of(new Changes.Measure("text", text, node.text())));
			}
		});
		before.forEach((key, text) -> {
			if (!after.contains(key)) {
				changes.vanished(key, List.of(new Changes.Measure("text", text, null)));
			}
		});
	}

	@Override
	public void apply(StagedFile file) {
		Design design = read(file.document());
		String hash = hash(design);
		boolean draft = isDraft(file);
		Optional<DesignVersions.Known> known = this.versions.current(design.program(), file.fiscalYear(), draft);
		if (known.isPresent() && hash.equals(known.get().contentHash())) {
			return;
		}
		long version = this.versions.open(design, file.fiscalYear(), draft, hash, file.username(), file.id());
		if (!design.sheets().isEmpty()) {
			this.sheets.write(design.sheets(), file.fiscalYear(), file.id(), true);
		}
		this.writer.write(version, design);
	}

	private Design read(JsonNode document) {
		Design design = PublishedDesign.recognises(document) ? PublishedDesign.read(document)
				: this.json.treeToValue(document, Design.class);
		Objects.requireNonNull(design.program(), "program");
		Objects.requireNonNull(design.name(), "name");
		Objects.requireNonNull(design.kind(), "kind");
		return design;
	}

	private String hash(Design design) {
		return this.jdbc.sql("select md5(:design)")
			.param("design", this.json.writeValueAsString(design))
			.query(String.class)
			.single();
	}

	private Map<String, String> nodes(long version) {
		Map<String, String> nodes = new HashMap<>();
		this.jdbc.sql(NODES)
			.param(version)
			.query((row, number) -> nodes.put(row.getString("node"), row.getString("text")))
			.list();
		return nodes;
	}

	private static boolean isDraft(StagedFile file) {
		return file.profile().startsWith(Role.PROGRAM_RESPONSIBLE.name());
	}

}
