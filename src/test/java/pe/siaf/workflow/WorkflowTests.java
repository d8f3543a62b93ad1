package pe.siaf.workflow;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SiafTest
@Transactional
class WorkflowTests {

	private static final String KIND = "TEST_DOCUMENT";

	private static final Profile BUDGET = profile(Role.UE_BUDGET);

	private static final Profile LOGISTICS = profile(Role.UE_LOGISTICS);

	@Autowired
	private Workflow workflow;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void a_document_that_logistics_submits_and_budget_decides() {
		this.jdbc
			.sql("""
					insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required) values
					  ('TEST_DOCUMENT', 'N', 'submit', 'T', 'UE_LOGISTICS', false),
					  ('TEST_DOCUMENT', 'T', 'approve', 'A', 'UE_BUDGET', false),
					  ('TEST_DOCUMENT', 'T', 'reject', 'R', 'UE_BUDGET', true)""")
			.update();
	}

	@Test
	void a_move_in_the_table_leads_to_its_state() {
		assertThat(this.workflow.next(KIND, "N", "submit", LOGISTICS, null)).isEqualTo("T");
	}

	@Test
	void a_move_that_is_not_in_the_table_is_refused() {
		refuses(WorkflowRule.TRANSITION_NOT_ALLOWED, () -> this.workflow.next(KIND, "N", "approve", BUDGET, null));
	}

	@Test
	void a_move_of_another_role_is_refused() {
		refuses(WorkflowRule.ACTOR_NOT_AUTHORISED, () -> this.workflow.next(KIND, "T", "approve", LOGISTICS, null));
	}

	@Test
	void a_rejection_without_reason_is_refused_and_with_one_is_made() {
		refuses(WorkflowRule.COMMENT_REQUIRED, () -> this.workflow.next(KIND, "T", "reject", BUDGET, " "));
		assertThat(this.workflow.next(KIND, "T", "reject", BUDGET, "Falta el sustento")).isEqualTo("R");
	}

	@Test
	void a_page_offers_only_the_moves_of_its_reader() {
		assertThat(this.workflow.actions(KIND, "T", Role.UE_BUDGET)).containsExactly("approve", "reject");
		assertThat(this.workflow.actions(KIND, "T", Role.UE_LOGISTICS)).isEmpty();
	}

	@Test
	void the_history_tells_who_moved_it_under_which_profile_and_why() {
		this.workflow.record("001650", KIND, "7", "submit", "N", "T", LOGISTICS, null);
		this.workflow.record("001650", KIND, "7", "reject", "T", "R", BUDGET, "Falta el sustento");
		assertThat(this.workflow.history("001650", KIND, "7"))
			.extracting(Workflow.Step::action, Workflow.Step::profile, Workflow.Step::comment)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("submit", "UE_LOGISTICS UE 001650", null),
					org.assertj.core.groups.Tuple.tuple("reject", "UE_BUDGET UE 001650", "Falta el sustento"));
	}

	@Test
	void the_history_cannot_be_rewritten() {
		this.workflow.record("001650", KIND, "8", "submit", "N", "T", LOGISTICS, null);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update workflow_step set username = 'x' where object_id = '8'").update())
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("workflow_step_append_only"));
	}

	private static void refuses(WorkflowRule rule, ThrowingCallable move) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(move)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

	private static Profile profile(Role role) {
		return new Profile(0, "tester", "Persona de prueba", role, new Scope(Scope.Kind.UE, "001650"), true);
	}

}
