package pe.siaf.modification;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.modification.NoteFixture.GOODS;
import static pe.siaf.modification.NoteFixture.annuls;
import static pe.siaf.modification.NoteFixture.asked;
import static pe.siaf.modification.NoteFixture.credits;
import static pe.siaf.modification.NoteFixture.head;
import static pe.siaf.modification.NoteFixture.officer;
import static pe.siaf.modification.NoteFixture.rector;
import static pe.siaf.modification.NoteFixture.with;

/** What a budget note must satisfy (domain 8.6), code by code. */
@SiafTest
@Transactional
class NoteRuleTests {

	private static final String UNIT = "997501";

	private static final String SIBLING = "997502";

	private static final String STRANGER = "997511";

	@Autowired
	private NoteFixture given;

	@Autowired
	private NoteWriting writing;

	@Autowired
	private Notes notes;

	@Autowired
	private JdbcClient jdbc;

	private LineKey line;

	private LineKey other;

	@BeforeEach
	void aUnitWithTwoLines() {
		this.given.aUnit(UNIT, "751");
		this.given.aUnit(SIBLING, "751");
		this.given.aUnit(STRANGER, "752");
		this.line = this.given.aLine(UNIT, "0001", 1000);
		this.other = this.given.aLine(UNIT, "0002", 1000);
	}

	@Test
	void no_more_is_annulled_than_there_is_MOD_001() {
		refused("MOD-001", () -> verify("003", annuls(UNIT, this.line, 1001), credits(UNIT, this.other, 1001)));
	}

	@ParameterizedTest
	@CsvSource({ "003, 100, 99", "004, 100, 101" })
	void credits_and_annulments_balance_MOD_002(String type, long annulled, long credited) {
		RuleViolation refusal = refused("MOD-002",
				() -> verify(type, annuls(UNIT, this.line, annulled), credits(UNIT, this.other, credited)));
		assertThat(refusal.figures()).containsEntry("difference", Amount.of(credited - annulled));
	}

	@Test
	void a_note_within_a_unit_balances_rubro_by_rubro_MOD_002() {
		LineKey own = this.given.aLine(UNIT, "0001", "09", GOODS, 1000);
		refused("MOD-002", () -> verify("003", annuls(UNIT, this.line, 10), credits(UNIT, own, 10)));
	}

	@Test
	void a_law_moves_credit_between_pliegos_and_makes_none_MOD_002() {
		LineKey theirs = this.given.aLine(STRANGER, "0001", 1000);
		Note taken = this.given.sent(asked(UNIT, "001", annuls(UNIT, this.line, 50)));
		Note got = this.given.sent(asked(STRANGER, "001", credits(STRANGER, theirs, 51)));
		refused("MOD-002", () -> this.given.approveTogether(List.of(taken, got), rector()));
	}

	@Test
	void what_is_certified_or_held_is_not_annulled_MOD_003() {
		this.given.held(UNIT, this.line, "800.00");
		RuleViolation refusal = refused("MOD-003",
				() -> verify("003", annuls(UNIT, this.line, 201), credits(UNIT, this.other, 201)));
		assertThat(refusal.figures()).containsEntry("available", Amount.of(200))
			.containsEntry("requested", Amount.of(201))
			.containsEntry("difference", Amount.of(1));
		verify("003", annuls(UNIT, this.line, 200), credits(UNIT, this.other, 200));
	}

