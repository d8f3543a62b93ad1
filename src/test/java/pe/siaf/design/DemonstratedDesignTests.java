package pe.siaf.design;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The demonstration's program: published with gaps, completed, approved. */
@SiafTest
class DemonstratedDesignTests {

	@Autowired
	private Drafts drafts;

	@Autowired
	private DraftReview review;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void the_published_design_keeps_its_gaps() {
		Draft published = this.drafts.get(DemonstratedDesign.PROGRAM, 1);

		assertThat(this.review.of(published).groups()).filteredOn(DraftReview.RuleGroup::blocks)
			.extracting(DraftReview.RuleGroup::code)
			.contains("DSN-010", "DSN-021", "DSN-022");
	}

	@Test
	void the_completed_design_passes_and_rules_from_its_year() {
		Draft completed = this.drafts.get(DemonstratedDesign.PROGRAM, 2);

		assertThat(completed.state()).isEqualTo("APPROVED");
		assertThat(completed.validFrom()).isEqualTo(DemonstratedDesign.YEAR);
		assertThat(this.review.of(completed).blocking()).isZero();
	}

	@Test
	void every_step_to_approval_was_taken_by_whom_it_belongs_to() {
		assertThat(this.jdbc.sql(
				"select action || ' ' || username from workflow_step where object_type = 'PROGRAM_VERSION' and object_id = ? order by id")
			.param(String.valueOf(this.drafts.get(DemonstratedDesign.PROGRAM, 2).id()))
			.query(String.class)
			.list()).containsExactly("review responsable.pp", "submit responsable.pp", "validate analista.mef",
					"approve rector.mef");
	}

	@Test
	void what_was_invented_says_so() {
		assertThat(this.jdbc.sql("""
				select n.code from logframe_node n join program_version v on v.id = n.version_id
				where v.program = ? and v.version = 2 and not n.demonstration order by 1""")
			.param(DemonstratedDesign.PROGRAM)
			.query(String.class)
			.list()).containsExactly("RE");
	}

}
