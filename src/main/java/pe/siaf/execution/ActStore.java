package pe.siaf.execution;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;

/** Writes records and acts; balances are the {@link Ladder}'s. */
@Repository
class ActStore {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ActStore(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Registers a document in one statement, whole or not at all: what it asks for is
	 * held, its record and first act stand under the next numbers of their series, its
	 * voucher is taken, its history begun.
	 * @param request what is asked for
	 * @param predecessor the record it draws on
	 * @param operationType the type of operation
	 * @param supplierRuc the supplier
	 * @param draft what the act says
	 * @param documentName what the catalogue calls its source document's type
	 * @param actor who prepares it
	 * @return the record and its act
	 */
	ActOutcome register(Registration request, @Nullable ExecutionRecord predecessor, String operationType,
			@Nullable String supplierRuc, Draft draft, String documentName, Profile actor) {
		Numbers given = this.jdbc
			.sql("""
					select * from execution_register(cast(? as smallint), ?, ?, cast(? as bigint), ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))""")
			.params(Arrays.asList(request.fiscalYear(), request.secEjec(), request.stage().name(),
					request.predecessorId(), (predecessor != null) ? predecessor.certificate() : null,
					(predecessor != null) ? predecessor.file() : null, operationType, supplierRuc,
					this.json.writeValueAsString(columns(draft, actor)), json(draft.lines(), request.foreign())))
			.query(Numbers.class)
			.single();
		String file = given.file();
		ExecutionRecord record = new ExecutionRecord(given.recordId(), request.fiscalYear(), request.secEjec(),
				request.stage(), request.predecessorId(), given.certificate(), file,
				(file != null) ? file : given.certificate(), given.sequence(), operationType, supplierRuc,
				currency(request, predecessor));
		return new ActOutcome(record, given.act(draft, documentName, actor));
	}

	private static String currency(Registration request, @Nullable ExecutionRecord predecessor) {
		Foreign foreign = request.foreign();
		if (predecessor != null) {
			return predecessor.currency();
		}
		return (foreign != null) ? foreign.currency() : Foreign.SOLES;
	}

	private String json(Lines lines, @Nullable Foreign foreign) {
		return (foreign != null) ? this.json.writeValueAsString(CurrencyStore.rows(lines, foreign)) : json(lines);
	}

	private static Map<String, Object> columns(Draft draft, Profile actor) {
		Map<String, Object> columns = new HashMap<>();
		says(draft, columns::put);
		columns.put("prepared_by", actor.username());
		columns.put("prepared_name", actor.personName());
		columns.put("prepared_profile", actor.label());
		return columns;
	}

	/** Gives a record the lines that it doesn't have yet, at zero. */
	void addLines(ExecutionRecord record, Lines lines) {
		this.jdbc
			.sql("""
					insert into execution_record_line (sec_ejec, record_id, stage, fiscal_year, sec_func, rubro, resource_type, item)
					select ?, ?, ?, ?, l."secFunc", l.rubro, l."resourceType", l.item
					from jsonb_to_recordset(cast(? as jsonb)) l("secFunc" text, rubro text, "resourceType" text, item text)
					on conflict do nothing""")
			.params(record.secEjec(), record.id(), record.stage().name(), record.fiscalYear(), json(lines))
			.update();
	}

	/**
	 * Adds an act to a record.
	 * @param record the record
	 * @param draft what the act says
	 * @param actor who prepares it
	 * @return the act's key
	 */
	long add(ExecutionRecord record, Draft draft, Profile actor) {
		long id = bind(
				this.jdbc
					.sql("""
							insert into execution_act (sec_ejec, record_id, correlative, kind, month, document_type, document_number,
							  document_date, justification, voucher_type, voucher_series, voucher_number, voucher_date,
							  conformity_date, conformity_unit, prepared_by, prepared_name, prepared_profile)
							select :unit, :record, lpad((coalesce(max(correlative), '0000')::int + 1)::text, 4, '0'), :kind, :month,
							  :document_type, :document_number, cast(:document_date as date), :justification, :voucher_type, :voucher_series,
							  :voucher_number, cast(:voucher_date as date), cast(:conformity_date as date), :conformity_unit, :by, :name, :profile
							from execution_act where sec_ejec = :unit and record_id = :record
							returning id"""),
				draft)
			.param("unit", record.secEjec())
			.param("record", record.id())
			.param("kind", draft.kind().name())
			.param("by", actor.username())
			.param("name", actor.personName())
			.param("profile", actor.label())
			.query(Long.class)
			.single();
		addLines(record, id, record.id(), draft.lines());
		return id;
	}

	/**
	 * Writes what an act says anew, if nobody has moved it meanwhile.
	 * @return whether it was still as it was read
	 */
	boolean replace(ExecutionRecord record, Act act, Draft draft) {
		boolean asRead = bind(
				this.jdbc
					.sql("""
							update execution_act set month = :month, document_type = :document_type, document_number = :document_number,
							  document_date = cast(:document_date as date), justification = :justification, voucher_type = :voucher_type,
							  voucher_series = :voucher_series, voucher_number = :voucher_number, voucher_date = cast(:voucher_date as date),
							  conformity_date = cast(:conformity_date as date), conformity_unit = :conformity_unit
							where sec_ejec = :unit and id = :act and version = :version"""),
				draft)
			.param("unit", record.secEjec())
			.param("act", act.id())
			.param("version", act.version())
			.update() == 1;
		this.jdbc.sql("delete from execution_act_line where sec_ejec = ? and act_id = ?")
			.params(record.secEjec(), act.id())
			.update();
		addLines(record, act.id(), record.id(), draft.lines());
		return asRead;
	}

	/** Adds an act's lines on the balance of a record: its own, or one under it. */
	void addLines(ExecutionRecord record, long actId, long ownerId, Lines lines) {
		this.jdbc
			.sql("""
					insert into execution_act_line (sec_ejec, act_id, record_id, sec_func, rubro, resource_type, item, amount)
					select ?, ?, ?, l."secFunc", l.rubro, l."resourceType", l.item, l.amount
					from jsonb_to_recordset(cast(? as jsonb)) l("secFunc" text, rubro text, "resourceType" text, item text, amount numeric(19,2))""")
			.params(record.secEjec(), actId, ownerId, json(lines))
			.update();
	}

	private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Draft draft) {
		says(draft, sql::param);
		return sql;
	}

