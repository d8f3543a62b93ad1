package pe.siaf.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.parameter.YearlyProposals.Proposal;
import pe.siaf.parameter.YearlyTable.Since;
import pe.siaf.parameter.YearlyTable.Value;
import pe.siaf.parameter.YearlyTables.Row;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Changes tables by year. A change is another row from its year or day on; what held
 * before stays, so that what was decided by it can still be understood. One that loosens
 * a brake waits until another rector of the same table approves it.
 */
@Service
class YearlyChanges {

	private final JdbcClient jdbc;

	private final YearlyTables tables;

	private final YearlyBounds bounds;

	private final YearlyProposals proposals;

	private final AuditTrail audit;

	YearlyChanges(JdbcClient jdbc, YearlyTables tables, YearlyBounds bounds, YearlyProposals proposals,
			AuditTrail audit) {
		this.jdbc = jdbc;
		this.tables = tables;
		this.bounds = bounds;
		this.proposals = proposals;
		this.audit = audit;
	}

	/**
	 * Changes a row from a year or a day on, or asks another rector to.
	 * @param table the table
	 * @param typed what is asked for
	 * @param actor the rector who keeps the table
	 * @return whether it is changed; else it loosens a brake, and waits
	 * @throws RuleViolation TAB-001, TAB-002, TAB-004, TAB-006, WFL-003
	 */
	@Transactional
	public boolean change(YearlyTable table, Typed typed, Profile actor) {
		Asked asked = asked(table, typed);
		if (this.bounds.loosens(table, asked.before(), asked.values())) {
			this.proposals.propose(table, asked.before(), String.valueOf(asked.since()), asked.values(),
					typed.reason().strip(), actor);
			audit(actor, "propose", table, asked, typed.reason());
			return false;
		}
		write(table, asked.before(), asked.since(), asked.values());
		keep(table, asked, typed.reason().strip(), new Person(actor.username(), actor.personName(), actor.label()),
				null);
		audit(actor, "change", table, asked, typed.reason());
		return true;
	}

	/**
	 * Makes a change that waits, as it was asked for.
	 * @param table the table
	 * @param id the proposal
	 * @param actor another rector who keeps the table
	 * @throws RuleViolation TAB-005 for who asked for it, WFL-003 where it was decided or
	 * the row says something else by now, and what a change may break
	 */
	@Transactional
	public void approve(YearlyTable table, long id, Profile actor) {
		Proposal proposal = byAnother(table, id, actor);
		Map<String, String> values = new LinkedHashMap<>();
		for (int at = 0; at < table.figures().size(); at++) {
			values.put(table.figures().get(at).column(), proposal.values().get(at).toPlainString());
		}
		Asked asked = asked(table,
				new Typed(proposal.rowKey(), proposal.since(), proposal.before(), values, proposal.reason()));
		this.proposals.decide(proposal, "A", null, actor);
		write(table, asked.before(), asked.since(), asked.values());
		keep(table, asked, proposal.reason(),
				new Person(proposal.proposedBy(), proposal.proposedName(), proposal.profile()), actor);
		audit(actor, "approve", table, asked, proposal.reason());
	}

	/**
	 * Refuses a change that waits.
	 * @param table the table
	 * @param id the proposal
	 * @param reason why
	 * @param actor another rector who keeps the table
	 * @throws RuleViolation TAB-005, WFL-003, TAB-001 without a reason
	 */
	@Transactional
	public void reject(YearlyTable table, long id, String reason, Profile actor) {
		Proposal proposal = byAnother(table, id, actor);
		if (reason.isBlank()) {
			throw incomplete("decision");
		}
		this.proposals.decide(proposal, "R", reason.strip(), actor);
		audit(actor, "reject", table, proposal, reason.strip());
	}

	/**
	 * Takes back a change that waits.
	 * @param table the table
	 * @param id the proposal
	 * @param actor who asked for it
	 * @throws RuleViolation TAB-005 for somebody else, WFL-003 where it was decided
	 */
	@Transactional
	public void withdraw(YearlyTable table, long id, Profile actor) {
		Proposal proposal = this.proposals.waiting(table, id);
		if (!proposal.proposedBy().equals(actor.username())) {
			throw byTwo(proposal);
		}
		this.proposals.decide(proposal, "X", null, actor);
		audit(actor, "withdraw", table, proposal, "");
	}

	private Proposal byAnother(YearlyTable table, long id, Profile actor) {
		Proposal proposal = this.proposals.waiting(table, id);
		if (proposal.proposedBy().equals(actor.username())) {
			throw byTwo(proposal);
		}
		return proposal;
	}

	private static RuleViolation byTwo(Proposal proposal) {
		return new RuleViolation(YearlyRule.LOOSENED_BY_TWO,
				Figures.of("record", proposal.rowKey(), "person", proposal.proposedName()));
	}

