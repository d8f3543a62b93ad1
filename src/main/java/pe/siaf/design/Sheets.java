package pe.siaf.design;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
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

	private final Workflow workflow;

	private final AuditTrail audit;

	Sheets(JdbcClient jdbc, Workflow workflow, AuditTrail audit) {
		this.jdbc = jdbc;
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

	/** The fields as text; numbers without idle zeros. */
	Map<String, String> values(Sheet sheet) {
		Map<String, Object> row = this.jdbc.sql("select * from indicator_sheet where id = ?")
			.param(sheet.id())
			.query()
			.singleRow();
		Map<String, String> values = new LinkedHashMap<>();
		SheetFields.all().forEach((field) -> {
			Object value = row.get(field.name());
			values.put(field.name(), (value instanceof BigDecimal number) ? number.stripTrailingZeros().toPlainString()
					: Objects.toString(value, ""));
		});
		return values;
	}

	/** The variables of its formula, name to description. */
	Map<String, String> variables(Sheet sheet) {
		Map<String, String> variables = new LinkedHashMap<>();
		this.jdbc.sql("select name, description from sheet_variable where sheet_id = ? order by name")
			.param(sheet.id())
			.query((row, number) -> variables.put(row.getString("name"), row.getString("description")))
			.list();
		return variables;
	}

	/** The country's targets, year to number. */
	Map<Integer, String> targets(String indicator) {
		Map<Integer, String> targets = new LinkedHashMap<>();
		this.jdbc.sql("""
				select fiscal_year, target from indicator_target
				where indicator = ? and ubigeo = '000000' and area = 'TOTAL' and grouping = '' order by fiscal_year""")
			.param(indicator)
			.query((row, number) -> targets.put(row.getInt("fiscal_year"),
					row.getBigDecimal("target").stripTrailingZeros().toPlainString()))
			.list();
		return targets;
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
		String columns = String.join(", ", SheetFields.all().map(Field::name).toList());
		long id = this.jdbc
			.sql("""
					insert into indicator_sheet (indicator, fiscal_year, version, state, name, program)
					select code, :year, :version, 'DRAFT', name, program from indicator where code = :indicator returning id""")
			.param("indicator", indicator)
			.param("year", fiscalYear)
			.param("version", version)
			.query(Long.class)
			.single();
		Optional<Long> newest = of(indicator).stream().map(Sheet::id).filter((known) -> known != id).findFirst();
		newest.ifPresent((from) -> {
			this.jdbc.sql(
					"update indicator_sheet t set (%1$s) = (select %1$s from indicator_sheet f where f.id = :from) where t.id = :id"
						.formatted(columns))
				.param("from", from)
				.param("id", id)
				.update();
			for (String table : List.of(
					"sheet_variable (sheet_id, name, description, source, kind) select :id, name, description, source, kind from sheet_variable",
					"sheet_scope (sheet_id, code, name, area, grouping, periodicity) select :id, code, name, area, grouping, periodicity from sheet_scope",
					"sheet_validation (sheet_id, element, description) select :id, element, description from sheet_validation")) {
				this.jdbc.sql("insert into " + table + " where sheet_id = :from")
					.param("from", from)
					.param("id", id)
					.update();
			}
		});
		this.audit.record(AuditTrail.NATIONAL, "begin", TYPE, indicator + "/" + fiscalYear + "/" + version, null, null);
		return get(indicator, fiscalYear, version);
	}

	/**
	 * Writes a draft whole: fields, variables, targets.
	 * @param sheet the sheet as it was read, with its lock
	 * @throws RuleViolation WFL-003 if somebody saved first, DSN-101 to DSN-104, DSN-114
	 * and DSN-115 for the formula
	 */
	@Transactional
	public void write(Sheet sheet, int lock, Map<String, String> typed, Map<String, String> variables,
			Map<Integer, String> targets, Profile actor) {
		requireWriter(sheet.indicator(), actor);
		if (!sheet.isOpen()) {
			throw new RuleViolation(DraftRule.NOT_EDITABLE, Figures.of("state", sheet.state()));
		}
		Map<String, String> before = values(sheet);
		int written = this.jdbc.sql(
				"update indicator_sheet set lock_version = lock_version + 1, content_hash = null where id = ? and lock_version = ?")
			.params(sheet.id(), lock)
			.update();
		if (written == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		SheetFields.all().forEach((field) -> {
			String value = FieldText.read(NO_PART, field, typed.getOrDefault(field.name(), ""));
			this.jdbc
				.sql("update indicator_sheet set %s = cast(:value as %s) where id = :id".formatted(field.name(),
						field.kind().type()))
				.param("value", value)
				.param("id", sheet.id())
				.update();
		});
		checkFormula(typed.getOrDefault("formula", ""), variables);
		this.jdbc.sql("delete from sheet_variable where sheet_id = ?").param(sheet.id()).update();
		variables.forEach((name, description) -> this.jdbc
			.sql("insert into sheet_variable (sheet_id, name, description) values (?, ?, ?)")
			.params(sheet.id(), name, description)
			.update());
		writeTargets(sheet, targets);
		this.audit.record(AuditTrail.NATIONAL, "edit", TYPE,
				sheet.indicator() + "/" + sheet.fiscalYear() + "/" + sheet.version(), before, values(sheet));
	}

	private void writeTargets(Sheet sheet, Map<Integer, String> targets) {
		targets.forEach((year, typed) -> {
			String value = FieldText.read(NO_PART, Field.number("target"), typed);
			if (value == null) {
				this.jdbc
					.sql("""
							delete from indicator_target where indicator = ? and fiscal_year = ? and ubigeo = '000000' and area = 'TOTAL' and grouping = ''""")
					.params(sheet.indicator(), year)
					.update();
				return;
			}
			this.jdbc
				.sql("""
						insert into indicator_target (indicator, fiscal_year, target) values (:indicator, :year, :target::numeric)
						on conflict on constraint indicator_target_once do update set target = excluded.target""")
				.param("indicator", sheet.indicator())
				.param("year", year)
				.param("target", value)
				.update();
		});
	}

	private static void checkFormula(String formula, Map<String, String> variables) {
		if (formula.isBlank()) {
			return;
		}
		try {
			TreeSet<String> unknown = new TreeSet<>(IndicatorFormula.of(formula).variables());
			unknown.removeIf((name) -> variables.keySet().stream().anyMatch(name::equalsIgnoreCase));
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
	 * year retires with the publication of the next.
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

		public boolean isOpen() {
			return "DRAFT".equals(this.state);
		}

		public String page() {
			return "/indicadores/" + this.indicator + "/fichas/" + this.fiscalYear + "/" + this.version;
		}

	}

}
