package pe.siaf.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Authenticator;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.parameter.YearlyChanges.Typed;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Tables by year are changed by the rector who keeps them, from a year or a day that
 * isn't past, for a reason; what held before stays.
 */
@SiafTest
@Transactional
class YearlyTableTests {

	private static final Profile RECTOR = new Profile(0, "rectora", "Rectora", Role.RECTOR_BUDGET, Scope.national(),
			true);

	private static final Profile OTHER = new Profile(0, "otro.rector", "Otro rector", Role.RECTOR_TREASURY,
			Scope.national(), true);

	@Autowired
	private YearlyTables tables;

	@Autowired
	private YearlyChanges changes;

	@Autowired
	private YearlyProposals proposals;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void figures_and_rows_read_as_people_write_them() {
		assertThat(this.mvc.get().uri("/tablas/uit?year=2026").with(Signed.as("auditor"))).bodyText()
			.contains(">5,500.00<");
		assertThat(this.mvc.get().uri("/tablas/operaciones?year=2026").with(Signed.as("auditor"))).bodyText()
			.contains(">A · Certificación<")
			.doesNotContain("CERTIFICATION");
		assertThat(this.mvc.get().uri("/tablas/recibos?year=2026").with(Signed.as("auditor"))).bodyText()
			.contains("01/01/2015")
			.doesNotContain("2015-01-01");
	}

	@ParameterizedTest
	@EnumSource
	void each_table_is_shown_and_changed_where_it_has_a_keeper(YearlyTable table) {
		assertThat(this.mvc.get().uri(table.page() + "?year=2026").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.doesNotContain("name=\"reason\"");
		boolean kept = Arrays.stream(Role.values()).anyMatch(table::isKeptBy);
		assertThat(table.figures().isEmpty()).isNotEqualTo(kept);
		if (kept) {
			YearlyTables.Row row = this.tables.of(table, 2062).get(0);
			String since = table.since().isDay() ? "2062-03-01" : "2062";
			Map<String, String> values = table.figures()
				.stream()
				.collect(java.util.stream.Collectors.toMap(YearlyTable.Value::column, (value) -> "1"));
			made(table, new Typed(row.key(), since, row.shown(), values, "Norma 1-2062"));
			made(table, new Typed(row.key(), since, "", values, "Norma 2-2062"));
			assertThat(this.tables.of(table, 2062)).filteredOn((one) -> one.key().equals(row.key()))
				.singleElement()
				.satisfies((one) -> {
					assertThat(one.since()).isEqualTo(since);
					assertThat(one.values()).allMatch((value) -> value.startsWith("1"));
					assertThat(one.text()).isEqualTo(row.text());
				});
			assertThat(this.tables.of(table, 2061)).contains(row);
			assertThat(this.tables.changes(table)).hasSize(2)
				.last()
				.satisfies((change) -> assertThat(change.before()).isEqualTo(row.shown()));
		}
	}

	@Test
	void what_is_changed_is_what_the_rules_read() {
		this.changes.change(YearlyTable.ADVANCES,
				new Typed("DAILY_RATE", "2063", "", Map.of("value", "345.50"), "DS 1-2063"), RECTOR);
		assertThat(value("select advance_parameter_of(2063, 'DAILY_RATE')")).isEqualTo("345.50");
		assertThat(value("select advance_parameter_of(2062, 'DAILY_RATE')")).isEqualTo("320.00");
		this.changes.change(YearlyTable.SIGNALS, new Typed("IDLE_DAYS", "2063", "", Map.of("value", "45"), "Directiva"),
				RECTOR);
		assertThat(value("select signal_limit_of(2063, 'IDLE_DAYS')")).isEqualTo("45.00");
		// a row that wasn't changed still holds beside it
		assertThat(value("select signal_limit_of(2063, 'UNPAID_DAYS')")).isEqualTo("30.00");
		String before = value("select delay_penalty_of(2064, 'GOODS', 1000, 100, 10)");
		this.changes.change(YearlyTable.PENALTIES,
				new Typed("GOODS/0", "2064", "", Map.of("factor", "0.80", "cap", "10"), "Ley"), RECTOR);
		assertThat(value("select delay_penalty_of(2064, 'GOODS', 1000, 100, 10)")).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "DAILY_RATE, 2063, x, Norma, TAB-001", "DAILY_RATE, 2063, 1.234, Norma, TAB-001",
			"DAILY_RATE, 2063, 1000000, Norma, TAB-001", "DAILY_RATE, 2063, 5, ' ', TAB-001",
			"DAILY_RATE, 99999, 5, Norma, TAB-001", "DAILY_RATE, 2025, 5, Norma, TAB-002" })
	void a_change_is_whole_and_not_of_the_past(String key, String since, String value, String reason, String code) {
		refused(code, () -> this.changes.change(YearlyTable.ADVANCES,
				new Typed(key, since, "", Map.of("value", value), reason), RECTOR));
	}

