package pe.siaf.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * Finds records and acts. Whoever asks sees the records that touch a line of their scope;
 * what they don't see isn't there.
 */
@Repository
class Records {

	static final String VISIBLE = """
			exists (
			  select from execution_record_line visible
			  join implementing_unit u on u.fiscal_year = visible.fiscal_year and u.sec_ejec = visible.sec_ejec
			  join budget_target t on t.fiscal_year = visible.fiscal_year and t.sec_ejec = visible.sec_ejec
			    and t.sec_func = visible.sec_func
			  where visible.sec_ejec = r.sec_ejec and visible.record_id = r.id and %s)""";

	private static final String RECORD = """
			select r.id, r.fiscal_year, r.sec_ejec, r.stage, r.predecessor_id, r.certificate, r.file, r.number, r.sequence,
			  r.operation_type, r.supplier_ruc, r.currency
			from execution_record r""";

	private static final String ACT = """
			select a.id, a.record_id, a.correlative, a.kind, a.state, a.attempt, a.version, a.month, a.document_type,
			  coalesce(p.name, '') document_name, a.document_number, a.document_date, a.justification, a.voucher_type, a.voucher_series, a.voucher_number,
			  a.voucher_date, a.conformity_date, a.conformity_unit, a.prepared_by, a.prepared_name, a.prepared_at,
			  a.moved_at, a.approved_by, a.approved_name, a.approved_at,
			  coalesce((select sum(al.amount) from execution_act_line al
			    where al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = a.record_id), 0) total,
			  a.currency_rate rate
			from execution_act a
			join execution_record o on o.sec_ejec = a.sec_ejec and o.id = a.record_id
			left join document_type p on p.fiscal_year = o.fiscal_year and p.code = a.document_type""";

	private final JdbcClient jdbc;

	Records(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Finds a record by what people call it.
	 * @param stage its stage
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param shown number and sequence, or its key within the unit
	 * @param profile who asks
	 * @return the record, or empty if there is none or it isn't theirs to see
	 */
	Optional<ExecutionRecord> find(DocumentStage stage, int fiscalYear, String secEjec, String shown, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		boolean byNumber = shown.matches("\\d{10}-\\d{4}");
		if (!byNumber && !shown.matches("\\d{1,18}")) {
			return Optional.empty();
		}
		return this.jdbc
			.sql(RECORD
					+ """
							 where r.fiscal_year = :year and r.sec_ejec = :unit and r.stage = :stage and (r.number || '-' || r.sequence = :shown or r.id = :id)
							and\s"""
					+ VISIBLE.formatted(scope.sql()))
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("stage", stage.name())
			.param("shown", shown)
			.param("id", byNumber ? -1L : Long.parseLong(shown))
			.query(ExecutionRecord.class)
			.optional();
	}

	ExecutionRecord get(String secEjec, long id) {
		return this.jdbc.sql(RECORD + " where r.sec_ejec = ? and r.id = ?")
			.params(secEjec, id)
			.query(ExecutionRecord.class)
			.single();
	}

	List<ExecutionRecord> successors(ExecutionRecord record) {
		return this.jdbc.sql(RECORD + " where r.sec_ejec = ? and r.predecessor_id = ? order by r.id")
			.params(record.secEjec(), record.id())
			.query(ExecutionRecord.class)
			.list();
	}

	List<ExecutionRecord> ofFile(int fiscalYear, String secEjec, String file, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql(RECORD + " where r.fiscal_year = :year and r.sec_ejec = :unit and r.file = :file and "
					+ VISIBLE.formatted(scope.sql()) + " order by r.id")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("file", file)
			.query(ExecutionRecord.class)
			.list();
	}

	/** The acts of a record, oldest first. */
	List<Act> acts(ExecutionRecord record) {
		return this.jdbc.sql(ACT + " where a.sec_ejec = ? and a.record_id = ? order by a.correlative")
			.params(record.secEjec(), record.id())
			.query(Act.class)
			.list();
	}

	/**
	 * Counts what happened to a record: it grows with every act and every move of one.
	 * @param record the record
	 * @return its version
	 */
	int version(ExecutionRecord record) {
		return this.jdbc.sql("""
				select count(*) + coalesce(sum(version), 0) from execution_act where sec_ejec = ? and record_id = ?""")
			.params(record.secEjec(), record.id())
			.query(Integer.class)
			.single();
	}

	Act act(String secEjec, long id) {
		return this.jdbc.sql(ACT + " where a.sec_ejec = ? and a.id = ?").params(secEjec, id).query(Act.class).single();
	}

	/** An act's lines, each with the record whose balance it moves. */
	List<ActLine> lines(ExecutionRecord record, long actId) {
		Map<Long, ExecutionRecord> owners = new HashMap<>();
		owners.put(record.id(), record);
		return this.jdbc
			.sql("""
					select record_id, sec_func, rubro, resource_type, item, amount, coalesce(difference, 0) difference from execution_act_line
					where sec_ejec = ? and act_id = ? order by record_id, sec_func, rubro, resource_type, item""")
			.params(record.secEjec(), actId)
			.query(LineRow.class)
			.list()
			.stream()
			.map((row) -> new ActLine(owners.computeIfAbsent(row.recordId(), (id) -> get(record.secEjec(), id)),
					row.line(), row.amount(), row.difference()))
			.toList();
	}

	/** The lines of an act as they were told: in the record's currency. */
	Lines told(ExecutionRecord record, long actId) {
		return Lines.of(this.jdbc
			.sql("""
					select record_id, sec_func, rubro, resource_type, item, coalesce(currency_amount, amount) amount, 0.00 difference
					from execution_act_line where sec_ejec = ? and act_id = ? order by record_id, sec_func, rubro, resource_type, item""")
			.params(record.secEjec(), actId)
			.query(LineRow.class)
			.list()
			.stream()
			.map((row) -> new LineAmount(row.line(), row.amount()))
			.toList());
	}

	/** What a record has, line by line. */
	List<RecordBalance> balances(ExecutionRecord record) {
		return this.jdbc.sql("""
				select sec_func, rubro, resource_type, item, approved, drawn, drawn_reserved, reduction_reserved,
				  approved - used available
				from execution_record_line where sec_ejec = ? and record_id = ?
				order by sec_func, rubro, resource_type, item""")
			.params(record.secEjec(), record.id())
			.query(RecordBalance.class)
			.list();
	}

	/** The record's type of operation, as a person reads it. */
	String operation(ExecutionRecord record) {
		return this.jdbc.sql("select code || '. ' || name from operation_type where fiscal_year = ? and code = ?")
			.params(record.fiscalYear(), record.operationType())
			.query(String.class)
			.optional()
			.orElse(record.operationType());
	}

	boolean seesUnit(int fiscalYear, String secEjec, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select count(*) from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
					+ scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Integer.class)
			.single() > 0;
	}

	record LineRow(long recordId, String secFunc, String rubro, String resourceType, String item, Amount amount,
			Amount difference) {

		public LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

	/**
	 * A line of a record.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param approved what was approved
	 * @param drawn what the next stage has drawn
	 * @param drawnReserved what its drafts hold
	 * @param reductionReserved what a reduction under way holds
	 * @param available what is left
	 */
	record RecordBalance(String secFunc, String rubro, String resourceType, String item, Amount approved, Amount drawn,
			Amount drawnReserved, Amount reductionReserved, Amount available) {

		public LineKey line() {
			return new LineKey(this.secFunc, this.rubro, this.resourceType, this.item);
		}

	}

}
