package pe.siaf.opening;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileCopy;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.Files;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.InboxSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The head of a pliego promulgates what its units formulated, and that is the PIA (domain
 * 3.7).
 */
@SiafTest
@Transactional
class PromulgationTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Promulgation promulgation;

	@Autowired
	private OpeningBudgets openings;

	@Autowired
	private AnalyticalReport report;

	@Autowired
	private SustainingSheet sheet;

	@Autowired
	private OpeningDesk desk;

	@Autowired
	private Files files;

	@Autowired
	private FileCopy copy;

	private OpeningFixture given;

	@BeforeEach
	void pliego() {
		this.given = new OpeningFixture(this.jdbc, "748");
	}

	@Test
	void what_was_formulated_is_the_PIA_to_the_sol_with_its_targets_and_quantities() {
		this.given.accepted();
		this.given.amount(this.given.first, "00", 250, "COSTED");
		this.given.approvalOpens();

		assertThat(promulgate()).isEqualTo(Amount.of("2450.00"));

		assertThat(line(this.given.first)).containsEntry("pia", "1750.00")
			.containsEntry("pim", "1750.00")
			.containsEntry("origin", "NATIVE");
		assertThat(this.jdbc.sql("""
				select stage || ' ' || kind || ' ' || month || ' ' || posting_key from movement where sec_ejec = ?""")
			.param(this.given.first)
			.query(String.class)
			.list()).containsExactly("PIA INI 0 opening/2027/09-748");
		assertThat(this.jdbc
			.sql("""
					select kind || ' ' || year_target || ' ' || semester_target || ' ' || months[12] from physical_target where sec_ejec = ?""")
			.param(this.given.first)
			.query(String.class)
			.single()).isEqualTo("INITIAL 12.0000 5.0000 7.0000");
		assertThat(this.openings.differences(this.given.pliego, this.given.head())).isEmpty();
		assertThat(units()).extracting(OpeningBudgets.UnitFile::state).containsOnly("CLOSED");
		assertThat(state()).isEqualTo("APPROVED");
		assertThat(drift()).isZero();
		OpeningBudgets.Promulgated kept = this.openings.promulgated(this.given.pliego);
		assertThat(kept).isNotNull();
		assertThat(kept.fileName()).isEqualTo("resolución.pdf");
		assertThat(this.openings.content(this.given.pliego)).isEqualTo(OpeningFixture.SIGNED.content());
	}

	@Test
	void the_2025_PIA_of_perú_compras_is_reproduced_by_approving_its_file() {
		Profile rector = new Profile(0, "rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET, Scope.national(), true);
		FileKey file = new FileKey(OpeningFixture.YEAR, PlanningProcess.FORMULATION, "001650");
		this.jdbc.sql("delete from programming_file where fiscal_year = ? and sec_ejec = '001650'")
			.param(OpeningFixture.YEAR)
			.update();
		this.files.open(file, rector);
		this.copy.bring(file, 2025, "PIA", rector);
		this.jdbc
			.sql("""
					insert into programming_revenue (fiscal_year, process, sec_ejec, year, rubro, item, amount)
					select l.fiscal_year, 'FORMULATION', l.sec_ejec, l.fiscal_year, l.rubro, (select min(code) from economic_item
					  where fiscal_year = l.fiscal_year and imputable and code like '1.3.%'), sum(l.amount)
					from formulated_line l join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
					where l.fiscal_year = ? and l.sec_ejec = '001650' and r.source <> '1' group by l.fiscal_year, l.sec_ejec, l.rubro""")
			.param(OpeningFixture.YEAR)
			.update();
		this.jdbc.sql("update programming_file set state = 'ACCEPTED' where fiscal_year = ? and sec_ejec = '001650'")
			.param(OpeningFixture.YEAR)
			.update();
		this.given.approvalOpens();
		PliegoKey pliego = new PliegoKey(OpeningFixture.YEAR, "09", "096");

		Amount pia = this.promulgation.promulgate(pliego, OpeningFixture.FORM, OpeningFixture.SIGNED, new Profile(0,
				"titular.pliego", "Titular", Role.PLIEGO_HEAD, new Scope(Scope.Kind.PLIEGO, "09/096"), true));

		assertThat(pia).isEqualTo(Amount.of("52698511.00"));
		assertThat(this.jdbc
			.sql("""
					select count(*) from budget_line a full join budget_line b on b.fiscal_year = 2027 and b.sec_ejec = a.sec_ejec
					  and (b.sec_func, b.rubro, b.resource_type, b.item) = (a.sec_func, a.rubro, a.resource_type, a.item)
					where a.fiscal_year = 2025 and a.sec_ejec = '001650' and a.pia > 0 and a.pia is distinct from b.pia""")
			.query(Long.class)
			.single()).isZero();
		assertThat(drift()).isZero();
	}

	@Test
	void nothing_is_promulgated_before_all_units_are_accepted_OPN_002() {
		this.given.formulation(this.given.first, "ACCEPTED", 1500);
		this.given.approvalOpens();
		refused("OPN-002", this::promulgate);

		this.given.formulation(this.given.second, "SENT", 700);
		refused("OPN-002", this::promulgate);
		assertThat(this.jdbc.sql("select count(*) from budget_line where sec_ejec = ?")
			.param(this.given.first)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void nothing_is_promulgated_outside_the_phase_of_approval_CYC_001() {
		this.given.accepted();
		this.given.phase("FUTURE");
		refused("CYC-001", this::promulgate);
	}

	@Test
	void only_the_head_of_the_pliego_promulgates_WFL_002() {
		this.given.accepted();
		this.given.approvalOpens();
		refused("WFL-002", () -> this.promulgation.promulgate(this.given.pliego, OpeningFixture.FORM,
				OpeningFixture.SIGNED, this.given.profile(Role.PLIEGO_BUDGET)));

		Profile other = new Profile(0, "otro", "Otro", Role.PLIEGO_HEAD, new Scope(Scope.Kind.PLIEGO, "09/096"), true);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.promulgation.promulgate(this.given.pliego,
				OpeningFixture.FORM, OpeningFixture.SIGNED, other));
	}

	@Test
	void a_pliego_s_year_is_opened_once_OPN_001() {
		this.given.accepted();
		this.given.approvalOpens();
		promulgate();
		refused("OPN-001", this::promulgate);
	}

	@Test
	void revenue_and_expenditure_are_equal_in_the_pliego_though_not_in_each_unit_PRG_010() {
		this.given.accepted();
		this.given.approvalOpens();
		this.given.amount(this.given.first, "09", 300, "TYPED");
		refused("PRG-010", this::promulgate);

		// what one unit collects another may spend
		this.given.revenue(this.given.second, "09", 300);
		assertThat(promulgate()).isEqualTo(Amount.of("2500.00"));
	}

	@Test
	void a_year_that_cuts_keep_is_not_opened_again_OPN_003() {
		this.given.accepted();
		this.given.approvalOpens();
		this.jdbc
			.sql("""
					insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, meta, purpose, name, department, province, district)
					select fiscal_year, sec_ejec, '0009', function_code, division, functional_group, category, product_project, activity,
					  '00001', purpose, name, department, province, district from programming_target where sec_ejec = ?""")
			.param(this.given.first)
			.update();
		refused("OPN-003", this::promulgate);
	}

	@Test
	void a_resolution_has_number_and_day_OPN_004_and_is_a_PDF_OPN_005() {
		this.given.accepted();
		this.given.approvalOpens();
		refused("OPN-004", () -> this.promulgation.promulgate(this.given.pliego,
				new ResolutionForm(" ", OpeningFixture.FORM.date(), ""), OpeningFixture.SIGNED, this.given.head()));
		refused("OPN-004",
				() -> this.promulgation.promulgate(this.given.pliego,
						new ResolutionForm("1", java.time.LocalDate.now().plusDays(3), ""), OpeningFixture.SIGNED,
						this.given.head()));
		refused("OPN-005", () -> Resolution.of("x.pdf", new byte[] { 'x', 'x', 'x', 'x', 'x', 'x' }));
		byte[] big = new byte[Resolution.BIGGEST + 1];
		System.arraycopy(OpeningFixture.SIGNED.content(), 0, big, 0, 8);
		refused("OPN-005", () -> Resolution.of("x.pdf", big));
	}

	@Test
	void a_quantity_says_in_what_it_is_counted_OPN_006() {
		this.given.accepted();
		this.given.approvalOpens();
		this.jdbc.sql("update programming_target set unit_of_measure = null where sec_ejec = ?")
			.param(this.given.first)
			.update();
		refused("OPN-006", this::promulgate);
	}

	@Test
	void a_promulgated_PIA_does_not_change_OPN_007() {
		this.given.accepted();
		this.given.approvalOpens();
		promulgate();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update budget_line set pia = pia + 1 where sec_ejec = ?")
				.param(this.given.first)
				.update())
			.satisfies((refusal) -> assertThat(ConstraintName.in(refusal)).contains("opening_credit_stays"));
	}

	@Test
	void no_other_movement_of_opening_credit_is_posted_OPN_007() {
		this.given.accepted();
		this.given.approvalOpens();
		promulgate();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc
				.sql("""
						insert into movement (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, stage, kind, amount, month,
						  posting_key, known_on, username, profile)
						select fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, 'PIA', 'INI', 1, 0, 'otra', now(), 'x', 'x'
						from budget_line where sec_ejec = ?""")
				.param(this.given.first)
				.update())
			.satisfies((refusal) -> assertThat(ConstraintName.in(refusal)).contains("opening_credit_stays"));
	}

	@Test
	void it_waits_on_the_head_s_desk_until_it_is_promulgated() {
		this.given.accepted();
		assertThat(this.desk.waitingFor(this.given.head())).isEmpty();
		this.given.approvalOpens();
		assertThat(this.desk.waitingFor(this.given.head())).extracting(InboxSource.InboxItem::href)
			.containsExactly("/apertura/2027/09-748");

		promulgate();
		assertThat(this.desk.waitingFor(this.given.head())).isEmpty();
		assertThat(this.desk.approvedFor(this.given.head())).hasSize(1);
	}

	@Test
	void the_report_says_the_same_by_each_axis_before_from_the_files_and_after_from_the_ledger() {
		this.given.accepted();
		this.given.approvalOpens();
		List<List<AnalyticalReport.Row>> before = everyAxis();
		assertThat(before).allSatisfy(
				(rows) -> assertThat(rows.stream().map(AnalyticalReport.Row::amount).reduce(Amount.ZERO, Amount::plus))
					.isEqualTo(Amount.of("2200.00")));
		assertThat(this.report.sum(this.given.pliego, List.of(Axis.UNIT), Map.of(), this.given.head()).opened())
			.isFalse();

		promulgate();

		assertThat(everyAxis()).isEqualTo(before);
		assertThat(this.report.sum(this.given.pliego, List.of(Axis.UNIT), Map.of(), this.given.head()).opened())
			.isTrue();
	}

	@Test
	void the_sustaining_sheet_has_each_target_with_its_quantity_and_all_of_its_money() {
		this.given.accepted();
		this.given.amount(this.given.first, "00", 250, "COSTED");

		assertThat(this.sheet.categories(this.given.pliego, this.given.head()))
			.extracting(SustainingSheet.Category::code)
			.containsExactly("9001");
		assertThat(this.sheet.rows(this.given.pliego, "9001", this.given.head())).satisfiesExactly((row) -> {
			assertThat(row.quantity()).isEqualByComparingTo("12");
			assertThat(row.amount()).isEqualTo(Amount.of(1750));
		}, (row) -> assertThat(row.amount()).isEqualTo(Amount.of(700)));
	}

	private List<List<AnalyticalReport.Row>> everyAxis() {
		return List.of(Axis.values())
			.stream()
			.map((axis) -> this.report.rows(this.given.pliego, List.of(axis), Map.of(), this.given.head(), 0, 100))
			.toList();
	}

	private Amount promulgate() {
		return this.promulgation.promulgate(this.given.pliego, OpeningFixture.FORM, OpeningFixture.SIGNED,
				this.given.head());
	}

	private List<OpeningBudgets.UnitFile> units() {
		return this.openings.units(this.given.pliego, this.given.head());
	}

	private Map<String, Object> line(String unit) {
		return this.jdbc.sql("select pia::text, pim::text, origin from budget_line where sec_ejec = ?")
			.param(unit)
			.query()
			.singleRow();
	}

	private String state() {
		return this.jdbc.sql("select state from fiscal_year where fiscal_year = ?")
			.param(OpeningFixture.YEAR)
			.query(String.class)
			.single();
	}

	/** What the ledger's proof would find. */
	private long drift() {
		return this.jdbc.sql("""
				select (select count(*) from proof_balances where fiscal_year = 2027)
				  + (select count(*) from proof_ladder where fiscal_year = 2027)""").query(Long.class).single();
	}

	private static void refused(String code, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}