	@Test
	void a_rate_by_day_holds_from_today_on_TAB_002_and_nobody_writes_over_what_was_not_shown_WFL_003() {
		Map<String, String> values = Map.of("percent", "9", "above", "700");
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		refused("TAB-002", () -> this.changes.change(YearlyTable.DETRACTIONS,
				new Typed("RENT", today.minusDays(1).toString(), "", values, "Resolución"), RECTOR));
		refused("WFL-003", () -> this.changes.change(YearlyTable.DETRACTIONS,
				new Typed("RENT", today.toString(), "11.0000 · 700.00", values, "Resolución"), RECTOR));
	}

	@ParameterizedTest
	@CsvSource({ "rector.mef, uit, 302, 1", "rector.mef, velocidad, 302, 0", "tesoro.mef, velocidad, 302, 1",
			"tesoro.mef, uit, 302, 0", "auditor, uit, 403, 0", "rector.mef, operaciones, 302, 0" })
	void each_table_has_its_rector_TAB_003(String username, String table, int status, int changes) {
		assertThat(this.mvc.post()
			.uri("/tablas/" + table)
			.param("row", table.equals("uit") ? "UIT" : "NIGHT_FROM")
			.param("since", "2063")
			.param("reason", "Norma")
			.param("v-amount", "6000")
			.param("v-minor_purchases", "8")
			.param("v-value", "19")
			.param("otp", Authenticator.code())
			.with(Signed.as(username))
			.with(csrf())).hasStatus(status);
		assertThat(this.jdbc.sql("select count(*) from yearly_change").query(Integer.class).single())
			.isEqualTo(changes);
	}

