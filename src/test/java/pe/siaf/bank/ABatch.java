package pe.siaf.bank;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.AnOrder;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * Batches for tests: orders of a unit of their own in the year 2026, and who moves them.
 */
@Component
public class ABatch {

	static final int YEAR = 2026;

	/** A working day, in the morning. */
	static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-04-15T10:30:00-05:00");

	private final AnOrder orders;

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final JdbcClient jdbc;

	ABatch(AnOrder orders, PaymentBatches batches, BatchMoves moves, JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.orders = orders;
		this.batches = batches;
		this.moves = moves;
	}

	static Profile officer(Role role, String unit, String username) {
		return new Profile(0, username, "Persona " + username, role, new Scope(Scope.Kind.UE, unit), true);
	}

	static Profile treasurer(String unit) {
		return officer(Role.UE_TREASURY, unit, "tesorera.lote");
	}

	static Profile head(String unit) {
		return officer(Role.UE_ADMIN_HEAD, unit, "administrador.lote");
	}

	static Profile treasury() {
		return new Profile(0, "tesoro.lote", "Tesoro", Role.RECTOR_TREASURY, Scope.national(), true);
	}

	/** An authorised order of each amount, on one accrual. */
	AnOrder.Accrual ordered(String unit, String secFunc, String... amounts) {
		AnOrder.Accrual accrual = this.orders.accrued(unit, secFunc, "10000.00");
		for (String amount : amounts) {
			this.orders.order(accrual, amount);
		}
		return accrual;
	}

	/** A batch of all that a unit has to pay. */
	PaymentBatch open(String unit) {
		return open(unit, this.batches.candidates(YEAR, unit).stream().map(PaymentBatch.Candidate::orderId).toList());
	}

	/** A batch of the orders of one accrual. */
	PaymentBatch open(AnOrder.Accrual accrual) {
		return open(accrual.unit(),
				this.jdbc.sql("select id from execution_record where sec_ejec = ? and predecessor_id = ?")
					.params(accrual.unit(), accrual.record())
					.query(Long.class)
					.list());
	}

	PaymentBatch open(String unit, List<Long> orders) {
		return fresh(unit, this.moves.open(YEAR, unit, "CUT", orders, treasurer(unit)));
	}

	PaymentBatch fresh(String unit, String number) {
		return this.batches.get(YEAR, unit, number, treasury());
	}

	PaymentBatch fresh(PaymentBatch batch) {
		return fresh(batch.secEjec(), batch.number());
	}

	PaymentBatch move(PaymentBatch batch, String action, Profile actor) {
		this.moves.move(batch, action, "Motivo", MORNING, actor);
		return fresh(batch);
	}

	/** Sent, and signed by two. */
	PaymentBatch signed(PaymentBatch batch) {
		PaymentBatch sent = move(batch, "verify", treasurer(batch.secEjec()));
		return move(move(sent, "sign", head(batch.secEjec())), "sign", treasury());
	}

	/** Signed by two, and its file taken to the bank. */
	PaymentBatch sent(PaymentBatch batch) {
		PaymentBatch signed = signed(batch);
		this.moves.take(signed, treasurer(batch.secEjec()));
		return fresh(signed);
	}

	/**
	 * A batch of the demonstration's unit that waits for signatures.
	 * @param secFunc a target that no other test uses
	 * @return its page
	 */
	public String page(String secFunc) {
		return move(open(ordered("001650", secFunc, "100.00")), "verify", treasurer("001650")).page();
	}

}
