package pe.siaf.design;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.design.DraftFixture.Chain;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.Finding;
import pe.siaf.logframe.Waivers;
import pe.siaf.logframe.Waivers.Waived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * From draft to approval (domain 4.2): what blocks holds a version back, what is approved
 * holds from a year on.
 */
@SiafTest
class DesignWorkflowTests {

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignWorkflow workflow;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftReview review;

	@Autowired
	private Waivers waivers;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void what_blocks_holds_a_version_back() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		move(draft, "review", this.given.responsible(draft));

		assertThatThrownBy(() -> move(draft, "submit", this.given.responsible(draft))).hasMessageContaining("DSN-108")
			.hasMessageContaining("DSN-020");
		assertThat(state(draft)).isEqualTo("INTERNAL_REVIEW");
	}

	@Test
	void a_version_goes_from_draft_to_approval_by_three_people() {
		Draft draft = sound();
		Profile responsible = this.given.responsible(draft);
		move(draft, "review", responsible);
		move(draft, "submit", responsible);
		assertThat(now(draft).submittedNumber()).isEqualTo(1);
		assertThatThrownBy(() -> move(draft, "observe", this.given.analyst())).hasMessageContaining("WFL-004");
		this.workflow.move(draft, "observe", "Falta el supuesto del producto", null, this.given.analyst());
		move(draft, "submit", responsible);
		assertThat(now(draft).submittedNumber()).isEqualTo(1);
		move(draft, "validate", this.given.analyst());
		assertThatThrownBy(() -> move(draft, "approve", responsible)).hasMessageContaining("WFL-002");
		approve(draft, 2051);

		assertThat(now(draft)).returns("APPROVED", Draft::state).returns(2051, Draft::validFrom);
	}

	@Test
	void approval_writes_the_years_nodes_into_the_classifier() {
		Draft draft = approved(sound(), 2052);

		for (String catalogue : List.of("product_project", "activity")) {
			assertThat(this.jdbc.sql("""
					select count(*) from %s c join logframe_node n on n.code = c.code
					where n.version_id = ? and c.fiscal_year = 2052""".formatted(catalogue))
				.param(draft.id())
				.query(Integer.class)
				.single()).isEqualTo(1);
		}
		assertThat(this.jdbc.sql("select count(*) from category_product where fiscal_year = 2052 and category = ?")
			.param(draft.program())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void dsn_001_a_second_version_for_the_year_is_refused() {
		Draft first = approved(sound(), 2053);
		Draft second = next(first);
		validated(second);

		assertThatThrownBy(() -> approve(second, 2053)).hasMessageContaining("DSN-001");
		approve(second, 2054);
		assertThat(now(first).validTo()).isEqualTo(2053);
	}

	@Test
	void dsn_001_holds_in_the_database_too() {
		Draft first = approved(sound(), 2055);
		Draft second = next(first);

		assertThatThrownBy(
				() -> this.jdbc.sql("update program_version set state = 'APPROVED', valid_from = 2056 where id = ?")
					.param(second.id())
					.update())
			.hasMessageContaining("approved_version_once_a_year");
	}

	@Test
	void dsn_002_structure_does_not_change_once_the_year_is_open() {
		Draft first = approved(sound(), 2057);
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (2058, 'EXECUTION') on conflict do nothing")
			.update();
		Draft second = next(first);
		this.given.add(second, Part.NODE,
				this.jdbc.sql("select id from logframe_node where version_id = ? and level = 'P'")
					.param(second.id())
					.query(Long.class)
					.single(),
				"level", "A", "text", "Otra actividad");
		waiveAll(second);
		validated(second);

		assertThatThrownBy(() -> approve(second, 2058)).hasMessageContaining("DSN-002");
		assertThat(now(first).validTo()).isNull();
	}

	@Test
	void what_keeps_its_structure_is_approved_in_an_open_year() {
		Draft first = approved(sound(), 2059);
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (2060, 'EXECUTION') on conflict do nothing")
			.update();
		Draft second = next(first);
		validated(second);
		approve(second, 2060);

		assertThat(now(second).state()).isEqualTo("APPROVED");
	}

	@Test
	void a_copy_to_practise_on_is_checked_but_never_submitted() {
		Draft practice = this.drafts.begin(sound().program(), null, true, this.given.rector());
		move(practice, "review", this.given.responsible(practice));

		assertThatThrownBy(() -> move(practice, "submit", this.given.responsible(practice)))
			.hasMessageContaining("DSN-109");
	}

	@Test
	void people_of_another_program_move_nothing_here() {
		Draft draft = sound();

		assertThatThrownBy(() -> move(draft, "review", this.given.responsible(this.given.program())))
			.isInstanceOf(pe.siaf.rules.NotFound.class);
	}

	/** With its causal graph, and what else blocks accepted with a reason. */
	private Draft sound() {
		Chain chain = this.given.chain();
		this.given.add(chain.draft(), Part.CAUSE, null, "code", "C0", "kind", "CONDITION", "name", "Anemia");
		waiveAll(chain.draft());
		return chain.draft();
	}

	private void waiveAll(Draft draft) {
		this.review.of(draft)
			.findings()
			.stream()
			.filter(Finding::blocks)
			.forEach((finding) -> this.waivers.waive(draft.id(), Waived.of(finding), "Programa de prueba",
					"María Salas"));
	}

	private Draft next(Draft before) {
		Draft draft = this.drafts.begin(before.program(), now(before), false, this.given.responsible(before));
		waiveAll(draft);
		return draft;
	}

	private void validated(Draft draft) {
		move(draft, "review", this.given.responsible(draft));
		move(draft, "submit", this.given.responsible(draft));
		move(draft, "validate", this.given.analyst());
	}

	private Draft approved(Draft draft, int year) {
		validated(draft);
		approve(draft, year);
		return draft;
	}

	private void approve(Draft draft, int year) {
		this.workflow.move(now(draft), "approve", null, year, this.given.rector());
	}

	private void move(Draft draft, String action, Profile actor) {
		this.workflow.move(draft, action, null, null, actor);
	}

	private Draft now(Draft draft) {
		return this.drafts.get(draft.program(), draft.version());
	}

	private String state(Draft draft) {
		return now(draft).state();
	}

}
