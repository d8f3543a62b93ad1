package pe.siaf.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.LadderTransaction.Subject;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/**
 * What a document in another currency comes to more or less than what it draws on (domain
 * 9.9): while it is under way more holds the line's credit, so that it can't be lost; on
 * approval each document before it, from the certification on, is increased or reduced by
 * an act of its own, in the same transaction. In the books these are movements as any
 * other: the rule book names no account for gains and losses of exchange.
 */
@Component
class ExchangeDifferences {

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final Ladder ladder;

	private final Records records;

	private final LadderTransaction transaction;

	private final JsonMapper json;

	private final ApplicationEventPublisher listeners;

	ExchangeDifferences(JdbcClient jdbc, BudgetLedger ledger, Ladder ladder, Records records,
			LadderTransaction transaction, JsonMapper json, ApplicationEventPublisher listeners) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.ladder = ladder;
		this.records = records;
		this.transaction = transaction;
		this.json = json;
		this.listeners = listeners;
	}

	/**
	 * Holds credit for what a document comes to more.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param differences by line
	 * @throws pe.siaf.rules.RuleViolation CRT-001, CRT-002 where the credit doesn't reach
	 */
	void hold(int fiscalYear, String secEjec, Lines differences) {
		Lines more = only(differences, Amount::isPositive);
		if (more.isEmpty()) {
			return;
		}
		Subject subject = new Subject(fiscalYear, secEjec, DocumentStage.CERTIFICATION, ActKind.INC, 0, null, "", null,
				null, more.list());
		this.transaction.explained(subject, () -> reserve(fiscalYear, secEjec, more));
	}

	void hold(ExecutionRecord record, List<ActLine> lines) {
		hold(record.fiscalYear(), record.secEjec(), of(lines));
	}

	/** Lets go what a document held that isn't approved any more. */
	void release(ExecutionRecord record, List<ActLine> lines) {
		Lines more = only(of(lines), Amount::isPositive);
		if (!more.isEmpty()) {
			reserve(record.fiscalYear(), record.secEjec(), more.negated());
		}
	}

	private int reserve(int fiscalYear, String secEjec, Lines lines) {
		Map<LineKey, Amount> credit = new LinkedHashMap<>(lines.byLine());
		return this.ledger.reserve(fiscalYear, secEjec, credit);
	}

	/** Before an act is approved: what it comes to more, the certification first. */
	void raise(ExecutionRecord record, Act act, List<ActLine> lines, Profile actor) {
		Lines more = only(of(lines), Amount::isPositive);
		if (!more.isEmpty()) {
			chain(record).forEach((before) -> post(before, act, ActKind.INC, more, actor));
		}
	}

	/** After an act is approved: what it comes to less, the certification last. */
	void lower(ExecutionRecord record, Act act, List<ActLine> lines, Profile actor) {
		Lines less = only(of(lines), Amount::isNegative);
		if (!less.isEmpty()) {
			List<ExecutionRecord> chain = chain(record);
			for (int place = chain.size() - 1; place >= 0; place--) {
				post(chain.get(place), act, ActKind.RED, less, actor);
			}
		}
	}

	/** What a record draws on, the certification first, its lines locked in key order. */
	private List<ExecutionRecord> chain(ExecutionRecord record) {
		List<ExecutionRecord> chain = new ArrayList<>();
		Long before = record.predecessorId();
		while (before != null) {
			ExecutionRecord one = this.records.get(record.secEjec(), before);
			chain.add(0, one);
			before = one.predecessorId();
		}
		this.jdbc.sql("""
				select 1 from execution_record_line where sec_ejec = ? and record_id = any (?)
				order by record_id, sec_func, rubro, resource_type, item for no key update""")
			.params(record.secEjec(), chain.stream().map(ExecutionRecord::id).toArray(Long[]::new))
			.query(Integer.class)
			.list();
		return chain;
	}

	private void post(ExecutionRecord owner, Act cause, ActKind kind, Lines lines, Profile actor) {
		List<ActLine> moved = ActLine.of(owner, lines);
		// the credit for a certification's increase is held since the document asked
		if (kind == ActKind.RED || owner.stage() != DocumentStage.CERTIFICATION) {
			this.ladder.hold(owner, moved);
		}
		long act = this.jdbc.sql("select difference_act(?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)")
			.params(owner.secEjec(), owner.id(), cause.id(), kind.name(), written(lines), actor.username(),
					actor.personName(), actor.label())
			.query(Long.class)
			.single();
		this.ladder.post(owner, this.records.act(owner.secEjec(), act), moved, actor);
		this.listeners.publishEvent(new DifferencePosted(owner.stage(), owner.secEjec(), owner.id(), lines.total()));
	}

	private String written(Lines lines) {
		return this.json.writeValueAsString(lines.list()
			.stream()
			.map((entry) -> Map.of("secFunc", entry.line().secFunc(), "rubro", entry.line().rubro(), "resourceType",
					entry.line().resourceType(), "item", entry.line().item(), "amount", entry.amount().value()))
			.toList());
	}

	private static Lines of(List<ActLine> lines) {
		return Lines.of(lines.stream()
			.filter((line) -> !line.difference().isZero())
			.map((line) -> new LineAmount(line.line(), line.difference()))
			.toList());
	}

	private static Lines only(Lines lines, Predicate<Amount> which) {
		return Lines.of(lines.list().stream().filter((line) -> which.test(line.amount())).toList());
	}

}
