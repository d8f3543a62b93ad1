package pe.siaf.access;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.access.GrantGeneration.Generated;
import pe.siaf.access.GrantGeneration.GeneratedBy;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.InboxSource.InboxItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The design's marks become proposals: what is made is what was shown. */
@SiafTest
class GrantGenerationTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7750);

	@Autowired
	private AccessFixture access;

	@Autowired
	private GrantGeneration generation;

	@Autowired
	private GrantInbox inbox;

	@Autowired
	private JdbcClient jdbc;

	private String program;

	private Profile responsible;

	@BeforeEach
	void a_program_for_nation_and_regions() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
		this.responsible = profile(Role.PROGRAM_RESPONSIBLE, new Scope(Scope.Kind.PROGRAM, this.program));
	}

	@Test
	void each_level_marked_is_proposed_and_no_other_GRT_002() {
		assertThat(shown()).extracting(Generated::granteeCode).containsExactly("E", "R");
	}

	@Test
	void the_level_nearest_to_people_leads_and_the_one_that_regulates_supports() {
		assertThat(shown()).extracting((one) -> one.granteeCode() + " " + one.shareRole())
			.containsExactly("E SUPPORT", "R LEAD");

		this.jdbc.sql("""
				update logframe_node set levels = 'ERM'
				where version_id in (select id from program_version where program = ?) and level in ('P', 'A')""")
			.param(this.program)
			.update();

		assertThat(shown()).extracting((one) -> one.granteeCode() + " " + one.shareRole())
			.containsExactly("E SUPPORT", "R CO_EXECUTOR", "M LEAD");
	}

	@Test
	void nobody_leads_beside_the_level_that_leads_already() {
		this.jdbc
			.sql("""
					insert into access_grant (fiscal_year, program, product, grantee_type, grantee_code, operations, share_role, state)
					select 2026, program, product, 'LEVEL', 'M', array['EXECUTE_FIN'], 'LEAD', 'ACTIVE' from (
					  select v.program, n.code product from logframe_node n join program_version v on v.id = n.version_id
					  where v.program = ? and n.level = 'P') p""")
			.param(this.program)
			.update();

		assertThat(shown()).extracting((one) -> one.granteeCode() + " " + one.shareRole())
			.containsExactly("E SUPPORT", "R CO_EXECUTOR");
	}

	@Test
	void what_is_made_is_what_was_shown() {
		assertThat(make(2)).isEqualTo(2);

		assertThat(shown()).isEmpty();
		assertThat(this.jdbc.sql(
				"select state || ' ' || grantee_code || ' ' || share_role from access_grant where program = ? order by 1")
			.param(this.program)
			.query(String.class)
			.list()).containsExactly("PROPOSED E SUPPORT", "PROPOSED R LEAD");
	}

	@Test
	void nothing_is_made_if_it_is_not_what_was_shown_GRT_006() {
		refuses("GRT-006", () -> make(3));
		assertThat(shown()).hasSize(2);
	}

	@Test
	void regions_supply_health_but_not_justice() {
		assertThat(this.jdbc.sql("select access_competent(2026, 'R', '06'), access_competent(2026, 'R', '20')")
			.query((row, number) -> row.getBoolean(1) + " " + row.getBoolean(2))
			.single()).isEqualTo("false true");
	}

	@Test
	void a_draft_is_not_generated_from() {
		this.jdbc.sql("update program_version set state = 'DRAFT' where program = ?").param(this.program).update();

		assertThat(shown()).isEmpty();
	}

	@Test
	void only_the_program_s_responsible_generates() {
		refuses("WFL-002", () -> this.generation.make(this.program, 2026, GeneratedBy.LEVEL, 2,
				profile(Role.TERRITORIAL_COORD, new Scope(Scope.Kind.PROGRAM_GEOGRAPHY, this.program + "/08"))));
	}

	@Test
	void what_was_proposed_waits_for_the_rector() {
		make(2);

		List<InboxItem> waiting = this.inbox.waitingFor(profile(Role.RECTOR_BUDGET, Scope.national()));

		assertThat(waiting).filteredOn((item) -> item.number().equals(this.program))
			.singleElement()
			.satisfies((item) -> assertThat(item.text()).startsWith("2 ").contains("2026"));
		assertThat(this.inbox.waitingFor(this.responsible)).isEmpty();
	}

	private List<Generated> shown() {
		return this.generation.preview(this.program, 2026, GeneratedBy.LEVEL, 0, 50);
	}

	private int make(long shown) {
		return this.generation.make(this.program, 2026, GeneratedBy.LEVEL, shown, this.responsible);
	}

	private static void refuses(String code, Runnable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	private static Profile profile(Role role, Scope scope) {
		return new Profile(1, role.name().toLowerCase(Locale.ROOT), "Persona", role, scope, true);
	}

}
