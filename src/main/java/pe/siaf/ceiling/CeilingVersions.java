package pe.siaf.ceiling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/** The versions of ceilings: listed, opened, found. */
@Component
class CeilingVersions {

	static final String OBJECT = "CEILING_VERSION";

	private static final String SELECT = """
			select v.id, v.fiscal_year, v.process, v.number, v.name, v.description, v.state, v.frame_id, v.based_on,
			  v.demonstration, v.created_by, v.moved_at, v.lock_version
			from ceiling_version v""";

	/** What those see who don't make it. */
	private static final String SEEN = " v.state in ('AVAILABLE', 'REPLACED')";

	private final JdbcClient jdbc;

	private final MacroFrames frames;

	private final Workflow workflow;

	CeilingVersions(JdbcClient jdbc, MacroFrames frames, Workflow workflow) {
		this.jdbc = jdbc;
		this.frames = frames;
		this.workflow = workflow;
	}

	/**
	 * The versions that a profile sees, newest first: all of them over the whole country,
	 * elsewhere those that were made available.
	 * @param reader who looks
	 * @return the versions
	 */
	List<CeilingVersion> list(Profile reader) {
		return this.jdbc
			.sql(SELECT + " where ? or" + SEEN
					+ " order by v.fiscal_year desc, position(v.process in 'FORMULATION PMP APM'), v.number desc")
			.param(seesAll(reader))
			.query(CeilingVersion.class)
			.list();
	}

	/**
	 * A version.
	 * @param id its key
	 * @param reader who looks
	 * @return the version
	 * @throws NotFound if there is none that the reader sees
	 */
	CeilingVersion get(long id, Profile reader) {
		return find(id)
			.filter((version) -> seesAll(reader) || List.of("AVAILABLE", "REPLACED").contains(version.state()))
			.orElseThrow(() -> new NotFound("version of ceilings " + id));
	}

	Optional<CeilingVersion> find(long id) {
		return this.jdbc.sql(SELECT + " where v.id = ?").param(id).query(CeilingVersion.class).optional();
	}

	/**
	 * The version that binds in a process of a year.
	 * @param fiscalYear the year
	 * @param process APM, PMP or FORMULATION
	 * @return the version, or empty where none is available
	 */
	Optional<CeilingVersion> available(int fiscalYear, String process) {
		return this.jdbc.sql(SELECT + " where v.fiscal_year = ? and v.process = ? and v.state = 'AVAILABLE'")
			.params(fiscalYear, process)
			.query(CeilingVersion.class)
			.optional();
	}

	/**
	 * Takes a version for this transaction, so that nobody carries it on meanwhile.
	 * @param id its key
	 * @param move whether it is to be moved itself; else ceilings of it change
	 * @return the version as it is now
	 */
	CeilingVersion hold(long id, boolean move) {
		return this.jdbc.sql(SELECT + " where v.id = ? for " + (move ? "no key update" : "share"))
			.param(id)
			.query(CeilingVersion.class)
			.optional()
			.orElseThrow(() -> new NotFound("version of ceilings " + id));
	}

	/**
	 * Opens a draft, with the ceilings of another version where one is named.
	 * @param form what was typed, complete
	 * @param demonstration whether its figures will be invented ones
	 * @param actor who opens it
	 * @return its key
	 * @throws RuleViolation CEI-008 if what it stands on isn't approved, CEI-022 if the
	 * frame isn't published, CEI-001 if the other's ceilings exceed the frame
	 */
	@Transactional
	public long open(VersionForm form, boolean demonstration, Profile actor) {
		int year = Objects.requireNonNull(form.fiscalYear());
		String process = Objects.requireNonNull(form.process());
		MacroFrame frame = this.frames.find(Objects.requireNonNull(form.frame()))
			.filter((one) -> !one.isDraft() && one.fiscalYear() == year)
			.orElseThrow(() -> new RuleViolation(CeilingRule.FRAME_NOT_PUBLISHED,
					Figures.of("year", String.valueOf(year)), "frame"));
		requireApproved(form, year, process);
		// the number is taken under a lock: two people open versions one after the other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('ceiling_version'))").query((row, number) -> "").list();
		long id = this.jdbc
			.sql("""
					insert into ceiling_version (fiscal_year, process, number, name, description, frame_id, based_on, demonstration, created_by)
					select :year, :process, coalesce(max(number), 0) + 1, :name, :description, :frame, :based, :demonstration, :person
					from ceiling_version where fiscal_year = :year and process = :process returning id""")
			.param("year", year)
			.param("process", process)
			.param("name", Objects.requireNonNull(form.name()).strip())
			.param("description", (form.description() != null) ? form.description().strip() : "")
			.param("frame", frame.id())
			.param("based", form.basedOn())
			.param("demonstration", demonstration)
			.param("person", actor.username())
			.query(Long.class)
			.single();
		limits(id, frame);
		if (form.source() != null) {
			copy(get(form.source(), actor).id(), id, actor);
		}
		this.workflow.record(Workflow.NATIONAL, OBJECT, String.valueOf(id), "open", "NEW", "DRAFT", actor, null);
		return id;
	}

