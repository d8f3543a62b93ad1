package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** The macro frames of the country (domain 3.3). */
@Component
class MacroFrames {

	static final String OBJECT = "MACRO_FRAME";

	private static final String SELECT = """
			select id, fiscal_year, scenario, version, name, norm, state, demonstration, created_by, moved_at, lock_version
			from macro_frame""";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	private final AuditTrail audit;

	MacroFrames(JdbcClient jdbc, Workflow workflow, AuditTrail audit) {
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.audit = audit;
	}

	/**
	 * The frames that there are, newest first.
	 * @param published whether only those
	 * @return the frames
	 */
	List<MacroFrame> list(boolean published) {
		return this.jdbc
			.sql(SELECT + " where not ? or state = 'PUBLISHED' order by fiscal_year desc, scenario, version desc")
			.param(published)
			.query(MacroFrame.class)
			.list();
	}

	Optional<MacroFrame> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(MacroFrame.class).optional();
	}

	/**
	 * A frame, drafts only for who writes them.
	 * @param id its key
	 * @param reader who looks
	 * @return the frame
	 * @throws NotFound if there is none, or it is a draft of others
	 */
	MacroFrame get(long id, Profile reader) {
		return find(id).filter((frame) -> !frame.isDraft() || reader.may(pe.siaf.identity.Permission.FRAME_DECIDE))
			.orElseThrow(() -> new NotFound("macro frame " + id));
	}

	/**
	 * The variables of a year's frames; a year without its own has those of the newest
	 * year before it.
	 * @param fiscalYear the frame's first year
	 * @return in their order
	 */
	List<MacroVariable> variables(int fiscalYear) {
		return this.jdbc
			.sql("""
					select code, name, name_en, unit, role, required from macro_variable
					where fiscal_year = (select max(fiscal_year) from macro_variable where fiscal_year <= ?) order by position""")
			.param(fiscalYear)
			.query(MacroVariable.class)
			.list();
	}

	List<MacroValue> values(long frame) {
		return this.jdbc.sql("select variable, year, value from macro_value where frame_id = ?")
			.param(frame)
			.query(MacroValue.class)
			.list();
	}

	/**
	 * Opens a draft.
	 * @param form what was typed, complete
	 * @param demonstration whether its figures will be invented ones
	 * @param actor who opens it
	 * @return its key
	 */
	@Transactional
	public long open(FrameForm form, boolean demonstration, Profile actor) {
		// the number is taken under a lock: two people open versions one after the other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('macro_frame'))").query((row, number) -> "").list();
		long id = this.jdbc.sql("""
				insert into macro_frame (fiscal_year, scenario, version, name, norm, demonstration, created_by)
				select :year, :scenario, coalesce(max(version), 0) + 1, :name, :norm, :demonstration, :person
				from macro_frame where fiscal_year = :year and scenario = :scenario returning id""")
			.param("year", Objects.requireNonNull(form.fiscalYear()))
			.param("scenario", Objects.requireNonNull(form.scenario()).strip())
			.param("name", Objects.requireNonNull(form.name()).strip())
			.param("norm", (form.norm() != null) ? form.norm().strip() : "")
			.param("demonstration", demonstration)
			.param("person", actor.username())
			.query(Long.class)
			.single();
		if (form.source() != null) {
			MacroFrame source = get(form.source(), actor);
			this.jdbc
				.sql("""
						insert into macro_value (frame_id, variable, year, value)
						select ?, variable, year, value from macro_value where frame_id = ? and year between ?::integer - 1 and ?::integer + 2""")
				.params(id, source.id(), form.fiscalYear(), form.fiscalYear())
				.update();
		}
		this.audit.record(actor, AuditTrail.NATIONAL, "open", OBJECT, String.valueOf(id), null,
				Map.of("year", form.fiscalYear(), "scenario", Objects.requireNonNull(form.scenario())));
		return id;
	}

	/**
	 * Puts a draft's values in place of those it has.
	 * @param id the frame
	 * @param lockVersion the version of the form
	 * @param values the values; what isn't there is taken out
	 * @param actor who writes
	 * @throws RuleViolation CEI-020 if it is published, WFL-003 if somebody saved first
	 */
	@Transactional
	public void write(long id, int lockVersion, List<MacroValue> values, Profile actor) {
		MacroFrame frame = hold(id);
		if (!frame.isDraft()) {
			throw new RuleViolation(CeilingRule.FRAME_PUBLISHED, Figures.of("frame", frame.label()));
		}
		if (frame.lockVersion() != lockVersion) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		List<MacroValue> before = values(id);
		this.jdbc.sql("delete from macro_value where frame_id = ?").param(id).update();
		for (MacroValue value : values) {
			this.jdbc.sql("insert into macro_value (frame_id, variable, year, value) values (?, ?, ?, ?)")
				.params(id, value.variable(), value.year(), value.value())
				.update();
		}
		this.jdbc.sql("update macro_frame set lock_version = lock_version + 1 where id = ?").param(id).update();
		this.audit.record(actor, AuditTrail.NATIONAL, "edit", OBJECT, String.valueOf(id), before, values);
	}

	/**
	 * Publishes a draft, from then on unchanged; or discards it.
	 * @param id the frame
	 * @param action {@code publish} or {@code discard}
	 * @param actor who acts
	 * @throws RuleViolation CEI-021 if something is missing, WFL-001, WFL-002
	 */
	@Transactional
	public void move(long id, String action, Profile actor) {
		MacroFrame frame = hold(id);
		String next = this.workflow.next(OBJECT, frame.state(), action, actor, null);
		if (next.equals("PUBLISHED")) {
			requireComplete(frame);
			this.jdbc
				.sql("update macro_frame set state = ?, moved_at = now(), lock_version = lock_version + 1 where id = ?")
				.params(next, id)
				.update();
		}
		else {
			this.jdbc.sql("delete from macro_frame where id = ?").param(id).update();
		}
		this.workflow.record(Workflow.NATIONAL, OBJECT, String.valueOf(id), action, frame.state(), next, actor, null);
	}

	private void requireComplete(MacroFrame frame) {
		List<MacroValue> values = values(frame.id());
		for (MacroVariable variable : variables(frame.fiscalYear())) {
			for (int year : frame.years()) {
				if (variable.required() && MacroValue.find(values, variable.code(), year) == null) {
					throw new RuleViolation(CeilingRule.FRAME_COMPLETE, Figures.of("variable",
							variable.in(LocaleContextHolder.getLocale().getLanguage()), "year", String.valueOf(year)));
				}
			}
		}
	}

	private MacroFrame hold(long id) {
		return this.jdbc.sql(SELECT + " where id = ? for no key update")
			.param(id)
			.query(MacroFrame.class)
			.optional()
			.orElseThrow(() -> new NotFound("macro frame " + id));
	}

	List<Workflow.Step> history(long id) {
		return this.workflow.history(Workflow.NATIONAL, OBJECT, String.valueOf(id));
	}

	/**
	 * A value of a frame.
	 *
	 * @param variable the variable's code
	 * @param year of which year
	 * @param value the value: soles, percent or a rate
	 */
	record MacroValue(String variable, int year, BigDecimal value) {

		/** The value of a variable and year, or null. */
		static @Nullable BigDecimal find(List<MacroValue> values, String variable, int year) {
			return values.stream()
				.filter((one) -> one.year() == year && one.variable().equals(variable))
				.map(MacroValue::value)
				.findFirst()
				.orElse(null);
		}

	}

}
