package pe.siaf.identity;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@SiafTest
class UserAdministrationTests {

	private static final Scope UNIT = new Scope(Scope.Kind.UE, "001650");

	@Autowired
	private UserAdministration administration;

	@Autowired
	private UserRegister register;

	@Autowired
	private ApiTokens tokens;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Users users;

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void a_new_user_acts_under_the_profile_given_at_creation() {
		this.administration.create(this.username, "Nueva Persona", Role.UE_BUDGET, UNIT);

		assertThat(this.users.loadUserByUsername(this.username).active().label()).isEqualTo("UE_BUDGET UE 001650");
	}

	@Test
	void a_system_administrator_holds_no_budget_role() {
		this.administration.create(this.username, "Nueva Persona", Role.SYSADMIN, Scope.national());

		refuses(IdentityRule.SYSADMIN_HOLDS_NO_OTHER_ROLE,
				() -> this.administration.giveProfile(this.username, Role.UE_BUDGET, UNIT));
	}

	@Test
	void a_username_is_taken_once() {
		this.administration.create(this.username, "Primera", Role.UE_BUDGET, UNIT);

		refuses(IdentityRule.USERNAME_ONCE,
				() -> this.administration.create(this.username, "Segunda", Role.UE_BUDGET, UNIT));
	}

	@Test
	void a_DNI_has_eight_digits_and_is_one_users() {
		String dni = "%08d".formatted(Math.floorMod(this.username.hashCode(), 100_000_000));
		this.administration.create(this.username, "Primera", dni, Role.UE_BUDGET, UNIT);
		this.administration.create(this.username + "b", "Segunda", Role.UE_BUDGET, UNIT);
		refuses(IdentityRule.DNI_ONCE, () -> this.administration.identify(this.username + "b", dni));
		refuses(IdentityRule.DNI_FORM, () -> this.administration.identify(this.username, "1234567"));
		assertThat(this.mvc.post()
			.uri("/usuarios/" + this.username + "/dni")
			.param("dni", "")
			.with(csrf())
			.with(Signed.as("admin"))).hasStatus3xxRedirection();
		this.administration.identify(this.username + "b", dni);
		assertThat(this.mvc.get().uri("/usuarios/" + this.username + "b").with(Signed.as("admin"))).bodyText()
			.contains("value=\"" + dni + "\"");
	}

	@Test
	void a_profile_is_held_once_and_may_be_given_again_after_it_was_taken() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		this.administration.giveProfile(this.username, Role.UE_LOGISTICS, UNIT);
		refuses(IdentityRule.PROFILE_ONCE,
				() -> this.administration.giveProfile(this.username, Role.UE_LOGISTICS, UNIT));

		this.administration.takeProfile(this.username, this.register.profiles(this.username).get(1).id());
		assertThat(this.register.profiles(this.username)).hasSize(1);
		this.administration.giveProfile(this.username, Role.UE_LOGISTICS, UNIT);

		assertThat(this.register.profiles(this.username)).hasSize(2);
	}

	@Test
	void the_principal_profile_that_is_taken_hands_over_to_another() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		this.administration.giveProfile(this.username, Role.UE_LOGISTICS, UNIT);

		this.administration.takeProfile(this.username, this.register.profiles(this.username).get(0).id());

		assertThat(this.users.loadUserByUsername(this.username).active().role()).isEqualTo(Role.UE_LOGISTICS);
	}

	@Test
	void the_only_profile_stays() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		long only = this.register.profiles(this.username).get(0).id();

		refuses(IdentityRule.LAST_PROFILE, () -> this.administration.takeProfile(this.username, only));
	}

	@Test
	void a_scope_code_has_the_form_of_its_kind() {
		Scope malformed = new Scope(Scope.Kind.UE, "1650");

		refuses(IdentityRule.SCOPE_CODE_FORM,
				() -> this.administration.create(this.username, "Persona", Role.UE_BUDGET, malformed));
		assertThatExceptionOfType(UsernameNotFoundException.class).as("nothing is half done")
			.isThrownBy(() -> this.users.loadUserByUsername(this.username));
	}

	@Test
	void a_token_opens_the_api_under_its_profile_until_it_is_revoked() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		long profile = this.register.profiles(this.username).get(0).id();

		String token = this.tokens.give(this.username, profile, "prueba");
		assertThat(this.users.findByToken(token)).isPresent();
		this.tokens.revoke(this.username, this.tokens.of(this.username).get(0).id());

		assertThat(this.users.findByToken(token)).isEmpty();
	}

	@Test
	void a_token_acts_under_a_profile_of_its_own_user_only() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		long foreign = this.register.profiles("admin").get(0).id();
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.tokens.give(this.username, foreign, "prueba"));
	}

	@Test
	void a_suspended_user_opens_neither_pages_nor_api() {
		this.administration.create(this.username, "Persona", Role.UE_BUDGET, UNIT);
		String token = this.tokens.give(this.username, this.register.profiles(this.username).get(0).id(), "prueba");

		this.administration.suspend(this.username);

		assertThat(this.users.findByToken(token)).isEmpty();
		assertThat(this.users.loadUserByUsername(this.username).isEnabled()).isFalse();
	}

	@Test
	void a_leaf_beyond_the_last_is_the_last() {
		assertThat(this.mvc.get().uri("/usuarios?q=auditor&pagina=" + Integer.MAX_VALUE).with(Signed.as("admin")))
			.hasStatusOk()
			.bodyText()
			.contains("Augusto Cárdenas Ríos");
	}

	private static void refuses(Rule rule, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

}