	@Test
	void a_password_alone_changes_no_table_IDN_010() {
		assertThat(this.mvc.get().uri("/tablas/velocidad").with(Signed.as("tesoro.mef"))).bodyText()
			.contains("name=\"otp\"");
		assertThat(this.mvc.post()
			.uri("/tablas/velocidad")
			.param("row", "NIGHT_FROM")
			.param("since", "2067")
			.param("reason", "Norma")
			.param("v-value", "21")
			.with(Signed.as("tesoro.mef"))
			.with(csrf())).hasStatus3xxRedirection().flash().containsKey("refusal");
		assertThat(this.jdbc.sql("select count(*) from yearly_change").query(Integer.class).single()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "ADVANCES, SWORN_PERCENT, 100, 100.01", "TREASURY, COOL_OFF_HOURS, 720, 721",
			"TREASURY, ACCOUNT_REQUIRED, 1, 2", "TREASURY, RATE_BAND, 100, 101", "VELOCITY, NIGHT_FROM, 24, 25",
			"VELOCITY, ORDERS_IN_A_MINUTE, 1000, 999999999", "VELOCITY, NEW_PAYEE_ABOVE, 1000000, 1000000.01",
			"SIGNALS, YEAR_END_DAY, 1, 0" })
	void each_row_has_bounds_of_its_own_TAB_004(YearlyTable table, String key, String within, String beyond) {
		made(table, new Typed(key, "2067", "", Map.of("value", within), "Norma 1-2067"));
		refused("TAB-004", () -> this.changes.change(table,
				new Typed(key, "2067", "", Map.of("value", beyond), "Norma 2-2067"), RECTOR));
		// nor by any other way than the page
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.jdbc.sql("update " + table.table() + " set value = ? where name = ? and since = 2067")
					.params(new BigDecimal(beyond), key)
					.update());
	}

	@Test
	void no_row_is_without_bounds() {
		assertThat(this.jdbc
			.sql("""
					select x.name from (
					  select 'advance_parameter' t, name, value from advance_parameter union all select 'signal_limit', name, value from signal_limit
					  union all select 'treasury_parameter', name, value from treasury_parameter
					  union all select 'velocity_limit', name, value from velocity_limit) x
					where not exists (select from yearly_bound b
					  where b.table_name = x.t and b.row_key = x.name and x.value between b.least and b.most)""")
			.query(String.class)
			.list()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "TREASURY, COOL_OFF_HOURS, 0", "TREASURY, ACCOUNT_REQUIRED, 0", "TREASURY, RATE_BAND, 100",
			"TREASURY, RATE_BAND_UNPUBLISHED, 100", "VELOCITY, NIGHT_FROM, 24", "VELOCITY, NIGHT_UNTIL, 0",
			"VELOCITY, EVE_OF_HOLIDAY, 0", "VELOCITY, ORDERS_IN_A_MINUTE, 1000", "VELOCITY, NEW_PAYEE_ABOVE, 1000000",
			"VELOCITY, NEW_ACCOUNT_DAYS, 0" })
	void nobody_loosens_a_brake_alone_TAB_005(YearlyTable table, String key, String loose) {
		YearlyTables.Row tight = tightened(table, key);
		Typed asked = new Typed(key, "2068", "", Map.of("value", loose), "Directiva 1-2068");
		assertThat(this.changes.change(table, asked, RECTOR)).isFalse();
		assertThat(this.tables.row(table, key, 2068)).isEqualTo(tight);
		refused("TAB-006", () -> this.changes.change(table, asked, OTHER));
		long id = waiting(table);
		refused("TAB-005", () -> this.changes.approve(table, id, RECTOR));
		refused("TAB-005", () -> this.changes.reject(table, id, "No", RECTOR));
		refused("TAB-005", () -> this.changes.withdraw(table, id, OTHER));
		this.changes.approve(table, id, OTHER);
		assertThat(new BigDecimal(this.tables.row(table, key, 2068).values().get(0))).isEqualByComparingTo(loose);
		assertThat(this.tables.changes(table).get(0).approvedName()).isEqualTo("Otro rector");
		refused("WFL-003", () -> this.changes.reject(table, id, "Tarde", OTHER));
	}

	/** The row as tight as it may be from 2068 on, which takes nobody else. */
	private YearlyTables.Row tightened(YearlyTable table, String key) {
		String tight = this.jdbc.sql("""
				select (case loosens when 'LOWER' then most else least end)::text from yearly_brake
				join yearly_bound using (table_name, row_key) where table_name = ? and row_key = ?""")
			.params(table.table(), key)
			.query(String.class)
			.single();
		assertThat(this.changes.change(table, new Typed(key, "2068", "", Map.of("value", tight), "Directiva"), RECTOR))
			.as("what tightens holds at once")
			.isTrue();
		return this.tables.row(table, key, 2068);
	}

	@Test
	void a_lower_retention_and_a_higher_limit_of_it_are_loosened_by_two_TAB_005() {
		Typed lower = new Typed("RENT", "2068-01-01", "", Map.of("percent", "9", "above", "700"), "Resolución");
		Typed later = new Typed("RENT", "2068-01-01", "", Map.of("percent", "10", "above", "701"), "Resolución");
		assertThat(this.changes.change(YearlyTable.DETRACTIONS, lower, RECTOR)).isFalse();
		this.changes.withdraw(YearlyTable.DETRACTIONS, waiting(YearlyTable.DETRACTIONS), RECTOR);
		assertThat(this.changes.change(YearlyTable.DETRACTIONS, later, RECTOR)).isFalse();
		this.changes.reject(YearlyTable.DETRACTIONS, waiting(YearlyTable.DETRACTIONS), "No está en la norma", OTHER);
		assertThat(this.proposals.of(YearlyTable.DETRACTIONS)).filteredOn((one) -> one.rowKey().equals("RENT"))
			.extracting(YearlyProposals.Proposal::state)
			.containsExactly("R", "X");
		assertThat(this.tables.changes(YearlyTable.DETRACTIONS)).isEmpty();
	}

	@Test
	void what_waits_is_approved_as_it_was_seen_WFL_003_and_nobody_writes_around_it() {
		tightened(YearlyTable.VELOCITY, "NIGHT_FROM");
		this.changes.change(YearlyTable.VELOCITY, new Typed("NIGHT_FROM", "2068", "", Map.of("value", "20"), "A"),
				RECTOR);
		long id = waiting(YearlyTable.VELOCITY);
		this.jdbc.sql("update velocity_limit set value = 5 where name = 'NIGHT_FROM' and since = 2068").update();
		refused("WFL-003", () -> this.changes.approve(YearlyTable.VELOCITY, id, OTHER));
		refused("TAB-001", () -> this.changes.reject(YearlyTable.VELOCITY, id, " ", OTHER));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc
			.sql("update yearly_proposal set state = 'A', decided_by = proposed_by, decided_at = now() where id = ?")
			.param(id)
			.update());
	}

	@Test
	void the_other_rector_finds_it_on_the_desk_and_approves_it_on_its_page() {
		tightened(YearlyTable.TREASURY, "COOL_OFF_HOURS");
		assertThat(this.mvc.post()
			.uri("/tablas/tesoreria")
			.param("row", "COOL_OFF_HOURS")
			.param("since", "2068")
			.param("reason", "Directiva del reposo")
			.param("v-value", "12")
			.param("otp", Authenticator.code())
			.with(Signed.as("tesoro.mef"))
			.with(csrf())).hasStatus3xxRedirection().flash().containsEntry("notice", "parameter.proposed");
		assertThat(this.mvc.get().uri("/tablas/tesoreria").with(Signed.as("tesoro.mef"))).bodyText()
			.contains("value=\"withdraw\"")
			.doesNotContain("value=\"approve\"");
		assertThat(this.mvc.get().uri("/").with(Signed.as("tesoro.mef"))).bodyText()
			.doesNotContain("Directiva del reposo");
		assertThat(this.mvc.get().uri("/").with(Signed.as("control.mef"))).bodyText().contains("Directiva del reposo");
		assertThat(this.mvc.post()
			.uri("/tablas/tesoreria/propuestas/" + waiting(YearlyTable.TREASURY))
			.param("action", "approve")
			.param("otp", Authenticator.code())
			.with(Signed.as("control.mef"))
			.with(csrf())).hasStatus3xxRedirection().flash().containsEntry("notice", "parameter.decided.approve");
		assertThat(this.tables.row(YearlyTable.TREASURY, "COOL_OFF_HOURS", 2068).values()).containsExactly("12");
		assertThat(this.mvc.get().uri("/tablas/tesoreria").with(Signed.as("auditor"))).bodyText()
			.contains("Propuso Teresa Salas Vega, aprobó Camilo Bravo Ortiz");
	}

	/** Changed, by two where it loosens a brake. */
	private void made(YearlyTable table, Typed asked) {
		if (!this.changes.change(table, asked, RECTOR)) {
			this.changes.approve(table, waiting(table), OTHER);
		}
	}

	private long waiting(YearlyTable table) {
		return this.proposals.of(table).stream().filter(YearlyProposals.Proposal::waits).findFirst().orElseThrow().id();
	}

	private String value(String sql) {
		return this.jdbc.sql("select (" + sql + ")::numeric(19,2)::text").query(String.class).single();
	}

	private static void refused(String code, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