	/** What an act says, by column. */
	private static void says(Draft draft, BiConsumer<String, @Nullable Object> column) {
		Voucher voucher = draft.voucher();
		Conformity conformity = draft.conformity();
		column.accept("month", draft.month());
		column.accept("document_type", draft.document().type());
		column.accept("document_number", draft.document().number());
		column.accept("document_date", draft.document().date());
		column.accept("justification", draft.justification());
		column.accept("voucher_type", (voucher != null) ? voucher.type() : null);
		column.accept("voucher_series", (voucher != null) ? voucher.series() : null);
		column.accept("voucher_number", (voucher != null) ? voucher.number() : null);
		column.accept("voucher_date", (voucher != null) ? voucher.date() : null);
		column.accept("conformity_date", (conformity != null) ? conformity.date() : null);
		column.accept("conformity_unit", (conformity != null) ? conformity.unit() : null);
	}

	/**
	 * Moves an act on, if nobody has meanwhile.
	 * @param record its record
	 * @param act the act as it was read
	 * @param to its next state
	 * @param actor who moves it
	 * @return the act after the move, or empty if it wasn't as it was read any more
	 */
	Optional<Act> move(ExecutionRecord record, Act act, String to, Profile actor) {
		boolean approved = "A".equals(to);
		return this.jdbc
			.sql("""
					update execution_act set state = :to, version = version + 1, moved_at = now(),
					  attempt = attempt + case when state = 'R' and :to = 'N' then 1 else 0 end,
					  approved_by = :by, approved_name = :name, approved_at = case when cast(:by as text) is null then null else now() end
					where sec_ejec = :unit and id = :act and version = :version
					returning attempt, version, moved_at, approved_by, approved_name, approved_at""")
			.param("to", to)
			.param("by", approved ? actor.username() : null)
			.param("name", approved ? actor.personName() : null)
			.param("unit", record.secEjec())
			.param("act", act.id())
			.param("version", act.version())
			.query(Act.Moved.class)
			.optional()
			.map((how) -> act.moved(to, how));
	}

