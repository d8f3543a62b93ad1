package pe.siaf.audit;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.identity.UserChanged;

/**
 * Keeps what was done, in the transaction that does it: both are there or neither is. The
 * rows can only be added; {@link AuditSeals} makes later tampering visible.
 */
@Component
public class AuditTrail {

	/** The chain of what belongs to no unit. */
	public static final String NATIONAL = "national";

	private static final String SYSTEM = "system";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final CurrentProfile current;

	AuditTrail(JdbcClient jdbc, JsonMapper json, CurrentProfile current) {
		this.jdbc = jdbc;
		this.json = json;
		this.current = current;
	}

	/**
	 * Keeps an act of who is signed in, or of the system itself where nobody is.
	 * @param chain the unit's sec_ejec, or {@link #NATIONAL}
	 * @param action what was done, such as {@code approve}
	 * @param objectType to what kind of object
	 * @param objectId its key
	 * @param before what it was, or {@code null}
	 * @param after what it is now, or {@code null}
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(String chain, String action, String objectType, String objectId, @Nullable Object before,
			@Nullable Object after) {
		record(this.current.find().orElse(null), chain, action, objectType, objectId, before, after);
	}

	/**
	 * Keeps an act that runs on behalf of somebody, outside their request.
	 * @param actor for whom, or {@code null} for the system itself
	 * @param chain the unit's sec_ejec, or {@link #NATIONAL}
	 * @param action what was done
	 * @param objectType to what kind of object
	 * @param objectId its key
	 * @param before what it was, or {@code null}
	 * @param after what it is now, or {@code null}
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(@Nullable Profile actor, String chain, String action, String objectType, String objectId,
			@Nullable Object before, @Nullable Object after) {
		this.jdbc.sql("""
				insert into audit_event (chain, username, profile, action, object_type, object_id, before, after)
				values (:chain, :username, :profile, :action, :type, :id, :before::jsonb, :after::jsonb)""")
			.param("chain", chain)
			.param("username", (actor != null) ? actor.username() : SYSTEM)
			.param("profile", (actor != null) ? actor.label() : SYSTEM)
			.param("action", action)
			.param("type", objectType)
			.param("id", objectId)
			.param("before", text(before))
			.param("after", text(after))
			.update();
	}

	@EventListener
	void userChanged(UserChanged change) {
		record(NATIONAL, change.action(), "USER", change.username(), null, Map.copyOf(change.detail()));
	}

	private @Nullable String text(@Nullable Object state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

}
