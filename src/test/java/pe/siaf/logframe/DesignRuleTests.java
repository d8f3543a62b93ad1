package pe.siaf.logframe;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.logframe.LogframeFixture.aSoundLogframe;
import static pe.siaf.logframe.LogframeFixture.node;

/** Every check of a design: passed once, broken once and caught. */
class DesignRuleTests {

	@Test
	void a_sound_logframe_passes_every_check() {
		assertThat(codes(aSoundLogframe().build())).isEmpty();
	}

	@Test
	void a_product_that_attacks_no_critical_cause_is_found() {
		Logframe logframe = aSoundLogframe().with(LogframeFixture.withoutCause(node(5, Level.P, 2L)))
			.with(node(6, Level.A, 5L))
			.build();

		assertThat(codes(logframe)).containsExactly("DSN-020 P-5");
	}

	@Test
	void a_product_that_serves_no_result_is_an_orphan() {
		Logframe logframe = aSoundLogframe().with(node(5, Level.P, null)).with(node(6, Level.A, 5L)).build();

		assertThat(codes(logframe)).containsExactly("DSN-020 P-5");
	}

	@Test
	void a_program_without_a_specific_result_is_found() {
		assertThat(codes(aSoundLogframe().without(Level.SR).build())).contains("DSN-020 SR");
	}

	@Test
	void a_product_without_activities_is_found() {
		assertThat(codes(aSoundLogframe().with(node(5, Level.P, 2L)).build())).containsExactly("DSN-021 P-5");
	}

	@Test
	void an_activity_of_no_product_is_found() {
		assertThat(codes(aSoundLogframe().with(node(5, Level.A, null)).build())).containsExactly("DSN-021 A-5");
	}

	@Test
	void a_program_without_products_is_found() {
		assertThat(codes(aSoundLogframe().without(Level.P).without(Level.A).build())).containsExactly("DSN-021 P");
	}

	@Test
	void a_level_without_assumptions_is_found_unless_it_says_none() {
		Logframe silent = aSoundLogframe().without(Level.A)
			.with(LogframeFixture.withoutAssumptions(node(5, Level.A, 3L), false))
			.build();
		Logframe declared = aSoundLogframe().without(Level.A)
			.with(LogframeFixture.withoutAssumptions(node(5, Level.A, 3L), true))
			.build();

		assertThat(codes(silent)).containsExactly("DSN-022 A-5");
		assertThat(codes(declared)).isEmpty();
	}

	@Test
	void the_final_result_needs_no_assumption() {
		Logframe logframe = aSoundLogframe().without(Level.FR)
			.with(LogframeFixture.withoutAssumptions(node(1, Level.FR, null), false))
			.build();

		assertThat(codes(logframe)).isEmpty();
	}

	@Test
	void a_result_without_indicator_and_a_product_without_unit_are_found() {
		Logframe logframe = aSoundLogframe().without(Level.SR)
			.with(LogframeFixture.withoutIndicator(node(2, Level.SR, 1L)))
			.with(LogframeFixture.withoutUnit(node(5, Level.A, 3L)))
			.build();

		assertThat(codes(logframe)).containsExactlyInAnyOrder("DSN-030 SR-2", "DSN-030 A-5");
	}

	@Test
	void an_activity_is_counted_and_needs_no_performance_indicator() {
		Logframe logframe = aSoundLogframe().with(LogframeFixture.withoutIndicator(node(5, Level.A, 3L))).build();

		assertThat(codes(logframe)).isEmpty();
	}

	@Test
	void an_incomplete_sheet_is_found_with_what_it_lacks() {
		Logframe logframe = aSoundLogframe().without(Level.SR)
			.with(LogframeFixture.withIncompleteSheet(node(2, Level.SR, 1L)))
			.build();

		assertThat(DesignRule.SHEET_INCOMPLETE.findings(logframe)).singleElement()
			.satisfies((finding) -> assertThat(finding.arguments()).containsExactly("3886", "baseline", "targets"));
	}

	private static List<String> codes(Logframe logframe) {
		return Arrays.stream(DesignRule.values())
			.flatMap((rule) -> rule.findings(logframe).stream())
			.map((finding) -> finding.rule().code() + " " + finding.node())
			.toList();
	}

}
