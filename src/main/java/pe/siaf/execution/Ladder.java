package pe.siaf.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * Moves the balances behind an act: what a draft holds, what it lets go, what its
 * approval posts. A document ask for its amounts from the record it draws on, a
 * certification from the lines' credit; a reduction holds what it is to take away, so
 * that nobody draws it meanwhile. Records are locked before lines, both in key order.
 */
@Component
class Ladder {

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final JsonMapper json;

	Ladder(JdbcClient jdbc, BudgetLedger ledger, JsonMapper json) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.json = json;
	}

	/**
	 * Holds what an act under way asks for.
	 * @param record the act's record
	 * @param lines its lines
	 */
	void hold(ExecutionRecord record, List<ActLine> lines) {
		reserve(record, lines, false);
	}

	/**
	 * Lets go what an act held: it was rejected or discarded.
	 * @param record the act's record
	 * @param lines its lines
	 */
	void release(ExecutionRecord record, List<ActLine> lines) {
		reserve(record, lines, true);
	}

	private void reserve(ExecutionRecord record, List<ActLine> lines, boolean back) {
		List<Move> moves = new ArrayList<>();
		Map<LineKey, Amount> credit = new LinkedHashMap<>();
		for (ActLine line : lines) {
			Amount asked = back ? line.held().negated() : line.held();
			Long predecessor = line.owner().predecessorId();
			if (line.amount().isNegative()) {
				if (line.owner().id() == record.id()) {
					moves.add(Move.on(record.id(), line.line()).reductionReserved(asked.negated()));
				}
			}
			else if (predecessor == null) {
				credit.put(line.line(), asked);
			}
			else {
				moves.add(Move.on(predecessor, line.line()).drawnReserved(asked));
			}
		}
		shift(record, moves);
		if (!credit.isEmpty() && this.ledger.reserve(record.fiscalYear(), record.secEjec(), credit) < credit.size()) {
			throw new MissingLine();
		}
	}

	/**
	 * Makes an act count: its records' balances, their predecessors', and the movements.
	 * @param record the act's record
	 * @param act the act
	 * @param lines its lines
	 * @param actor who approves
	 */
	void post(ExecutionRecord record, Act act, List<ActLine> lines, Profile actor) {
		List<Move> moves = new ArrayList<>();
		List<Posting.Entry> entries = new ArrayList<>();
		for (ActLine line : lines) {
			Amount amount = line.amount();
			Long predecessor = line.owner().predecessorId();
			boolean held = amount.isNegative() && line.owner().id() == record.id();
			moves.add(Move.on(line.owner().id(), line.line())
				.approved(amount)
				.reductionReserved(held ? amount : Amount.ZERO));
			if (predecessor != null) {
				moves.add(Move.on(predecessor, line.line())
					.drawn(amount)
					.drawnReserved(amount.isPositive() ? line.held().negated() : Amount.ZERO));
			}
			entries.add(new Posting.Entry(line.line(), line.owner().stage().ledgerStage(), act.month(), amount));
		}
		shift(record, moves);
		this.ledger.post(new Posting(record.fiscalYear(), record.secEjec(), "act/" + act.id(), act.kind().name(),
				LocalDate.now(FiscalTime.LIMA), actor.username(), actor.label(), new Posting.Source(record.id(),
						act.id(), null, act.documentType(), act.documentNumber(), act.documentDate()),
				entries, record.stage() == DocumentStage.CERTIFICATION));
	}

	private void shift(ExecutionRecord record, List<Move> moves) {
		if (moves.isEmpty()) {
			return;
		}
		Set<String> places = new HashSet<>();
		moves.forEach((move) -> places.add(move.place()));
		int found = this.jdbc.sql("select record_shift(?, cast(? as jsonb))")
			.params(record.secEjec(), this.json.writeValueAsString(moves.stream().map(Move::asJson).toList()))
			.query(Integer.class)
			.single();
		if (found < places.size()) {
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "lines"), "lines");
		}
	}

	/** A certification asks for credit on a line that doesn't exist. */
	static class MissingLine extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/** What one line of a record gains or loses. */
	private record Move(long recordId, LineKey line, Map<String, Amount> amounts) {

		static Move on(long recordId, LineKey line) {
			return new Move(recordId, line, new HashMap<>());
		}

		Move approved(Amount amount) {
			return with("approved", amount);
		}

		Move drawn(Amount amount) {
			return with("drawn", amount);
		}

		Move drawnReserved(Amount amount) {
			return with("drawnReserved", amount);
		}

		Move reductionReserved(Amount amount) {
			return with("reductionReserved", amount);
		}

		private Move with(String column, Amount amount) {
			this.amounts.put(column, amount);
			return this;
		}

		String place() {
			return this.recordId + "/" + this.line;
		}

		Map<String, Object> asJson() {
			Map<String, Object> json = new HashMap<>();
			json.put("record", this.recordId);
			json.put("secFunc", this.line.secFunc());
			json.put("rubro", this.line.rubro());
			json.put("resourceType", this.line.resourceType());
			json.put("item", this.line.item());
			this.amounts.forEach((column, amount) -> json.put(column, amount.value()));
			return json;
		}

	}

}
