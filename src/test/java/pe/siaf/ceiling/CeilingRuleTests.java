package pe.siaf.ceiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.ceiling.CeilingFixture.PLIEGO;
import static pe.siaf.ceiling.CeilingFixture.PLIEGO_OFFICE;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;
import static pe.siaf.ceiling.CeilingFixture.UNIT_A;
import static pe.siaf.ceiling.CeilingFixture.UNIT_B;
import static pe.siaf.ceiling.CeilingFixture.UNIT_OFFICE;

/** What ceilings may and may not, each at its limit. */
@SiafTest
class CeilingRuleTests {

	private static final AtomicInteger YEARS = new AtomicInteger(2053);

	private static final String P = "P" + PLIEGO;

	private static final String A = P + "|U" + UNIT_A;

	private static final String B = P + "|U" + UNIT_B;

	@Autowired
	private CeilingFixture given;

	@Autowired
	private CeilingVersions versions;

	@Autowired
	private VersionMoves moves;

	@Autowired
	private JdbcClient jdbc;

	private int year;

	@BeforeEach
	void a_year_of_its_own() {
		this.year = YEARS.getAndAdd(2);
		this.given.aPliegoWithUnits();
	}

	@AfterEach
	void all_sums_are_what_they_are_the_sum_of() {
		assertThat(this.jdbc.sql("select count(*) from ceiling_drift").query(Long.class).single()).isZero();
	}

	@Test
	void a_rule_of_the_schema_has_its_constraint_or_is_raised_by_name() {
		List<String> functions = this.jdbc.sql("select prosrc from pg_proc where proname ~ 'ceiling|published_frame'")
			.query(String.class)
			.list();
		List<String> constraints = this.jdbc.sql("select conname from pg_constraint").query(String.class).list();
		Arrays.stream(CeilingRule.values())
			.map(CeilingRule::constraint)
			.filter((name) -> !name.isEmpty())
			.forEach((name) -> assertThat(constraints.contains(name)
					|| functions.stream().anyMatch((source) -> source.contains("'" + name + "'")))
				.as(name)
				.isTrue());
	}

	@Test
	void what_the_pliegos_get_stays_within_the_frame_to_the_sol() {
		long version = this.given.aDraft(this.year, this.given.aFrame(this.year, 1_000));

		this.given.give(version, null, Map.of(P, 1_000L), RECTOR);

		RuleViolation refusal = refuses("CEI-001", () -> this.given.give(version, null, Map.of("P95/952", 1L), RECTOR));
		assertThat(refusal.figures()).containsEntry("total", Amount.of(1_001))
			.containsEntry("limit", Amount.of(1_000))
			.containsEntry("difference", Amount.of(1));
	}

	@Test
	void only_rubros_that_the_treasury_finances_count_against_the_frame() {
		long version = this.given.aDraft(this.year, this.given.aFrame(this.year, 1_000));

		this.given.give(version, null, Map.of(P + "|B00", 1_000L, P + "|B09", 5_000L), RECTOR);

		refuses("CEI-001", () -> this.given.set(version, null, P + "|B00", this.year, 1_001, false, RECTOR));
	}