	@Test
	void what_was_free_when_it_was_sent_is_asked_again_at_the_approval_MOD_003() {
		Note note = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 500), credits(UNIT, this.other, 500)));
		this.given.held(UNIT, this.line, "600.00");
		refused("MOD-003", () -> this.given.approved(note));
	}

	@Test
	void a_credit_makes_a_line_on_a_target_that_is_there() {
		LineKey fresh = new LineKey("0002", "00", "0", "2.6.3.2.1.1");
		this.given.approvedWithin(UNIT, annuls(UNIT, this.line, 100), credits(UNIT, fresh, 100));
		assertThat(this.given.pimOf(UNIT, fresh)).isEqualTo("100");
		assertThat(this.given.pimOf(UNIT)).isEqualTo("2000");
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "0009, 00, 2.3.1.5.1.2", "0002, 77, 2.3.1.5.1.2", "0002, 00, 2.3.9.9.9.9", "0002, 00, 1.3.1.1.1.1" })
	void a_credit_needs_target_rubro_and_item_of_the_year_MOD_004(String target, String rubro, String item) {
		refused("MOD-004", () -> verify("003", annuls(UNIT, this.line, 100),
				credits(UNIT, new LineKey(target, rubro, "0", item), 100)));
	}

	@Test
	void a_credit_needs_access_to_the_node_MOD_004() {
		this.given.aTarget(UNIT, "0003", "0149", "3000845");
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, activity, grantee_type, grantee_code, effect, state, operations,
					  valid_from)
					values (2026, '0149', '', '', 'UE', '999999', 'ALLOW', 'ACTIVE', array['EXECUTE_FIN'], '2026-01-01')""")
			.update();
		LineKey denied = new LineKey("0003", "00", "0", GOODS);
		refused("MOD-004", () -> verify("003", annuls(UNIT, this.line, 100), credits(UNIT, denied, 100)));
	}

	@ParameterizedTest
	@CsvSource({ "0", "99", "101" })
	void a_supplementary_credit_is_earned_in_its_rubro_MOD_005(long revenue) {
		LineKey own = new LineKey("0001", "09", "0", GOODS);
		List<NoteRevenue> revenues = (revenue == 0) ? List.of()
				: List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(revenue)));
		refused("MOD-005", () -> this.given
			.move(this.given.register(asked(UNIT, "002", revenues, credits(UNIT, own, 100))), "verify", officer(UNIT)));
	}

	@Test
	void a_note_that_moves_credit_only_brings_no_revenue_MOD_005() {
		NoteDraft draft = asked(UNIT, "003", List.of(new NoteRevenue(UNIT, "00", "1.3.1.1.1.1", Amount.of(1))),
				annuls(UNIT, this.line, 10), credits(UNIT, this.other, 10));
		refused("MOD-005", () -> this.given.move(this.given.register(draft), "verify", officer(UNIT)));
	}

	@Test
	void a_target_whose_credit_changes_by_more_than_a_tenth_is_answered_before_sending_MOD_006() {
		this.given.aQuantity(UNIT, "0001", 12);
		Note note = verify("003", annuls(UNIT, this.line, 101), credits(UNIT, this.other, 101));
		refused("MOD-006", () -> this.given.move(note, "send", officer(UNIT)));
		this.writing.answer(note.key(), List.of(new TargetAnswer(UNIT, "0001", null, "El precio bajó")), officer(UNIT));
		assertThat(this.given.move(note, "send", officer(UNIT)).state()).isEqualTo("T");
	}

	@Test
	void a_tenth_of_the_credit_asks_nothing() {
		this.given.aQuantity(UNIT, "0001", 12);
		Note note = verify("003", annuls(UNIT, this.line, 100), credits(UNIT, this.other, 100));
		assertThat(this.given.move(note, "send", officer(UNIT)).state()).isEqualTo("T");
	}

	@Test
	void an_approved_note_changes_the_quantity_that_it_answered_and_its_contrary_brings_it_back() {
		this.given.aQuantity(UNIT, "0001", 12);
		Note note = this.given.approved(
				this.given.sent(with(asked(UNIT, "003", annuls(UNIT, this.line, 500), credits(UNIT, this.other, 500)),
						List.of(new TargetAnswer(UNIT, "0001", BigDecimal.valueOf(6), "")), List.of())));
		assertThat(quantity()).isEqualTo("6/12");
		this.given.approved(this.given.sent(this.writing.annul(note.key(), "No procede", officer(UNIT))));
		assertThat(quantity()).isEqualTo("12/12");
		assertThat(this.given.pimOf(UNIT, this.line)).isEqualTo("1000");
	}

	private String quantity() {
		return this.jdbc.sql("""
				select trim_scale(year_target) || '/' || trim_scale(initial_target) from physical_current
				where fiscal_year = 2026 and sec_ejec = ? and sec_func = '0001'""")
			.param(UNIT)
			.query(String.class)
			.single();
	}

	@ParameterizedTest
	@CsvSource({ "2.6.3.2.1.1, 2.3.1.5.1.2, R01", "2.1.1.1.1.1, 2.3.1.5.1.2, R02", "2.3.1.5.1.2, 2.1.1.1.1.1, R03",
			"2.2.1.1.1.1, 2.2.1.1.1.2, R04", "2.0.1.1.1.1, 2.3.1.5.1.2, R09", "2.3.1.5.1.2, 2.3.2.7.1.1, R10" })
	void the_rules_of_the_year_are_data_MOD_010(String from, String to, String rule) {
		this.given.aTarget(UNIT, "0003");
		LineKey gives = from.equals(GOODS) ? this.line : this.given.aLine(UNIT, "0003", "00", from, 1000);
		refused("MOD-010",
				() -> verify("003", annuls(UNIT, gives, 10), credits(UNIT, new LineKey("0002", "00", "0", to), 10)));
		this.jdbc.sql(
				"insert into modification_rule select 2026, code, types, from_filter, to_filter, same_item_free, effect, lifted_by, "
						+ "opinion_of, text, norm from modification_rule where fiscal_year = 2019 and code <> ?")
			.param(rule)
			.update();
		verify("003", annuls(UNIT, gives, 10), credits(UNIT, new LineKey("0002", "00", "0", to), 10));
	}

	@Test
	void pensions_move_between_units_on_their_own_item() {
		this.given.aTarget(UNIT, "0003");
		this.given.aTarget(SIBLING, "0003");
		LineKey pension = this.given.aLine(UNIT, "0003", "00", "2.2.1.1.1.1", 1000);
		this.given
			.approved(this.given.sent(asked(UNIT, "004", annuls(UNIT, pension, 10), credits(SIBLING, pension, 10))));
		assertThat(this.given.pimOf(SIBLING)).isEqualTo("10");
	}

	@Test
	void a_program_pays_for_central_actions_with_what_a_met_target_saved_and_an_opinion_MOD_010() {
		this.given.aTarget(UNIT, "0003", "0149", "3000845");
		LineKey program = this.given.aLine(UNIT, "0003", "00", GOODS, 1000);
		refused("MOD-010", () -> verify("003", annuls(UNIT, program, 10), credits(UNIT, this.other, 10)));
		NoteLine saved = new NoteLine(UNIT, program, Amount.ZERO, Amount.of(10), "TARGET_MET");
		RuleViolation asks = refused("MOD-010", () -> verify("003", saved, credits(UNIT, this.other, 10)));
		assertThat(String.valueOf(asks.figures().get("rule"))).contains("responsable técnico");
		NoteDraft heard = with(asked(UNIT, "003", saved, credits(UNIT, this.other, 10)), List.of(),
				List.of(new Opinion("R06", "Responsable técnico del PP 0149", "OF-12", LocalDate.of(2026, 4, 1))));
		assertThat(this.given.move(this.given.register(heard), "verify", officer(UNIT)).state()).isEqualTo("V");
	}

	@ParameterizedTest
	@CsvSource({ "2222222, 2.6.3.2.1.1, OPMI", "3999999, 2.6.3.2.1.1, proyecto" })
	void projects_pay_for_projects_with_an_opinion_MOD_010(String product, String item, String says) {
		this.given.aTarget(UNIT, "0003", "0149", "2111111");
		this.given.aTarget(UNIT, "0004", product.startsWith("2") ? "0149" : "9001", product);
		LineKey project = this.given.aLine(UNIT, "0003", "00", "2.6.3.2.1.1", 1000);
		NoteLine gives = new NoteLine(UNIT, project, Amount.ZERO, Amount.of(10), "TARGET_MET");
		RuleViolation refusal = refused("MOD-010",
				() -> verify("003", gives, credits(UNIT, new LineKey("0004", "00", "0", item), 10)));
		assertThat(refusal.figures().toString()).contains(says);
	}

	@Test
	void lines_are_whole_soles_once_MOD_011() {
		refused("MOD-011", () -> this.given.register(asked(UNIT, "003")));
		refused("MOD-011",
				() -> this.given.register(asked(UNIT, "003", annuls(UNIT, this.line, 1), annuls(UNIT, this.line, 2))));
		refused("MOD-011", () -> this.given
			.register(asked(UNIT, "003", new NoteLine(UNIT, this.line, Amount.of("0.50"), Amount.ZERO, "SHORTFALL"))));
		refused("MOD-011", () -> this.given
			.register(asked(UNIT, "003", new NoteLine(UNIT, this.line, Amount.of(5), Amount.of(5), "SHORTFALL"))));
	}

	@Test
	void a_closed_month_takes_no_notes_MOD_012() {
		this.jdbc.sql("update execution_period set state = 'CLOSED' where fiscal_year = 2026 and month = 4").update();
		refused("MOD-012", () -> verify("003", annuls(UNIT, this.line, 1), credits(UNIT, this.other, 1)));
	}

	@Test
	void a_year_that_is_not_executed_takes_no_notes_CYC_001() {
		this.jdbc.sql("update fiscal_year set state = 'CLOSED' where fiscal_year = 2026").update();
		refused("CYC-001", () -> verify("003", annuls(UNIT, this.line, 1), credits(UNIT, this.other, 1)));
	}

	@Test
	void a_note_says_its_type_document_and_purpose_MOD_013() {
		refused("MOD-013", () -> this.given.register(asked(UNIT, "999", annuls(UNIT, this.line, 1))));
		refused("MOD-013",
				() -> this.given.register(new NoteDraft(2026, UNIT, "003", 4, "", " ", LocalDate.of(2026, 4, 1), "Nota",
						List.of(annuls(UNIT, this.line, 1)), List.of(), List.of(), List.of())));
		refused("MOD-013", () -> this.given.register(new NoteDraft(2026, UNIT, "003", 4, "", "INF-1",
				LocalDate.of(2026, 4, 1), "", List.of(annuls(UNIT, this.line, 1)), List.of(), List.of(), List.of())));
	}

	@Test
	void an_annulment_says_why_MOD_014() {
		refused("MOD-014", () -> verify("003", new NoteLine(UNIT, this.line, Amount.ZERO, Amount.of(5), "SHORTFALL"),
				credits(UNIT, this.other, 5)));
		refused("MOD-014", () -> verify("003", annuls(UNIT, this.line, 5),
				new NoteLine(UNIT, this.other, Amount.of(5), Amount.ZERO, "")));
	}

	@Test
	void a_note_reaches_its_unit_or_its_pliego_MOD_015() {
		LineKey sibling = this.given.aLine(SIBLING, "0001", 1000);
		LineKey stranger = this.given.aLine(STRANGER, "0001", 1000);
		refused("MOD-015", () -> verify("003", annuls(UNIT, this.line, 5), credits(SIBLING, sibling, 5)));
		refused("MOD-015", () -> verify("004", annuls(UNIT, this.line, 5), credits(STRANGER, stranger, 5)));
		Note note = this.given.sent(asked(UNIT, "004", annuls(UNIT, this.line, 5), credits(SIBLING, sibling, 5)));
		this.given.approved(note);
		assertThat(this.given.pimOf(UNIT) + " " + this.given.pimOf(SIBLING)).isEqualTo("1995 1005");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_note_is_annulled_once_MOD_016() {
		Note note = this.given
			.approved(this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5))));
		Note contrary = this.writing.annul(note.key(), "No procede", officer(UNIT));
		refused("MOD-016", () -> this.writing.annul(note.key(), "No procede", officer(UNIT)));
		this.given.move(contrary, "discard", officer(UNIT));
		assertThat(this.writing.annul(note.key(), "Sí procede", officer(UNIT)).sequence()).isEqualTo("0003");
	}

	@Test
	void a_resolution_of_the_head_approves_no_law_MOD_017() {
		Note note = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		for (ApprovingDocument paper : List.of(new ApprovingDocument("LAW", "1", LocalDate.of(2026, 4, 1)),
				new ApprovingDocument("HEAD_RESOLUTION", "", LocalDate.of(2026, 4, 1)),
				new ApprovingDocument("HEAD_RESOLUTION", "1", LocalDate.of(2036, 4, 1)))) {
			refused("MOD-017", () -> this.approve(note, paper, head("751")));
		}
	}

	@Test
	void a_document_approves_once_and_its_paper_is_a_pdf_MOD_018_MOD_019() {
		ApprovingDocument paper = new ApprovingDocument("HEAD_RESOLUTION", "RJ-1", LocalDate.of(2026, 4, 1));
		Note first = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		Note second = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		approve(first, paper, head("751"));
		refused("MOD-019", () -> approve(second, paper, head("751")));
		refused("MOD-018", () -> SignedPaper.of("resolucion.txt", "RJ".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void who_prepared_a_note_does_not_approve_it_CTL_001() {
		Note note = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		Profile same = new Profile(0, officer(UNIT).username(), "Pedro Chávez Luna", Role.PLIEGO_HEAD,
				new Scope(Scope.Kind.PLIEGO, "09/751"), true);
		refused("CTL-001", () -> this.given.approved(note, same));
	}

	@Test
	void only_the_office_of_the_pliego_speaks_to_the_ministry_WFL_002() {
		LineKey own = new LineKey("0001", "09", "0", GOODS);
		Note note = this.given.move(
				this.given.register(asked(UNIT, "002",
						List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(10))), credits(UNIT, own, 10))),
				"verify", officer(UNIT));
		refused("WFL-002", () -> this.given.move(note, "send", officer(UNIT)));
	}

	@Test
	void a_draft_does_not_count_and_a_settled_note_stays() {
		Note note = this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		assertThat(this.given.pimOf(UNIT, this.line)).isEqualTo("1000");
		this.given.approved(note);
		refused("WFL-001", () -> this.given.move(note, "correct", officer(UNIT)));
		assertThatExceptionOfType(org.springframework.dao.DataAccessException.class).isThrownBy(() -> this.jdbc
			.sql("update budget_note_line set credit = 6 where fiscal_year = 2026 and sec_ejec = ? and credit = 5")
			.param(UNIT)
			.update());
	}

	@Test
	void a_unit_of_another_pliego_does_not_find_it() {
		Note note = this.given.register(asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5)));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.given.move(note, "verify", officer(STRANGER)));
		assertThatExceptionOfType(NotFound.class).isThrownBy(
				() -> this.writing.register(asked(STRANGER, "003", annuls(STRANGER, this.line, 5)), officer(UNIT)));
	}

	@Test
	void a_note_is_moved_and_written_by_its_own_unit_whoever_else_reads_it() {
		LineKey theirs = this.given.aLine(SIBLING, "0001", 1000);
		Note note = this.given.register(asked(UNIT, "004", annuls(UNIT, this.line, 5), credits(SIBLING, theirs, 5)));

		assertThat(this.notes.get(note.key(), officer(SIBLING)).number()).isEqualTo(note.number());
		NoteDraft greedy = asked(UNIT, "004", annuls(UNIT, this.line, 1000), credits(SIBLING, theirs, 1000));
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.writing.rewrite(note.key(), greedy, note.lockVersion(), officer(SIBLING)));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.given.move(note, "verify", officer(SIBLING)));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.given.move(note, "discard", officer(SIBLING)));
	}

	@Test
	void nobody_takes_credit_or_revenue_of_a_unit_outside_their_scope_MOD_015() {
		LineKey theirs = this.given.aLine(SIBLING, "0001", 1000);
		NoteDraft greedy = asked(UNIT, "004", annuls(SIBLING, theirs, 5), credits(UNIT, this.line, 5));
		refused("MOD-015", () -> this.given.register(greedy));
		NoteDraft elsewhere = asked(UNIT, "002", List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(15)),
				new NoteRevenue(STRANGER, "09", "1.3.1.1.1.1", Amount.of(-10))), credits(UNIT, this.line, 5));
		refused("MOD-015", () -> this.given.register(elsewhere));
		Profile everywhere = new Profile(0, "oficina.nacional", "Oficina", Role.PLIEGO_BUDGET, Scope.national(), true);
		Note beyond = this.writing.register(elsewhere, everywhere);
		refused("MOD-015", () -> this.given.move(beyond, "verify", everywhere));
	}

	@Test
	void whoever_wrote_a_note_anew_does_not_approve_it_CTL_001() {
		NoteDraft small = asked(UNIT, "003", annuls(UNIT, this.line, 5), credits(UNIT, this.other, 5));
		Note note = this.given.register(small);
		Profile preparing = new Profile(0, head(note).username(), "Carmen Ríos Vega", Role.PLIEGO_BUDGET,
				head(note).scope(), true);
		this.writing.rewrite(note.key(),
				asked(UNIT, "003", annuls(UNIT, this.line, 900), credits(UNIT, this.other, 900)), note.lockVersion(),
				preparing);
		this.given.sent(note);

		refused("CTL-001", () -> this.given.approved(note));
	}

	private Note verify(String type, NoteLine... lines) {
		return this.given.move(this.given.register(asked(UNIT, type, lines)), "verify", officer(UNIT));
	}

	@Autowired
	private Resolutions resolutions;

	private void approve(Note note, ApprovingDocument paper, Profile actor) {
		this.resolutions.approve(List.of(note.key()), paper, null, null, actor);
	}

	private static RuleViolation refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		RuleViolation refusal = org.assertj.core.api.Assertions.catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).as(String.valueOf(refusal.getMessage())).isEqualTo(code);
		return refusal;
	}

}
