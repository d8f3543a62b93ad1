package pe.siaf.costing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What targets take and what that costs, unit by unit (domain 7.3). */
@SiafTest
class CostingTests {

	@Autowired
	private NeedsFixture given;

	@Autowired
	private Costing costing;

	@Autowired
	private NeedChecks checks;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void an_input_is_skipped_where_the_establishments_category_does_not_take_it() {
		FileKey key = this.given.aFileOf("980411");
		this.given.anItem("B980410010001", "1", "2.00", "2.3.1.8.2.1");
		this.given.aKit("5980411", 980411);
		this.given.input(980411, "B980410010001", "categories = array['I-3','I-4']");
		this.given.aTarget(key, "0001", "5980411", 30);
		this.given.aCentre(key, "A", "I-1");
		this.given.aCentre(key, "B", "I-3");
		this.given.cases(key, "0001", "A", 10);
		this.given.cases(key, "0001", "B", 20);

		compute(key);

		assertThat(this.given.needs(key, "B980410010001")).as("the centre B alone, and not the target as a whole again")
			.isEqualTo("20/20/40.00");
	}

	@Test
	void a_fixed_input_is_counted_by_establishment_however_many_cases_it_has() {
		FileKey key = this.given.aFileOf("980412");
		this.given.anItem("B980410020001", "1", "100.00", "2.3.1.8.2.1");
		this.given.aKit("5980412", 980412);
		this.given.input(980412, "B980410020001",
				"cost_behaviour = 'FIXED', quantity_per_time = 2, percent_of_use = 50");
		this.given.aTarget(key, "0001", "5980412", 30);
		this.given.aCentre(key, "A", "I-1");
		this.given.aCentre(key, "B", "I-3");
		this.given.cases(key, "0001", "A", 1);
		this.given.cases(key, "0001", "B", 999);

		compute(key);

		assertThat(this.given.needs(key, "B980410020001")).isEqualTo("2/2/200.00 2/2/200.00");
	}

	@Test
	void stock_transit_and_central_supply_serve_the_earliest_need_once() {
		FileKey key = this.given.aFileOf("980413");
		this.given.anItem("B980410030001", "1", "1.00", "2.3.1.8.2.1");
		this.given.anItem("B980410030002", "1", "1.00", "2.3.1.8.2.1");
		this.given.aKit("5980413", 980413);
		this.given.aKit("5980414", 980414);
		this.given.input(980413, "B980410030001", "number_of_times = 1");
		this.given.input(980414, "B980410030001", "number_of_times = 1");
		this.given.input(980414, "B980410030002", "rector_programmed = true");
		this.given.aTarget(key, "0001", "5980413", 100);
		this.given.aTarget(key, "0002", "5980414", 50);
		this.given.stock(key, "B980410030001", "60", "40", "20");

		compute(key);

		assertThat(this.given.needs(key, "B980410030001")).isEqualTo("100/0/0.00 50/30/30.00");
		assertThat(this.given.needs(key, "B980410030002")).as("bought by the rector").isEqualTo("50/0/0.00");
	}

	@Test
	void whole_purchase_units_are_bought_unless_the_item_is_bought_in_parts() {
		FileKey key = this.given.aFileOf("980415");
		this.given.anItem("B980410040001", "3", "7.00", "2.3.1.8.2.1");
		this.given.anItem("B980410040002", "3", "7.00", "2.3.1.8.1.2");
		this.jdbc.sql("update supply_item set decimals_allowed = true where code = 'B980410040002'").update();
		this.given.aKit("5980415", 980415);
		this.given.input(980415, "B980410040001", "number_of_times = 1");
		this.given.input(980415, "B980410040002", "number_of_times = 1");
		this.given.aTarget(key, "0001", "5980415", 10);

		compute(key);

		assertThat(this.given.needs(key, "B980410040001")).isEqualTo("4/4/28.00");
		assertThat(this.given.needs(key, "B980410040002")).isEqualTo("3.3333/3.3333/23.33");
		assertThat(this.given.money(key, "2.3.1.8.1.2")).as("up to whole soles").isEqualTo("24.00");
	}

	@Test
	void what_can_not_be_costed_holds_the_file_back_CST_001_CST_002() {
		FileKey key = this.given.aFileOf("980416");
		this.given.anItem("B980410050001", "1", "7.00", "");
		this.given.anItem("B980410050002", "1", "", "2.3.1.8.1.2");
		this.given.aKit("5980416", 980416);
		this.given.input(980416, "B980410050001", "number_of_times = 1");
		this.given.input(980416, "B980410050002", "number_of_times = 1");
		this.given.aTarget(key, "0001", "5980416", 10);

		compute(key);

		assertThat(blocking(key)).containsExactly("CST-001", "CST-002");
		this.given.anItem("B980410050001", "1", "", "2.3.1.8.2.1");
		this.given.anItem("B980410050002", "1", "3.00", "");
		compute(key);
		assertThat(blocking(key)).isEmpty();
		assertThat(this.given.money(key, "2.3.1.8.1.2")).isEqualTo("30.00");
	}

	@Test
	void a_file_that_was_submitted_keeps_its_money() {
		FileKey key = this.given.aFileOf("980417");
		this.jdbc
			.sql("update programming_file set state = 'SUBMITTED' where fiscal_year = 2027 and sec_ejec = '980417'")
			.update();

		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> compute(key))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("PRG-101"));
	}

	@Test
	void two_who_compute_at_once_count_nothing_twice() throws Exception {
		FileKey key = this.given.aFileOf("980420");
		this.given.anItem("B980410060001", "1", "2.00", "2.3.1.8.2.1");
		this.given.aKit("5980420", 980420);
		this.given.input(980420, "B980410060001", "number_of_times = 1");
		for (int i = 1; i <= 20; i++) {
			this.given.aTarget(key, "%04d".formatted(i), "5980420", 10);
			this.jdbc.sql("update programming_target set district = ? where sec_ejec = '980420' and sec_func = ?")
				.params("%02d".formatted(i + 1), "%04d".formatted(i))
				.update();
		}
		ExecutorService officers = Executors.newFixedThreadPool(4);
		try {
			Callable<Costing.Computed> compute = () -> compute(key);
			for (Future<Costing.Computed> done : officers.invokeAll(List.of(compute, compute, compute, compute))) {
				assertThat(done.get().computed()).isEqualTo(20);
			}
		}
		finally {
			officers.shutdownNow();
		}
		assertThat(this.given.one("select count(*) from need where fiscal_year = 2027 and sec_ejec = '980420'"))
			.isEqualByComparingTo("20");
		assertThat(this.given.money(key, "2.3.1.8.2.1")).isEqualTo("400.00");
	}

	private Costing.Computed compute(FileKey key) {
		return this.costing.compute(key, this.given.budgetOf(key));
	}

	private List<String> blocking(FileKey key) {
		return this.checks.check(key).stream().filter(FileFinding::blocks).map((found) -> found.rule().code()).toList();
	}

}
