package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two officers on the same figures of a file: nobody writes over what was not on screen.
 */
@SiafTest
@Transactional
class SeenFiguresTests {

	private static final FileKey FILE = ProgrammingFixture.file(PlanningProcess.MULTI_YEAR);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Files files;

	@Autowired
	private Targets targets;

	@Autowired
	private Revenues revenues;

	@Autowired
	private Criterion criterion;

	@Autowired
	private Commission commission;

	private ProgrammingFixture fixture;

	@BeforeEach
	void a_file() {
		this.fixture = new ProgrammingFixture(this.jdbc);
		this.fixture.institutions();
		this.files.open(FILE, ProgrammingFixture.BUDGET);
	}

	@Test
	void a_revenue_registered_meanwhile_is_replaced_only_once_it_was_seen() {
		String item = this.jdbc
			.sql("""
					select code from economic_item where fiscal_year = ? and imputable and code like '1.3.%' order by code limit 1""")
			.param(ProgrammingFixture.YEAR)
			.query(String.class)
			.single();
		revenue(item, "900", "");

		refused(() -> revenue(item, "1000", ""));
		assertThat(this.revenues.find(FILE, "09", item).orElseThrow().a0()).isEqualTo(Amount.of("900"));
		revenue(item, "1000", this.revenues.find(FILE, "09", item).orElseThrow().seen());
		assertThat(this.revenues.find(FILE, "09", item).orElseThrow().a0()).isEqualTo(Amount.of("1000"));
	}

	@Test
	void a_criterion_does_not_write_over_quantities_that_were_not_on_its_page() {
		String target = this.targets.add(FILE, this.fixture.target(this.fixture.chain()), ProgrammingFixture.BUDGET);
		TargetRow opened = this.targets.find(FILE, target).orElseThrow();
		criterion(opened, opened.seen());

		refused(() -> criterion(opened, opened.seen()));
		criterion(opened, this.targets.find(FILE, target).orElseThrow().seen());
	}

	@Test
	void whoever_left_the_commission_meanwhile_is_not_mistaken_for_the_next() {
		this.commission.add(FILE, new MemberForm("Ana Prado", "Jefa", "CHAIR", "RD 1"), ProgrammingFixture.BUDGET);
		this.commission.remove(FILE, 1, "Ana Prado", ProgrammingFixture.BUDGET);
		this.commission.add(FILE, new MemberForm("Luis Vega", "Jefe", "CHAIR", "RD 2"), ProgrammingFixture.BUDGET);

		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.commission.remove(FILE, 1, "Ana Prado", ProgrammingFixture.BUDGET));
		assertThat(this.commission.members(FILE)).extracting(Commission.Member::personName)
			.containsExactly("Luis Vega");
	}

	@Test
	void the_page_of_revenues_keeps_what_was_typed_and_shows_what_stands_there() {
		String page = "/programacion/2027/multianual/001650/ingresos";
		assertThat(send(page, "1200")).hasStatus3xxRedirection();

		assertThat(send(page, "1500")).hasStatusOk()
			.bodyText()
			.contains("WFL-003", "value=\"1,500.00\"", "1,200.00", "name=\"seen\" value=\"1200.00/null/null/\"");
		assertThat(this.mvc.get().uri(page + "?rubro=09&item=1.3.3.4.3.99").with(Signed.as("presupuesto.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("value=\"1,200.00\"");
	}

	private MvcTestResult send(String page, String soles) {
		return this.mvc.post()
			.uri(page)
			.param("rubro", "09")
			.param("item", "1.3.3.4.3.99")
			.param("a0", soles)
			.param("seen", "")
			.with(Signed.as("presupuesto.ue"))
			.exchange();
	}

	private void revenue(String item, String soles, String seen) {
		this.revenues.set(FILE, new RevenueForm("09", item, "recaudación", Amount.of(soles), null, null, seen),
				ProgrammingFixture.BUDGET);
	}

	private void criterion(TargetRow target, String seen) {
		this.criterion.set(FILE, target,
				new Criterion.Factors("Niños", new BigDecimal("95"), new BigDecimal(6), BigDecimal.ONE,
						List.of(new Criterion.Population(ProgrammingFixture.YEAR, new BigDecimal(1200), "INEI"))),
				seen, ProgrammingFixture.BUDGET);
	}

	private static void refused(Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo("WFL-003"));
	}

}
