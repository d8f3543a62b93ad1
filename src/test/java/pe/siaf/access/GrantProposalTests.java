package pe.siaf.access;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * From a proposal to a grant in force: who may take which step, and what counts
 * meanwhile.
 */
@SiafTest
class GrantProposalTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7700);

	private static final String UNIT = "997451";

	private static final Profile RECTOR = profile(Role.RECTOR_BUDGET, Scope.national());

	private static final Profile PLIEGO = profile(Role.PLIEGO_BUDGET, new Scope(Scope.Kind.PLIEGO, "97/451"));

	@Autowired
	private AccessFixture access;

	@Autowired
	private Proposals proposals;

	@Autowired
	private GrantActs acts;

	@Autowired
	private Workflow workflow;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private String program;

	private Profile responsible;

	private Profile coordinator;

	@BeforeEach
	void a_program_and_units_of_two_departments() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		this.access.aUnit(UNIT, "R", "97/451", "08");
		this.access.aUnit("997452", "R", "97/452", "21");
		this.access.aUnit("997453", "M", "97/453", "08");
		this.responsible = profile(Role.PROGRAM_RESPONSIBLE, new Scope(Scope.Kind.PROGRAM, this.program));
		this.coordinator = profile(Role.TERRITORIAL_COORD,
				new Scope(Scope.Kind.PROGRAM_GEOGRAPHY, this.program + "/08"));
	}

	@Test
	void a_grant_counts_once_it_is_accepted_and_approved() {
		long grant = propose(this.responsible, "UE", UNIT);
		assertThat(this.access.decision(this.program, "997452")).as("a proposal gates nothing").isEqualTo("OPEN");

		act(grant, "accept", null, PLIEGO);
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("OPEN");

		act(grant, "approve", null, RECTOR);
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("GRANTED");
		assertThat(this.access.decision(this.program, "997452")).isEqualTo("NONE");
		assertThat(this.workflow.history(Workflow.NATIONAL, Proposals.OBJECT, String.valueOf(grant)))
			.extracting(Workflow.Step::action)
			.containsExactly("propose", "accept", "approve");
	}

	@Test
	void an_objection_says_why_and_goes_back_to_who_proposed() {
		long grant = propose(this.responsible, "UE", UNIT);

		refuses("WFL-004", () -> act(grant, "object", " ", PLIEGO));
		act(grant, "object", "No tenemos personal", PLIEGO);
		refuses("WFL-002", () -> act(grant, "propose", null, PLIEGO));
		act(grant, "propose", null, this.responsible);

		assertThat(this.access.stateOf(grant)).isEqualTo("PROPOSED");
	}

	@Test
	void only_the_pliego_that_receives_answers() {
		long grant = propose(this.responsible, "UE", UNIT);

		refuses("WFL-002",
				() -> act(grant, "accept", null, profile(Role.PLIEGO_HEAD, new Scope(Scope.Kind.PLIEGO, "97/452"))));
		refuses("WFL-002", () -> act(grant, "accept", null, RECTOR));
		refuses("WFL-002", () -> act(grant, "accept", null, this.responsible));
		act(grant, "accept", null, profile(Role.PLIEGO_HEAD, new Scope(Scope.Kind.PLIEGO, "97/451")));
		refuses("WFL-002", () -> act(grant, "approve", null, PLIEGO));
	}

	@Test
	void the_rector_answers_for_a_whole_level() {
		long grant = propose(this.responsible, "LEVEL", "R");

		refuses("WFL-002", () -> act(grant, "accept", null, PLIEGO));
		act(grant, "accept", null, RECTOR);
		refuses("WFL-001", () -> act(grant, "accept", null, RECTOR));
		act(grant, "approve", null, RECTOR);

		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("GRANTED");
	}

	@Test
	void a_denial_in_force_beats_an_allowance_as_specific() {
		approved(propose(this.responsible, "UE", UNIT));
		ProposalForm denial = form("UE", UNIT, "DENY", null);
		long denied = this.proposals.propose(this.program, 2026, denial, this.responsible);
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("GRANTED");

		approved(denied);

		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("NONE");
	}

	@Test
	void a_grant_withdrawn_or_past_its_last_day_stops_new_certifications_CRT_003() {
		long grant = propose(this.responsible, "UE", UNIT);
		approved(grant);

		refuses("WFL-004", () -> act(grant, "withdraw", "", RECTOR));
		act(grant, "withdraw", "Cambio de competencias", RECTOR);
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("WITHDRAWN");
		act(grant, "restore", "Se revocó el cambio", RECTOR);
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("GRANTED");

		this.jdbc.sql("update access_grant set valid_to = access_today() - 1 where id = ?").param(grant).update();
		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("WITHDRAWN");
	}

	@Test
	void a_grant_that_begins_later_does_not_gate_yet() {
		ProposalForm later = form("UE", UNIT, "ALLOW", LocalDate.of(2099, 1, 1));
		approved(this.proposals.propose(this.program, 2026, later, this.responsible));

		assertThat(this.access.decision(this.program, UNIT)).isEqualTo("OPEN");
	}

	@Test
	void a_coordinator_proposes_units_of_the_own_department_only_GRT_004() {
		assertThat(this.access.stateOf(propose(this.coordinator, "UE", UNIT))).isEqualTo("PROPOSED");
		refuses("GRT-004", () -> propose(this.coordinator, "UE", "997452"));
		refuses("GRT-004", () -> propose(this.coordinator, "LEVEL", "R"));
	}

	@Test
	void nobody_proposes_for_another_program_nor_a_node_that_is_not_the_program_s() {
		Profile other = profile(Role.PROGRAM_RESPONSIBLE, new Scope(Scope.Kind.PROGRAM, "7700"));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> propose(other, "UE", UNIT));
		refuses("WFL-002", () -> propose(RECTOR, "UE", UNIT));
	}

	@ParameterizedTest
	@CsvSource({ "UE,997453,GRT-002", "LEVEL,M,GRT-002", "UE,999999,GRT-005", "SECTOR,00,GRT-005" })
	void a_level_not_marked_and_an_unknown_executor_are_not_proposed(String type, String code, String rule) {
		refuses(rule, () -> propose(this.responsible, type, code));
	}

	@Test
	void a_mark_taken_from_the_design_before_the_approval_stops_it_GRT_002() {
		long grant = propose(this.responsible, "UE", UNIT);
		act(grant, "accept", null, PLIEGO);
		this.jdbc.sql("""
				update logframe_node set levels = 'E' where code = ? and version_id = access_version(2026, ?)""")
			.params(AccessFixture.ACTIVITY, this.program)
			.update();

		refuses("GRT-002", () -> act(grant, "approve", null, RECTOR));
		assertThat(this.access.stateOf(grant)).isEqualTo("ACCEPTED");
	}

	@Test
	void a_grant_is_proposed_once_until_it_is_discarded_GRT_003() {
		long grant = propose(this.responsible, "UE", UNIT);
		refuses("GRT-003", () -> propose(this.responsible, "UE", UNIT));

		act(grant, "discard", null, this.responsible);

		assertThat(this.access.stateOf(propose(this.responsible, "UE", UNIT))).isEqualTo("PROPOSED");
	}

	@Test
	void the_pliego_has_ten_working_days() {
		assertThat(this.jdbc.sql("select access_answer_due(2026, date '2026-11-20')").query(LocalDate.class).single())
			.isEqualTo(LocalDate.of(2026, 12, 4));
	}

	@Test
	void several_are_answered_at_once_or_none() {
		long one = propose(this.responsible, "UE", UNIT);
		long other = propose(this.responsible, "UE", "997452");

		refuses("WFL-002", () -> this.acts.act(this.program, List.of(one, other), "accept", null, PLIEGO));
		assertThat(this.access.stateOf(one)).isEqualTo("PROPOSED");
	}

	@Test
	void the_page_lists_what_the_filters_ask_and_offers_each_reader_their_acts() {
		propose(this.responsible, "UE", UNIT);
		long level = propose(this.responsible, "LEVEL", "R");

		String page = "/programas/" + this.program + "/accesos?year=2026";
		assertThat(this.mvc.get().uri(page).with(Signed.as("rector.mef"))).hasStatusOk()
			.bodyText()
			.contains("UNIDAD DE PRUEBA", "value=\"" + level + "\"", "value=\"accept\"")
			.doesNotContain("value=\"approve\"");
		assertThat(this.mvc.get().uri(page + "&q=" + UNIT).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("1–1 de 1", UNIT)
			.doesNotContain("form=\"actos\"");
		assertThat(this.mvc.get().uri(page + "&estado=ACTIVE").with(Signed.as("auditor"))).bodyText()
			.doesNotContain("UNIDAD DE PRUEBA");
	}

	@Test
	void what_is_wrong_with_a_proposal_stands_beside_its_field_and_what_was_typed_stays() {
		assertThat(this.mvc.post()
			.uri("/programas/0149/accesos/nuevo?year=2025")
			.param("granteeType", "UE")
			.param("granteeCode", "999999")
			.param("effect", "ALLOW")
			.param("shareRole", "LEAD")
			.param("operations", "VIEW")
			.param("norm", "Oficio 12")
			.with(Signed.as("responsable.pp"))).hasStatusOk()
			.bodyText()
			.contains("granteeCode-error", "GRT-005", "Oficio 12", "value=\"999999\"");
	}

	private long propose(Profile actor, String type, String code) {
		return this.proposals.propose(this.program, 2026, form(type, code, "ALLOW", null), actor);
	}

	private static ProposalForm form(String type, String code, String effect, LocalDate from) {
		return new ProposalForm(AccessFixture.PRODUCT + "/" + AccessFixture.ACTIVITY, type, code, effect,
				Arrays.asList(AccessOperation.values()), "LEAD", "", "", "", from, null);
	}

	private void approved(long grant) {
		act(grant, "accept", null, PLIEGO);
		act(grant, "approve", null, RECTOR);
	}

	private void act(long grant, String action, String comment, Profile actor) {
		this.acts.act(this.program, List.of(grant), action, comment, actor);
	}

	private static void refuses(String code, Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	private static Profile profile(Role role, Scope scope) {
		return new Profile(1, role.name().toLowerCase(java.util.Locale.ROOT), "Persona", role, scope, true);
	}

}
