package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.ceiling.CeilingProposals.Allocated;
import pe.siaf.ceiling.CeilingProposals.Line;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;

/** What ceilings could be, reckoned from unit 001650's lines of 2025. */
@SiafTest
class CeilingProposalTests {

	private static final String PLIEGO = "09/096";

	@Autowired
	private CeilingProposals proposals;

	@Autowired
	private CeilingVersions versions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CeilingVersion version;

	@BeforeEach
	void the_demonstrations_assignment() {
		this.version = this.versions.list(RECTOR)
			.stream()
			.filter((one) -> one.demonstration() && one.fiscalYear() == 2027)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void running_costs_are_last_years_budget_carried_forward_by_the_frames_inflation() {
		int base = this.proposals.baseYear(this.version, PLIEGO).orElseThrow();
		assertThat(base).isEqualTo(2025);
		assertThat(this.proposals.factors(this.version, base)).allSatisfy((factor) -> assertThat(factor).isNotNull())
			.element(0)
			.isEqualTo(new BigDecimal("1.046528000000"));

		for (Line line : this.proposals.lines(this.version, PLIEGO, "INERTIAL", RECTOR)) {
			BigDecimal pim = Objects.requireNonNull(line.secondFigure());
			assertThat(line.missing()).isEmpty();
			assertThat(Objects.requireNonNull(line.years().get(0)).value()).isEqualByComparingTo(
					pim.multiply(new BigDecimal("1.046528")).setScale(0, java.math.RoundingMode.HALF_UP));
		}
	}

	@Test
	void each_sol_of_last_year_is_asked_for_once_and_covered_in_the_order_of_allocation() {
		BigDecimal pim = this.jdbc.sql("select sum(pim) from ceiling_base_lines(2027, ?)")
			.param(PLIEGO)
			.query(BigDecimal.class)
			.single();
		List<Allocated> all = this.proposals.allocation(this.version, PLIEGO, Amount.of(10_000_000_000L));
		assertThat(all).allSatisfy((one) -> assertThat(one.uncovered()).isEqualTo(Amount.ZERO));
		assertThat(all).extracting(Allocated::criterion)
			.isSubsetOf("DEBT", "PERSONNEL", "PRECOMMITMENT", "PROJECT", "TARGET_COST", "INERTIAL");
		BigDecimal asked = all.stream().map((one) -> one.asked().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
		assertThat(asked).isGreaterThanOrEqualTo(pim).isLessThan(pim.multiply(new BigDecimal("1.05")));

		Amount first = all.get(0).asked();
		List<Allocated> little = this.proposals.allocation(this.version, PLIEGO, first.plus(Amount.of(1)));
		assertThat(little.get(0).covered()).isEqualTo(first);
		assertThat(little.get(1).covered()).isEqualTo(Amount.of(1));
		assertThat(little.get(2).covered()).isEqualTo(Amount.ZERO);
	}

	@Test
	void what_is_not_known_is_named_and_not_supposed() {
		List<Line> targets = this.proposals.lines(this.version, PLIEGO, "TARGET_COST", RECTOR);
		assertThat(targets).isNotEmpty().allSatisfy((line) -> {
			boolean known = line.firstFigure() != null && line.secondFigure() != null;
			assertThat(line.missing().isEmpty()).isEqualTo(known);
			assertThat(line.years().get(0) != null).isEqualTo(known);
		});
		assertThat(this.proposals.lines(this.version, PLIEGO, "PERSONNEL", RECTOR)).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.missing()).isEqualTo("AIRHSP"));
		assertThat(this.proposals.lines(this.version, PLIEGO, "PROJECT", RECTOR)).allSatisfy((line) -> {
			assertThat(line.missing()).isEqualTo("PROJECT_COST");
			assertThat(line.years().get(1)).isNull();
		});
	}

	@Test
	void the_page_opens_each_amount_down_to_its_figures() {
		assertThat(this.mvc.get()
			.uri("/techos/" + this.version.id() + "/propuestas?criterio=PERSONNEL")
			.with(Signed.as("presupuesto.pliego"))).bodyText()
			.contains("AIRHSP", "001650", "Se parte de 2025", "En el orden de asignación");
		assertThat(this.mvc.get()
			.uri("/techos/" + this.version.id() + "/propuestas?criterio=GAP&monto=uno")
			.with(Signed.as("presupuesto.ue"))).hasStatusOk();
	}

}
