package pe.siaf.execution;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.ApiAnswers.ActView;
import pe.siaf.execution.ApiAnswers.Movement;
import pe.siaf.execution.ApiAnswers.RecordAnswer;
import pe.siaf.money.Amount;

/** Gathers what the API says of a record. */
@Component
class RecordAnswers {

	private final JdbcClient jdbc;

	private final Records records;

	private final Suppliers suppliers;

	private final Warnings warnings;

	private final Retentions retentions;

	private final ForeignAmounts foreign;

	RecordAnswers(JdbcClient jdbc, Records records, Suppliers suppliers, Warnings warnings, Retentions retentions,
			ForeignAmounts foreign) {
		this.foreign = foreign;
		this.jdbc = jdbc;
		this.records = records;
		this.suppliers = suppliers;
		this.warnings = warnings;
		this.retentions = retentions;
	}

	RecordAnswer of(ExecutionRecord record) {
		List<Act> acts = this.records.acts(record);
		List<Records.RecordBalance> lines = this.records.balances(record);
		Amount approved = lines.stream().map(Records.RecordBalance::approved).reduce(Amount.ZERO, Amount::plus);
		Amount drawn = lines.stream().map(Records.RecordBalance::drawn).reduce(Amount.ZERO, Amount::plus);
		Amount available = lines.stream().map(Records.RecordBalance::available).reduce(Amount.ZERO, Amount::plus);
		Long predecessor = record.predecessorId();
		String supplier = record.supplierRuc();
		return new RecordAnswer(record.stage(), record.secEjec(), record.fiscalYear(), record.number(),
				record.sequence(), record.certificate(), record.file(), acts.get(0).state(), approved, drawn, available,
				record.location(),
				(predecessor != null) ? this.records.get(record.secEjec(), predecessor).location() : null,
				this.records.successors(record).stream().map(ExecutionRecord::location).toList(),
				record.operationType(), (supplier != null) ? this.suppliers.find(supplier).orElse(null) : null, lines,
				acts.stream().map(ActView::of).toList(), movements(record), this.records.version(record),
				this.warnings.codes(record), this.retentions.part(record),
				(record.stage() == DocumentStage.ACCRUAL) ? this.retentions.of(record) : List.of(), record.currency(),
				this.foreign.of(record));
	}

	private List<Movement> movements(ExecutionRecord record) {
		return this.jdbc.sql("""
				select m.id, m.kind, m.month, m.sec_func, m.rubro, m.resource_type, m.item, m.amount, m.known_on,
				  m.recorded_at, m.username
				from movement m
				where m.sec_ejec = :unit and m.stage = :stage and m.act_id in (
				  select al.act_id from execution_act_line al where al.sec_ejec = :unit and al.record_id = :record)
				order by m.id""")
			.param("unit", record.secEjec())
			.param("stage", record.stage().ledgerStage().name())
			.param("record", record.id())
			.query(Movement.class)
			.list();
	}

}
