package pe.siaf.design;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.access.AccessFixture;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.workflow.InboxSource.InboxItem;

import static org.assertj.core.api.Assertions.assertThat;

/** Designs and sheets wait where somebody can move them on, and nowhere else. */
@SiafTest
class DesignInboxTests {

	private static final AtomicInteger PROGRAM = new AtomicInteger(7650);

	@Autowired
	private AccessFixture access;

	@Autowired
	private DesignInbox inbox;

	@Autowired
	private JdbcClient jdbc;

	private String program;

	@BeforeEach
	void a_program() {
		this.program = String.valueOf(PROGRAM.incrementAndGet());
		this.access.aProgramForNationAndRegions(this.program);
	}

	@Test
	void a_version_waits_for_who_can_carry_it_on() {
		Profile responsible = of(Role.PROGRAM_RESPONSIBLE, this.program);
		state("INTERNAL_REVIEW");
		assertThat(waiting(responsible)).extracting(InboxItem::href)
			.containsExactly("/programas/" + this.program + "/versiones/1");
		assertThat(waiting(of(Role.MEF_ANALYST, ""))).isEmpty();

		state("SUBMITTED");
		assertThat(waiting(responsible)).isEmpty();
		assertThat(waiting(of(Role.MEF_ANALYST, ""))).extracting(InboxItem::state).containsExactly("SUBMITTED");

		state("OBSERVED");
		assertThat(waiting(responsible)).hasSize(1);
		assertThat(waiting(of(Role.PROGRAM_RESPONSIBLE, "0149"))).isEmpty();

		state("VALIDATED");
		assertThat(waiting(of(Role.RECTOR_BUDGET, ""))).hasSize(1);
		assertThat(waiting(of(Role.MEF_ANALYST, ""))).isEmpty();

		state("APPROVED");
		assertThat(waiting(of(Role.RECTOR_BUDGET, ""))).isEmpty();
	}

	@Test
	void a_copy_to_practise_on_waits_for_nobody() {
		state("INTERNAL_REVIEW");
		this.jdbc.sql("update program_version set training = true where program = ?").param(this.program).update();

		assertThat(waiting(of(Role.PROGRAM_RESPONSIBLE, this.program))).isEmpty();
	}

	@Test
	void a_sheet_in_review_waits_for_the_rector() {
		String indicator = "I" + this.program;
		this.jdbc.sql("insert into indicator (code, name) values (?, 'Cobertura')").param(indicator).update();
		this.jdbc.sql(
				"insert into indicator_sheet (indicator, fiscal_year, state, name, program) values (?, 2026, 'REVIEW', 'Cobertura', ?)")
			.params(indicator, this.program)
			.update();

		assertThat(waiting(of(Role.RECTOR_BUDGET, ""), indicator)).extracting(InboxItem::href)
			.containsExactly("/indicadores/" + indicator + "/fichas/2026/1");
		assertThat(waiting(of(Role.ME_COORD, this.program), indicator)).isEmpty();
	}

	private void state(String state) {
		this.jdbc.sql("update program_version set state = ? where program = ?").params(state, this.program).update();
	}

	private List<InboxItem> waiting(Profile profile) {
		return waiting(profile, this.program);
	}

	private List<InboxItem> waiting(Profile profile, String start) {
		return this.inbox.waitingFor(profile).stream().filter((item) -> item.number().startsWith(start)).toList();
	}

	private static Profile of(Role role, String program) {
		Scope scope = program.isEmpty() ? Scope.national() : new Scope(Scope.Kind.PROGRAM, program);
		return new Profile(1, "persona", "Persona", role, scope, true);
	}

}
