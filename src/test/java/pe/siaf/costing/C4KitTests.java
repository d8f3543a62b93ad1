package pe.siaf.costing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.programming.FileKey;

import static org.assertj.core.api.Assertions.assertThat;

/** Test vector C4: 1,000 cases take 22 boxes for 396.00 and 280 blisters for 420.00. */
@SiafTest
class C4KitTests {

	@Autowired
	private NeedsFixture given;

	@Autowired
	private Costing costing;

	@Autowired
	private NeedsTables tables;

	@Test
	void a_thousand_cases_cost_816_and_one_of_them_0_816() {
		FileKey key = this.given.aFileOf("980401");
		this.given.anItem("B980400010001", "100", "18.00", "2.3.1.8.2.1");
		this.given.anItem("B980400010002", "10", "1.50", "2.3.1.8.1.2");
		this.given.aKit("5980401", 980401);
		this.given.input(980401, "B980400010001", "number_of_times = 3, waste_factor = 0.05");
		this.given.input(980401, "B980400010002", "quantity_per_time = 2, number_of_times = 7, percent_of_use = 20");
		this.given.aTarget(key, "0001", "5980401", 1000);
		this.given.stock(key, "B980400010001", "10", "0", "0");

		this.costing.compute(key, this.given.budgetOf(key));

		assertThat(this.given.needs(key, "B980400010001")).as("bought, net need, soles").isEqualTo("32/22/396.00");
		assertThat(this.given.needs(key, "B980400010002")).isEqualTo("280/280/420.00");
		assertThat(this.given.money(key, "2.3.1.8.2.1")).isEqualTo("396.00");
		assertThat(this.given.money(key, "2.3.1.8.1.2")).isEqualTo("420.00");
		assertThat(this.tables.targets(key)).singleElement().satisfies((target) -> {
			assertThat(target.variable()).hasToString("816.00");
			assertThat(target.unitCost()).isEqualByComparingTo("0.816");
			assertThat(target.fixed().isZero()).isTrue();
		});
	}

	@Test
	void computing_again_changes_nothing() {
		FileKey key = this.given.aFileOf("980402");
		this.given.anItem("B980400020001", "100", "18.00", "2.3.1.8.2.1");
		this.given.aKit("5980402", 980402);
		this.given.input(980402, "B980400020001", "number_of_times = 3");
		this.given.aTarget(key, "0001", "5980402", 1000);

		assertThat(this.costing.compute(key, this.given.budgetOf(key)).written()).isEqualTo(1);
		assertThat(this.costing.compute(key, this.given.budgetOf(key)).written()).isZero();
		this.given.cases(key, "0001", "", 2000);
		assertThat(this.costing.compute(key, this.given.budgetOf(key)).written()).isEqualTo(1);
		assertThat(this.given.money(key, "2.3.1.8.2.1")).isEqualTo("1080.00");
	}

}
