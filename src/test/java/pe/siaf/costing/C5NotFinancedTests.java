package pe.siaf.costing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.costing.Fitting.Tool;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Test vector C5: at 12.50 a case, 90,000 soles pay for 7,200 of 10,000 cases, and 2,800
 * people are not served.
 */
@SiafTest
class C5NotFinancedTests {

	@Autowired
	private NeedsFixture given;

	@Autowired
	private UnitCeilings ceilings;

	@Autowired
	private Costing costing;

	@Autowired
	private Fitting fitting;

	@Autowired
	private NeedsTables tables;

	@Autowired
	private NeedChecks checks;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void the_item_of_a_case() {
		this.given.anItem("B980500010001", "1", "12.50", "2.3.1.8.2.1");
		this.given.anItem("B980500010002", "1", "100.00", "2.3.1.8.1.2");
		this.given.aKit("5980501", 980501);
		this.given.input(980501, "B980500010001", "number_of_times = 1");
	}

	private FileKey tenThousandCases(String unit) {
		FileKey key = this.given.aFileOf(unit);
		this.given.aTarget(key, "0001", "5980501", 10000);
		this.ceilings.ofUnit(unit, 90000);
		this.costing.compute(key, this.given.budgetOf(key));
		return key;
	}

	@Test
	void lowering_the_target_finances_7200_and_marks_2800_as_not_served() {
		FileKey key = tenThousandCases("980501");
		assertThat(this.fitting.gaps(key)).singleElement().satisfies((gap) -> {
			assertThat(gap.state()).isEqualTo("OVER");
			assertThat(gap.gap()).hasToString("-35000.00");
		});

		assertThat(this.fitting.coverLess(key, this.ceilings.idOf("980501"), "0001", "Techo", this.given.budgetOf(key))
			.isZero()).isTrue();

		assertThat(this.fitting.gaps(key)).singleElement()
			.satisfies((gap) -> assertThat(gap.state()).isEqualTo("FITS"));
		assertThat(this.tables.targets(key)).singleElement().satisfies((target) -> {
			assertThat(target.quantity()).isEqualByComparingTo("7200");
			assertThat(target.unmet()).isEqualByComparingTo("2800");
			assertThat(target.total()).hasToString("90000.00");
		});
		assertThat(this.given.one("select unmet from need_change where sec_ejec = '980501' and tool = 'COVERAGE'"))
			.isEqualByComparingTo("2800");
		assertThat(this.checks.check(key)).anySatisfy((found) -> {
			assertThat(found.rule().code()).isEqualTo("CST-010");
			assertThat(found.blocks()).isFalse();
			assertThat(found.figures().get("unmet")).hasToString("2800.0000");
		});
	}

	@Test
	void cutting_money_without_the_target_warns_of_those_it_does_not_pay_for_CST_010() {
		FileKey key = tenThousandCases("980502");

		assertThat(
				this.fitting.cut(key, this.ceilings.idOf("980502"), Tool.PROPORTION, "Techo", this.given.budgetOf(key))
					.isZero())
			.isTrue();

		assertThat(this.fitting.gaps(key)).singleElement()
			.satisfies((gap) -> assertThat(gap.state()).isEqualTo("FITS"));
		assertThat(this.tables.targets(key)).singleElement().satisfies((target) -> {
			assertThat(target.quantity()).as("the target stays").isEqualByComparingTo("10000");
			// within the soles that rounding up may take
			assertThat(target.notServed().intValueExact()).isBetween(2800, 2802);
		});
		assertThat(this.checks.check(key)).extracting((found) -> found.rule().code()).contains("CST-010");
		this.costing.compute(key, this.given.budgetOf(key));
		assertThat(this.fitting.gaps(key)).as("computing again keeps the cut")
			.singleElement()
			.satisfies((gap) -> assertThat(gap.state()).isEqualTo("FITS"));
	}

	@Test
	void the_lowest_priority_is_dropped_first_and_what_is_critical_is_spared() {
		FileKey key = this.given.aFileOf("980503");
		this.given.aTarget(key, "0001", "5980501", 100);
		this.ceilings.ofUnit("980503", 1300);
		this.costing.compute(key, this.given.budgetOf(key));
		this.jdbc
			.sql("""
					insert into need (fiscal_year, process, sec_ejec, year, sec_func, source, kind, rubro, resource_type, supply_item,
					  economic_item, priority, required_quantity, unit_price)
					values (2027, 'MULTI_YEAR', '980503', 2027, '0001', 'TYPED', 'NEED', '00', '0', 'B980500010002', '2.3.1.8.1.2', 9, 3, 100),
					  (2027, 'MULTI_YEAR', '980503', 2027, '0001', 'TYPED', 'CONTRACT', '00', '0', 'B980500010002', '2.3.1.8.1.2', 9, 0.5, 100)""")
			.update();
		this.costing.compute(key, this.given.budgetOf(key));

		this.fitting.cut(key, this.ceilings.idOf("980503"), Tool.PRIORITY, "Techo", this.given.budgetOf(key));

		assertThat(this.given.money(key, "2.3.1.8.2.1")).as("the kit's need has a higher priority")
			.isEqualTo("1250.00");
		assertThat(this.given.one("select count(*) from need where sec_ejec = '980503' and status = 'EXCLUDED'"))
			.as("the need of priority 9; what is owed already stays")
			.isEqualByComparingTo("1");
	}

	@Test
	void a_reviewed_price_counts_for_the_unit_alone() {
		FileKey key = tenThousandCases("980504");

		this.fitting.reviewPrice(key, "B98.05.0001.0001", new java.math.BigDecimal("9.00"), "Convenio marco",
				this.given.budgetOf(key));

		assertThat(this.given.money(key, "2.3.1.8.2.1")).isEqualTo("90000.00");
		for (String price : new String[] { "-1", "0.0000001", "1E2147483647" }) {
			assertThatExceptionOfType(RuleViolation.class)
				.isThrownBy(() -> this.fitting.reviewPrice(key, "B98.05.0001.0001", new java.math.BigDecimal(price),
						"Convenio marco", this.given.budgetOf(key)))
				.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("PRG-104"));
		}
		FileKey other = this.given.aFileOf("980505");
		this.given.aTarget(other, "0001", "5980501", 10);
		this.costing.compute(other, this.given.budgetOf(other));
		assertThat(this.given.money(other, "2.3.1.8.2.1")).isEqualTo("125.00");
	}

	@Test
	void a_cut_says_why_and_can_be_taken_back() {
		FileKey key = tenThousandCases("980506");
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.fitting.cut(key, this.ceilings.idOf("980506"), Tool.PROPORTION, " ",
					this.given.budgetOf(key)))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("WFL-004"));

		this.fitting.cut(key, this.ceilings.idOf("980506"), Tool.PROPORTION, "Techo", this.given.budgetOf(key));
		this.fitting.takeBack(key, "0001", this.given.budgetOf(key));

		assertThat(this.given.money(key, "2.3.1.8.2.1")).isEqualTo("125000.00");
	}

}
