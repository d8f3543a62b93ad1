package pe.siaf.interchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.exchange.Imports;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Takes messages in, each once: kept first, then judged and applied by the import of its
 * kind. What broke off in between stays RECEIVED and is taken up again.
 */
@Service
class Messages {

	private static final String ROWS = """
			select m.id, m.sec_ejec, m.sender, m.message_id, m.fiscal_year, m.kind, m.key, m.content, m.state, m.attempt, m.code, m.rule,
			  m.records, m.import_id, (select i.fetched_by from data_import i where i.id = m.import_id) fetched_by, m.received_by, m.received_at, m.concluded_at
			from interface_message m
			where exists (select from implementing_unit u where u.sec_ejec = m.sec_ejec and %s)
			  and (:sender = '' or m.sender = :sender) and (:state = '' or m.state = :state)""";

	private final JdbcClient jdbc;

	private final MessageClaims claims;

	private final Imports imports;

	private final Equivalences equivalences;

	Messages(JdbcClient jdbc, MessageClaims claims, Imports imports, Equivalences equivalences) {
		this.claims = claims;
		this.jdbc = jdbc;
		this.imports = imports;
		this.equivalences = equivalences;
	}

	List<Message> list(Filter filter, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(ROWS.formatted(scope.sql()) + " order by m.received_at desc, m.id desc limit :size offset :offset")
			.params(scope.params())
			.params(filter.params())
			.param("size", size)
			.param("offset", offset)
			.query(Message.class)
			.list();
	}

	long count(Filter filter, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("select count(*) from (" + ROWS.formatted(scope.sql()) + ") m")
			.params(scope.params())
			.params(filter.params())
			.query(Long.class)
			.single();
	}

	Message get(String secEjec, long id, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(ROWS.formatted(scope.sql()) + " and m.sec_ejec = :unit and m.id = :id")
			.params(scope.params())
			.params(new Filter("", "").params())
			.param("unit", secEjec)
			.param("id", id)
			.query(Message.class)
			.optional()
			.orElseThrow(() -> new NotFound("message " + secEjec + " " + id));
	}

	/**
	 * Takes a message in.
	 * @param sender which system sent it
	 * @param secEjec the unit
	 * @param delivery the message
	 * @param arrival how it comes
	 * @return its key within the unit; what became of it is in its record
	 * @throws RuleViolation INT-002 if the number came with another content before
	 */
	long receive(OtherSystem sender, String secEjec, Delivery delivery, Arrival arrival) {
		requireKind(sender, delivery.kind());
		Profile actor = arrival.actor();
		if (actor != null) {
			this.imports.requireOpen(delivery.kind(), actor, delivery.fiscalYear());
		}
		String hash = hash(delivery.content());
		this.jdbc
			.sql("""
					insert into interface_message (sec_ejec, sender, message_id, fiscal_year, kind, key, hash, content, received_by)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (sec_ejec, sender, message_id) do nothing""")
			.params(secEjec, sender.name(), delivery.id(), delivery.fiscalYear(), delivery.kind(), delivery.key(), hash,
					delivery.content(), arrival.username())
			.update();
		Kept kept = this.jdbc.sql("""
				select id, hash from interface_message where sec_ejec = ? and sender = ? and message_id = ?""")
			.params(secEjec, sender.name(), delivery.id())
			.query(Kept.class)
			.single();
		if (!kept.hash().equals(hash)) {
			throw new RuleViolation(InterchangeRule.MESSAGE_ONCE, Map.of("message", sender + " " + delivery.id()));
		}
		this.claims.claim(secEjec, kept.id(), MessageClaims.fileName(sender, delivery.id()))
			.ifPresent((claim) -> process(secEjec, kept.id(), claim, delivery, sender, arrival));
		return kept.id();
	}

	/**
	 * Tries a rejected message again, on today's data.
	 * @param message the message
	 * @param actor who asks for it
	 */
	void retry(Message message, Profile actor) {
		this.imports.requireOpen(message.kind(), actor, message.fiscalYear());
		this.claims.again(message.secEjec(), message.id())
			.ifPresent((claim) -> process(message.secEjec(), message.id(), claim,
					new Delivery(message.messageId(), message.kind(), message.fiscalYear(), message.key(),
							message.content()),
					message.sender(), new Arrival(message.receivedBy().equals(ImportOrder.SYSTEM), actor)));
	}

	/** INT-004: a system hands over what is its own, whoever brings it. */
	private void requireKind(OtherSystem sender, String kind) {
		boolean own = this.jdbc.sql("select exists (select from interface_kind where system = ? and kind = ?)")
			.params(sender.name(), kind)
			.query(Boolean.class)
			.single();
		if (!own) {
			throw new RuleViolation(InterchangeRule.MESSAGE_INCOMPLETE, Map.of("what", "message.kind"), "kind");
		}
	}

