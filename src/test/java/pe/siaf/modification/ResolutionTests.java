package pe.siaf.modification;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.modification.NoteFixture.annuls;
import static pe.siaf.modification.NoteFixture.asked;
import static pe.siaf.modification.NoteFixture.credits;
import static pe.siaf.modification.NoteFixture.head;
import static pe.siaf.modification.NoteFixture.officer;
import static pe.siaf.modification.NoteFixture.rector;

/** The documents that gather notes, their papers, and what is kept with a note. */
@SiafTest
@Transactional
class ResolutionTests {

	private static final String UNIT = "997801";

	private static final SignedPaper PAPER = SignedPaper.of("C:\\fakepath\\rj.pdf",
			"%PDF-1.7 resolución".getBytes(StandardCharsets.UTF_8));

	@Autowired
	private NoteFixture given;

	@Autowired
	private Resolutions resolutions;

	@Autowired
	private ResolutionList list;

	@Autowired
	private ResolutionFiles files;

	@Autowired
	private ResolutionDesk desk;

	@Autowired
	private ConsequencePreview preview;

	@Autowired
	private Notes notes;

	@Autowired
	private JdbcClient jdbc;

	private LineKey line;

	private LineKey other;

	@BeforeEach
	void aUnitWithTwoLines() {
		this.given.aUnit(UNIT, "781");
		this.line = this.given.aLine(UNIT, "0001", 1000);
		this.other = this.given.aLine(UNIT, "0002", 1000);
	}

	@Test
	void a_resolution_approves_all_of_its_notes_or_none() {
		Note first = sent(100);
		Note second = sent(900);
		this.given.held(UNIT, this.line, "50.00");
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> approve("RJ-1", first, second))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("MOD-003"));
	}

	@Test
	void its_paper_may_follow_until_ten_days_past_the_month_and_the_desk_says_so() {
		long id = approve("RJ-2", sent(10), sent(20));
		ResolutionList.Row row = this.list.get(2026, id);
		LocalDate monthEnd = LocalDate.now(pe.siaf.fiscal.FiscalTime.LIMA).plusMonths(1).withDayOfMonth(1).minusDays(1);
		assertThat(row.dueOn()).isEqualTo(monthEnd.plusDays(10));
		assertThat(row.notes()).isEqualTo(2);
		assertThat(this.desk.cardFor(head("781"))).hasValueSatisfying(
				(card) -> assertThat(card.lines()).extracting((one) -> one.code()).containsExactly("RJ-2"));
		this.files.keep(2026, id, PAPER, head("781"));
		assertThat(this.desk.cardFor(head("781"))).isEmpty();
		assertThat(this.files.content(2026, id)).isEqualTo(PAPER.content());
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.files.keep(2026, id, PAPER, head("781")))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("MOD-018"));
	}

	@Test
	void who_sees_none_of_its_notes_does_not_find_it() {
		long id = approve("RJ-3", sent(10));
		Profile stranger = officer("999999");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.list.get(2026, id, stranger));
		assertThat(this.list.count(2026, stranger)).isZero();
	}

	@Test
	void a_note_keeps_what_was_shown_when_it_was_sent() {
		this.given.aQuantity(UNIT, "0001", 10);
		Note note = this.given
			.sent(NoteFixture.with(asked(UNIT, "003", annuls(UNIT, this.line, 500), credits(UNIT, this.other, 500)),
					List.of(new TargetAnswer(UNIT, "0001", java.math.BigDecimal.valueOf(5), "")), List.of()));
		this.given.approved(note);
		Consequences.Target target = this.preview.shown(this.notes.get(note.key(), rector())).targets().get(0);
		assertThat(target.pimBefore()).isEqualTo(Amount.of(1000));
		assertThat(target.pimAfter()).isEqualTo(Amount.of(500));
		assertThat(target.quantity()).isEqualByComparingTo("10");
		assertThat(target.unitCostBefore()).isEqualByComparingTo("100");
		assertThat(target.unitCostAfter()).isEqualByComparingTo("100");
		assertThat(this.jdbc
			.sql("""
					select count(*) from workflow_step where sec_ejec = ? and action = 'send' and figures -> 'targets' is not null""")
			.param(UNIT)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void revenue_of_approved_notes_is_the_revenue_of_the_year() {
		LineKey own = new LineKey("0001", "09", "0", NoteFixture.GOODS);
		this.given.approved(this.given.sent(asked(UNIT, "002",
				List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(700))), credits(UNIT, own, 700))));
		this.given.approved(this.given.sent(asked(UNIT, "007",
				List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(-200))), annuls(UNIT, own, 200))));
		assertThat(this.jdbc.sql("select modified::numeric(19,0)::text from budgeted_revenue where sec_ejec = ?")
			.param(UNIT)
			.query(String.class)
			.single()).isEqualTo("500");
		assertThat(this.given.pimOf(UNIT)).isEqualTo("2500");
	}

	@Test
	void the_proof_finds_a_note_that_somebody_changed_in_the_database() {
		approve("RJ-4", sent(10));
		assertThat(proof()).isZero();
		this.jdbc.sql("alter table budget_note_line disable trigger user").update();
		this.jdbc.sql("update budget_note_line set credit = 11 where sec_ejec = ? and credit = 10")
			.param(UNIT)
			.update();
		assertThat(proof()).isEqualTo(1);
	}

	private int proof() {
		return this.jdbc.sql("select count(*) from proof_notes where sec_ejec = ?")
			.param(UNIT)
			.query(Integer.class)
			.single();
	}

	private Note sent(long soles) {
		return this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, soles), credits(UNIT, this.other, soles)));
	}

	private long approve(String number, Note... gathered) {
		return this.resolutions.approve(List.of(gathered).stream().map(Note::key).toList(),
				new ApprovingDocument("HEAD_RESOLUTION", number, LocalDate.of(2026, 4, 20)), null, null, head("781"));
	}

}
