package pe.siaf.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
	 * Opens a record under the next number of its series. Taken last: until the
	 * transaction ends, everybody who numbers in this series waits here.
	 * @param request what is asked for
	 * @param predecessor the record it draws on
	 * @param operationType the type of operation
	 * @param supplierRuc the supplier
	 * @return the record
	 */
	ExecutionRecord open(Registration request, @Nullable ExecutionRecord predecessor, String operationType,
			@Nullable String supplierRuc) {
		DocumentStage stage = request.stage();
		String certificate = (predecessor == null) ? "%010d".formatted(next(request, "certificate"))
				: predecessor.certificate();
		String file = stage.inFile() ? fileOf(request, predecessor) : null;
		String sequence = "%04d"
			.formatted(next(request, (file != null) ? "file/" + file + "/" + stage : "certificate/" + certificate));
		long id = this.jdbc.sql("""
				insert into execution_record (fiscal_year, sec_ejec, stage, predecessor_id, certificate, file, sequence,
				  operation_type, supplier_ruc)
				values (:year, :unit, :stage, :predecessor, :certificate, :file, :sequence, :operation, :supplier)
				returning id""")
			.param("year", request.fiscalYear())
			.param("unit", request.secEjec())
			.param("stage", stage.name())
			.param("predecessor", request.predecessorId())
			.param("certificate", certificate)
			.param("file", file)
			.param("sequence", sequence)
			.param("operation", operationType)
			.param("supplier", supplierRuc)
			.query(Long.class)
			.single();
		return new ExecutionRecord(id, request.fiscalYear(), request.secEjec(), stage, request.predecessorId(),
				certificate, file, (file != null) ? file : certificate, sequence, operationType, supplierRuc);
	}

	private String fileOf(Registration request, @Nullable ExecutionRecord predecessor) {
		String file = (predecessor != null) ? predecessor.file() : null;
		return (file != null) ? file : "%010d".formatted(next(request, "file"));
	}

	private int next(Registration request, String series) {
		return this.jdbc.sql("select next_number(?, cast(? as smallint), ?)")
			.params(request.secEjec(), request.fiscalYear(), series)
			.query(Integer.class)
			.single();
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
							  :documentType, :documentNumber, cast(:documentDate as date), :justification, :voucherType, :voucherSeries,
							  :voucherNumber, cast(:voucherDate as date), cast(:conformityDate as date), :conformityUnit, :by, :name, :profile
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
							update execution_act set month = :month, document_type = :documentType, document_number = :documentNumber,
							  document_date = cast(:documentDate as date), justification = :justification, voucher_type = :voucherType,
							  voucher_series = :voucherSeries, voucher_number = :voucherNumber, voucher_date = cast(:voucherDate as date),
							  conformity_date = cast(:conformityDate as date), conformity_unit = :conformityUnit
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
		Voucher voucher = draft.voucher();
		Conformity conformity = draft.conformity();
		return sql.param("month", draft.month())
			.param("documentType", draft.document().type())
			.param("documentNumber", draft.document().number())
			.param("documentDate", draft.document().date())
			.param("justification", draft.justification())
			.param("voucherType", (voucher != null) ? voucher.type() : null)
			.param("voucherSeries", (voucher != null) ? voucher.series() : null)
			.param("voucherNumber", (voucher != null) ? voucher.number() : null)
			.param("voucherDate", (voucher != null) ? voucher.date() : null)
			.param("conformityDate", (conformity != null) ? conformity.date() : null)
			.param("conformityUnit", (conformity != null) ? conformity.unit() : null);
	}

	/**
	 * Moves an act on, if nobody has meanwhile.
	 * @param record its record
	 * @param act the act as it was read
	 * @param to its next state
	 * @param actor who moves it
	 * @return whether it was still as it was read
	 */
	boolean move(ExecutionRecord record, Act act, String to, Profile actor) {
		boolean approved = "A".equals(to);
		return this.jdbc
			.sql("""
					update execution_act set state = :to, version = version + 1, moved_at = now(),
					  attempt = attempt + case when state = 'R' and :to = 'N' then 1 else 0 end,
					  approved_by = :by, approved_name = :name, approved_at = case when cast(:by as text) is null then null else now() end
					where sec_ejec = :unit and id = :act and version = :version""")
			.param("to", to)
			.param("by", approved ? actor.username() : null)
			.param("name", approved ? actor.personName() : null)
			.param("unit", record.secEjec())
			.param("act", act.id())
			.param("version", act.version())
			.update() == 1;
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

}
