package pe.siaf.execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;

/**
 * Duties that one person may not hold in one chain of documents (domain 12.2): who asks
 * for credit neither grants it nor authorises the debt, who commits doesn't authorise the
 * debt nor pay it, who registers the debt neither authorises nor orders it, who orders
 * doesn't authorise. The rule book lets supply approve its own commitments. Every act of
 * a document counts, its corrections and later changes too, whichever came first, and so
 * does sending it: of what another system handed over nobody else is its preparer.
 */
@Component
class DutiesApart {

	private static final List<Pair> APART = Stream
		.of(pairs(approving(CERTIFICATION), preparing(CERTIFICATION)),
				pairs(approving(ACCRUAL), preparing(CERTIFICATION), preparing(ANNUAL_COMMITMENT),
						preparing(MONTHLY_COMMITMENT), preparing(ACCRUAL)),
				pairs(preparing(PAYMENT_ORDER), preparing(ANNUAL_COMMITMENT), preparing(MONTHLY_COMMITMENT),
						preparing(ACCRUAL)),
				pairs(approving(PAYMENT_ORDER), preparing(ANNUAL_COMMITMENT), preparing(MONTHLY_COMMITMENT),
						preparing(PAYMENT_ORDER)),
				pairs(preparing(PAYMENT), preparing(ANNUAL_COMMITMENT), preparing(MONTHLY_COMMITMENT)),
				pairs(approving(PAYMENT), preparing(ANNUAL_COMMITMENT), preparing(MONTHLY_COMMITMENT),
						preparing(PAYMENT_ORDER), preparing(PAYMENT)))
		.flatMap(List::stream)
		.toList();

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
		Duty duty = preparing(stage);
		refuse(duty, held(predecessor, actor, false), actor);
	}

	/**
	 * Whether somebody may prepare a change of a record, or write it anew: whoever acted
	 * in its chain before or after it may not hold both duties.
	 * @param record the record
	 * @param actor who prepares
	 */
	void checkChanging(ExecutionRecord record, Profile actor) {
		refuse(preparing(record.stage()), held(record, actor, true), actor);
	}

	/**
	 * Whether somebody may approve an act.
	 * @param record its record
	 * @param act the act
	 * @param actor who approves
	 */
	void checkApproving(ExecutionRecord record, Act act, Profile actor) {
		if (record.stage() == CERTIFICATION && act.preparedBy().equals(actor.username())) {
			throw requester(actor);
		}
		List<Duty> held = held(record, actor, true);
		if (record.stage() == CERTIFICATION && held.contains(preparing(CERTIFICATION))) {
			throw requester(actor);
		}
		refuse(approving(record.stage()), held, actor);
	}

	private static RuleViolation requester(Profile actor) {
		return new RuleViolation(ExecutionRule.APPROVER_IS_REQUESTER, Map.of("person", actor.personName()));
	}

	private static void refuse(Duty duty, List<Duty> held, Profile actor) {
		held.stream()
			.filter((other) -> APART.contains(new Pair(duty, other)) || APART.contains(new Pair(other, duty)))
			.findFirst()
			.ifPresent((other) -> {
				throw new RuleViolation(ExecutionRule.DUTIES_INCOMPATIBLE,
						Figures.of("person", actor.personName(), "stage", other.stage()));
			});
	}

	/**
	 * What somebody has done in a record's chain: up to the certification, and down to
	 * the payments where the record itself is changed.
	 */
	private List<Duty> held(ExecutionRecord from, Profile actor, boolean below) {
		return this.jdbc
			.sql("""
					with recursive up as (
					  select r.id, r.predecessor_id, r.stage from execution_record r where r.sec_ejec = :unit and r.id = :record
					  union all
					  select p.id, p.predecessor_id, p.stage from execution_record p join up on p.id = up.predecessor_id
					  where p.sec_ejec = :unit),
					down as (
					  select r.id, r.stage from execution_record r
					  where :below and r.sec_ejec = :unit and r.predecessor_id = :record
					  union all
					  select n.id, n.stage from execution_record n join down on n.predecessor_id = down.id
					  where n.sec_ejec = :unit)
					select distinct c.stage, s.action = 'approve' approves
					from (select id, stage from up union all select id, stage from down) c
					-- each by its index, whatever is guessed of a chain's length
					cross join lateral (
					  select a.id from execution_act a where a.sec_ejec = :unit and a.record_id = c.id and a.state <> 'X' offset 0) a
					cross join lateral (
					  select w.action from workflow_step w
					  where w.sec_ejec = :unit and w.object_type = c.stage and w.object_id = cast(a.id as text)
					    and w.username = :person and w.action in ('register', 'edit', 'correct', 'verify', 'approve') offset 0) s""")
			.param("unit", from.secEjec())
			.param("record", from.id())
			.param("below", below)
			.param("person", actor.username())
			.query(Duty.class)
			.list();
	}

	private static Duty preparing(DocumentStage stage) {
		return new Duty(stage, false);
	}

	private static Duty approving(DocumentStage stage) {
		return new Duty(stage, true);
	}

	private static List<Pair> pairs(Duty one, Duty... others) {
		return Stream.of(others).map((other) -> new Pair(one, other)).toList();
	}

	/**
	 * A part in a chain.
	 *
	 * @param stage of which document
	 * @param approves whether to approve it, not to prepare it
	 */
	private record Duty(DocumentStage stage, boolean approves) {
	}

	/** Two duties that exclude each other. */
	private record Pair(Duty one, Duty other) {
	}

}
