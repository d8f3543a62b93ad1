package pe.siaf.execution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;

/**
 * Duties that one person may not hold in one chain of documents (domain 12.2): who asks
 * for credit doesn't grant it, who commits doesn't authorise the debt nor pay it, who
 * registers the debt neither authorises nor orders it, who orders doesn't authorise. The
 * rule book lets supply approve its own commitments.
 */
@Component
class DutiesApart {

	private static final Map<DocumentStage, Set<DocumentStage>> PREPARING = new EnumMap<>(
			Map.of(PAYMENT_ORDER, EnumSet.of(ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, ACCRUAL), PAYMENT,
					EnumSet.of(ANNUAL_COMMITMENT, MONTHLY_COMMITMENT)));

	private static final Map<DocumentStage, Set<DocumentStage>> APPROVING = new EnumMap<>(
			Map.of(ACCRUAL, EnumSet.of(ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, ACCRUAL), PAYMENT_ORDER,
					EnumSet.of(ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, PAYMENT_ORDER), PAYMENT,
					EnumSet.of(ANNUAL_COMMITMENT, MONTHLY_COMMITMENT, PAYMENT_ORDER, PAYMENT)));

	private final JdbcClient jdbc;

	DutiesApart(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether somebody may prepare a document on a record.
	 * @param stage the document's stage
	 * @param predecessor the record it draws on
	 * @param actor who prepares
	 */
	void checkPreparing(DocumentStage stage, ExecutionRecord predecessor, Profile actor) {
		refuse(PREPARING.getOrDefault(stage, Set.of()), predecessor, actor);
	}

	/**
	 * Whether somebody may approve an act.
	 * @param record its record
	 * @param act the act
	 * @param actor who approves
	 */
	void checkApproving(ExecutionRecord record, Act act, Profile actor) {
		if (record.stage() == DocumentStage.CERTIFICATION && act.preparedBy().equals(actor.username())) {
			throw new RuleViolation(ExecutionRule.APPROVER_IS_REQUESTER, Map.of("person", actor.personName()));
		}
		refuse(APPROVING.getOrDefault(record.stage(), Set.of()), record, actor);
	}

	private void refuse(Set<DocumentStage> stages, ExecutionRecord from, Profile actor) {
		if (stages.isEmpty()) {
			return;
		}
		preparedBy(from, actor).stream().filter(stages::contains).findFirst().ifPresent((stage) -> {
			throw new RuleViolation(ExecutionRule.DUTIES_INCOMPATIBLE,
					Figures.of("person", actor.personName(), "stage", stage));
		});
	}

	private List<DocumentStage> preparedBy(ExecutionRecord from, Profile actor) {
		return this.jdbc
			.sql("""
					with recursive chain as (
					  select r.id, r.predecessor_id, r.stage from execution_record r where r.sec_ejec = :unit and r.id = :record
					  union all
					  select p.id, p.predecessor_id, p.stage from execution_record p join chain c on p.id = c.predecessor_id
					  where p.sec_ejec = :unit)
					select distinct c.stage from chain c
					join execution_act a on a.sec_ejec = :unit and a.record_id = c.id and a.state <> 'X'
					where a.prepared_by = :person""")
			.param("unit", from.secEjec())
			.param("record", from.id())
			.param("person", actor.username())
			.query(DocumentStage.class)
			.list();
	}

}
