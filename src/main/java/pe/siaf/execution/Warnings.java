package pe.siaf.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a document may do, but somebody should know. */
@Component
class Warnings {

	private final JdbcClient jdbc;

	private final Retentions retentions;

	Warnings(JdbcClient jdbc, Retentions retentions) {
		this.jdbc = jdbc;
		this.retentions = retentions;
	}

	/** The codes of what a record's page warns of. */
	List<String> codes(ExecutionRecord record) {
		List<String> codes = new ArrayList<>();
		if (record.stage() == DocumentStage.CERTIFICATION && !targetsWithoutPhysicalTarget(record).isEmpty()) {
			codes.add(ExecutionRule.TARGET_WITHOUT_PHYSICAL_TARGET.code());
		}
		if (spentBeforeCertified(record).isPresent()) {
			codes.add(ExecutionRule.SPENT_BEFORE_CERTIFIED.code());
		}
		if (hasUnsaidDetraction(record)) {
			codes.add(ExecutionRule.DETRACTION_UNSAID.code());
		}
		return codes;
	}

	/**
	 * PAY-033: a payee's order on an invoice of which nobody said whether it is under
	 * detraction.
	 * @param record an order
	 * @return whether that is so
	 */
	boolean hasUnsaidDetraction(ExecutionRecord record) {
		Long accrual = record.predecessorId();
		return record.stage() == DocumentStage.PAYMENT_ORDER && accrual != null
				&& this.retentions.part(record) == OrderPart.NET
				&& this.retentions.isUnsaid(this.retentions.facts(record.secEjec(), accrual));
	}

	/**
	 * CTL-010: an accrual whose voucher is older than the approval of the credit it
	 * spends. Approvals recorded after the year's end say nothing of when the credit was
	 * there.
	 * @param record an accrual
	 * @return the two days, or empty if the credit was there first
	 */
	Optional<SpentFirst> spentBeforeCertified(ExecutionRecord record) {
		return this.jdbc.sql("""
				select a.voucher_date spent, (c.approved_at at time zone 'America/Lima')::date certified
				from execution_act a
				join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
				join execution_record k on k.sec_ejec = r.sec_ejec and k.fiscal_year = r.fiscal_year
				  and k.certificate = r.certificate and k.stage = 'CERTIFICATION'
				join execution_act c on c.sec_ejec = k.sec_ejec and c.record_id = k.id and c.correlative = '0001'
				where a.sec_ejec = :unit and a.record_id = :record and a.correlative = '0001' and r.stage = 'ACCRUAL'
				  and a.voucher_date < (c.approved_at at time zone 'America/Lima')::date
				  and extract(year from c.approved_at at time zone 'America/Lima') = r.fiscal_year""")
			.param("unit", record.secEjec())
			.param("record", record.id())
			.query(SpentFirst.class)
			.optional();
	}

	/**
	 * CRT-004: certified targets without a physical target.
	 * @param record a certification
	 * @return their codes
	 */
	List<String> targetsWithoutPhysicalTarget(ExecutionRecord record) {
		return this.jdbc.sql("""
				select distinct l.sec_func from execution_record_line l
				where l.sec_ejec = ? and l.record_id = ? and not exists (select from physical_target p
				  where p.fiscal_year = l.fiscal_year and p.sec_ejec = l.sec_ejec and p.sec_func = l.sec_func)
				order by 1""").params(record.secEjec(), record.id()).query(String.class).list();
	}

	/**
	 * Money spent before its credit was certified.
	 *
	 * @param spent the voucher's day
	 * @param certified the day the certification was approved
	 */
	record SpentFirst(LocalDate spent, LocalDate certified) {
	}

}
