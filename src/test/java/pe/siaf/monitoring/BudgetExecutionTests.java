package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

@SiafTest
@Import(MonitoringFixture.class)
@Transactional
class BudgetExecutionTests {

	private static final LocalDate MARCH = LocalDate.of(2031, 3, 31);

	private static final LocalDate APRIL = LocalDate.of(2031, 4, 30);

	private static final String PAPER = "0001-00-0-2.3.1.5.1.2";

	private static final String MACHINES = "0001-09-0-2.6.3.2.3.1";

	private static final String CONTRACTS = "0002-00-0-2.3.2.8.1.1";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MonitoringFixture given;

	@BeforeEach
	void two_units_with_execution() {
		this.given.twoUnits();
		for (String unit : List.of(MonitoringFixture.UNIT, MonitoringFixture.OTHER_UNIT)) {
			this.given.posts(unit, PAPER, Stage.PIA, 0, "100000", MARCH);
			this.given.posts(unit, PAPER, Stage.MODIFICATION, 0, "-20000", MARCH);
			this.given.posts(unit, PAPER, Stage.CERTIFICATION, 0, "75000", MARCH);
			this.given.posts(unit, PAPER, Stage.ANNUAL_COMMITMENT, 0, "75000", MARCH);
			this.given.posts(unit, PAPER, Stage.MONTHLY_COMMITMENT, 3, "27000", MARCH);
			this.given.posts(unit, PAPER, Stage.ACCRUAL, 3, "17000.50", MARCH);
			this.given.posts(unit, PAPER, Stage.ACCRUAL, 4, "9999.50", APRIL);
			this.given.posts(unit, CONTRACTS, Stage.PIA, 0, "500", MARCH);
		}
	}

	@Test
	void progress_is_accrued_over_pim_to_one_decimal() {
		assertThat(ask("auditor", "by=item&unit=001650&item=2.3.1.5.1.2")).bodyJson()
			.hasPathSatisfying("$.total.progress", (progress) -> assertThat(progress).isEqualTo(33.8))
			.hasPathSatisfying("$.total.pim", (pim) -> assertThat(pim).isEqualTo("80000.00"))
			.hasPathSatisfying("$.rows[0].accrued", (accrued) -> assertThat(accrued).isEqualTo("27000.00"));
	}

	@Test
	void progress_is_null_where_there_is_no_pim() throws Exception {
		assertThat(ask("presupuesto.ue", "by=item&item=2.6.3.2.3.1").getResponse().getContentAsString())
			.contains("\"progress\":null");
	}

	@Test
	void every_dimension_sums_to_the_same_total() {
		for (Dimension dimension : Dimension.values()) {
			assertThat(ask("presupuesto.ue", "by=" + dimension.key())).as(dimension.key())
				.bodyJson()
				.hasPathSatisfying("$.total.pim", (pim) -> assertThat(pim).isEqualTo("80500.00"))
				.hasPathSatisfying("$.total.accrued", (accrued) -> assertThat(accrued).isEqualTo("27000.00"));
		}
	}

	@Test
	void the_pliegos_of_a_sector_add_up_to_it() {
		assertThat(ask("auditor", "by=pliego&sector=09")).bodyJson()
			.hasPathSatisfying("$.rows[*].pim",
					(pims) -> assertThat(pims).asInstanceOf(LIST).containsExactly("80500.00", "80500.00"))
			.hasPathSatisfying("$.total.pim", (pim) -> assertThat(pim).isEqualTo("161000.00"));
		assertThat(ask("auditor", "by=pliego&sector=98")).bodyJson()
			.hasPathSatisfying("$.rows", (rows) -> assertThat(rows).asInstanceOf(LIST).isEmpty());
	}

	@Test
	void months_show_execution_and_the_frame_stands_in_month_00() {
		assertThat(ask("presupuesto.ue", "by=month")).bodyJson()
			.hasPathSatisfying("$.rows[*].month",
					(months) -> assertThat(months).asInstanceOf(LIST).containsExactly("00", "03", "04"))
			.hasPathSatisfying("$.rows[0].pim", (pim) -> assertThat(pim).isEqualTo("80500.00"))
			.hasPathSatisfying("$.rows[2].accrued", (accrued) -> assertThat(accrued).isEqualTo("9999.50"));
	}

	@Test
	void a_past_day_shows_what_was_known_then() {
		assertThat(ask("presupuesto.ue", "by=source&asOf=2031-04-29")).bodyJson()
			.hasPathSatisfying("$.total.accrued", (accrued) -> assertThat(accrued).isEqualTo("17000.50"));
	}

	@Test
	void items_are_grouped_by_cumulative_codes() {
		assertThat(ask("presupuesto.ue", "by=generic")).bodyJson()
			.hasPathSatisfying("$.rows[*].generic",
					(codes) -> assertThat(codes).asInstanceOf(LIST).containsExactly("2.3", "2.6"))
			.hasPathSatisfying("$.rows[0].genericName", (name) -> assertThat(name).isEqualTo("ITEM 2.3"));
	}

