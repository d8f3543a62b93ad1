package pe.siaf.decision;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.decision.MemoItem.Kind;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The decision memo of the demonstration's unit, from its draft to its publication
 * (domain 3.8, 4.9, 10.5): its figures are those of 2025, the last whole year.
 */
@SiafTest
@Transactional
class DecisionMemoTests {

	private static final MemoKey MEMO = new MemoKey(2027, "001650");

	private static final String PRODUCT = "0149/3000845";

	private static final FileKey FILE = new FileKey(2027, PlanningProcess.MULTI_YEAR, "001650");

	private static final Profile UNIT = profile("presupuesto.ue", "Pedro Chávez Luna", Role.UE_BUDGET,
			new Scope(Scope.Kind.UE, "001650"));

	private static final Profile ANALYST = profile("analista.mef", "Alonso Paredes Ruiz", Role.MEF_ANALYST,
			Scope.national());

	private static final Profile RECTOR = profile("rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET,
			Scope.national());

	private static final Profile STRANGER = profile("ajeno", "Julia Ramos", Role.UE_BUDGET,
			new Scope(Scope.Kind.UE, "999999"));

	private static final Profile RESPONSIBLE = profile("responsable.pp", "Nora Salas", Role.PROGRAM_RESPONSIBLE,
			new Scope(Scope.Kind.PROGRAM, "0149"));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Memos memos;

	@Autowired
	private MemoFigures figures;

	@Autowired
	private MemoWriting writing;

	@Autowired
	private MemoWorkflow workflow;

	@Autowired
	private MemoCheck check;

	@Autowired
	private UseOfInformation use;

	@Autowired
	private EvaluationCommitments commitments;

	@BeforeEach
	void noMemoYet() {
		this.jdbc.sql("delete from decision_answer").update();
		this.jdbc.sql("delete from decision_request").update();
		this.jdbc.sql("delete from decision_memo").update();
		this.memos.open(MEMO, UNIT);
	}

	@Test
	void the_last_whole_year_stands_with_its_real_money_and_what_nobody_reported_is_no_figure() {
		MemoItem money = item(PRODUCT + "/FINANCIAL");
		assertThat(money.part()).isEqualByComparingTo("10052319.41");
		assertThat(money.whole()).isEqualByComparingTo("15182895.00");
		assertThat(money.shown(money.last())).isEqualTo("66.2");
		assertThat(money.light()).isEqualTo(Light.RED);

		MemoItem quantities = item(PRODUCT + "/PHYSICAL");
		assertThat(quantities.last()).isNull();
		assertThat(quantities.isMissing()).isTrue();
		assertThat(quantities.light()).isEqualTo(Light.NONE);
		assertThat(this.figures.now(MEMO).missing()).isPositive();
	}

	@Test
	void thresholds_are_those_of_the_year() {
		this.jdbc.sql("insert into decision_threshold values (2027, 'FINANCIAL', 70, 60, 'prueba')").update();

		assertThat(item(PRODUCT + "/FINANCIAL").light()).isEqualTo(Light.AMBER);
	}

	@Test
	void an_indicator_shows_its_interval_and_is_judged_by_its_way_to_the_target() {
		String indicator = measured("30", "31");

		MemoItem value = item(PRODUCT + "/INDICATOR/" + indicator);
		assertThat(value.before()).isEqualByComparingTo("30");
		assertThat(value.last()).isEqualByComparingTo("31");
		assertThat(value.low()).isEqualByComparingTo("29");
		assertThat(value.high()).isEqualByComparingTo("33");
		assertThat(value.running()).isEqualByComparingTo("32");
		// 1 of 10 on the way from 30 to 40
		assertThat(value.measure()).isEqualByComparingTo("10");
		assertThat(value.light()).isEqualTo(Light.RED);
	}

	@Test
	void a_commitment_is_amber_once_late_and_red_beyond_thirty_days() {
		commitment("hoy", 0);
		commitment("tarde", 1);
		commitment("muy tarde", 31);

		assertThat(this.figures.now(MEMO).items().filter((item) -> item.kind() == Kind.COMMITMENT))
			.extracting(MemoItem::label, MemoItem::light)
			.containsExactly(tuple("muy tarde", Light.RED), tuple("tarde", Light.AMBER), tuple("hoy", Light.GREEN));
	}

	@Test
	void a_commitment_that_is_met_leaves_the_memo() {
		commitment("publicar", 40);
		long id = this.jdbc.sql("select id from evaluation_commitment where text = 'publicar'")
			.query(Long.class)
			.single();

		this.commitments.judge(id, 0, EvaluationCommitments.Status.MET, "se publicó", null, RECTOR);

		assertThat(this.figures.now(MEMO).items()).noneMatch((item) -> item.kind() == Kind.COMMITMENT);
	}

	@Test
	void a_red_item_without_an_answer_keeps_the_request_back_DEC_001() {
		write(request("100,000"));

		assertRefused("DEC-001", () -> move("send", UNIT));
	}

