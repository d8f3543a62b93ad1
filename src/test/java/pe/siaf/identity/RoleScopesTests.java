package pe.siaf.identity;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A role is given over what it answers for, nothing else. */
@SiafTest
class RoleScopesTests {

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private UserAdministration administration;

	@Test
	void the_database_and_the_roles_say_the_same() {
		List<String> allowed = this.jdbc.sql("select role || '.' || scope_kind from role_scope")
			.query(String.class)
			.list();
		assertThat(RoleOver.all()).extracting(RoleOver::toString).containsExactlyInAnyOrderElementsOf(allowed);
	}

	@Test
	void a_programs_responsible_is_given_no_unit() {
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.administration.create(this.username, "Persona", Role.PROGRAM_RESPONSIBLE,
					new Scope(Scope.Kind.UE, "001650")))
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(IdentityRule.SCOPE_OF_ROLE));
	}

	@Test
	void a_pliego_is_given_with_its_sector_and_one_that_was_given_without_is_shown() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.administration.create(this.username,
				"Persona", Role.PLIEGO_BUDGET, new Scope(Scope.Kind.PLIEGO, "096")));
		this.administration.create(this.username, "Persona", Role.PLIEGO_BUDGET,
				new Scope(Scope.Kind.PLIEGO, "09/096"));
		assertThat(this.mvc.get().uri("/usuarios/" + this.username).with(Signed.as("admin"))).hasStatusOk()
			.bodyText()
			.doesNotContain("Sin sector");
		this.jdbc.sql(
				"update user_profile set scope_code = '096' where user_id = (select id from app_user where username = ?)")
			.param(this.username)
			.update();
		assertThat(this.mvc.get().uri("/usuarios/" + this.username).with(Signed.as("admin"))).hasStatusOk()
			.bodyText()
			.contains("Sin sector", "No alcanza a ninguna unidad");
	}

	@Test
	void the_database_refuses_it_too() {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc.sql("""
				insert into user_profile (user_id, role, scope_kind, scope_code)
				select id, 'UE_BUDGET', 'NATIONAL', '' from app_user where username = 'presupuesto.ue'""").update())
			.withMessageContaining("role_over_its_scope");
	}

	@Test
	void the_form_offers_no_other_pair_and_refuses_it_when_sent() {
		assertThat(this.mvc.get().uri("/usuarios/nuevo").with(Signed.as("admin"))).hasStatusOk()
			.bodyText()
			.contains(Arrays.stream(Role.values()).map((role) -> "value=\"" + role + ".").toArray(String[]::new))
			.doesNotContain("UE_BUDGET.NATIONAL");
		assertThat(this.mvc.post()
			.uri("/usuarios/nuevo")
			.with(Signed.as("admin"))
			.param("username", this.username)
			.param("personName", "Persona")
			.param("role", "UE_BUDGET.NATIONAL")
			.param("scopeCode", "")).hasStatusOk().bodyText().contains("id=\"role-error\"");
		assertThat(this.mvc.post().uri("/usuarios/nuevo").with(Signed.as("admin")).param("role", "KING.UE"))
			.hasStatus(400);
		assertThat(this.mvc.post()
			.uri("/usuarios/nuevo")
			.with(Signed.as("admin"))
			.param("username", this.username)
			.param("personName", "Persona")
			.param("role", "UE_BUDGET.UE")
			.param("scopeCode", "001650")).hasRedirectedUrl("/usuarios/" + this.username);
	}

}