	/** What is asked for, read and held against the row as it is now. */
	private Asked asked(YearlyTable table, Typed typed) {
		Object since = since(table, typed.since());
		List<BigDecimal> values = values(table, typed);
		this.bounds.require(table, typed.key(), values.get(0));
		if (typed.reason().isBlank()) {
			throw incomplete("reason");
		}
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext(?))) waited")
			.param("yearly/" + table.code())
			.query(Integer.class)
			.single();
		Row before = this.tables.row(table, typed.key(), since);
		if (!typed.seen().isEmpty() && !typed.seen().equals(before.shown())) {
			throw new RuleViolation(YearlyRule.CHANGED, Map.of("record", before.key()));
		}
		return new Asked(before, since, values);
	}

	private static Object since(YearlyTable table, String typed) {
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		if (table.since() != Since.DAY) {
			if (!typed.matches("20\\d{2}")) {
				throw incomplete("since");
			}
			int year = Integer.parseInt(typed);
			if (year < today.getYear()) {
				throw new RuleViolation(YearlyRule.TOO_LATE, Map.of("since", typed), "since");
			}
			return year;
		}
		LocalDate day = day(typed);
		if (day.isBefore(today)) {
			throw new RuleViolation(YearlyRule.TOO_LATE, Map.of("since", typed), "since");
		}
		return day;
	}

	private static LocalDate day(String typed) {
		try {
			return LocalDate.parse(typed);
		}
		catch (DateTimeParseException unreadable) {
			throw incomplete("since");
		}
	}

	private static List<BigDecimal> values(YearlyTable table, Typed typed) {
		List<BigDecimal> values = new ArrayList<>();
		for (Value value : table.figures()) {
			values.add(value.read(typed.values().get(value.column())).orElseThrow(() -> incomplete(value.column())));
		}
		if (values.isEmpty()) {
			throw incomplete("since");
		}
		return values;
	}

	private void write(YearlyTable table, Row before, Object since, List<BigDecimal> values) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		List<String> columns = new ArrayList<>(table.kept());
		List<String> selected = new ArrayList<>(table.kept());
		columns.add(table.since().column());
		selected.add(table.since().isDay() ? "cast(:since as date)" : "cast(:since as smallint)");
		List<String> updates = new ArrayList<>();
		for (int at = 0; at < values.size(); at++) {
			String column = table.figures().get(at).column();
			columns.add(column);
			selected.add("cast(:value" + at + " as numeric)");
			updates.add(column + " = excluded." + column);
			parameters.put("value" + at, values.get(at));
		}
		this.jdbc.sql(
				"insert into %s (%s) select %s from %s where (%s)::text = :key and %s::text = :from on conflict on constraint %s_pkey do update set %s"
					.formatted(table.table(), String.join(", ", columns), String.join(", ", selected), table.table(),
							table.key(), table.since().column(), table.table(), String.join(", ", updates)))
			.params(parameters)
			.param("since", since)
			.param("key", before.key())
			.param("from", before.since())
			.update();
	}

	private void keep(YearlyTable table, Asked asked, String reason, Person by, @Nullable Profile approver) {
		this.jdbc
			.sql("""
					insert into yearly_change (table_code, row_key, since, before, after, reason, username, person_name, profile,
					  approved_by, approved_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(Arrays.asList(table.code(), asked.before().key(), String.valueOf(asked.since()),
					asked.before().shown(), asked.shown(), reason, by.username(), by.name(), by.profile(),
					(approver != null) ? approver.username() : null, (approver != null) ? approver.personName() : null))
			.update();
	}

	private void audit(Profile actor, String action, YearlyTable table, Asked asked, String reason) {
		this.audit.record(actor, AuditTrail.NATIONAL, action, "YEARLY_TABLE",
				table.table() + "/" + asked.before().key(), Map.of("values", asked.before().shown()),
				Figures.of("since", asked.since(), "values", asked.shown(), "reason", reason));
	}

	private void audit(Profile actor, String action, YearlyTable table, Proposal proposal, String reason) {
		this.audit.record(actor, AuditTrail.NATIONAL, action, "YEARLY_TABLE", table.table() + "/" + proposal.rowKey(),
				Map.of("values", proposal.before()),
				Figures.of("since", proposal.since(), "values", proposal.after(), "reason", reason));
	}

	private static RuleViolation incomplete(String field) {
		return new RuleViolation(YearlyRule.INCOMPLETE, Map.of("what", "parameter." + field), field);
	}

	/**
	 * What is asked for.
	 *
	 * @param key the row
	 * @param since the year or day from which on
	 * @param seen what the row said when it was shown, or empty
	 * @param values the figures as typed, by column
	 * @param reason why, with the norm
	 */
	record Typed(String key, String since, String seen, Map<String, String> values, String reason) {
	}

	/**
	 * Who asked for a change.
	 *
	 * @param username the user
	 * @param name the name
	 * @param profile under which profile
	 */
	private record Person(String username, String name, String profile) {
	}

	/**
	 * A change as it is to be made.
	 *
	 * @param before the row that it changes
	 * @param since a year or a day
	 * @param values its figures
	 */
	private record Asked(Row before, Object since, List<BigDecimal> values) {

		String shown() {
			return YearlyProposals.shown(this.values);
		}

	}

}
