package pe.siaf.modification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static pe.siaf.modification.NoteFixture.annuls;
import static pe.siaf.modification.NoteFixture.asked;
import static pe.siaf.modification.NoteFixture.credits;

/** Notes at once on the same lines, and notes against certifications. */
@SiafTest
class NoteRaceTests {

	private static final String UNIT = "997601";

	private static final int ROUNDS = 8;

	@Autowired
	private NoteFixture given;

	@Autowired
	private BudgetLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void aUnit() {
		this.given.aUnit(UNIT, "761");
	}

	@Test
	void of_two_notes_that_take_the_same_credit_one_is_approved() throws Exception {
		for (int round = 1; round <= ROUNDS; round++) {
			LineKey line = this.given.aLine(UNIT, "%04d".formatted(10 + round), 1000);
			LineKey other = this.given.aLine(UNIT, "%04d".formatted(30 + round), 1000);
			this.given.held(UNIT, line, "500.00");
			Note first = this.given.sent(asked(UNIT, "003", annuls(UNIT, line, 300), credits(UNIT, other, 300)));
			Note second = this.given.sent(asked(UNIT, "003", annuls(UNIT, line, 300), credits(UNIT, other, 300)));
			List<String> outcomes = atOnce(() -> approve(first), () -> approve(second));
			assertThat(outcomes).containsExactlyInAnyOrder("A", "MOD-003");
			assertThat(this.given.pimOf(UNIT, line) + " " + this.given.pimOf(UNIT, other)).isEqualTo("700 1300");
			this.given.held(UNIT, line, "-500.00");
		}
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void notes_that_cross_each_other_do_not_wait_in_a_circle() throws Exception {
		for (int round = 1; round <= ROUNDS; round++) {
			LineKey line = this.given.aLine(UNIT, "%04d".formatted(110 + round), 1000);
			LineKey other = this.given.aLine(UNIT, "%04d".formatted(130 + round), 1000);
			Note there = this.given.sent(asked(UNIT, "003", annuls(UNIT, line, 100), credits(UNIT, other, 100)));
			Note back = this.given.sent(asked(UNIT, "003", annuls(UNIT, other, 100), credits(UNIT, line, 100)));
			assertThat(atOnce(() -> approve(there), () -> approve(back))).containsExactly("A", "A");
		}
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void of_a_note_and_a_certification_for_the_same_credit_one_wins() throws Exception {
		for (int round = 1; round <= ROUNDS; round++) {
			LineKey line = this.given.aLine(UNIT, "%04d".formatted(50 + round), 1000);
			LineKey other = this.given.aLine(UNIT, "%04d".formatted(70 + round), 1000);
			Note note = this.given.sent(asked(UNIT, "003", annuls(UNIT, line, 600), credits(UNIT, other, 600)));
			List<String> outcomes = atOnce(() -> approve(note), () -> hold(line));
			assertThat(outcomes).isIn(List.of("A", "certified_within_pim"), List.of("MOD-003", "held"));
			assertThat(overCertified()).isZero();
			if (outcomes.contains("held")) {
				this.given.held(UNIT, line, "-600.00");
			}
		}
	}

	@Test
	@Transactional
	void the_ledger_itself_keeps_the_credit_of_what_is_certified() {
		LineKey line = this.given.aLine(UNIT, "0090", 1000);
		this.given.held(UNIT, line, "700.00");
		this.jdbc.sql(
				"update budget_line set legacy_certified = 1000 where fiscal_year = 2026 and sec_ejec = ? and sec_func = '0090'")
			.param(UNIT)
			.update();
		Throwable refused = catchThrowable(() -> this.ledger.post(new Posting(2026, UNIT, "test/annuls", "INI",
				LocalDate.of(2026, 4, 1), "test", "test", new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.MODIFICATION, 0, Amount.of(-301))), false)));
		assertThat(refused).isInstanceOf(DataIntegrityViolationException.class);
		assertThat(ConstraintName.in(refused)).contains("annulment_within_free_credit");
	}

	private String approve(Note note) {
		try {
			return this.given.approved(note).state();
		}
		catch (RuleViolation refused) {
			return refused.rule().code();
		}
	}

	private String hold(LineKey line) {
		try {
			this.given.held(UNIT, line, "600.00");
			return "held";
		}
		catch (DataIntegrityViolationException refused) {
			return ConstraintName.in(refused).orElse("?");
		}
	}

	private int overCertified() {
		return this.jdbc
			.sql("select count(*) from budget_line where sec_ejec = ? and certified + certified_reserved > pim")
			.param(UNIT)
			.query(Integer.class)
			.single();
	}

	private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
		ExecutorService officers = Executors.newFixedThreadPool(2);
		try {
			List<String> outcomes = new ArrayList<>();
			for (Future<String> done : officers.invokeAll(List.of(one, other))) {
				outcomes.add(done.get());
			}
			return outcomes;
		}
		catch (ExecutionException failed) {
			throw new AssertionError("nobody should get an error", failed);
		}
		finally {
			officers.shutdownNow();
		}
	}

}
