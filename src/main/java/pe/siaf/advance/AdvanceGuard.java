package pe.siaf.advance;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.DocumentMoved;
import pe.siaf.execution.DocumentStage;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Ties an advance to its money: what is committed under its type of operation names it
 * and stays within it, and no more comes back than is owed. Hears of the documents in
 * their own transaction.
 */
@Component
class AdvanceGuard {

	/** The types of operation that hand money out to be accounted for. */
	private static final Set<String> KINDS = Set.of("A", "AV", "C", "F", "E");

	private final JdbcClient jdbc;

	private final Advances advances;

	AdvanceGuard(JdbcClient jdbc, Advances advances) {
		this.jdbc = jdbc;
		this.advances = advances;
	}

	@EventListener
	void on(DocumentMoved moved) {
		if (!KINDS.contains(moved.operationType())) {
			return;
		}
		if (moved.stage() == DocumentStage.MONTHLY_COMMITMENT && moved.total().isPositive()
				&& (moved.to().equals(DocumentMoved.ASKED) || "NA".contains(moved.to()))) {
			commit(moved);
		}
		if (moved.stage() == DocumentStage.PAYMENT && moved.to().equals("A")) {
			requireOwed(moved);
		}
	}

	/**
	 * ADV-014, ADV-015, ADV-013, ADV-002 and ADV-001 of a commitment. Asked before it is
	 * written for the one who types it, and once it stands with the advance locked: of
	 * two commitments at once, or of one and an annulment, one sees the other.
	 */
	private void commit(DocumentMoved moved) {
		String number = named(moved);
		Named advance = find(moved, number).orElseThrow(() -> new RuleViolation(AdvanceRule.NAMES_AN_ADVANCE,
				Figures.of("document", number, "operation", moved.operationType()), "document.number"));
		if (moved.operationType().equals("E") && !String.valueOf(advance.ruc()).equals(moved.supplierRuc())) {
			throw new RuleViolation(AdvanceRule.PAID_TO_ITS_UNIT, Figures.of("advance", number, "unit",
					advance.holder(), "ruc", shown(advance.ruc()), "supplier", shown(moved.supplierRuc())), "supplier");
		}
		Committed committed = committed(moved, number);
		if (committed.otherFile() != null) {
			throw new RuleViolation(AdvanceRule.ONE_FILE, Figures.of("advance", number, "file", committed.otherFile()),
					"document.number");
		}
		// what isn't written yet isn't among what is committed
		Amount total = (moved.recordId() == 0) ? committed.amount().plus(moved.total()) : committed.amount();
		if (total.exceeds(advance.amount())) {
			throw new RuleViolation(AdvanceRule.ABOVE_SCALE, Figures.of("most", advance.amount(), "requested", total,
					"difference", total.minus(advance.amount())), "lines");
		}
		this.advances.refuseOverdue(moved.secEjec(), advance.holder(), "document.number");
	}

	private static String shown(@Nullable String ruc) {
		return (ruc == null || ruc.isBlank()) ? "—" : ruc;
	}

	/**
	 * What a change of a commitment says of documents is its own: the first act names it.
	 */
	private String named(DocumentMoved moved) {
		if (moved.recordId() == 0) {
			return moved.documentNumber();
		}
		return this.jdbc.sql(
				"select document_number from execution_act where sec_ejec = ? and record_id = ? and correlative = '0001'")
			.params(moved.secEjec(), moved.recordId())
			.query(String.class)
			.single();
	}

	private Optional<Named> find(DocumentMoved moved, String number) {
		String lock = (moved.recordId() == 0) ? "" : " for no key update";
		return this.jdbc
			.sql("""
					select coalesce(dni, receiver) holder, amount, (select u.ruc from implementing_unit u
					  where u.fiscal_year = advance.fiscal_year and u.sec_ejec = advance.receiver) ruc from advance
					where sec_ejec = ? and fiscal_year = ? and kind = ? and kind || '-' || number = ? and annulled_why is null"""
					+ lock)
			.params(moved.secEjec(), moved.fiscalYear(), moved.operationType(), number)
			.query(Named.class)
			.optional();
	}

	private Committed committed(DocumentMoved moved, String number) {
		return this.jdbc
			.sql("""
					select coalesce(sum(c.amount), 0) amount, min(c.file) filter (where c.file is distinct from own.file) other_file
					from advance_commitment c left join execution_record own on own.sec_ejec = c.sec_ejec and own.id = :record
					where c.sec_ejec = :unit and c.fiscal_year = :year and c.operation_type = :kind and c.document_number = :number""")
			.param("record", moved.recordId())
			.param("unit", moved.secEjec())
			.param("year", moved.fiscalYear())
			.param("kind", moved.operationType())
			.param("number", number)
			.query(Committed.class)
			.single();
	}

	/** ADV-004 from the other side: what was accounted for can't be returned as well. */
	private void requireOwed(DocumentMoved moved) {
		this.jdbc
			.sql("""
					select a.id from advance a join advance_commitment c on c.sec_ejec = a.sec_ejec and c.fiscal_year = a.fiscal_year
					  and c.operation_type = a.kind and c.document_number = a.kind || '-' || a.number
					join execution_record p on p.sec_ejec = c.sec_ejec and p.fiscal_year = c.fiscal_year and p.file = c.file
					where p.sec_ejec = ? and p.id = ? limit 1""")
			.params(moved.secEjec(), moved.recordId())
			.query(Long.class)
			.optional()
			.ifPresent((id) -> requireOwed(moved, id));
	}

	private void requireOwed(DocumentMoved moved, long id) {
		this.advances.hold(moved.secEjec(), id);
		Amount owed = this.jdbc.sql("select owed from advance_status where sec_ejec = ? and id = ?")
			.params(moved.secEjec(), id)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
		if (owed.isNegative()) {
			Amount returned = moved.total().negated();
			throw new RuleViolation(AdvanceRule.MORE_THAN_OWED,
					Figures.of("owed", owed.plus(returned), "returned", returned, "difference", owed.negated()),
					"lines");
		}
	}

	/**
	 * The advance that a commitment names.
	 *
	 * @param holder the worker, or the other unit
	 * @param amount what was granted
	 * @param ruc the other unit's RUC
	 */
	record Named(String holder, Amount amount, @Nullable String ruc) {
	}

	/**
	 * What stands committed of an advance.
	 *
	 * @param amount approved, and asked for
	 * @param otherFile another file that carries it
	 */
	record Committed(Amount amount, @Nullable String otherFile) {
	}

}
