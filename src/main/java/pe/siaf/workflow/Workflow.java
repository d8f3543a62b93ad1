package pe.siaf.workflow;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The engine of states. It knows which moves exist and who may make them; a module asks
 * {@link #next} before it changes a document and {@link #record} in the same transaction.
 */
@Component
public class Workflow {

	/** Stands for the unit in documents that belong to none. */
	public static final String NATIONAL = "national";

	private final JdbcClient jdbc;

	/**
	 * Moves only come with a new release: what was read once holds as long as this one.
	 */
	private final Map<Asked, List<Transition>> known = new ConcurrentHashMap<>();

	Workflow(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The state that an action leads to.
	 * @param objectType the kind of document, such as {@code CERTIFICATION}
	 * @param from its present state
	 * @param action the action, such as {@code approve}
	 * @param actor who acts
	 * @param comment the reason given, if any
	 * @return the next state
	 * @throws RuleViolation WFL-001 if there is no such move, WFL-002 if it isn't the
	 * actor's to make, WFL-004 if it needs a comment
	 */
	public String next(String objectType, String from, String action, Profile actor, @Nullable String comment) {
		List<Transition> moves = moves(new Asked(objectType, from, action));
		if (moves.isEmpty()) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED, Figures.of("action", action, "state", from));
		}
		Transition move = moves.stream()
			.filter((candidate) -> candidate.role().equals(actor.role().name()))
			.findFirst()
			.orElseThrow(() -> new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", action, "role", actor.role().name())));
		if (move.commentRequired() && (comment == null || comment.isBlank())) {
			throw new RuleViolation(WorkflowRule.COMMENT_REQUIRED, Figures.of("action", action), "comment");
		}
		return move.toState();
	}

	private List<Transition> moves(Asked asked) {
		List<Transition> moves = this.known.get(asked);
		if (moves != null) {
			return moves;
		}
		moves = this.jdbc.sql("""
				select role, to_state, comment_required from workflow_transition
				where object_type = ? and from_state = ? and action = ?""")
			.params(asked.objectType(), asked.from(), asked.action())
			.query(Transition.class)
			.list();
		// what isn't there isn't kept: whoever asks for anything at all fills no memory
		if (!moves.isEmpty()) {
			this.known.put(asked, moves);
		}
		return moves;
	}

	/**
	 * The actions that a role has on a document in a state: what its page offers.
	 * @param objectType the kind of document
	 * @param state its state
	 * @param role the role of who looks
	 * @return the actions' names
	 */
	public List<String> actions(String objectType, String state, Role role) {
		return this.jdbc.sql("""
				select action from workflow_transition
				where object_type = ? and from_state = ? and role = ? order by action""")
			.params(objectType, state, role.name())
			.query(String.class)
			.list();
	}

	/**
	 * Keeps a move that was made, in the document's history and in the unit's audit
	 * chain; to be called in the transaction that makes it.
	 * @param secEjec the unit, or {@link #NATIONAL}
	 * @param objectType the kind of document
	 * @param objectId its key
	 * @param action the action
	 * @param from the state before
	 * @param to the state after
	 * @param actor who acted
	 * @param comment the reason given, if any
	 */
	public void record(String secEjec, String objectType, String objectId, String action, String from, String to,
			Profile actor, @Nullable String comment) {
		record(secEjec, objectType, objectId, action, from, to, actor, comment, null);
	}

	/**
	 * The same for a budget decision, with the performance figures that were on screen
	 * (domain 10.5).
	 * @param secEjec the unit, or {@link #NATIONAL}
	 * @param objectType the kind of document
	 * @param objectId its key
	 * @param action the action
	 * @param from the state before
	 * @param to the state after
	 * @param actor who acted
	 * @param comment the reason given, if any
	 * @param figures the figures as JSON, if any were shown
	 */
	public void record(String secEjec, String objectType, String objectId, String action, String from, String to,
			Profile actor, @Nullable String comment, @Nullable String figures) {
		this.jdbc
			.sql("""
					select workflow_record_with_figures(:unit, :type, :id, :action, :from, :to, :comment, :username, :person, :profile,
					  cast(:figures as jsonb))""")
			.param("unit", secEjec)
			.param("type", objectType)
			.param("id", objectId)
			.param("action", action)
			.param("from", from)
			.param("to", to)
			.param("comment", comment)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.param("figures", figures)
			.query(Long.class)
			.single();
	}

	/**
	 * Keeps an approval: what is transmitted here is judged at once, so that the document
	 * passes through T on its way.
	 * @param secEjec the unit
	 * @param objectType the kind of document
	 * @param objectId its key
	 * @param action the action that approved it
	 * @param from the state before it was transmitted
	 * @param to the state after
	 * @param actor who acted
	 * @param comment the reason given, if any
	 */
	public void recordThroughT(String secEjec, String objectType, String objectId, String action, String from,
			String to, Profile actor, @Nullable String comment) {
		this.jdbc.sql("select workflow_record_through_t(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
			.params(Arrays.asList(secEjec, objectType, objectId, action, from, to, comment, actor.username(),
					actor.personName(), actor.label()))
			.query(Long.class)
			.single();
	}

	/**
	 * Whether somebody put down what a document says by now: who registered, edited or
	 * corrected it since it was last approved doesn't approve it (domain 12.2).
	 * @param secEjec the unit, or {@link #NATIONAL}
	 * @param objectTypes the kinds of document under which it was kept
	 * @param objectId its key
	 * @param username who
	 * @return true if some of it is theirs
	 */
	public boolean wrote(String secEjec, List<String> objectTypes, String objectId, String username) {
		return this.jdbc
			.sql("""
					select exists (
					  select from workflow_step s
					  where s.sec_ejec = :unit and s.object_type in (:types) and s.object_id = :id and s.username = :username
					    and s.action in ('register', 'edit', 'correct')
					    and s.id > coalesce((select max(a.id) from workflow_step a where a.sec_ejec = :unit
					      and a.object_type in (:types) and a.object_id = :id and a.action = 'approve'), 0))""")
			.param("unit", secEjec)
			.param("types", objectTypes)
			.param("id", objectId)
			.param("username", username)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Everything that happened to a document, oldest first.
	 * @param secEjec the unit, or {@link #NATIONAL}
	 * @param objectType the kind of document
	 * @param objectId its key
	 * @return the steps
	 */
	public List<Step> history(String secEjec, String objectType, String objectId) {
		return this.jdbc.sql("""
				select action, from_state, to_state, comment, username, person_name, profile, at
				from workflow_step where sec_ejec = ? and object_type = ? and object_id = ? order by id""")
			.params(secEjec, objectType, objectId)
			.query(Step.class)
			.list();
	}

	/**
	 * One move in a document's history.
	 *
	 * @param action what was done
	 * @param fromState the state before
	 * @param toState the state after
	 * @param comment the reason given
	 * @param username who
	 * @param personName the person's name
	 * @param profile under which profile
	 * @param at when
	 */
	public record Step(String action, String fromState, String toState, @Nullable String comment, String username,
			String personName, String profile, OffsetDateTime at) {
	}

	private record Asked(String objectType, String from, String action) {
	}

	record Transition(String role, String toState, boolean commentRequired) {
	}

}
