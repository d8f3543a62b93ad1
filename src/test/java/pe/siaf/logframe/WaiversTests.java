package pe.siaf.logframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.logframe.DesignFixture.ADesign;
import pe.siaf.logframe.Waivers.Waived;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** A finding is accepted with a reason and a name, at one place, and stays in sight. */
@SiafTest
@Transactional
class WaiversTests {

	private static final String TWO_UNMEASURED = """
			delete from assumption where node_id in (:sr, :product)""";

	@Autowired
	private DesignFixture given;

	@Autowired
	private Waivers waivers;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_waiver_lifts_the_block_of_its_own_place_only() {
		ADesign design = this.given.aSoundDesign().run(TWO_UNMEASURED);

		this.waivers.waive(design.version(), new Waived("DSN-022", design.key("sr"), ""), "Lo pide la norma", "Ana");

		assertThat(design.findings()).extracting(Finding::node, Finding::severity, Finding::waived)
			.containsExactly(tuple("RE", "WARN", true), tuple("3999001", "BLOCK", false));
		assertThat(design.review().grade().openBlocks()).isEqualTo(1);
	}

	@Test
	void what_stands_outside_the_matrix_is_waived_by_its_name() {
		ADesign design = this.given.aSoundDesign().run("update evidence set level = 'D' where id = :evidence");
		Finding first = design.findings().get(0);

		this.waivers.waive(design.version(), Waived.of(first), "Consenso del sector", "Ana");

		assertThat(design.findings()).extracting(Finding::waived).containsExactly(true, false);
	}

	@Test
	void a_withdrawn_waiver_blocks_again_and_both_are_on_record() {
		ADesign design = this.given.aSoundDesign().run(TWO_UNMEASURED);
		Waived what = new Waived("DSN-022", design.key("sr"), "");
		this.waivers.waive(design.version(), what, "Lo pide la norma", "Ana");
		this.waivers.waive(design.version(), what, "Lo pide otra norma", "Eva");
		assertThat(this.waivers.of(design.version())).singleElement()
			.satisfies((waiver) -> assertThat(waiver.reason() + " " + waiver.waivedBy())
				.isEqualTo("Lo pide otra norma Eva"));

		this.waivers.withdraw(design.version(), what);

		assertThat(design.findings()).extracting(Finding::severity).containsExactly("BLOCK", "BLOCK");
		assertThat(this.jdbc.sql("""
				select action from audit_event where object_type = 'PROGRAM_VERSION' and object_id = ? order by id""")
			.param(Long.toString(design.version()))
			.query(String.class)
			.list()).containsExactly("waive", "waive", "withdraw-waiver");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DSN-001", "DSN-002", "DSN-010", "CRT-001" })
	void some_rules_are_never_waived(String code) {
		ADesign design = this.given.aSoundDesign();

		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.waivers.waive(design.version(), new Waived(code, null, ""), "Porque sí", "Ana"))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("DSN-060"));
	}

	@Test
	void a_waiver_needs_a_reason_a_name_and_a_node_of_its_version() {
		ADesign design = this.given.aSoundDesign();
		ADesign other = this.given.aSoundDesign();
		Waived what = new Waived("DSN-022", design.key("sr"), "");

		for (String[] unsaid : new String[][] { { " ", "Ana" }, { "Porque sí", " " } }) {
			assertThatExceptionOfType(RuleViolation.class)
				.isThrownBy(() -> this.waivers.waive(design.version(), what, unsaid[0], unsaid[1]))
				.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("DSN-061"));
		}
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.waivers.waive(other.version(), what, "Porque sí", "Ana"));
	}

}