	@Test
	void a_ceiling_gives_out_what_it_has_to_the_sol() {
		long version = this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 600L, B, 400L), PLIEGO_OFFICE);

		RuleViolation refusal = refuses("CEI-002",
				() -> this.given.set(version, pliego, A, this.year, 601, false, PLIEGO_OFFICE));

		assertThat(refusal.figures()).containsEntry("distributed", Amount.of(1_001))
			.containsEntry("amount", Amount.of(1_000))
			.containsEntry("difference", Amount.of(1));
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.of(1_000));
	}

	@Test
	void of_many_who_give_out_at_once_exactly_what_fits_goes_through() throws Exception {
		long version = this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 0L, B, 0L), PLIEGO_OFFICE);
		ExecutorService officers = Executors.newFixedThreadPool(2);
		try {
			List<Callable<Boolean>> acts = new ArrayList<>();
			for (String unit : List.of(A, B)) {
				acts.add(() -> {
					try {
						this.given.set(version, pliego, unit, this.year, 600, false, PLIEGO_OFFICE);
						return true;
					}
					catch (RuleViolation refused) {
						assertThat(refused.rule()).isEqualTo(CeilingRule.WITHIN_PARENT);
						return false;
					}
				});
			}
			int fitted = 0;
			for (Future<Boolean> act : officers.invokeAll(acts)) {
				fitted += act.get() ? 1 : 0;
			}
			assertThat(fitted).isEqualTo(1);
		}
		finally {
			officers.shutdown();
		}
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.of(600));
	}

	@Test
	void what_was_lowered_as_a_proposal_takes_nothing_more() {
		long version = this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 600L, B, 400L), PLIEGO_OFFICE);
		this.given.set(version, null, P, this.year, 900, true, RECTOR);

		refuses("CEI-002", () -> this.given.set(version, pliego, A, this.year, 601, false, PLIEGO_OFFICE));
		this.given.set(version, pliego, A, this.year, 500, false, PLIEGO_OFFICE);
		refuses("CEI-002", () -> this.given.set(version, pliego, A, this.year, 501, false, PLIEGO_OFFICE));
	}

	@Test
	void a_ceiling_says_more_than_the_one_above_and_is_told_apart_like_its_siblings() {
		long version = this.given.anAssignment(this.year, 1_000, "DRAFT");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 600L), RECTOR);

		refuses("CEI-006", () -> this.given.give(version, pliego, Map.of(P + "|B00", 100L), RECTOR));
		refuses("CEI-005", () -> this.given.give(version, this.given.row(version, A, this.year),
				Map.of(B + "|B00", 100L), RECTOR));
		refuses("CEI-006", () -> this.given.give(version, null, Map.of(P + "|B00", 100L), RECTOR));
	}

	@Test
	void a_ceiling_names_codes_that_there_are_in_whole_soles() {
		long version = this.given.anAssignment(this.year, 1_000, "DRAFT");
		long pliego = this.given.row(version, P, this.year);

		refuses("CEI-009", () -> this.given.give(version, pliego, Map.of(P + "|U995201", 1L), RECTOR));
		refuses("CEI-009", () -> this.given.give(version, pliego, Map.of(P + "|K0999", 1L), RECTOR));
		refuses("CEI-010", () -> this.given.set(version, null, P, this.year, -1, false, RECTOR));
	}

	@Test
	void each_gives_out_what_is_theirs() {
		long version = this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, P, this.year);
		Profile other = new Profile(0, "otro", "Otro pliego", Role.PLIEGO_BUDGET,
				new Scope(Scope.Kind.PLIEGO, "95/952"), true);

		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.given.give(version, pliego, Map.of(A, 1L), other));
		refuses("WFL-002", () -> this.given.give(version, pliego, Map.of(A, 1L), UNIT_OFFICE));
		refuses("WFL-002", () -> this.given.give(version, pliego, Map.of(A, 1L), RECTOR));
		refuses("WFL-002", () -> this.given.set(version, null, P, this.year, 2_000, false, PLIEGO_OFFICE));
		this.given.give(version, pliego, Map.of(A, 600L), PLIEGO_OFFICE);
		this.given.give(version, this.given.row(version, A, this.year), Map.of(A + "|C01", 500L), UNIT_OFFICE);
	}

	@Test
	void nothing_changes_between_validation_and_release_and_then_only_with_a_reason() {
		long version = this.given.anAssignment(this.year, 1_000, "APPROVED");
		refuses("CEI-007", () -> this.given.set(version, null, P, this.year, 2_000, false, RECTOR));

		this.given.carry(version, "AVAILABLE");

		refuses("CEI-011", () -> this.given.give(version, null, Map.of(P, 2_000L), RECTOR));
		this.given.set(version, null, P, this.year, 2_000, false, RECTOR);
	}

	@Test
	void what_is_available_is_taken_away_with_a_reason_only_CEI_011() {
		long version = this.given.anAssignment(this.year, 1_000, "DRAFT");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 600L), RECTOR);
		this.given.carry(version, "AVAILABLE");

		refuses("CEI-011", () -> this.given.takeAway(version, pliego, " ", CeilingFixture.PLIEGO_OFFICE));
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.of("600"));
		this.given.takeAway(version, pliego, "Se reparte de otro modo", CeilingFixture.PLIEGO_OFFICE);
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.ZERO);
	}

	@Test
	void what_is_given_out_is_taken_away_whole_unless_it_is_given_out_further() {
		long version = this.given.anAssignment(this.year, 1_000, "DRAFT");
		long pliego = this.given.row(version, P, this.year);
		this.given.give(version, pliego, Map.of(A, 600L), RECTOR);
		long unit = this.given.row(version, A, this.year);
		this.given.give(version, unit, Map.of(A + "|C01", 500L), RECTOR);

		refuses("CEI-013", () -> this.given.takeAway(version, pliego, "", RECTOR));
		this.given.takeAway(version, unit, "", RECTOR);
		this.given.takeAway(version, pliego, "", RECTOR);
		assertThat(this.jdbc.sql("""
				select count(*) from audit_event
				where action = 'takeAway' and object_type = 'CEILING' and before::text like '%' || ? || '%'""")
			.param(CeilingFixture.UNIT_A)
			.query(Long.class)
			.single()).as("what was taken away is kept in the trail").isPositive();

		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.ZERO);
		this.given.give(version, pliego, Map.of(P + "|B00", 100L), RECTOR);
	}

	@Test
	void one_version_is_available_and_making_another_so_replaces_it() {
		long first = this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long second = this.given.anAssignment(this.year, 2_000, "APPROVED");
		assertThat(this.given.stateOf(first)).isEqualTo("AVAILABLE");

		this.given.carry(second, "AVAILABLE");

		assertThat(this.given.stateOf(first)).isEqualTo("REPLACED");
		assertThat(this.versions.available(this.year, "APM").orElseThrow().id()).isEqualTo(second);
		refuses("WFL-001", () -> this.moves.move(second, null, "replace", null, RECTOR));
		refuses("WFL-002", () -> this.moves.move(second, null, "replace", null, PLIEGO_OFFICE));
	}

	@Test
	void a_first_year_far_from_what_was_announced_for_it_says_why() {
		this.given.anAssignment(this.year, 1_000, "AVAILABLE");
		long next = this.given.aDraft(this.year + 1, this.given.aFrame(this.year + 1, 1_000_000));

		this.given.give(next, null, Map.of(P, 1_051L), RECTOR);
		RuleViolation refusal = refuses("CEI-004", () -> this.given.carry(next, "VALIDATED"));
		assertThat(refusal.figures()).containsEntry("amount", Amount.of(1_051))
			.containsEntry("before", Amount.of(1_000));

		this.given.give(next, null, Map.of(P, 1_050L), RECTOR);
		this.given.carry(next, "VALIDATED");
		this.moves.move(next, null, "return", "Falta un pliego", RECTOR);
		this.given.set(next, null, P, this.year + 1, 1_100, false, RECTOR);
		this.given.carry(next, "VALIDATED");
	}

	@Test
	void a_multi_annual_programming_stands_on_an_approved_assignment() {
		long draft = this.given.anAssignment(this.year, 1_000, "DRAFT");
		long frame = this.versions.find(draft).orElseThrow().frameId();

		refuses("CEI-008", () -> this.versions
			.open(new VersionForm(this.year, "PMP", "Programación", "", frame, null, null), false, RECTOR));
		refuses("CEI-008", () -> this.versions
			.open(new VersionForm(this.year, "PMP", "Programación", "", frame, draft, draft), false, RECTOR));
		this.given.carry(draft, "APPROVED");
		long programming = this.versions
			.open(new VersionForm(this.year, "PMP", "Programación", "", frame, draft, draft), false, RECTOR);

		assertThat(this.given.amount(this.given.row(programming, P, this.year))).isEqualTo(Amount.of(1_000));
	}

	@Test
	void a_version_without_ceilings_or_frame_goes_nowhere() {
		long empty = this.given.aDraft(this.year, this.given.aFrame(this.year, 1_000));

		refuses("CEI-012", () -> this.given.carry(empty, "VALIDATED"));
		refuses("CEI-022", () -> this.versions
			.open(new VersionForm(this.year + 1, "APM", "Otra", "", frameOf(empty), null, null), false, RECTOR));
		refuses("WFL-004", () -> this.moves.move(empty, null, "discard", " ", RECTOR));
		this.moves.move(empty, null, "discard", "Se abrió por error", RECTOR);
		assertThat(this.versions.find(empty)).isEmpty();
	}

	private long frameOf(long version) {
		return this.versions.find(version).orElseThrow().frameId();
	}

	private static RuleViolation refuses(String code, Runnable act) {
		RuleViolation[] refusal = new RuleViolation[1];
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run).satisfies((refused) -> {
			assertThat(refused.rule().code()).isEqualTo(code);
			refusal[0] = refused;
		});
		return refusal[0];
	}

}
