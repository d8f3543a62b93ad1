package pe.siaf.revenue;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.revenue.RevenueFixture.HEAD;
import static pe.siaf.revenue.RevenueFixture.SALES;
import static pe.siaf.revenue.RevenueFixture.TREASURER;
import static pe.siaf.revenue.RevenueFixture.UNIT;
import static pe.siaf.revenue.RevenueFixture.YEAR;
import static pe.siaf.revenue.RevenueFixture.asked;

/** Revenue from its determination to its refund, with its entries (domain 9.12, 9.16). */
@SiafTest
class RevenueTests {

	@Autowired
	private RevenueFixture given;

	@Autowired
	private RevenueActs acts;

	@Autowired
	private RevenueRecords revenues;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void aYear() {
		this.given.aYear();
	}

	@Test
	void what_is_owed_comes_in_and_goes_back_with_its_entries() {
		Amount owed = Amount.of(this.given.account("1201"));
		Amount cash = Amount.of(this.given.account("1101"));
		RevenueRecord record = this.given.approved(asked(RevenueStep.DETERMINE, "1000.00"));
		assertThat(record.outstanding()).hasToString("1000.00");
		assertThat(this.given.account("1201")).isEqualTo(owed.plus(Amount.of(1000)).toString());
		record = this.given.approved(record, RevenueStep.COLLECT, "600.00");
		assertThat(record.collected()).hasToString("600.00");
		assertThat(this.given.account("1101")).isEqualTo(cash.plus(Amount.of(600)).toString());
		record = this.given.approved(record, RevenueStep.REFUND, "100.00");
		record = this.given.approved(record, RevenueStep.UNDO_REFUND, "40.00");
		record = this.given.approved(record, RevenueStep.REDUCE, "200.00");
		record = this.given.approved(record, RevenueStep.INCREASE, "50.00");
		record = this.given.approved(record, RevenueStep.LOWER, "0.01");
		assertThat(record.determined()).hasToString("850.00");
		assertThat(record.collected()).hasToString("539.99");
		assertThat(this.revenues.balances(record.key()).get(0).refunded()).hasToString("60.00");
		assertThat(this.given.account("1101")).isEqualTo(cash.plus(Amount.of("539.99")).toString());
		assertThat(this.given.account("1201")).isEqualTo(owed.plus(Amount.of("310.01")).toString());
		assertThat(Amount.of(this.given.account("8501")).plus(Amount.of(this.given.account("8201"))))
			.isEqualTo(Amount.ZERO);
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void direct_revenue_is_determined_and_collected_by_one_act_annulled_whole_and_takes_no_collection_REV_007() {
		Amount cash = Amount.of(this.given.account("1101"));
		RevenueRecord record = this.given.approved(asked(RevenueStep.RECEIVE, "75.25"));
		assertThat(record.determined()).isEqualTo(record.collected()).hasToString("75.25");
		assertThat(this.given.account("1101")).isEqualTo(cash.plus(Amount.of("75.25")).toString());
		refused(RevenueRule.ACT_NOT_POSSIBLE,
				() -> this.acts.add(record.key(), asked(RevenueStep.COLLECT, "1.00"), TREASURER));
		RevenueRecord annulled = this.given
			.approve(this.acts.add(record.key(), asked(RevenueStep.ANNUL, ""), TREASURER));
		assertThat(annulled.collected()).isEqualTo(annulled.determined()).isEqualTo(Amount.ZERO);
		assertThat(this.given.account("1101")).isEqualTo(cash.toString());
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void REV_001_no_cent_more_is_collected_than_determined() {
		RevenueRecord record = this.given.approved(asked(RevenueStep.DETERMINE, "100.00"));
		refused(RevenueRule.COLLECTED_WITHIN_DETERMINED,
				() -> this.acts.add(record.key(), asked(RevenueStep.COLLECT, "100.01"), TREASURER));
		RevenueRecord paid = this.given.approved(record, RevenueStep.COLLECT, "100.00");
		refused(RevenueRule.COLLECTED_WITHIN_DETERMINED,
				() -> this.acts.add(paid.key(), asked(RevenueStep.REDUCE, "0.01"), TREASURER));
		refused(RevenueRule.COLLECTED_WITHIN_DETERMINED,
				() -> this.acts.add(paid.key(), asked(RevenueStep.ANNUL, ""), TREASURER));
	}

	@Test
	void REV_002_no_cent_more_goes_back_than_came_in() {
		RevenueRecord record = this.given.approved(asked(RevenueStep.RECEIVE, "100.00"));
		refused(RevenueRule.RETURNED_WITHIN_COLLECTED,
				() -> this.acts.add(record.key(), asked(RevenueStep.REFUND, "100.01"), TREASURER));
		RevenueRecord refunded = this.given.approved(record, RevenueStep.REFUND, "30.00");
		refused(RevenueRule.RETURNED_WITHIN_COLLECTED,
				() -> this.acts.add(refunded.key(), asked(RevenueStep.UNDO_REFUND, "30.01"), TREASURER));
	}

	@Test
	void REV_003_an_act_says_who_pays_what_on_which_document() {
		RevenueDraft whole = asked(RevenueStep.DETERMINE, "10.00");
		for (RevenueDraft part : List.of(
				new RevenueDraft(whole.step(), null, "SLIP", "1", whole.documentDate(), "x", whole.payer(),
						whole.lines()),
				new RevenueDraft(whole.step(), null, "OTHER", " ", whole.documentDate(), "x", whole.payer(),
						whole.lines()),
				new RevenueDraft(whole.step(), null, "OTHER", "1", LocalDate.of(YEAR - 1, 3, 1), "x", whole.payer(),
						whole.lines()),
				new RevenueDraft(whole.step(), null, "OTHER", "1", whole.documentDate(), "", whole.payer(),
						whole.lines()),
				new RevenueDraft(whole.step(), null, "OTHER", "1", whole.documentDate(), "x", RevenueDraft.Payer.NONE,
						whole.lines()),
				new RevenueDraft(whole.step(), null, "OTHER", "1", whole.documentDate(), "x", whole.payer(), List.of()),
				asked(RevenueStep.DETERMINE, "0.00"))) {
			refused(RevenueRule.INCOMPLETE, () -> this.given.draft(part));
		}
	}

	@Test
	void REV_004_a_line_is_on_a_revenue_item_of_the_year_other_than_balances() {
		RevenueDraft whole = asked(RevenueStep.DETERMINE, "10.00");
		for (String item : List.of("1.9.1.1.1.1", "1.3", "1.3.2.4.1.9", "2.3.1.5.1.2")) {
			refused(RevenueRule.LINE_NOT_USABLE,
					() -> this.given.draft(new RevenueDraft(whole.step(), null, "OTHER", "1", whole.documentDate(), "x",
							whole.payer(), List.of(new RevenueLine("09", "0", item, Amount.of(1))))));
		}
	}

	@Test
	void REV_005_a_slip_brings_money_in_once() {
		this.given.draft(asked(RevenueStep.RECEIVE, "10.00", "PAPELETA-9"));
		refused(RevenueRule.DOCUMENT_ONCE, () -> this.given.draft(asked(RevenueStep.RECEIVE, "10.00", "PAPELETA-9")));
	}

	@Test
	void REV_006_one_act_is_under_way_at_a_time() {
		RevenueRecord record = this.given.draft(asked(RevenueStep.DETERMINE, "10.00"));
		refused(RevenueRule.ONE_ACT_UNDER_WAY,
				() -> this.acts.add(record.key(), asked(RevenueStep.COLLECT, "1.00"), TREASURER));
		assertThat(constraintOf(
				"""
						insert into revenue_act (sec_ejec, fiscal_year, number, correlative, phase, kind, month, document_kind, document_number,
						  document_date, justification, prepared_by, prepared_name)
						values ('997470', 2072, '%s', '0002', 'R', 'INI', 3, 'OTHER', 'x', '2072-03-01', 'x', 'x', 'x')"""
					.formatted(record.number())))
			.contains("one_revenue_act_under_way");
	}

	@Test
	void REV_008_and_the_month_is_open() {
		RevenueDraft whole = asked(RevenueStep.DETERMINE, "10.00");
		refused(RevenueRule.MONTH_CLOSED, () -> this.given.draft(new RevenueDraft(whole.step(), 5, "OTHER", "1",
				whole.documentDate(), "x", whole.payer(), whole.lines())));
	}

	@Test
	void CTL_001_who_prepares_an_act_does_not_approve_it() {
		RevenueRecord record = this.given.draft(asked(RevenueStep.DETERMINE, "10.00"));
		this.acts.move(record.key(), "verify", null, null, TREASURER);
		Profile both = new Profile(0, TREASURER.username(), "La misma", Role.UE_ADMIN_HEAD,
				new Scope(Scope.Kind.UE, UNIT), true);
		refused(RevenueRule.DUTIES_APART, () -> this.acts.move(record.key(), "approve", null, null, both));
		assertThat(constraintOf(
				"update revenue_act set state = 'A', approved_by = prepared_by where number = '%s' and sec_ejec = '997470'"
					.formatted(record.number())))
			.contains("revenue_approved_by_another");
	}

	@Test
	void what_was_sent_back_is_written_anew_and_what_counts_stays() {
		RevenueRecord record = this.given.draft(asked(RevenueStep.DETERMINE, "10.00"));
		this.acts.move(record.key(), "verify", null, null, TREASURER);
		RevenueRecord rejected = this.acts.move(record.key(), "reject", "El monto no es", null, HEAD);
		RevenueRecord mended = this.acts.rewrite(record.key(), asked(RevenueStep.DETERMINE, "12.00"),
				rejected.version(), TREASURER);
		assertThat(mended.asked()).hasToString("12.00");
		RevenueRecord counted = this.given.approve(mended);
		assertThat(counted.determined()).hasToString("12.00");
		assertThat(constraintOf(
				"update revenue_act set justification = 'otra' where sec_ejec = '997470' and id = " + counted.actId()))
			.contains("final_act");
		assertThat(constraintOf("delete from revenue_movement where sec_ejec = '997470'")).contains("append_only");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void numbers_have_no_gaps_and_other_units_find_nothing() {
		int last = Integer.parseInt(this.given.draft(asked(RevenueStep.DETERMINE, "1.00")).number());
		RevenueDraft whole = asked(RevenueStep.DETERMINE, "1.00", "PAPELETA-GAP");
		this.given.draft(asked(RevenueStep.RECEIVE, "1.00", "PAPELETA-GAP"));
		refused(RevenueRule.DOCUMENT_ONCE, () -> this.given.draft(asked(RevenueStep.RECEIVE, "1.00", "PAPELETA-GAP")));
		assertThat(Integer.parseInt(this.given.draft(whole).number())).isEqualTo(last + 2);
		Profile stranger = new Profile(0, "otra", "Otra", Role.UE_TREASURY, new Scope(Scope.Kind.UE, "000143"), true);
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.revenues.get(new RevenueKey(YEAR, UNIT, "%010d".formatted(last)), stranger));
		assertThatExceptionOfType(NotFound.class)
			.isThrownBy(() -> this.acts.open(YEAR, UNIT, asked(RevenueStep.DETERMINE, "1.00"), null, stranger));
		assertThat(this.revenues.list(new RevenueRecords.Filter(YEAR, "", "09", SALES, true, UNIT), TREASURER, 0, 10))
			.isNotNull();
	}

	@Test
	@Transactional
	void REV_009_what_was_collected_and_is_ordered_already_stays() {
		RevenueRecord record = this.given.approved(asked(RevenueStep.RECEIVE, "100.00"));
		this.jdbc.sql("select 1 from purse_open(2072::smallint, '997470', '09', '0', 'CUT', '', 0, 'x', 'x', 'x')")
			.query(Integer.class)
			.single();
		this.jdbc.sql("update purse set spent = received - 99 where sec_ejec = '997470'").update();
		RevenueRecord asked = this.acts.add(record.key(), asked(RevenueStep.REFUND, "100.00"), TREASURER);
		this.acts.move(asked.key(), "verify", null, null, TREASURER);
		refused(RevenueRule.COLLECTION_SPENT, () -> this.acts.move(asked.key(), "approve", null, null, HEAD));
	}

	private static void refused(RevenueRule rule, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

	private String constraintOf(String statement) {
		try {
			this.jdbc.sql(statement).update();
			return "";
		}
		catch (org.springframework.dao.DataAccessException broken) {
			return pe.siaf.rules.ConstraintName.in(broken).orElse(String.valueOf(broken.getMessage()));
		}
	}

}