	@Test
	void targets_of_different_units_stay_apart() {
		assertThat(ask("auditor", "by=target&target=0001")).bodyJson()
			.hasPathSatisfying("$.rows[*].unit",
					(units) -> assertThat(units).asInstanceOf(LIST).containsExactly("001650", "990002"));
	}

	@Test
	void each_profile_sees_its_scope() {
		assertThat(ask("auditor", "by=unit")).bodyJson().extractingPath("$.total.pim").isEqualTo("161000.00");
		assertThat(ask("presupuesto.ue", "by=unit")).bodyJson().extractingPath("$.total.pim").isEqualTo("80500.00");
		assertThat(ask("presupuesto.ue", "by=unit&unit=990002")).bodyJson()
			.extractingPath("$.rows")
			.isEqualTo(List.of());
		assertThat(ask("responsable.pp", "by=category")).bodyJson()
			.extractingPath("$.rows[*].category")
			.isEqualTo(List.of("0149"));
		assertThat(ask("inei", "by=unit")).hasStatus(403);
	}

	@Test
	void an_unknown_dimension_is_refused_with_the_list_of_known_ones() {
		for (String question : List.of("by=rgion", "by=unit&rgion=15")) {
			assertThat(ask("auditor", question)).hasStatus(400)
				.bodyJson()
				.hasPathSatisfying("$.code", (code) -> assertThat(code).isEqualTo("RPT-001"))
				.hasPathSatisfying("$.valid",
						(valid) -> assertThat(valid).asInstanceOf(LIST).contains("departmentTarget", "month"));
		}
	}

	@Test
	void csv_says_what_json_says() throws Exception {
		String csv = ask("presupuesto.ue", "by=category,source&format=csv").getResponse().getContentAsString();
		assertThat(csv.lines()).containsExactly(
				"category,categoryName,source,sourceName,pia,pim,certified,annualCommitment,monthlyCommitment,accrued,ordered,paid,progress",
				"0149,CATEGORIA 0149,1,NOMBRE 1,100000.00,80000.00,75000.00,75000.00,27000.00,27000.00,0.00,0.00,33.8",
				"0149,CATEGORIA 0149,2,NOMBRE 2,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,",
				"9001,CATEGORIA 9001,1,NOMBRE 1,500.00,500.00,0.00,0.00,0.00,0.00,0.00,0.00,0.0");
	}

	@Test
	void lines_tell_what_is_available() {
		assertThat(get("presupuesto.ue", "/api/v1/units/001650/lines?year=2031")).bodyJson()
			.hasPathSatisfying("$.lines[*].item",
					(items) -> assertThat(items).asInstanceOf(LIST)
						.containsExactly("2.3.1.5.1.2", "2.6.3.2.3.1", "2.3.2.8.1.1"))
			.hasPathSatisfying("$.lines[0].available", (available) -> assertThat(available).isEqualTo("5000.00"))
			.hasPathSatisfying("$.lines[0].toAccrue", (toAccrue) -> assertThat(toAccrue).isEqualTo("48000.00"));
	}

	@Test
	void movements_come_in_order_and_in_pages() throws Exception {
		MvcTestResult first = get("presupuesto.ue", "/api/v1/units/001650/movements?year=2031&limit=6");
		assertThat(first).bodyJson()
			.hasPathSatisfying("$.movements.length()", (size) -> assertThat(size).isEqualTo(6))
			.hasPathSatisfying("$.movements[0].stage", (stage) -> assertThat(stage).isEqualTo("PIA"))
			.hasPathSatisfying("$.movements[1].amount", (amount) -> assertThat(amount).isEqualTo("-20000.00"));
		int next = JsonPath.read(first.getResponse().getContentAsString(), "$.next");
		assertThat(get("presupuesto.ue", "/api/v1/units/001650/movements?year=2031&limit=6&after=" + next)).bodyJson()
			.doesNotHavePath("$.next")
			.extractingPath("$.movements[*].stage")
			.isEqualTo(List.of("ACCRUAL", "PIA"));
	}

	@Test
	void a_unit_out_of_reach_looks_like_one_that_does_not_exist() {
		for (String unit : List.of("990002", "999999")) {
			assertThat(get("presupuesto.ue", "/api/v1/units/" + unit + "/lines?year=2031")).hasStatus(404);
			assertThat(get("presupuesto.ue", "/api/v1/units/" + unit + "/movements?year=2031")).hasStatus(404);
		}
		assertThat(get("responsable.pp", "/api/v1/units/990002/lines?year=2031")).bodyJson()
			.extractingPath("$.lines[*].category")
			.isEqualTo(List.of("0149", "0149"));
	}

	private MvcTestResult ask(String username, String question) {
		return get(username, "/api/v1/budget-execution?year=2031&" + question);
	}

	private MvcTestResult get(String username, String uri) {
		return this.mvc.get().uri(uri).header("Authorization", "Bearer demo-" + username).exchange();
	}

}
