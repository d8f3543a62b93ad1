package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.IndicatorFormula;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Writes indicators' sheets (domain 4.5): a year's sheet has versions, of which one is in
 * force; only a draft is written.
 */
@Component
class Sheets {

	static final String TYPE = "INDICATOR_SHEET";

	private static final Part NO_PART = Part.INDICATOR;

	private final JdbcClient jdbc;

	private final SheetRows rows;

	private final SheetContents contents;

	private final Workflow workflow;

	private final AuditTrail audit;

	Sheets(JdbcClient jdbc, SheetRows rows, SheetContents contents, Workflow workflow, AuditTrail audit) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.contents = contents;
		this.workflow = workflow;
		this.audit = audit;
	}

	List<Sheet> of(String indicator) {
		return this.jdbc
			.sql("""
					select s.id, s.indicator, s.fiscal_year, s.version, s.state, coalesce(i.program, s.program, '') program, i.name, s.lock_version
					from indicator_sheet s join indicator i on i.code = s.indicator
					where s.indicator = ? order by s.fiscal_year desc, s.version desc""")
			.param(indicator)
			.query(Sheet.class)
			.list();
	}

	Sheet get(String indicator, int fiscalYear, int version) {
		return of(indicator).stream()
			.filter((sheet) -> sheet.fiscalYear() == fiscalYear && sheet.version() == version)
			.findFirst()
			.orElseThrow(() -> new NotFound("sheet " + indicator + " " + fiscalYear + "/" + version));
	}

	Optional<String> program(String indicator) {
		return this.jdbc.sql("select coalesce(program, '') from indicator where code = ?")
			.param(indicator)
			.query(String.class)
			.optional();
	}

	/** What a sheet says: fields as text, numbers without idle zeros, rows. */
	SheetContent content(Sheet sheet) {
		return Objects.requireNonNull(this.contents.of(List.of(sheet.id())).get(sheet.id()));
	}

	/**
	 * Begins a draft for a year: a copy of the newest sheet, or an empty one.
	 * @return the draft
	 * @throws RuleViolation DSN-110 if the year has a draft already
	 */
	@Transactional
	public Sheet begin(String indicator, int fiscalYear, Profile actor) {
		requireWriter(indicator, actor);
		of(indicator).stream()
			.filter((sheet) -> sheet.fiscalYear() == fiscalYear && sheet.isOpen())
			.findFirst()
			.ifPresent((sheet) -> {
				throw new RuleViolation(DraftRule.DRAFT_EXISTS, Figures.of("version", sheet.version()));
			});
		int version = of(indicator).stream()
			.filter((sheet) -> sheet.fiscalYear() == fiscalYear)
			.mapToInt(Sheet::version)
			.max()
			.orElse(0) + 1;
		long id = this.jdbc
			.sql("""
					insert into indicator_sheet (indicator, fiscal_year, version, state, name, program)
					select code, :year, :version, 'DRAFT', name, program from indicator where code = :indicator returning id""")
			.param("indicator", indicator)
			.param("year", fiscalYear)
			.param("version", version)
			.query(Long.class)
			.single();
		of(indicator).stream()
			.map(Sheet::id)
			.filter((known) -> known != id)
			.findFirst()
			.ifPresent((from) -> copy(from, id));
		this.rows.takeTargets(get(indicator, fiscalYear, version));
		this.audit.record(AuditTrail.NATIONAL, "open", TYPE, indicator + "/" + fiscalYear + "/" + version, null, null);
		return get(indicator, fiscalYear, version);
	}

	private void copy(long from, long to) {
		String columns = String.join(", ", SheetFields.all().map(Field::name).toList()) + ", demonstration";
		this.jdbc.sql(
				"update indicator_sheet t set (%1$s) = (select %1$s from indicator_sheet f where f.id = :from) where t.id = :id"
					.formatted(columns))
			.param("from", from)
			.param("id", to)
			.update();
		this.rows.copy(from, to);
	}

	/**
	 * Writes a draft whole: fields and the rows under it. Its targets wait for its
	 * publication.
	 * @param sheet the sheet as it was read
	 * @param lock the lock that the writer saw
	 * @throws RuleViolation WFL-003 if somebody saved first, DSN-102 to DSN-104, DSN-106,
	 * DSN-112, DSN-114 and DSN-115 for the formula
	 */
	@Transactional
	public void write(Sheet sheet, int lock, SheetContent typed, Profile actor) {
		requireWriter(sheet.indicator(), actor);
		if (!sheet.isOpen()) {
			throw new RuleViolation(DraftRule.NOT_EDITABLE, Figures.of("state", sheet.state()));
		}
		SheetContent before = content(sheet);
		int written = this.jdbc.sql(
				"update indicator_sheet set lock_version = lock_version + 1, content_hash = null where id = ? and lock_version = ?")
			.params(sheet.id(), lock)
			.update();
		if (written == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		SheetFields.all().forEach((field) -> {
			String value = FieldText.read(NO_PART, field, typed.text(field.name()));
			SheetFields.requireInRange(field, value);
			this.jdbc
				.sql("update indicator_sheet set %s = cast(:value as %s) where id = :id".formatted(field.name(),
						field.kind().type()))
				.param("value", value)
				.param("id", sheet.id())
				.update();
		});
		checkFormula(typed.text("formula"), typed.variables());
		for (SheetTable table : SheetTable.values()) {
			this.rows.write(sheet.id(), table, typed.rows(table));
		}
		this.audit.record(AuditTrail.NATIONAL, "edit", TYPE,
				sheet.indicator() + "/" + sheet.fiscalYear() + "/" + sheet.version(), before, content(sheet));
	}

	/**
	 * Judges a formula.
	 * @throws RuleViolation DSN-114 where it can't be read, DSN-115 where it names what
	 * isn't among the variables
	 */
	static void checkFormula(String formula, List<String> variables) {
		if (formula.isBlank()) {
			return;
		}
		try {
			TreeSet<String> unknown = new TreeSet<>(IndicatorFormula.of(formula).variables());
			unknown.removeIf((name) -> variables.stream().anyMatch(name::equalsIgnoreCase));
			if (!unknown.isEmpty()) {
				throw new RuleViolation(DraftRule.FORMULA_VARIABLES, Figures.of("names", String.join(", ", unknown)),
						"formula");
			}
		}
		catch (IndicatorFormula.Unreadable unreadable) {
			throw new RuleViolation(DraftRule.FORMULA_UNREADABLE, Figures.of("place", unreadable.place()), "formula");
		}
	}

	/**
	 * Moves a sheet: review, observe, publish, retire. The one that was in force in the
	 * year retires with the publication of the next, whose targets come into force.
	 */
	@Transactional
	public String move(Sheet sheet, String action, @Nullable String comment, Profile actor) {
		String from = this.jdbc.sql("select state from indicator_sheet where id = ? for update")
			.param(sheet.id())
			.query(String.class)
			.single();
		String to = this.workflow.next(TYPE, from, action, actor, comment);
		if (from.equals("DRAFT")) {
			requireWriter(sheet.indicator(), actor);
		}
		if (to.equals("IN_FORCE")) {
			this.jdbc.sql("""
					update indicator_sheet set state = 'RETIRED', lock_version = lock_version + 1
					where indicator = ? and fiscal_year = ? and state = 'IN_FORCE'""")
				.params(sheet.indicator(), sheet.fiscalYear())
				.update();
		}
		this.jdbc.sql("update indicator_sheet set state = ?, lock_version = lock_version + 1 where id = ?")
			.params(to, sheet.id())
			.update();
		if (to.equals("IN_FORCE")) {
			this.rows.publishTargets(sheet);
		}
		this.workflow.record(Workflow.NATIONAL, TYPE, String.valueOf(sheet.id()), action, from, to, actor, comment);
		return to;
	}

	boolean mayWrite(String indicator, Profile profile) {
		return program(indicator).filter((program) -> Drafts.mayWrite(program, profile)).isPresent();
	}

	private void requireWriter(String indicator, Profile actor) {
		if (!mayWrite(indicator, actor)) {
			throw new NotFound("indicator " + indicator);
		}
	}

	/**
	 * A version of a year's sheet.
	 *
	 * @param id its key
	 * @param indicator the indicator's code
	 * @param fiscalYear the year
	 * @param version its number within the year
	 * @param state DRAFT, REVIEW, IN_FORCE or RETIRED
	 * @param program the program whose people write it
	 * @param name the indicator's name
	 * @param lockVersion grows with each saving
	 */
	record Sheet(long id, String indicator, int fiscalYear, int version, String state, String program, String name,
			int lockVersion) {

		/** A sheet tells targets from the year before its own. */
		int firstTarget() {
			return this.fiscalYear - 1;
		}

		public boolean isOpen() {
			return "DRAFT".equals(this.state);
		}

		public String page() {
			return "/indicadores/" + this.indicator + "/fichas/" + this.fiscalYear + "/" + this.version;
		}

	}

}
