package pe.siaf.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** The versions of programs: which there are, who may write them, how new ones begin. */
@Component
class Drafts {

	private static final String VERSIONS = """
			select v.id, v.program, p.kind, v.version, v.name, v.state, v.valid_from, v.valid_to, v.submitted_number, v.training,
			  v.demonstration, v.origin, b.version based_on, v.lock_version, v.created_at, v.created_by,
			  (select count(*) from design_change c where c.version_id = v.id) changes,
			  (select count(*) from design_comment m where m.version_id = v.id and m.resolved_at is null) open_comments,
			  (select a.exercise from exercise_attempt a where a.version_id = v.id) exercise
			from program_version v
			join program p on p.code = v.program
			left join program_version b on b.id = v.based_on
			""";

	private final JdbcClient jdbc;

	private final DesignCopy copy;

	private final AuditTrail audit;

	Drafts(JdbcClient jdbc, DesignCopy copy, AuditTrail audit) {
		this.jdbc = jdbc;
		this.copy = copy;
		this.audit = audit;
	}

	/** Newest first, attempts at exercises behind all others. */
	List<Draft> of(String program) {
		return this.jdbc.sql(VERSIONS
				+ "where v.program = ? order by exists (select from exercise_attempt e where e.version_id = v.id), v.version desc")
			.param(program)
			.query(Draft.class)
			.list();
	}

	Optional<Draft> find(String program, int version) {
		return this.jdbc.sql(VERSIONS + "where v.program = ? and v.version = ?")
			.params(program, version)
			.query(Draft.class)
			.optional();
	}

	Draft get(String program, int version) {
		return find(program, version).orElseThrow(() -> new NotFound("version " + program + "/" + version));
	}

	/**
	 * Whether a profile may write a program's drafts: its responsible and its
	 * coordinators.
	 */
	static boolean mayWrite(String program, Profile profile) {
		return profile.may(Permission.DESIGN_EDIT)
				&& (profile.scope().kind() == Scope.Kind.NATIONAL || profile.scope().head().equals(program));
	}

	/**
	 * Holds a version until the transaction ends, so that edits of it follow each other.
	 * @param version the version's key
	 * @param actor who wants to edit
	 * @throws RuleViolation DSN-101 if its state or the actor's profile doesn't let it be
	 * edited
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lockForEditing(long version, Profile actor) {
		Map<String, Object> found = this.jdbc
			.sql("select program, state from program_version where id = ? for no key update")
			.param(version)
			.query()
			.singleRow();
		String state = String.valueOf(found.get("state"));
		if (!Draft.OPEN.contains(state)) {
			throw new RuleViolation(DraftRule.NOT_EDITABLE, Figures.of("state", state));
		}
		if (!mayWrite(String.valueOf(found.get("program")), actor)) {
			throw new NotFound("version");
		}
	}

	/** After a batch of edits: the content is no longer the one that was imported. */
	void touched(long version) {
		this.jdbc.sql("update program_version set lock_version = lock_version + 1, content_hash = null where id = ?")
			.param(version)
			.update();
	}

	/**
	 * Opens a program that nobody has designed yet.
	 * @return its first draft
	 * @throws RuleViolation DSN-106 if the code is taken
	 */
	@Transactional
	public Draft open(String code, String name, String kind, Profile actor) {
		int opened = this.jdbc
			.sql("insert into program (code, name, kind) values (?, ?, ?) on conflict (code) do nothing")
			.params(code, name, kind)
			.update();
		if (opened == 0) {
			throw new RuleViolation(DraftRule.ALREADY_THERE, Figures.of("designPart", "PROGRAM", "code", code), "code");
		}
		this.audit.record(AuditTrail.NATIONAL, "open", "PROGRAM", code, null, Figures.of("name", name, "kind", kind));
		return begin(code, null, false, actor);
	}

	/**
	 * Begins a draft.
	 * @param program the program's code
	 * @param from the version to copy, or none for an empty one
	 * @param training whether it is a copy to practise on
	 * @param actor who begins it
	 * @return the draft
	 * @throws RuleViolation DSN-110 if there is a draft already
	 */
	@Transactional
	public Draft begin(String program, @Nullable Draft from, boolean training, Profile actor) {
		if (this.jdbc.sql("select code from program where code = ? for update")
			.param(program)
			.query(String.class)
			.optional()
			.isEmpty()) {
			throw new NotFound("program " + program);
		}
		if (!training) {
			of(program).stream()
				.filter((known) -> known.isOpen() && !known.training())
				.findFirst()
				.ifPresent((known) -> {
					throw new RuleViolation(DraftRule.DRAFT_EXISTS, Figures.of("version", known.version()));
				});
		}
		long id = this.jdbc
			.sql("""
					insert into program_version (program, version, name, state, created_by, based_on, training, demonstration)
					select p.code, (select coalesce(max(version), 0) + 1 from program_version v where v.program = p.code), p.name,
					  'DRAFT', :username, :from, :training, coalesce((select f.demonstration from program_version f where f.id = :from), false)
					from program p where p.code = :program returning id""")
			.param("program", program)
			.param("username", actor.username())
			.param("from", (from != null) ? from.id() : null)
			.param("training", training)
			.query(Long.class)
			.single();
		if (from != null) {
			this.copy.copy(from.id(), id);
		}
		Draft draft = this.jdbc.sql(VERSIONS + "where v.id = ?").param(id).query(Draft.class).single();
		this.audit.record(AuditTrail.NATIONAL, "open", "PROGRAM_VERSION", program + "/" + draft.version(), null,
				(from != null) ? Map.of("from", from.program() + "/" + from.version()) : Map.of());
		return draft;
	}

}