	private void requireApproved(VersionForm form, int year, String process) {
		boolean stands = form.basedOn() == null ? !process.equals("PMP")
				: find(form.basedOn())
					.filter((one) -> one.fiscalYear() == year
							&& one.process().equals(process.equals("FORMULATION") ? "PMP" : "APM")
							&& List.of("APPROVED", "AVAILABLE", "REPLACED").contains(one.state()))
					.isPresent();
		if (!stands) {
			throw new RuleViolation(CeilingRule.STANDS_ON_APPROVED,
					Figures.of("ceiling.process", process, "year", String.valueOf(year)), "basedOn");
		}
	}

	private void limits(long id, MacroFrame frame) {
		this.jdbc.sql("""
				insert into ceiling_total (version_id, year, limit_amount)
				select ?, v.year, v.value from macro_value v
				join macro_variable m on m.code = v.variable and m.role = 'EXPENDITURE_CEILING'
				  and m.fiscal_year = (select max(fiscal_year) from macro_variable where fiscal_year <= ?)
				where v.frame_id = ? and v.year between ? and ?""")
			.params(id, frame.fiscalYear(), frame.id(), frame.fiscalYear(), frame.fiscalYear() + 2)
			.update();
	}

	/**
	 * One statement for all tiers: the new keys are drawn first, so that children find
	 * their parents.
	 */
	private void copy(long source, long version, Profile actor) {
		CeilingRefusals.of(() -> this.jdbc
			.sql("""
					with renewed as (
					  select c.*, nextval('ceiling_id_seq') new_id from ceiling c
					  where c.version_id = :source and c.year in (select year from ceiling_total where version_id = :version))
					insert into ceiling (id, version_id, year, parent_id, %1$s, amount, proposed, criterion, norm, reason, changed_by)
					select c.new_id, :version, c.year, p.new_id, %2$s, c.amount, c.proposed, c.criterion, c.norm, '', :person
					from renewed c left join renewed p on p.id = c.parent_id"""
				.formatted(CeilingKeys.COLUMNS, "c." + CeilingKeys.COLUMNS.replace(", ", ", c.")))
			.param("source", source)
			.param("version", version)
			.param("person", actor.username())
			.update(), (rule) -> Map.of());
		this.jdbc
			.sql("""
					insert into ceiling_origin (ceiling_id, criterion, sec_ejec, code, name, base_year, first_figure, second_figure, amount,
					  missing, taken_by, taken_at)
					select c.id, o.criterion, o.sec_ejec, o.code, o.name, o.base_year, o.first_figure, o.second_figure, o.amount, o.missing,
					  o.taken_by, o.taken_at
					from ceiling_origin o join ceiling p on p.id = o.ceiling_id and p.version_id = :source
					join ceiling c on c.version_id = :version and c.year = p.year"""
					+ CeilingQueries.sameKeys("c", "p"))
			.param("source", source)
			.param("version", version)
			.update();
	}

	/**
	 * What a version gives out a year, beside the frame's limit.
	 * @param version the version
	 * @return a row for each year
	 */
	List<YearTotal> totals(long version) {
		return this.jdbc.sql("select year, limit_amount, total from ceiling_total where version_id = ? order by year")
			.param(version)
			.query(YearTotal.class)
			.list();
	}

	List<Workflow.Step> history(long id) {
		return this.workflow.history(Workflow.NATIONAL, OBJECT, String.valueOf(id));
	}

	/** Whether a unit lies within a profile's scope. */
	boolean reachesUnit(int fiscalYear, String secEjec, Profile reader) {
		ScopeCondition units = ScopeCondition.onUnits(reader);
		return this.jdbc.sql("""
				select exists (select from implementing_unit u where u.fiscal_year = ceiling_catalogue_year(:year)
				  and u.sec_ejec = :unit and %s)""".formatted(units.sql()))
			.params(units.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Boolean.class)
			.single();
	}

	static boolean seesAll(Profile reader) {
		return reader.scope().kind() == Scope.Kind.NATIONAL;
	}

	/**
	 * A year of a version.
	 *
	 * @param year the year
	 * @param limitAmount the frame's limit of expenditure, in soles
	 * @param total what the pliegos' ceilings sum up to, of the rubros that count
	 */
	record YearTotal(int year, Amount limitAmount, Amount total) {

		/** What the frame still allows. */
		public Amount left() {
			return this.limitAmount.minus(this.total);
		}

	}

}
