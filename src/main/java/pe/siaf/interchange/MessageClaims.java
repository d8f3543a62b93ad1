package pe.siaf.interchange;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who processes a message. Of two at once it is one's; what broke off is taken up again
 * after a while, but not while its import still runs. Each claim has a token, and only
 * who holds it writes what became of the message: who was taken over is late.
 */
@Component
class MessageClaims {

	private final JdbcClient jdbc;

	MessageClaims(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Claims a message that was received.
	 * @param secEjec the unit
	 * @param id the message
	 * @param fileName what its import is called
	 * @return the claim's token, or nothing where the message is somebody else's
	 */
	Optional<UUID> claim(String secEjec, long id, String fileName) {
		return this.jdbc
			.sql("""
					update interface_message m set claimed_at = now(), claimed_by = gen_random_uuid()
					where m.sec_ejec = ? and m.id = ? and m.state = 'RECEIVED'
					  and (m.claimed_at is null or m.claimed_at < now() - interval '15 minutes' and not exists (
					    select from data_import i where i.sec_ejec = m.sec_ejec and i.fiscal_year = m.fiscal_year and i.kind = m.kind
					      and i.file_name = ? and i.state in ('STAGED', 'VALIDATING', 'APPLYING')))
					returning m.claimed_by""")
			.params(secEjec, id, fileName)
			.query(UUID.class)
			.optional();
	}

	/**
	 * Claims a message that was rejected, to try it again.
	 * @param secEjec the unit
	 * @param id the message
	 * @return the claim's token, or nothing where somebody was faster
	 */
	Optional<UUID> again(String secEjec, long id) {
		return this.jdbc.sql("""
				update interface_message set state = 'RECEIVED', code = null, rule = null, concluded_at = null,
				  attempt = attempt + 1, claimed_at = now(), claimed_by = gen_random_uuid()
				where sec_ejec = ? and id = ? and state = 'REJECTED'
				returning claimed_by""").params(secEjec, id).query(UUID.class).optional();
	}

	/**
	 * Keeps which import took a message in.
	 * @param secEjec the unit
	 * @param id the message
	 * @param claim the token
	 * @param importId the import
	 * @return false where the claim was taken over
	 */
	boolean taken(String secEjec, long id, UUID claim, long importId) {
		return this.jdbc.sql("""
				update interface_message set import_id = ?, state = 'VALIDATED'
				where sec_ejec = ? and id = ? and claimed_by = ? and state = 'RECEIVED'""")
			.params(importId, secEjec, id, claim)
			.update() == 1;
	}

	/**
	 * Keeps that a message was refused.
	 * @param secEjec the unit
	 * @param id the message
	 * @param claim the token
	 * @param rule the code of the rule that it broke
	 * @return false where the claim was taken over
	 */
	boolean rejected(String secEjec, long id, UUID claim, String rule) {
		return this.jdbc
			.sql("""
					update interface_message set state = 'REJECTED', rule = :rule, code = interface_reject_code(:rule), concluded_at = now()
					where sec_ejec = :unit and id = :id and claimed_by = :claim and state = 'RECEIVED'""")
			.param("rule", rule)
			.param("unit", secEjec)
			.param("id", id)
			.param("claim", claim)
			.update() == 1;
	}

	/**
	 * Lets a message go that could not be processed.
	 * @param secEjec the unit
	 * @param id the message
	 * @param claim the token
	 */
	void released(String secEjec, long id, UUID claim) {
		this.jdbc.sql("""
				update interface_message set claimed_at = null, claimed_by = null
				where sec_ejec = ? and id = ? and claimed_by = ? and state = 'RECEIVED'""")
			.params(secEjec, id, claim)
			.update();
	}

	/**
	 * Rejects a message that nobody could process, so that those behind it go on. One
	 * that an import took in, or that somebody processes, isn't rejected: what it came to
	 * is still to be told.
	 * @param secEjec the unit
	 * @param sender which system sent it
	 * @param messageId its number there
	 * @return the reject code, or nothing where it isn't rejected
	 */
	Optional<String> unprocessable(String secEjec, OtherSystem sender, String messageId) {
		String code = InterchangeRule.MESSAGE_INCOMPLETE.code();
		this.jdbc
			.sql("""
					update interface_message set state = 'REJECTED', rule = :code, code = :code, concluded_at = now()
					where sec_ejec = :unit and sender = :sender and message_id = :message and state = 'RECEIVED' and import_id is null
					  and claimed_by is null""")
			.param("code", code)
			.param("unit", secEjec)
			.param("sender", sender.name())
			.param("message", messageId)
			.update();
		boolean kept = this.jdbc.sql("""
				select exists (select from interface_message where sec_ejec = ? and sender = ? and message_id = ?
				  and state <> 'REJECTED')""").params(secEjec, sender.name(), messageId).query(Boolean.class).single();
		return kept ? Optional.empty() : Optional.of(code);
	}

	/** What the import of a message is called. */
	static String fileName(OtherSystem sender, String messageId) {
		return (sender + "-" + messageId).replaceAll("[^\\w.-]", "_") + ".csv";
	}

}