	/** Takes a voucher for an accrual: no other may have it (ACR-003). */
	void claim(ExecutionRecord record, Voucher voucher) {
		this.jdbc
			.sql("""
					insert into payment_voucher (supplier_ruc, voucher_type, series, number, fiscal_year, sec_ejec, record_id)
					values (:ruc, :type, :series, :number, :year, :unit, :record)""")
			.param("ruc", record.supplierRuc())
			.param("type", voucher.type())
			.param("series", voucher.series())
			.param("number", voucher.number())
			.param("year", record.fiscalYear())
			.param("unit", record.secEjec())
			.param("record", record.id())
			.update();
	}

	/** Lets an accrual's voucher go. */
	void releaseVoucher(ExecutionRecord record) {
		this.jdbc.sql("""
				update payment_voucher set released_at = now()
				where supplier_ruc = :ruc and sec_ejec = :unit and record_id = :record and released_at is null""")
			.param("ruc", record.supplierRuc())
			.param("unit", record.secEjec())
			.param("record", record.id())
			.update();
	}

	private String json(Lines lines) {
		List<Map<String, Object>> rows = lines.list().stream().map((entry) -> {
			Map<String, Object> row = new HashMap<>();
			row.put("secFunc", entry.line().secFunc());
			row.put("rubro", entry.line().rubro());
			row.put("resourceType", entry.line().resourceType());
			row.put("item", entry.line().item());
			row.put("amount", entry.amount().value());
			return row;
		}).toList();
		return this.json.writeValueAsString(rows);
	}

	/**
	 * What an act says, checked.
	 *
	 * @param kind what it does
	 * @param month the month of execution
	 * @param document the source document
	 * @param justification what it is for
	 * @param voucher the voucher of an accrual
	 * @param conformity the conformity of an accrual
	 * @param lines signed amounts
	 */
	record Draft(ActKind kind, int month, SourceDocument document, String justification, @Nullable Voucher voucher,
			@Nullable Conformity conformity, Lines lines) {
	}

	/**
	 * What the schema gave a new record and its act.
	 */
	record Numbers(long recordId, String certificate, @Nullable String file, String sequence, long actId,
			String correlative, String state, int attempt, int version, OffsetDateTime preparedAt,
			OffsetDateTime movedAt) {

		Act act(Draft draft, String documentName, Profile actor) {
			SourceDocument document = draft.document();
			Voucher voucher = draft.voucher();
			Conformity conformity = draft.conformity();
			return new Act(this.actId, this.recordId, this.correlative, draft.kind(), this.state, this.attempt,
					this.version, draft.month(), told(document.type()), documentName, told(document.number()),
					told(document.date()), draft.justification(), (voucher != null) ? voucher.type() : null,
					(voucher != null) ? voucher.series() : null, (voucher != null) ? voucher.number() : null,
					(voucher != null) ? voucher.date() : null, (conformity != null) ? conformity.date() : null,
					(conformity != null) ? conformity.unit() : null, actor.username(), actor.personName(),
					this.preparedAt, this.movedAt, null, null, null, draft.lines().total(), null);
		}

		private static <T> T told(@Nullable T part) {
			return Objects.requireNonNull(part, "A checked draft names its document");
		}

	}

}
