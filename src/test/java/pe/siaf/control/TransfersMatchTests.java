package pe.siaf.control;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transfers between units match (T7), in months in which they could have come in; what
 * doesn't match stops the two units and nobody else.
 */
@SiafTest
@Transactional
class TransfersMatchTests {

	private static final BooksKey PAYER = new BooksKey(2065, "994001");

	private static final BooksKey RECEIVER = new BooksKey(2065, "994002");

	private static final BooksKey SISTER = new BooksKey(2065, "994003");

	private static final String PAYS = "20994001001";

	private static final String RECEIVES = "20994002002";

	@Autowired
	private AUnitYear given;

	@Autowired
	private LedgerProof proof;

	@Autowired
	private Proofs proofs;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void a_transfer_of_november() {
		this.given.keptHere(PAYER, PAYS);
		this.given.keptHere(RECEIVER, RECEIVES);
		LineKey line = this.given.line(PAYER, "0001", "00", "2.4.1.3.1.1", "NATIVE");
		this.given.post(PAYER, "pia/" + line, "INI", Stage.PIA, 0, line, "1000");
		this.given.transferred(PAYER, line, RECEIVES, 11, "100");
	}

	@Test
	void what_comes_in_in_the_next_month_matches() {
		closed(11);
		assertThat(differences()).isEmpty();
		this.given.collected(RECEIVER, "0000000001", "1.4.1.3.1.1", PAYS, 12, "100");
		assertThat(differences()).isEmpty();
		closed(12);
		assertThat(differences()).isEmpty();
	}

	@Test
	void what_never_comes_in_is_told_of_both_once_the_next_month_is_closed_too() {
		closed(11);
		closed(12);
		assertThat(differences()).containsExactly("994001 100.00 0.00", "994002 100.00 0.00");
	}

	@Test
	void more_than_was_paid_is_told_once_its_month_is_closed() {
		this.given.collected(RECEIVER, "0000000001", "1.4.1.3.1.1", PAYS, 11, "100.01");
		assertThat(differences()).isEmpty();
		closed(11);
		assertThat(differences()).containsExactly("994001 100.00 100.01", "994002 100.00 100.01");
	}

	@Test
	void units_that_share_a_ruc_are_compared_together() {
		this.given.keptHere(SISTER, RECEIVES);
		this.given.collected(SISTER, "0000000001", "1.4.1.3.1.1", PAYS, 12, "100");
		closed(11);
		closed(12);
		assertThat(differences()).isEmpty();
	}

	@Test
	void a_transfer_that_does_not_match_stops_its_two_units_and_not_a_third() {
		closed(11);
		closed(12);
		long id = this.proof.onDemand("auditor", "AUDITOR");
		Proof failed = this.proofs.find(id).orElseThrow();
		assertThat(this.proofs.failing(failed)).containsExactly("T7");
		assertThat(this.proofs.stops(failed, "994001")).isTrue();
		assertThat(this.proofs.stops(failed, "994002")).isTrue();
		assertThat(this.proofs.stops(failed, "994003")).isFalse();
		// nor the country's calendar
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (2065, 10, 'OPEN')").update();
		assertThat(this.jdbc.sql("update execution_period set state = 'CLOSED' where fiscal_year = 2065 and month = 10")
			.update()).isEqualTo(1);
	}

	private void closed(int month) {
		this.jdbc.sql("insert into execution_period (fiscal_year, month, state) values (2065, ?, 'CLOSED')")
			.param(month)
			.update();
	}

	private List<String> differences() {
		return this.jdbc.sql("""
				select sec_ejec || ' ' || expected || ' ' || found from proof_books
				where code = 'T7' and fiscal_year = 2065 order by 1""").query(String.class).list();
	}

}
