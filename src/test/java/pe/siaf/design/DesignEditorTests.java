package pe.siaf.design;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.design.DesignEditor.Done;
import pe.siaf.design.DraftFixture.Chain;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Drafts are edited row by row: nothing is lost, everything can be taken back. */
@SiafTest
class DesignEditorTests {

	@Autowired
	private DraftFixture given;

	@Autowired
	private DesignEditor editor;

	@Autowired
	private DesignRows rows;

	@Autowired
	private DesignChanges changes;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DesignComparison comparison;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void two_who_write_the_same_text_lose_neither_of_them() {
		Chain chain = this.given.chain();
		this.editor.apply(chain.draft().id(),
				List.of(Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "Niños con suplemento")),
				this.given.responsible(chain.draft()));

		assertThatExceptionOfType(EditConflict.class).isThrownBy(() -> this.editor.apply(chain.draft().id(),
				List.of(Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "Niños con hierro")),
				this.given.coordinator(chain.draft())))
			.satisfies((conflict) -> {
				assertThat(conflict.rule().code()).isEqualTo("WFL-003");
				assertThat(conflict.figures()).containsEntry("current", "Niños con suplemento")
					.containsEntry("person", "Patricia Rojas");
			});
		assertThat(text(chain.product())).isEqualTo("Niños con suplemento");
	}

	@Test
	void a_batch_is_made_whole_or_not_at_all() {
		Chain chain = this.given.chain();

		assertThatThrownBy(() -> this.editor.apply(chain.draft().id(),
				List.of(Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "Otro texto"),
						Edit.set(Part.NODE, chain.activity(), "text", "lo que nunca dijo", "x")),
				this.given.responsible(chain.draft())))
			.isInstanceOf(EditConflict.class);
		assertThat(text(chain.product())).isEqualTo("Niños suplementados");
	}

	@Test
	void a_product_that_is_removed_comes_back_with_everything_that_hung_on_it() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		long cause = this.given.add(draft, Part.CAUSE, null, "code", "C1", "kind", "FACTOR", "name", "Dieta pobre");
		this.given.add(draft, Part.NODE_CAUSE, chain.product(), "cause_id", String.valueOf(cause));
		this.given.add(draft, Part.ASSUMPTION, chain.activity(), "text", "Los hogares aceptan");
		long typology = this.given.add(draft, Part.TYPOLOGY, null, "code", "T1", "name", "Puestos de salud",
				"product_id", String.valueOf(chain.product()));
		List<ObjectNode> before = everything(draft);

		Done removed = this.editor
			.apply(draft.id(), List.of(Edit.remove(Part.NODE, chain.product())), this.given.responsible(draft))
			.get(0);
		assertThat(this.rows.find(Part.NODE, chain.activity())).isEmpty();
		assertThat(this.rows.find(Part.TYPOLOGY, typology).orElseThrow().path("product_id").isNull()).isTrue();
		this.given.edit(draft, Edit.undo(removed.change()));

		assertThat(everything(draft)).isEqualTo(before);
	}

	@Test
	void every_kind_of_change_is_taken_back_and_made_again() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		long second = this.given.add(draft, Part.NODE, chain.result(), "level", "P", "text", "Hogares con agua");
		List<ObjectNode> before = everything(draft);
		List<Done> done = this.editor.apply(draft.id(),
				List.of(Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "Niños sin anemia"),
						Edit.move(Part.NODE, chain.activity(), second, 0), Edit.move(Part.NODE, second, null, 0),
						Edit.add(Part.VERIFICATION, second, DesignEditor.values("text", "ENDES"))),
				this.given.responsible(draft));
		List<ObjectNode> after = everything(draft);
		assertThat(after).isNotEqualTo(before);

		List<Long> undone = List.of(3, 2, 1, 0)
			.stream()
			.map((at) -> this.editor
				.apply(draft.id(), List.of(Edit.undo(done.get(at).change())), this.given.responsible(draft))
				.get(0)
				.change())
			.toList();
		assertThat(everything(draft)).isEqualTo(before);
		List.of(3, 2, 1, 0).forEach((at) -> this.given.edit(draft, Edit.undo(undone.get(at))));
		assertThat(everything(draft)).isEqualTo(after);
	}

	@Test
	void a_change_is_taken_back_once() {
		Chain chain = this.given.chain();
		Long change = this.changes.newest(chain.draft().id(), 1, 0).get(0).id();
		this.given.edit(chain.draft(), Edit.undo(change));

		assertThatThrownBy(() -> this.given.edit(chain.draft(), Edit.undo(change))).hasMessageContaining("DSN-111");
	}

	@Test
	void what_another_has_added_meanwhile_does_not_go_with_what_is_taken_back() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		long product = this.given.add(draft, Part.NODE, chain.result(), "level", "P", "text", "Hogares con agua");
		Long added = this.changes.newest(draft.id(), 1, 0).get(0).id();
		this.editor.apply(draft.id(),
				List.of(Edit.add(Part.NODE, product, DesignEditor.values("level", "A", "text", "Clorar"))),
				this.given.coordinator(draft));

		assertThatThrownBy(() -> this.given.edit(draft, Edit.undo(added))).hasMessageContaining("DSN-111");
		assertThat(this.rows.find(Part.NODE, product)).isPresent();
	}

	@Test
	void a_row_hangs_on_one_of_the_level_above() {
		Chain chain = this.given.chain();

		assertThatThrownBy(() -> this.given.add(chain.draft(), Part.NODE, chain.result(), "level", "A"))
			.hasMessageContaining("DSN-107");
		assertThatThrownBy(
				() -> this.given.edit(chain.draft(), Edit.move(Part.NODE, chain.activity(), chain.result(), 0)))
			.hasMessageContaining("DSN-107");
		assertThatThrownBy(() -> this.given.add(chain.draft(), Part.NODE, null, "level", "SR", "text", "Otro"))
			.hasMessageContaining("DSN-106");
	}

	@Test
	void new_products_and_activities_get_codes_that_nobody_has() {
		Chain chain = this.given.chain();
		String product = this.rows.find(Part.NODE, chain.product()).orElseThrow().path("code").asString();
		String activity = this.rows.find(Part.NODE, chain.activity()).orElseThrow().path("code").asString();

		assertThat(product).matches("3\\d{6}").isNotEqualTo("3999999");
		assertThat(activity).matches("5\\d{6}");
		assertThat(this.jdbc.sql("select count(*) from product_project where code = ?")
			.param(product)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void a_cause_cannot_lead_to_itself_by_a_detour() {
		Draft draft = this.given.program();
		long one = cause(draft, "C1");
		long two = cause(draft, "C2");
		long three = cause(draft, "C3");
		edge(draft, one, two);
		edge(draft, two, three);

		assertThatThrownBy(() -> edge(draft, three, one)).hasMessageContaining("DSN-113");
	}

	@Test
	void a_value_that_its_field_cannot_take_is_refused_with_the_field() {
		Draft draft = this.given.program();
		long cause = cause(draft, "C1");

		refused(draft, Edit.set(Part.CAUSE, cause, "magnitude", "", "muchos"), "DSN-102", "magnitude");
		refused(draft, Edit.set(Part.CAUSE, cause, "magnitude", "", "1E999999999"), "DSN-102", "magnitude");
		refused(draft, Edit.set(Part.CAUSE, cause, "kind", "FACTOR", "COSA"), "DSN-102", "kind");
		refused(draft, Edit.set(Part.CAUSE, cause, "name", "Causa C1", " "), "DSN-103", "name");
		refused(draft, Edit.set(Part.CAUSE, cause, "name", "Causa C1", "x".repeat(6001)), "DSN-104", "name");
		refused(draft, Edit.add(Part.EDGE, null, DesignEditor.values("cause_id", String.valueOf(cause), "effect_id",
				String.valueOf(cause(this.given.program(), "C9")))), "DSN-105", "");
	}

	@Test
	void a_number_is_the_same_however_it_is_written() {
		Draft draft = this.given.program();
		long cause = cause(draft, "C1");
		this.given.edit(draft, Edit.set(Part.CAUSE, cause, "magnitude", "", "1,200.50"));

		assertThat(DesignRows.texts(Part.CAUSE, this.rows.find(Part.CAUSE, cause).orElseThrow()))
			.containsEntry("magnitude", "1200.5");
		Done same = this.editor
			.apply(draft.id(), List.of(Edit.set(Part.CAUSE, cause, "magnitude", "1200.50", "1200.500")),
					this.given.responsible(draft))
			.get(0);
		assertThat(same.change()).isNull();
	}

	@Test
	void only_the_programs_own_people_write_and_only_while_it_is_open() {
		Chain chain = this.given.chain();
		Edit edit = Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "x");

		assertThatThrownBy(() -> this.editor.apply(chain.draft().id(), List.of(edit),
				this.given.responsible(this.given.program())))
			.isInstanceOf(NotFound.class);
		assertThatThrownBy(() -> this.editor.apply(chain.draft().id(), List.of(edit), this.given.analyst()))
			.isInstanceOf(NotFound.class);
		this.jdbc.sql("update program_version set state = 'INTERNAL_REVIEW' where id = ?")
			.param(chain.draft().id())
			.update();
		assertThatThrownBy(() -> this.given.edit(chain.draft(), edit)).hasMessageContaining("DSN-101");
	}

	@Test
	void a_row_of_another_design_is_out_of_reach() {
		Chain mine = this.given.chain();
		Chain other = this.given.chain();

		assertThatThrownBy(() -> this.given.edit(mine.draft(),
				Edit.set(Part.NODE, other.product(), "text", "Niños suplementados", "ajeno")))
			.hasMessageContaining("DSN-105");
		assertThat(text(other.product())).isEqualTo("Niños suplementados");
	}

	@Test
	void a_copy_says_the_same_under_keys_of_its_own() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		long cause = cause(draft, "C1");
		long evidence = this.given.add(draft, Part.EVIDENCE, null, "citation", "Ensayo 2019", "kind", "RCT", "level",
				"A", "direction", "SUPPORTS");
		long edge = edge(draft, cause, cause(draft, "C0"));
		this.given.add(draft, Part.EDGE_EVIDENCE, edge, "evidence_id", String.valueOf(evidence));
		this.given.add(draft, Part.NODE_CAUSE, chain.product(), "cause_id", String.valueOf(cause));
		this.given.add(draft, Part.MODEL, chain.activity(), "coverage_goal", "95", "tracer_id", "");

		Draft copy = this.drafts.begin(draft.program(), draft, true, this.given.responsible(draft));

		assertThat(this.comparison.between(draft.id(), copy.id())).isEmpty();
		assertThat(this.rows.of(Part.NODE, copy.id())).hasSize(4)
			.noneMatch((row) -> row.path("id").asLong() == chain.product());
		assertThat(this.rows.of(Part.EDGE_EVIDENCE, copy.id())).hasSize(1);
	}

	@Test
	void two_versions_side_by_side_tell_what_differs() {
		Chain chain = this.given.chain();
		Draft draft = chain.draft();
		Draft copy = this.drafts.begin(draft.program(), draft, true, this.given.responsible(draft));
		this.given.edit(draft, Edit.set(Part.NODE, chain.product(), "text", "Niños suplementados", "Niños con hierro"));
		this.given.add(draft, Part.ASSUMPTION, chain.product(), "text", "Los hogares aceptan");

		assertThat(this.comparison.between(copy.id(), draft.id())).hasSize(2)
			.anySatisfy((difference) -> assertThat(difference).returns("text", DesignComparison.Difference::field)
				.returns("Niños suplementados", DesignComparison.Difference::before)
				.returns("Niños con hierro", DesignComparison.Difference::after))
			.anySatisfy((difference) -> assertThat(difference).returns("ASSUMPTION", DesignComparison.Difference::part)
				.returns(null, DesignComparison.Difference::before));
	}

	@Test
	void there_is_one_draft_of_a_program_besides_those_for_practice() {
		Draft draft = this.given.program();

		assertThatThrownBy(() -> this.drafts.begin(draft.program(), null, false, this.given.responsible(draft)))
			.hasMessageContaining("DSN-110");
		assertThat(this.drafts.begin(draft.program(), draft, true, this.given.responsible(draft)).training()).isTrue();
	}

	@Test
	void nobody_rewrites_what_was_changed() {
		Chain chain = this.given.chain();

		assertThatThrownBy(() -> this.jdbc.sql("update design_change set person_name = 'otro' where version_id = ?")
			.param(chain.draft().id())
			.update()).hasMessageContaining("design_change");
	}

	private void refused(Draft draft, Edit edit, String code, String field) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.given.edit(draft, edit))
			.returns(code, (refused) -> refused.rule().code())
			.returns(field, RuleViolation::field);
	}

	private long cause(Draft draft, String code) {
		return this.given.add(draft, Part.CAUSE, null, "code", code, "kind", "FACTOR", "name", "Causa " + code);
	}

	private long edge(Draft draft, long cause, long effect) {
		return this.given.add(draft, Part.EDGE, null, "cause_id", String.valueOf(cause), "effect_id",
				String.valueOf(effect));
	}

	private String text(long node) {
		return this.rows.find(Part.NODE, node).orElseThrow().path("text").asString();
	}

	private List<ObjectNode> everything(Draft draft) {
		return java.util.Arrays.stream(Part.values())
			.filter((part) -> part != Part.VERSION)
			.flatMap((part) -> this.rows.of(part, draft.id()).stream())
			.toList();
	}

}