	private void process(String secEjec, long id, UUID claim, Delivery delivery, OtherSystem sender, Arrival arrival) {
		ImportOrder order = new ImportOrder(delivery.kind(), delivery.fiscalYear(), secEjec,
				MessageClaims.fileName(sender, delivery.id()), null, false, arrival.actor(), arrival.fetchedBy());
		try {
			byte[] content = this.equivalences
				.translated(sender, delivery.fiscalYear(), delivery.kind(), delivery.content())
				.getBytes(StandardCharsets.UTF_8);
			// an import that was applied before the message could say so is its own
			long taken = this.imports.applied(order, content)
				.orElseGet(() -> this.imports.submit(order, new ByteArrayInputStream(content)));
			if (this.claims.taken(secEjec, id, claim, taken)) {
				settle();
			}
		}
		catch (RuleViolation refused) {
			this.claims.rejected(secEjec, id, claim, refused.rule().code());
		}
		catch (RuntimeException failed) {
			this.claims.released(secEjec, id, claim);
			throw failed;
		}
	}

	/** Says of each message under way what its import came to. */
	void settle() {
		this.jdbc
			.sql("""
					update interface_message m set concluded_at = i.finished_at, records = i.new_count + i.changed_count,
					  state = case i.state when 'APPLIED' then 'APPLIED' else 'REJECTED' end,
					  rule = case when i.state <> 'APPLIED' then coalesce(f.code, '') end,
					  code = case when i.state <> 'APPLIED' then interface_reject_code(coalesce(f.code, '')) end
					from data_import i left join lateral (
					  select f.code from import_finding f where f.import_id = i.id and f.severity = 'ERROR'
					  order by f.row_number nulls first, f.id limit 1) f on true
					where i.id = m.import_id and m.state = 'VALIDATED' and i.state in ('APPLIED', 'COMPARED', 'REJECTED')""")
			.update();
	}

	/**
	 * What requests and orders that a system sent became, as it asks for (11: certificate
	 * number, state 0 pending, 2 accepted, 3 rejected).
	 * @param sender the system
	 * @param secEjec the unit
	 * @param fiscalYear the year
	 * @param profile who asks
	 * @return one for each message, oldest first
	 */
	List<Answered> answers(OtherSystem sender, String secEjec, int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select m.message_id, m.kind, m.key,
					  case when m.state = 'REJECTED' or a.state in ('R', 'X') then '3' when m.state = 'APPLIED'
					    and coalesce(a.state, 'A') = 'A' then '2' else '0' end state,
					  m.code, coalesce(r.certificate || '-' || r.sequence, o.numbers) number
					from interface_message m
					left join requested_certification q on m.kind = 'certifications' and q.sec_ejec = m.sec_ejec
					  and q.fiscal_year = m.fiscal_year and q.request = m.key
					left join execution_record r on r.sec_ejec = q.sec_ejec and r.id = q.record_id
					left join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
					left join lateral (
					  select string_agg(distinct o.kind || '-' || o.number || coalesce('/' || n.number, ''), ' ') numbers
					  from contract_delivery d
					  left join reception n on d.kind <> 'ORDER' and n.sec_ejec = d.sec_ejec and n.id = d.target_id
					  join purchase_order o on o.sec_ejec = d.sec_ejec and o.id = case d.kind when 'ORDER' then d.target_id else n.order_id end
					  where m.kind in ('orders', 'receptions', 'conformities') and d.sec_ejec = m.sec_ejec and d.import_id = m.import_id
					    and d.kind in ('ORDER', 'RECEPTION', 'CONFORMITY')) o on true
					where m.sender = :sender and m.sec_ejec = :unit and m.fiscal_year = :year
					  and exists (select from implementing_unit u where u.sec_ejec = m.sec_ejec and %s)
					order by m.id"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("sender", sender.name())
			.param("unit", secEjec)
			.param("year", fiscalYear)
			.query(Answered.class)
			.list();
	}

	static String hash(String content) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	/**
	 * Which messages are asked for.
	 *
	 * @param sender the system, or empty for all
	 * @param state the state, or empty for all
	 */
	record Filter(String sender, String state) {

		Map<String, Object> params() {
			return Map.of("sender", this.sender, "state", this.state);
		}

	}

	/**
	 * What became of a message.
	 *
	 * @param messageId its number there
	 * @param kind the kind of import
	 * @param key what it is about
	 * @param state 0 pending, 2 accepted, 3 rejected
	 * @param code the reject code
	 * @param number the certificate's, order's or reception's number here
	 */
	record Answered(String messageId, String kind, String key, String state, @Nullable String code,
			@Nullable String number) {
	}

	record Kept(long id, String hash) {
	}

}
