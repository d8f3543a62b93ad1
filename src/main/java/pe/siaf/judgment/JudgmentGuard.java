package pe.siaf.judgment;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.DifferencePosted;
import pe.siaf.execution.DocumentMoved;
import pe.siaf.execution.DocumentStage;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Holds accruals against the judgments that they name by the number of their source
 * document: no more than is due, in the order of the list, or for a reason that somebody
 * answers for. Asked when an accrual is registered, and again by each of its moves, in
 * its transaction, with the judgment locked.
 */
@Component
class JudgmentGuard {

	private final JdbcClient jdbc;

	private final Judgments judgments;

	JudgmentGuard(JdbcClient jdbc, Judgments judgments) {
		this.jdbc = jdbc;
		this.judgments = judgments;
	}

	@EventListener
	void on(DocumentMoved moved) {
		if (moved.stage() != DocumentStage.ACCRUAL) {
			return;
		}
		if (moved.recordId() == 0) {
			named(moved).ifPresent((judgment) -> {
				checkTurn(moved, judgment);
				checkDue(judgment, judgment.accrued().plus(moved.total()), moved.total());
			});
			return;
		}
		boolean first = moved.kind().equals("INI");
		boolean goesOn = first && !"RX".contains(moved.to());
		(goesOn ? link(moved) : linked(moved)).ifPresent((judgment) -> {
			if (goesOn) {
				checkTurn(moved, judgment);
			}
			keep(moved.secEjec(), judgment, moved.total());
		});
	}

	/** What an accrual in another currency comes to more or less is of its judgment. */
	@EventListener
	void on(DifferencePosted posted) {
		if (posted.stage() == DocumentStage.ACCRUAL) {
			linked(posted.secEjec(), posted.recordId(), null)
				.ifPresent((judgment) -> keep(posted.secEjec(), judgment, posted.difference()));
		}
	}

	private Optional<Named> named(DocumentMoved moved) {
		return this.jdbc
			.sql("""
					select j.id, j.file_number, j.amount_due, coalesce(s.accrued + s.held, 0) accrued, j.state, j.ahead_reason,
					  judgment_pays(j.creditor_id, j.collector_ruc, ?) pays, coalesce(j.collector_ruc, j.creditor_id) collector
					from court_judgment j left join judgment_sums s on s.sec_ejec = j.sec_ejec and s.judgment_id = j.id
					where j.sec_ejec = ? and j.file_number = ?""")
			.params(Arrays.asList(moved.supplierRuc(), moved.secEjec(), moved.documentNumber()))
			.query(Named.class)
			.optional();
	}

	private Optional<Named> linked(DocumentMoved moved) {
		return linked(moved.secEjec(), moved.recordId(), moved.supplierRuc());
	}

	private Optional<Named> linked(String secEjec, long record, @Nullable String ruc) {
		return this.jdbc
			.sql("""
					select j.id, j.file_number, j.amount_due, j.accrued, j.state, j.ahead_reason,
					  judgment_pays(j.creditor_id, j.collector_ruc, ?) pays, coalesce(j.collector_ruc, j.creditor_id) collector
					from judgment_accrual a join court_judgment j on j.sec_ejec = a.sec_ejec and j.id = a.judgment_id
					where a.sec_ejec = ? and a.record_id = ? for no key update of j""")
			.params(Arrays.asList(ruc, secEjec, record))
			.query(Named.class)
			.optional();
	}

	/**
	 * An accrual that was written anew may name another judgment, or none.
	 * @return the one that it names now, locked
	 */
	private Optional<Named> link(DocumentMoved moved) {
		Optional<Named> named = named(moved);
		Optional<Named> before = linked(moved);
		if (named.map(Named::id).equals(before.map(Named::id))) {
			return before;
		}
		this.jdbc.sql("delete from judgment_accrual where sec_ejec = ? and record_id = ?")
			.params(moved.secEjec(), moved.recordId())
			.update();
		before.ifPresent((judgment) -> keep(moved.secEjec(), judgment, moved.total()));
		named.ifPresent((judgment) -> checkCollector(moved, judgment));
		named.ifPresent((judgment) -> this.jdbc
			.sql("insert into judgment_accrual (sec_ejec, record_id, judgment_id) values (?, ?, ?)")
			.params(moved.secEjec(), moved.recordId(), judgment.id())
			.update());
		return linked(moved);
	}

	/** SEN-006. */
	private static void checkCollector(DocumentMoved moved, Named judgment) {
		if (!judgment.pays()) {
			throw new RuleViolation(
					JudgmentRule.OTHER_CREDITOR, Figures.of("number", judgment.fileNumber(), "collector",
							judgment.collector(), "ruc", Objects.requireNonNullElse(moved.supplierRuc(), "")),
					"document.number");
		}
	}

	/** SEN-004, SEN-005, SEN-006. */
	private void checkTurn(DocumentMoved moved, Named judgment) {
		checkCollector(moved, judgment);
		if (!judgment.state().equals("OWED")) {
			throw new RuleViolation(JudgmentRule.WITHDRAWN, Figures.of("number", judgment.fileNumber()),
					"document.number");
		}
		if (judgment.aheadReason().isEmpty()) {
			this.judgments.before(moved.secEjec(), judgment.id()).ifPresent((before) -> {
				throw new RuleViolation(
						JudgmentRule.OUT_OF_ORDER, Figures.of("number", judgment.fileNumber(), "before",
								before.judgments(), "first", before.fileNumber(), "remaining", before.remaining()),
						"document.number");
			});
		}
	}

	/** SEN-002. */
	private static void checkDue(Named judgment, Amount accrued, Amount requested) {
		if (accrued.exceeds(judgment.amountDue())) {
			Amount available = judgment.amountDue().minus(accrued.minus(requested));
			throw new RuleViolation(JudgmentRule.WITHIN_AMOUNT_DUE, Figures.of("number", judgment.fileNumber(),
					"available", available, "requested", requested, "difference", requested.minus(available)), "lines");
		}
	}

	/**
	 * What the acts make of a judgment that is locked; the schema holds it within what is
	 * due.
	 */
	private void keep(String secEjec, Named judgment, Amount requested) {
		Amount accrued = this.jdbc
			.sql("""
					select coalesce((select accrued + held from judgment_sums where sec_ejec = ? and judgment_id = ?), 0)""")
			.params(secEjec, judgment.id())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
		checkDue(judgment, accrued, requested);
		this.jdbc.sql("update court_judgment set accrued = ? where sec_ejec = ? and id = ? and accrued <> ?")
			.params(accrued.value(), secEjec, judgment.id(), accrued.value())
			.update();
	}

	/** A judgment as an accrual sees it. */
	record Named(long id, String fileNumber, Amount amountDue, Amount accrued, String state, String aheadReason,
			boolean pays, String collector) {
	}

}
