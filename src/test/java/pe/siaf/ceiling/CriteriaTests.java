package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.ceiling.CeilingProposals.Line;
import pe.siaf.costing.CostingFixture;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;

/**
 * Population and poverty, performance and one-off expenses as criteria of ceilings
 * (domain 3.4), on unit 001650's lines of 2025.
 */
@SiafTest
@Transactional
class CriteriaTests {

	private static final String PLIEGO = "09/096";

	@Autowired
	private CeilingProposals proposals;

	@Autowired
	private CeilingVersions versions;

	@Autowired
	private CostingFixture files;

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

	private List<Line> lines(String criterion) {
		return this.proposals.lines(this.version, PLIEGO, criterion, RECTOR);
	}

	private Amount total(String criterion) {
		return Objects.requireNonNull(CeilingProposals.totals(lines(criterion)).get(0));
	}

	/** Half of the unit's targets stand in Cusco, the others in Lima. */
	private void twoDepartments() {
		this.jdbc.sql("update budget_target set department = '15' where fiscal_year = 2025 and sec_ejec = '001650'")
			.update();
		this.jdbc
			.sql("""
					update budget_target set department = '08' where fiscal_year = 2025 and sec_ejec = '001650' and sec_func <= '0005'""")
			.update();
		this.jdbc.sql("delete from place_population where population_group = ''").update();
	}

	private void people(String department, int size, int poverty) {
		this.jdbc.sql("insert into place_population values (2026, ?, '', ?, ?, 'Prueba')")
			.params(department + "0000", size, poverty)
			.update();
	}

	@Test
	void running_costs_follow_people_and_their_poverty_and_the_parts_make_the_whole() {
		twoDepartments();
		people("15", 900, 10);
		people("08", 100, 50);

		List<Line> lines = lines("POPULATION");

		assertThat(lines).extracting(Line::code).containsExactly("08", "15");
		assertThat(lines).allSatisfy((line) -> assertThat(line.missing()).isEqualTo("OLDER"));
		Amount whole = total("INERTIAL");
		// Lima: half of 900/1,000 people and half of 90/140 poor
		BigDecimal lima = whole.value().multiply(new BigDecimal("0.771428571428"));
		assertThat(Objects.requireNonNull(lines.get(1).years().get(0)).value()).isCloseTo(lima,
				org.assertj.core.api.Assertions.within(new BigDecimal(2)));
		assertThat(total("POPULATION").value()).isCloseTo(whole.value(),
				org.assertj.core.api.Assertions.within(new BigDecimal(3)));
	}

	@Test
	void a_place_nobody_counted_leaves_all_shares_unknown() {
		twoDepartments();
		people("15", 900, 10);

		assertThat(lines("POPULATION")).extracting(Line::missing).containsExactly("PEOPLE", "OTHER_PLACE");
		assertThat(lines("POPULATION")).noneMatch(Line::isKnown);
	}

	@Test
	void a_reached_product_gets_more_and_one_that_was_not_is_not_cut_for_it() {
		Line unknown = lines("PERFORMANCE").get(0);
		assertThat(unknown.missing()).isEqualTo("RESULT");
		Amount kept = Objects.requireNonNull(unknown.years().get(0));

		execute(unknown, "0.5");
		Line low = lines("PERFORMANCE").get(0);
		assertThat(low.missing()).isEqualTo("EXPLAIN");
		assertThat(low.years().get(0)).isEqualTo(kept);

		execute(unknown, "0.4");
		Line reached = lines("PERFORMANCE").get(0);
		assertThat(reached.missing()).isEmpty();
		BigDecimal more = Objects.requireNonNull(unknown.firstFigure())
			.multiply(new BigDecimal("1.046528"))
			.multiply(new BigDecimal("1.02"))
			.setScale(0, RoundingMode.HALF_UP);
		assertThat(Objects.requireNonNull(reached.years().get(0)).value()).isEqualByComparingTo(more);
	}

	/** Reports a share of the year's target for each target of a product. */
	private void execute(Line product, String share) {
		int month = this.jdbc.sql(
				"select coalesce(max(month), 0) + 1 from physical_execution where sec_ejec = '001650' and fiscal_year = 2025")
			.query(Integer.class)
			.single();
		this.jdbc
			.sql("""
					insert into physical_execution (fiscal_year, sec_ejec, sec_func, month, quantity, source, state, reporter)
					select t.fiscal_year, t.sec_ejec, t.sec_func, :month, p.year_target * :share::numeric, 'REGISTER', 'REPORTED', 'prueba'
					from budget_target t join physical_current p using (fiscal_year, sec_ejec, sec_func)
					where t.fiscal_year = 2025 and t.sec_ejec = '001650' and t.product_project = :product""")
			.param("month", month)
			.param("share", share)
			.param("product", product.code())
			.update();
	}

	@Test
	void what_is_spent_once_comes_by_file_and_is_reckoned_piece_by_piece() {
		this.jdbc
			.sql("""
					insert into ceiling_one_off values (2027, '001650', 'Mudanza de sede', 2028, '9001', 3, 1500.5, 'Oficio 12-2026')""")
			.update();

		assertThat(lines("ONE_OFF")).singleElement().satisfies((line) -> {
			assertThat(line.name()).isEqualTo("Mudanza de sede");
			assertThat(line.years()).containsExactly(Amount.ZERO, Amount.of("4502.00"), Amount.ZERO);
		});
		assertThat(imported("rector.mef", "one-off-expenses", "2091",
				"ejecutora,concepto,anio,categoria,cantidad,costo_unitario,norma\n001650,Mudanza,2094,9001,1,10,Oficio\n999999,Mudanza,2091,9001,0,10,Oficio\n"))
			.contains("REJECTED", "INT-001", "INT-004");
	}

	@Test
	void people_come_by_file_with_their_source_and_are_judged_cell_by_cell() {
		String head = "anio,ubigeo,grupo,personas,pobreza,fuente\n";
		assertThat(imported("inei", "populations", "2026",
				head + "2099,150000,,10.5,101,INEI\n2099,999999,,10,5,INEI\n2099,150000,Nadie,10,5,INEI\n"))
			.contains("REJECTED", "INT-001", "INT-004");
		assertThat(
				imported("inei", "populations", "2026", head + "2098,000000,,1000,20,INEI\n2098,150000,,900,10,INEI\n"))
			.contains("APPLIED", "\"new\":2", "program.people");
		assertThat(
				imported("inei", "populations", "2026", head + "2098,150000,,901,10,INEI\n2098,000000,,1000,20,INEI\n"))
			.contains("APPLIED", "\"changed\":1", "\"equal\":1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POPULATION", "PERFORMANCE", "ONE_OFF" })
	void the_page_shows_the_formula_with_the_figures_of_its_year(String criterion) {
		assertThat(this.mvc.get()
			.uri("/techos/" + this.version.id() + "/propuestas?criterio=" + criterion)
			.with(Signed.as("presupuesto.pliego"))).hasStatusOk()
			.bodyText()
			.contains(criterion.equals("POPULATION") ? "Pesos de 2012: población 0.5, pobreza 0.5."
					: criterion.equals("PERFORMANCE") ? "Marca de 2012: 90 % de avance; suma 2 %."
							: "Cantidad × costo unitario");
	}

	private String imported(String who, String kind, String year, String file) {
		return this.files.imported(this.mvc, kind, who, Integer.parseInt(year), "", file.strip());
	}

}
