package pe.siaf.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignReader.Place;
import pe.siaf.design.SheetDrafts.Standing;
import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.WorkbookDocument;
import pe.siaf.identity.Permission;
import pe.siaf.logframe.PublishedSheets;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The kind {@code indicator-sheets}. Sheets published as a table are in force once they
 * are imported, since they were approved outside; what came out of this system as a
 * workbook or as JSON ({@link SheetExport}) becomes drafts, whoever sends it.
 */
@Component
class SheetImport implements ImportKind {

	private static final String CODE = "[\\p{Alnum}._-]{1,60}";

	private final PublishedSheets published;

	private final SheetWorkbook workbook;

	private final SheetDrafts drafts;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	SheetImport(PublishedSheets published, SheetWorkbook workbook, SheetDrafts drafts, MessageSource messages,
			JdbcClient jdbc) {
		this.published = published;
		this.workbook = workbook;
		this.drafts = drafts;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "indicator-sheets";
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
		return this.published.columns();
	}

	@Override
	public boolean takesWorkbooks() {
		return true;
	}

	@Override
	public boolean isDocument(List<String> sheets) {
		return this.workbook.recognises(sheets);
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		if (!file.isDocument()) {
			this.published.validate(file, findings);
			return;
		}
		JsonNode document = file.document();
		if (!WorkbookDocument.isWorkbook(document) && !SheetJson.recognises(document)) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.unreadable");
			return;
		}
		List<String> unknown = new ArrayList<>();
		SheetDocument told = document(document, unknown);
		unknown.forEach((what) -> findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.unknown", what));
		if (told.sheets().isEmpty()) {
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.sheet.none");
			return;
		}
		BiConsumer<Place, RuleViolation> refusals = (place, refused) -> DesignImport.report(findings, place, refused);
		List<SheetRead> sheets = SheetReader.read(told, file.fiscalYear(), refusals);
		requireReach(file, sheets, findings, refusals);
		for (SheetRead sheet : sheets) {
			// what couldn't be read is told already
			PublishedSheets.warnOfGaps(sheet.row().number(), sheet.indicator(), sheet.row()::text,
					(field) -> !sheet.row().text(field).isEmpty(), findings);
		}
	}

	/**
	 * Each sheet must be of a program that the sender reaches; one of an indicator that
	 * nobody knows yet says of which.
	 */
	private void requireReach(StagedFile file, List<SheetRead> sheets, Findings findings,
			BiConsumer<Place, RuleViolation> refusals) {
		Map<String, String> owners = owners(sheets);
		List<String> programs = this.jdbc.sql("select code from program").query(String.class).list();
		for (SheetRead sheet : sheets) {
			Place place = sheet.place(SheetDocument.PROGRAM);
			String owner = owners.get(sheet.indicator());
			if (owner == null && !sheet.indicator().isEmpty() && !sheet.indicator().matches(CODE)) {
				Place code = sheet.place(SheetDocument.INDICATOR);
				findings.errorAt(code.cell(), code.row().number(), code.column(), ImportRule.NOT_AS_EXPECTED.code(),
						"import.sheet.code", sheet.indicator());
			}
			if (sheet.program().isEmpty() && (owner == null || owner.isEmpty())) {
				refusals.accept(place, new RuleViolation(DraftRule.VALUE_REQUIRED,
						Figures.of("designField", "INDICATOR.program"), place.column()));
			}
			else if (!sheet.program().isEmpty() && !programs.contains(sheet.program())) {
				refusals.accept(place,
						new RuleViolation(ImportRule.UNKNOWN_KEY, Figures.of("key", sheet.program()), place.column()));
			}
			Stream.of(sheet.program(), (owner != null) ? owner : "")
				.filter((program) -> !program.isEmpty() && !file.reaches(program))
				.distinct()
				.forEach((program) -> findings.errorAt(place.cell(), place.row().number(), place.column(),
						ImportRule.OUTSIDE_SCOPE.code(), "import.design.scope", program));
		}
	}

	/** The program of each indicator that is known, empty where it has none. */
	private Map<String, String> owners(List<SheetRead> sheets) {
		Map<String, String> owners = new HashMap<>();
		this.jdbc.sql("""
				select code, coalesce(program, '') program from indicator where code = any(cast(:codes as text[]))""")
			.param("codes", sheets.stream().map(SheetRead::indicator).toArray(String[]::new))
			.query((row) -> {
				owners.put(row.getString("code"), row.getString("program"));
			});
		return owners;
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		if (!file.isDocument()) {
			this.published.preview(file, changes);
			return;
		}
		List<SheetRead> sheets = read(file);
		Map<String, Standing> standing = this.drafts.standing(sheets);
		for (SheetRead sheet : sheets) {
			Standing known = standing.get(sheet.key());
			if (known == null) {
				changes.added(sheet.key(), List.of(new Changes.Measure("name", null, sheet.content().text("name"))));
			}
			else {
				changes.compared(sheet.key(), known.differences(sheet).stream().map(this::measure).toList());
			}
		}
	}

	private Changes.Measure measure(SheetDifference difference) {
		String table = difference.table();
		String field = difference.field();
		String label = (table != null)
				? SheetLabels.of(this.messages, SheetTable.valueOf(table)) + " · " + difference.key()
				: SheetLabels.of(this.messages, String.valueOf(field));
		// a dot would be taken for the month of a measure
		return new Changes.Measure(label.replace('.', ' '), difference.before(), difference.after());
	}

	@Override
	public void apply(StagedFile file) {
		if (!file.isDocument()) {
			this.published.apply(file);
			return;
		}
		List<SheetRead> sheets = read(file);
		Map<String, Standing> standing = this.drafts.standing(sheets);
		this.drafts.write(sheets.stream().filter((sheet) -> {
			Standing known = standing.get(sheet.key());
			return known == null || !known.differences(sheet).isEmpty();
		}).toList(), file.id());
	}

	private List<SheetRead> read(StagedFile file) {
		return SheetReader.read(document(file.document(), new ArrayList<>()), file.fiscalYear(), (place, refused) -> {
			throw refused;
		});
	}

	private SheetDocument document(JsonNode document, List<String> unknown) {
		return WorkbookDocument.isWorkbook(document) ? this.workbook.read(document, unknown)
				: SheetJson.read(document, unknown);
	}

}
