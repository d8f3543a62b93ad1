package pe.siaf.logframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.logframe.DesignFixture.ADesign;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule book's example C11: what keeps a version from being submitted. */
@SiafTest
@Transactional
class C11LogframeTests {

	@Autowired
	private DesignFixture given;

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					DSN-021 | a product without activity          | delete from logframe_node where id = :activity
					DSN-020 | a product not linked to a cause     | delete from node_cause where node_id = :product
					DSN-022 | a specific result that assumes nothing | delete from assumption where node_id = :sr
					DSN-023 | an activity without kit and needs   | update operational_model set unit_cost = null where node_id = :activity
					""")
	void each_keeps_the_version_from_being_submitted(String code, String what, String change) {
		ADesign design = this.given.aSoundDesign().run(change);

		assertThat(design.findings()).as(what).filteredOn(Finding::blocks).singleElement().satisfies((finding) -> {
			assertThat(finding.rule().code()).isEqualTo(code);
			assertThat(finding.severity()).isEqualTo("BLOCK");
		});
		assertThat(design.review().grade().openBlocks()).isEqualTo(1);
	}

	@Test
	void without_them_nothing_keeps_it() {
		assertThat(this.given.aSoundDesign().review().grade().openBlocks()).isZero();
	}

}