	@Test
	void a_memo_that_asks_for_nothing_is_not_sent_DEC_008() {
		write(answers());

		assertRefused("DEC-008", () -> move("send", UNIT));
	}

	@Test
	void a_change_is_whole_soles_with_a_reason_and_may_be_negative() {
		assertRefused("DEC-005", () -> write(request("100.50")));
		assertRefused("DEC-006",
				() -> write(Map.of("amount:" + PRODUCT, "100", "reason:" + PRODUCT, "r", "quantity:" + PRODUCT, "0")));
		assertRefused("DEC-007", () -> write(Map.of("amount:" + PRODUCT, "100")));

		write(request("(2,000)"));

		assertThat(memo().asked().toString()).isEqualTo("-2000.00");
	}

	@Test
	void the_file_is_held_by_an_unanswered_memo_only_while_it_asks_for_a_change() {
		assertThat(this.check.check(FILE)).isEmpty();

		write(request("100,000"));
		assertThat(this.check.check(FILE)).extracting((finding) -> finding.rule().code())
			.contains("DEC-001", "DEC-002");
		assertThat(this.check.check(FILE).stream().filter((finding) -> finding.rule() == DecisionRule.UNANSWERED))
			.allMatch(FileFinding::blocks);

		write(answers());
		assertThat(this.check.check(FILE)).noneMatch(FileFinding::blocks);

		move("send", UNIT);
		assertThat(this.check.check(FILE)).isEmpty();
	}

