package pe.siaf.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

/** A proposal that came back with an objection is mended and sent again. */
@SiafTest
class ObjectedProposalTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7780);

	private static final String UNIT = "997481";

	private static final Profile PLIEGO = profile(Role.PLIEGO_BUDGET, new Scope(Scope.Kind.PLIEGO, "97/481"));

	@Autowired
	private AccessFixture access;

	@Autowired
	private Proposals proposals;

	@Autowired
	private ObjectedProposals objected;

	@Autowired
	private GrantActs acts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private String program;

	private Profile responsible;

	private long grant;

	@BeforeEach
	void a_proposal_that_its_pliego_objected() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		this.access.aUnit(UNIT, "R", "97/481", "08");
		this.access.aUnit("997482", "R", "97/482", "21");
		this.access.aUnit("997483", "M", "97/483", "08");
		this.responsible = profile(Role.PROGRAM_RESPONSIBLE, new Scope(Scope.Kind.PROGRAM, this.program));
		this.grant = this.proposals.propose(this.program, 2026, form(UNIT, AccessOperation.EXECUTE_FIN),
				this.responsible);
		act("object", "No tenemos personal");
	}

	@Test
	void what_was_proposed_is_there_to_mend_with_its_objection() {
		ObjectedProposals.Objected open = this.objected.get(this.program, this.grant, this.responsible);

		assertThat(open.form()).isEqualTo(form(UNIT, AccessOperation.EXECUTE_FIN));
		assertThat(open.remark()).isEqualTo("No tenemos personal");
	}

	@Test
	void it_is_sent_again_as_mended_and_the_term_to_answer_begins_anew() {
		this.jdbc.sql("update access_grant set answer_due = date '2026-01-01' where id = ?").param(this.grant).update();

		sendAgain(form("997482", AccessOperation.VIEW), "Lo hará otra unidad", this.responsible);

		assertThat(this.jdbc.sql("""
				select state || ' ' || grantee_code || ' ' || operations[1] || ' ' || remark from access_grant
				where id = ? and answer_due = access_answer_due(2026, access_today())""")
			.param(this.grant)
			.query(String.class)
			.single()).isEqualTo("PROPOSED 997482 VIEW Lo hará otra unidad");
	}

	@Test
	void its_history_keeps_the_objection_the_answer_and_what_was_proposed_before() {
		sendAgain(form(UNIT, AccessOperation.VIEW), "Solo para ver", this.responsible);

		assertThat(this.objected.history(this.grant)).extracting(Workflow.Step::comment)
			.containsExactly(null, "No tenemos personal", "Solo para ver");
		assertThat(this.jdbc.sql("""
				select before ->> 'operations' || (after ->> 'operations') from audit_event
				where object_type = 'ACCESS_GRANT' and action = 'edit' and object_id = ?""")
			.param(String.valueOf(this.grant))
			.query(String.class)
			.single()).isEqualTo("[\"EXECUTE_FIN\"][\"VIEW\"]");
	}

	@Test
	void only_who_proposes_in_its_reach_mends_it() {
		Profile elsewhere = profile(Role.TERRITORIAL_COORD,
				new Scope(Scope.Kind.PROGRAM_GEOGRAPHY, this.program + "/21"));
		for (Profile other : List.of(PLIEGO, elsewhere,
				profile(Role.PROGRAM_RESPONSIBLE, new Scope(Scope.Kind.PROGRAM, "7779")))) {
			assertThatExceptionOfType(NotFound.class)
				.isThrownBy(() -> this.objected.get(this.program, this.grant, other));
		}
		refuses("WFL-002", () -> sendAgain(form(UNIT, AccessOperation.VIEW), "", PLIEGO));
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> sendAgain(form(UNIT, AccessOperation.VIEW), "", elsewhere));
		assertThat(this.access.stateOf(this.grant)).isEqualTo("OBJECTED");
	}

	@Test
	void the_coordinator_of_its_department_mends_it_within_the_department_GRT_004() {
		Profile coordinator = profile(Role.TERRITORIAL_COORD,
				new Scope(Scope.Kind.PROGRAM_GEOGRAPHY, this.program + "/08"));

		refuses("GRT-004", () -> sendAgain(form("997482", AccessOperation.VIEW), "", coordinator));
		sendAgain(form(UNIT, AccessOperation.VIEW), "", coordinator);

		assertThat(this.access.stateOf(this.grant)).isEqualTo("PROPOSED");
	}

	@Test
	void the_rules_of_a_first_proposal_hold_for_the_second() {
		this.proposals.propose(this.program, 2026, form("997482", AccessOperation.VIEW), this.responsible);

		refuses("GRT-002", () -> sendAgain(form("997483", AccessOperation.VIEW), "", this.responsible));
		refuses("GRT-005", () -> sendAgain(form("999999", AccessOperation.VIEW), "", this.responsible));
		refuses("GRT-003", () -> sendAgain(form("997482", AccessOperation.VIEW), "", this.responsible));
		assertThat(this.access.stateOf(this.grant)).isEqualTo("OBJECTED");
	}

	@Test
	void what_was_sent_again_meanwhile_is_not_sent_twice() {
		sendAgain(form(UNIT, AccessOperation.VIEW), "", this.responsible);

		refuses("WFL-001", () -> sendAgain(form(UNIT, AccessOperation.VIEW), "", this.responsible));
	}

	@Test
	void the_page_shows_the_objection_and_keeps_what_was_typed_beside_what_is_wrong() {
		String page = this.access.anObjectedProposal("0149", 2025);

		assertThat(this.mvc.get().uri(page).with(Signed.as("responsable.pp"))).hasStatusOk()
			.bodyText()
			.contains("No tenemos personal", "value=\"E\"");
		assertThat(this.mvc.get().uri("/programas/0149/accesos?year=2025").with(Signed.as("responsable.pp"))).bodyText()
			.contains(page);
		assertThat(this.mvc.post()
			.uri(page)
			.param("granteeType", "UE")
			.param("granteeCode", "999999")
			.param("effect", "ALLOW")
			.param("shareRole", "LEAD")
			.param("operations", "VIEW")
			.param("answer", "Lo hará otra unidad")
			.with(Signed.as("responsable.pp"))).hasStatusOk()
			.bodyText()
			.contains("GRT-005", "value=\"999999\"", "Lo hará otra unidad", "No tenemos personal");
		assertThat(this.mvc.get().uri(page).with(Signed.as("rector.mef"))).hasStatus(403);
	}

	private void sendAgain(ProposalForm form, String answer, Profile actor) {
		this.objected.sendAgain(this.program, this.grant, form, answer, actor);
	}

	private void act(String action, String comment) {
		this.acts.act(this.program, List.of(this.grant), action, comment, PLIEGO);
	}

	private static ProposalForm form(String unit, AccessOperation operation) {
		return new ProposalForm(AccessFixture.PRODUCT + "/" + AccessFixture.ACTIVITY, "UE", unit, "ALLOW",
				List.of(operation), "LEAD", "", "", "Oficio 12", null, LocalDate.of(2026, 12, 31));
	}

	private static void refuses(String code, Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	private static Profile profile(Role role, Scope scope) {
		return new Profile(1, role.name().toLowerCase(Locale.ROOT), "Persona", role, scope, true);
	}

}
