package pe.siaf.costing;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.costing.UnitCosts.UnitCost;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Unit costs are compared among units; one that stands out is explained. */
@SiafTest
class UnitCostTests {

	private static final String ACTIVITY = "5980701";

	private static final Profile RECTOR = new Profile(0, "rector", "Persona", Role.RECTOR_BUDGET, Scope.national(),
			true);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private NeedsFixture given;

	@Autowired
	private Costing costing;

	@Autowired
	private Fitting fitting;

	@Autowired
	private UnitCosts costs;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void who_is_far_from_the_median_stands_out_until_it_is_explained() {
		this.given.anItem("B980700010001", "1", "10.00", "2.3.1.8.2.1");
		this.given.aKit(ACTIVITY, 980701);
		this.given.input(980701, "B980700010001", "number_of_times = 1");
		for (int i = 1; i <= 6; i++) {
			aUnitAt(i, List.of("10.00", "10.50", "9.50", "10.20", "9.80", "30.00").get(i - 1));
		}
		assertThat(standsOut()).containsExactly("980706");
		FileKey key = this.given.aFileOf("980706");
		FileKey usual = this.given.aFileOf("980701");

		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.costs.explain(usual, NeedsFixture.PRODUCT,
				ACTIVITY, "Nada que explicar", this.given.budgetOf(usual)));
		this.costs.explain(key, NeedsFixture.PRODUCT, ACTIVITY, "Transporte fluvial", this.given.budgetOf(key));

		assertThat(of("980706").explanation()).isEqualTo("Transporte fluvial");
		assertThat(of("980706").median()).isEqualByComparingTo("10.1");
		assertThat(this.mvc.get().uri("/costeo/comparacion?year=2027&activity=" + ACTIVITY).with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("Transporte fluvial", "se aparta");
		this.fitting.reviewPrice(key, "B980700010001", new java.math.BigDecimal("40"), "Otro precio",
				this.given.budgetOf(key));
		assertThat(of("980706").explanation()).as("another cost is to be explained again").isNull();
	}

	private void aUnitAt(int number, String price) {
		FileKey key = this.given.aFileOf("98070" + number);
		this.given.aTarget(key, "0001", ACTIVITY, 100);
		this.costing.compute(key, this.given.budgetOf(key));
		this.fitting.reviewPrice(key, "B980700010001", new java.math.BigDecimal(price), "Cotización",
				this.given.budgetOf(key));
	}

	private List<String> standsOut() {
		return this.costs.list(2027, "MULTI_YEAR", ACTIVITY, RECTOR)
			.stream()
			.filter(UnitCost::standsOut)
			.map(UnitCost::secEjec)
			.toList();
	}

	private UnitCost of(String unit) {
		return this.costs.list(2027, "MULTI_YEAR", ACTIVITY, RECTOR)
			.stream()
			.filter((cost) -> cost.secEjec().equals(unit))
			.findFirst()
			.orElseThrow();
	}

}
