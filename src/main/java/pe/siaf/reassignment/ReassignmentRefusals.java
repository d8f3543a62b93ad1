package pe.siaf.reassignment;

import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.Allotments;
import pe.siaf.budget.LedgerRule;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.ExecutionRule;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Says in figures what the schema refused of a reassignment. */
@Component
class ReassignmentRefusals {

	private final JdbcClient jdbc;

	private final Allotments allotments;

	ReassignmentRefusals(JdbcClient jdbc, Allotments allotments) {
		this.jdbc = jdbc;
		this.allotments = allotments;
	}

	/**
	 * Explains.
	 * @param constraint the broken constraint
	 * @param subject what was to move
	 * @return the refusal, or empty where the constraint is none of a reassignment's
	 */
	Optional<RuleViolation> of(String constraint, Subject subject) {
		return switch (constraint) {
			case "certified_within_pim", "reassignment_to_a_line" -> Optional.of(creditShort(subject));
			case "certified_within_allotment" -> this.allotments
				.shortage(subject.fiscalYear(), subject.secEjec(), Map.of(subject.to(), subject.amount()))
				.map((shortage) -> new RuleViolation(LedgerRule.CERTIFIED_WITHIN_ALLOTMENT,
						Figures.of("key", shortage.key(), "available", shortage.available(), "requested",
								shortage.requested(), "difference", shortage.requested().minus(shortage.available())),
						"to"));
			case "reassignment_within_file", "reassignment_from_a_line", "record_line_not_negative" ->
				Optional.of(fileShort(subject));
			case "entry_in_open_month" ->
				Optional.of(new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH, Map.of("month", subject.file())));
			case "act_number_once", "final_reassignment" ->
				Optional.of(new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", subject.file())));
			// what drafts of the chain hold on the line can't leave it
			default -> constraint.contains("_within_") ? Optional.of(held(subject)) : Optional.empty();
		};
	}

	private RuleViolation creditShort(Subject subject) {
		Amount available = amount(
				"""
						select coalesce((select greatest(pim, legacy_certified) - certified - certified_reserved from budget_line
						  where fiscal_year = :year and sec_ejec = :unit and sec_func = :target and rubro = :rubro
						    and resource_type = :resourceType and item = :item), 0)""",
				subject, subject.to());
		return refused(LedgerRule.CERTIFIED_WITHIN_PIM, subject, subject.to(), available, "to");
	}

	private RuleViolation fileShort(Subject subject) {
		return refused(ReassignmentRule.WITHIN_FILE, subject, subject.from(), onFile("approved", subject), "amount");
	}

	private RuleViolation held(Subject subject) {
		return refused(ExecutionRule.REDUCTION_BELOW_NEXT_STAGE, subject, subject.from(),
				onFile("approved - drawn_reserved - reduction_reserved", subject), "amount");
	}

	private Amount onFile(String measure, Subject subject) {
		return amount(
				"""
						select coalesce((select min(%s) from execution_record r
						  join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
						  where r.fiscal_year = :year and r.sec_ejec = :unit and r.file = :file and r.stage = 'MONTHLY_COMMITMENT'
						    and l.sec_func = :target and l.rubro = :rubro and l.resource_type = :resourceType and l.item = :item), 0)"""
					.formatted(measure),
				subject, subject.from());
	}

	private Amount amount(String sql, Subject subject, LineKey line) {
		return this.jdbc.sql(sql)
			.param("year", subject.fiscalYear())
			.param("unit", subject.secEjec())
			.param("file", subject.file())
			.param("target", line.secFunc())
			.param("rubro", line.rubro())
			.param("resourceType", line.resourceType())
			.param("item", line.item())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	private static RuleViolation refused(pe.siaf.rules.Rule rule, Subject subject, LineKey line, Amount available,
			String field) {
		return new RuleViolation(rule, Figures.of("line", line.toString(), "available", available, "requested",
				subject.amount(), "difference", subject.amount().minus(available)), field);
	}

	/**
	 * What was to move.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param from the line that gives
	 * @param to the line that receives
	 * @param amount how much
	 * @param file the file
	 */
	record Subject(int fiscalYear, String secEjec, LineKey from, LineKey to, Amount amount, String file) {
	}

}