	@Test
	void the_analyst_replies_to_each_item_before_both_sign_and_it_is_published() {
		sent();
		assertRefused("DEC-009", () -> move("answer", ANALYST));
		this.writing.reply(MEMO, memo().lockVersion(), all("reply:", "conforme"), ANALYST);

		move("answer", ANALYST);
		assertRefused("WFL-002", () -> move("sign", ANALYST));
		move("sign", UNIT);
		assertThat(this.workflow.signatures(MEMO)).extracting(MemoWorkflow.Signature::side)
			.containsExactlyInAnyOrder("MINISTRY", "SUBJECT");
		assertThat(this.workflow.signatures(MEMO)).extracting(MemoWorkflow.Signature::personName)
			.contains("Alonso Paredes Ruiz", "Pedro Chávez Luna");

		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.memos.get(MEMO, STRANGER));
		move("publish", RECTOR);
		assertThat(this.memos.get(MEMO, STRANGER).state()).isEqualTo("PUBLISHED");
	}

	@Test
	void an_observed_memo_goes_back_with_a_reason_and_is_written_again() {
		sent();
		assertRefused("DEC-004", () -> write(request("1")));
		assertRefused("WFL-004", () -> this.workflow.move(MEMO, memo().lockVersion(), "observe", "", ANALYST));

		this.workflow.move(MEMO, memo().lockVersion(), "observe", "falta la meta", ANALYST);
		write(request("90,000"));

		assertThat(memo().asked().toString()).isEqualTo("90000.00");
	}

	@Test
	void what_was_on_screen_stays_whatever_is_measured_later() {
		sent();
		BigDecimal then = this.memos.shown(memo())
			.items()
			.filter((item) -> item.key().equals(PRODUCT + "/FINANCIAL"))
			.findFirst()
			.orElseThrow()
			.last();

		this.jdbc.sql("update decision_threshold set red = 10 where kind = 'FINANCIAL'").update();

		MemoItem frozen = this.memos.shown(memo())
			.items()
			.filter((item) -> item.key().equals(PRODUCT + "/FINANCIAL"))
			.findFirst()
			.orElseThrow();
		assertThat(frozen.last()).isEqualByComparingTo(then);
		assertThat(frozen.light()).isEqualTo(Light.RED);
		assertThat(this.jdbc
			.sql("""
					select count(*) from workflow_step
					where object_type = 'DECISION_MEMO' and object_id = '2027/001650' and action = 'send' and figures -> 'products' is not null""")
			.query(Integer.class)
			.single()).isPositive();
	}

	@Test
	void what_the_rector_decides_is_recorded_and_changes_no_ceiling() {
		String before = ceilings();
		signed();
		assertRefused("DEC-010", () -> this.workflow.decide(MEMO, memo().lockVersion(), "50,000", "cabe", ANALYST));
		assertRefused("DEC-007", () -> this.workflow.decide(MEMO, memo().lockVersion(), "50,000", " ", RECTOR));

		this.workflow.decide(MEMO, memo().lockVersion(), "50,000", "cabe en el marco", RECTOR);

		assertThat(String.valueOf(memo().granted())).isEqualTo("50000.00");
		assertThat(ceilings()).isEqualTo(before);
	}

	@Test
	void a_decision_counts_with_information_once_a_result_was_on_screen() {
		sent();
		assertThat(counted("REQUEST", "0149").informed()).isZero();
		assertThat(counted("REQUEST", "0149").uninformed()).isEqualTo(1);

		this.workflow.move(MEMO, memo().lockVersion(), "observe", "con el indicador", ANALYST);
		measured("30", "40");
		write(answers());
		move("send", UNIT);

		assertThat(counted("REQUEST", "0149").informed()).isEqualTo(1);
		assertThat(counted("REQUEST", "9001").informed()).isZero();
	}

	@Test
	void who_saves_second_is_refused_and_a_memo_is_opened_once() {
		int seen = memo().lockVersion();
		write(request("100"));

		assertRefused("WFL-003", () -> this.writing.write(MEMO, seen, request("200"), UNIT));
		assertRefused("DEC-003", () -> this.memos.open(MEMO, UNIT));
	}

	@Test
	void a_program_has_a_memo_of_its_own_that_its_responsible_writes() {
		MemoKey program = new MemoKey(2027, "0149");
		this.memos.open(program, RESPONSIBLE);

		assertThat(this.memos.get(program, RESPONSIBLE).subject()).isEqualTo("0149");
		assertThat(this.figures.now(program).products()).allMatch((product) -> product.category().equals("0149"));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.memos.get(program, UNIT));
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.memos.open(new MemoKey(2027, "9001"), RESPONSIBLE));
	}

	private void sent() {
		write(request("100,000"));
		write(answers());
		move("send", UNIT);
	}

	private void signed() {
		sent();
		this.writing.reply(MEMO, memo().lockVersion(), all("reply:", "conforme"), ANALYST);
		move("answer", ANALYST);
		move("sign", UNIT);
	}

	private void move(String action, Profile actor) {
		this.workflow.move(MEMO, memo().lockVersion(), action, null, actor);
	}

	private Memo memo() {
		return this.memos.find(MEMO);
	}

	private void write(Map<String, String> typed) {
		this.writing.write(MEMO, memo().lockVersion(), typed, UNIT);
	}

	private static Map<String, String> request(String amount) {
		return Map.of("amount:" + PRODUCT, amount, "reason:" + PRODUCT, "más entidades por atender");
	}

	private Map<String, String> answers() {
		return all("answer:", "la compra se hizo en enero");
	}

	private Map<String, String> all(String field, String text) {
		Map<String, String> typed = new HashMap<>();
		this.memos.shown(memo()).toAnswer().forEach((item) -> typed.put(field + item.key(), text));
		return typed;
	}

	private MemoItem item(String key) {
		return this.figures.now(MEMO).items().filter((item) -> item.key().equals(key)).findFirst().orElseThrow();
	}

	/**
	 * Measures the product's first indicator: 2024, 2025 with its interval, semester of
	 * 2026.
	 */
	private String measured(String before, String last) {
		String indicator = this.jdbc
			.sql("select indicator from decision_indicators(2027, '{0149}') where product = '3000845' limit 1")
			.query(String.class)
			.single();
		this.jdbc.sql("update indicator_sheet set baseline = 30, sense = 'UP' where indicator = ?")
			.param(indicator)
			.update();
		this.jdbc.sql("delete from indicator_target where indicator = ?").param(indicator).update();
		this.jdbc.sql("insert into indicator_target (indicator, fiscal_year, target) values (?, 2025, 40)")
			.param(indicator)
			.update();
		value(indicator, 2024, "YEAR", before);
		value(indicator, 2025, "YEAR", last);
		value(indicator, 2026, "S1", "32");
		return indicator;
	}

	private void value(String indicator, int year, String period, String value) {
		BigDecimal figure = new BigDecimal(value);
		this.jdbc
			.sql("""
					insert into indicator_value (indicator, fiscal_year, period, value, ci_low, ci_high, status, registrar, source)
					values (?, ?, ?, ?, ?, ?, 'OFFICIAL', 'INEI', 'prueba')""")
			.params(List.of(indicator, year, period, figure, figure.subtract(BigDecimal.valueOf(2)),
					figure.add(BigDecimal.valueOf(2))))
			.update();
	}

	private void commitment(String text, int daysLate) {
		this.jdbc
			.sql("""
					insert into evaluation_commitment (program, product, evaluation, text, responsible, due_date, recorded_by)
					values ('0149', '3000845', 'EDEP', ?, 'PERÚ COMPRAS', (now() at time zone 'America/Lima')::date - ?, 'prueba')""")
			.params(text, daysLate)
			.update();
	}

	private String ceilings() {
		return this.jdbc.sql("select coalesce(md5(string_agg(c::text, '|' order by c.id)), '') from ceiling c")
			.query(String.class)
			.single();
	}

	private UseOfInformation.Row counted(String kind, String program) {
		return this.use.count(2027, UseOfInformation.Axis.PROGRAM, RECTOR)
			.stream()
			.filter((row) -> row.kind().equals(kind) && row.code().equals(program))
			.findFirst()
			.orElseThrow();
	}

	private static Profile profile(String username, String name, Role role, Scope scope) {
		return new Profile(0, username, name, role, scope, true);
	}

	private static void assertRefused(String code, Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}
