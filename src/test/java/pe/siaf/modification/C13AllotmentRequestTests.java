package pe.siaf.modification;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.modification.NoteFixture.annuls;
import static pe.siaf.modification.NoteFixture.asked;
import static pe.siaf.modification.NoteFixture.credits;
import static pe.siaf.modification.NoteFixture.office;
import static pe.siaf.modification.NoteFixture.rector;

/**
 * Test vector C13 of the rule book, and the rules of the PCA around it (domain 8.7): a
 * pliego of two units with an allotment of goods and services of 1,000.
 */
@SiafTest
@Transactional
class C13AllotmentRequestTests {

	private static final String UNIT = "997701";

	private static final String SIBLING = "997702";

	private static final AllotmentKey GOODS = new AllotmentKey("00", "5", "2.3");

	private static final Profile OFFICE = office("771");

	@Autowired
	private NoteFixture given;

	/** When requests are moved; in its quarter 60 % have to be certified. */
	private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 20);

	@Autowired
	private AllotmentRequests requests;

	@Autowired
	private AllotmentDistribution distribution;

	@Autowired
	private JdbcClient jdbc;

	private LineKey line;

	@BeforeEach
	void aPliegoWithItsAllotment() {
		this.given.aUnit(UNIT, "771");
		this.given.aUnit(SIBLING, "771");
		this.line = this.given.aLine(UNIT, "0001", 3000);
		this.given.aLine(SIBLING, "0001", 3000);
		this.distribution.setPliego(2026, "E", "09", "771", GOODS, Amount.of(1000), rector());
		this.distribution.setUnit(2026, UNIT, GOODS, Amount.of(600), OFFICE);
		this.distribution.setUnit(2026, SIBLING, GOODS, Amount.of(400), OFFICE);
	}

	@ParameterizedTest
	@CsvSource({ "550, PCA-010", "600, PCA-010", "610, A" })
	void goods_and_services_get_more_once_enough_is_certified(int certified, String outcome) {
		certified(certified);
		anApprovedNeed();
		assertThat(decided(request(500, "NEEDS_TABLE"))).isEqualTo(outcome);
		assertThat(assigned()).isEqualTo(outcome.equals("A") ? "1100 of 1500/1500" : "600 of 1000/1000");
		assertThat(drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "NEEDS_TABLE, PCA-011", "'', PCA-011", "PERSONNEL_REGISTER, PCA-011", "PROCUREMENT_PLAN, A",
			"NO_MARGIN, A" })
	void an_increase_is_sustained_PCA_011(String support, String outcome) {
		certified(610);
		assertThat(decided(request(500, support))).isEqualTo(outcome);
	}

	@Test
	void the_quarter_is_that_of_the_day_of_approval_whatever_the_document_says_PCA_010() {
		certified(610);
		AllotmentRequest sent = sent(request(500, "NO_MARGIN"));
		LocalDate may = LocalDate.of(2026, 5, 2);
		refused("PCA-010", () -> this.requests.move(sent, "approve", null, null, may, rector()));
		// after the year it is the last quarter's share
		refused("PCA-010", () -> this.requests.move(sent, "approve", null, null, LocalDate.of(2027, 1, 4), rector()));
		assertThat(this.requests.move(sent, "approve", null, null, FEBRUARY, rector()).state()).isEqualTo("A");
	}

	@Test
	void an_allotment_stays_within_the_credit_PCA_001() {
		certified(610);
		refused("PCA-001", () -> decide(request(2401, "NO_MARGIN")));
		refused("PCA-001", () -> this.distribution.setUnit(2026, UNIT, GOODS, Amount.of(3001), OFFICE));
	}

	@Test
	void units_have_no_more_than_their_pliego_PCA_002() {
		refused("PCA-002", () -> this.distribution.setUnit(2026, UNIT, GOODS, Amount.of(601), OFFICE));
	}

	@Test
	void a_pliego_is_not_given_less_than_its_units_have_PCA_002() {
		refused("PCA-002", () -> this.distribution.setPliego(2026, "E", "09", "771", GOODS, Amount.of(999), rector()));
	}

	@Test
	void an_allotment_is_not_lowered_below_what_is_certified_PCA_003() {
		certified(610 - 10);
		refused("PCA-003", () -> decide(request(-1, "")));
		refused("PCA-003", () -> this.distribution.setUnit(2026, UNIT, GOODS, Amount.of(599), OFFICE));
	}

	@Test
	void a_note_moves_the_allotment_with_the_credit_and_stops_at_what_is_certified_PCA_003() {
		certified(500);
		LineKey capital = new LineKey("0001", "00", "0", "2.6.3.2.1.1");
		refused("PCA-003",
				() -> this.given.sent(asked(UNIT, "003", annuls(UNIT, this.line, 101), credits(UNIT, capital, 101))));
		this.given.approvedWithin(UNIT, annuls(UNIT, this.line, 100), credits(UNIT, capital, 100));
		assertThat(assigned()).isEqualTo("500 of 900/900");
		assertThat(drift()).isZero();
	}

	@Test
	void a_request_is_whole_PCA_012() {
		refused("PCA-012", () -> request(0, ""));
		refused("PCA-012",
				() -> this.requests.register(new AllotmentRequests.Draft(2026, UNIT, "OF-1", LocalDate.of(2026, 2, 3),
						"Falta", List.of(new AllotmentRequest.Line("99", "5", "2.3", Amount.of(5), ""))), OFFICE));
		refused("PCA-012", () -> this.distribution.setUnit(2026, UNIT, GOODS, Amount.of("10.50"), OFFICE));
	}

	@Test
	void a_request_is_of_a_day_of_its_year_that_has_come_PCA_012() {
		refused("PCA-012", () -> this.requests.register(draft(LocalDate.of(2025, 2, 3), 500, "NO_MARGIN"), OFFICE));
		LocalDate tomorrow = LocalDate.now(FiscalTime.LIMA).plusDays(1);
		refused("PCA-012", () -> new AllotmentRequests.Draft(tomorrow.getYear(), UNIT, "OF-1", tomorrow, "Falta",
				draft(tomorrow, 500, "NO_MARGIN").lines())
			.requireComplete());
	}

	@Test
	void a_pliego_does_not_raise_what_the_rector_gave_it_no_share_of_PCA_002() {
		AllotmentKey capital = new AllotmentKey("00", "6", "2.6");
		this.given.aLine(UNIT, "0001", "00", "2.6.3.2.1.1", 900);
		// what is open it may bound, and lower
		this.distribution.setUnit(2026, UNIT, capital, Amount.of(500), OFFICE);
		this.distribution.setUnit(2026, UNIT, capital, Amount.of(400), OFFICE);
		refused("PCA-002", () -> this.distribution.setUnit(2026, UNIT, capital, Amount.of(401), OFFICE));
		this.distribution.setPliego(2026, "E", "09", "771", capital, Amount.of(450), rector());
		this.distribution.setUnit(2026, UNIT, capital, Amount.of(450), OFFICE);
	}

	@Test
	void the_rector_decides_and_the_office_does_not_WFL_002() {
		certified(610);
		AllotmentRequest sent = sent(request(10, "NO_MARGIN"));
		refused("WFL-002", () -> this.requests.move(sent, "approve", null, null, OFFICE));
	}

	private void certified(int soles) {
		this.jdbc.sql("update commitment_allotment set certified = ? where fiscal_year = 2026 and sec_ejec = ?")
			.params(soles > 600 ? 600 : soles, UNIT)
			.update();
		this.jdbc.sql("update budget_line set certified = ? where fiscal_year = 2026 and sec_ejec = ?")
			.params(soles > 600 ? 600 : soles, UNIT)
			.update();
		if (soles > 600) {
			this.jdbc.sql("update commitment_allotment set certified = ? where fiscal_year = 2026 and sec_ejec = ?")
				.params(soles - 600, SIBLING)
				.update();
			this.jdbc.sql("update budget_line set certified = ? where fiscal_year = 2026 and sec_ejec = ?")
				.params(soles - 600, SIBLING)
				.update();
		}
	}

	private void anApprovedNeed() {
		this.jdbc.sql("""
				insert into programming_file (fiscal_year, process, sec_ejec, state, opened_by)
				values (2026, 'FORMULATION', ?, 'CLOSED', 'prueba')""").param(UNIT).update();
		this.jdbc
			.sql("""
					insert into programming_target (fiscal_year, process, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, purpose, name, department, province, district)
					select fiscal_year, 'FORMULATION', sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, purpose, name, department, province, district
					from budget_target where fiscal_year = 2026 and sec_ejec = ?""")
			.param(UNIT)
			.update();
		this.jdbc.sql(
				"insert into needs_table (fiscal_year, process, sec_ejec, phase) values (2026, 'FORMULATION', ?, 'APPROVED')")
			.param(UNIT)
			.update();
		this.jdbc
			.sql("""
					insert into need (fiscal_year, process, sec_ejec, year, sec_func, source, rubro, resource_type, economic_item, required_quantity)
					values (2026, 'FORMULATION', ?, 2026, '0001', 'TYPED', '00', '0', '2.3.1.5.1.2', 1)""")
			.param(UNIT)
			.update();
	}

	private AllotmentRequests.Draft draft(LocalDate day, int soles, String support) {
		return new AllotmentRequests.Draft(2026, UNIT, "OF-1", day, "Falta para el trimestre",
				List.of(new AllotmentRequest.Line("00", "5", "2.3", Amount.of(soles), support)));
	}

	private AllotmentRequest request(int soles, String support) {
		return this.requests.register(draft(LocalDate.of(2026, 2, 3), soles, support), OFFICE);
	}

	private AllotmentRequest sent(AllotmentRequest request) {
		return this.requests.move(this.requests.move(request, "verify", null, null, FEBRUARY, OFFICE), "send", null,
				null, FEBRUARY, OFFICE);
	}

	private AllotmentRequest decide(AllotmentRequest request) {
		return this.requests.move(sent(request), "approve", null, null, FEBRUARY, rector());
	}

	private String decided(AllotmentRequest request) {
		try {
			return decide(request).state();
		}
		catch (RuleViolation refused) {
			return refused.rule().code();
		}
	}

	private String assigned() {
		return this.jdbc
			.sql("""
					select trim_scale(a.assigned) || ' of ' || trim_scale(p.distributed) || '/' || trim_scale(p.assigned)
					from commitment_allotment a join pliego_allotment p on p.fiscal_year = 2026 and p.pliego = '771' and p.generic = a.generic
					where a.fiscal_year = 2026 and a.sec_ejec = ? and a.generic = '2.3'""")
			.param(UNIT)
			.query(String.class)
			.single();
	}

	private int drift() {
		return this.jdbc.sql("select count(*) from allotment_drift where sec_ejec in (?, ?, '09/771')")
			.params(UNIT, SIBLING)
			.query(Integer.class)
			.single();
	}

	private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		RuleViolation refusal = org.assertj.core.api.Assertions.catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).as(String.valueOf(refusal.getMessage())).isEqualTo(code);
	}

}
