package pe.siaf.continuity;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.execution.APreparedUnit;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Somebody of a unit with a browser that was prepared. */
@SiafTest
abstract class APreparedBrowser {

	static final String UNIT = "000191";

	@Autowired
	EntryReplay replay;

	@Autowired
	EntryStore store;

	@Autowired
	Browsers browsers;

	@Autowired
	APreparedUnit given;

	@Autowired
	JdbcClient jdbc;

	Profile ana = new Profile(0, "", "", Role.UE_LOGISTICS, new Scope(Scope.Kind.UE, UNIT), true);

	ABrowser browser = ABrowser.on("secp256r1", UNIT);

	@BeforeEach
	void a_prepared_browser() {
		this.given.keptHere(UNIT);
		this.ana = this.given.aPerson(Role.UE_LOGISTICS, UNIT, "ana." + UUID.randomUUID().toString().substring(0, 8));
		this.browser = ABrowser.of(this.ana, this.browsers);
	}

	Entry send(Sent sent) {
		return this.replay.receive(sent, this.ana);
	}

	static Entry becomes(String code, Entry entry) {
		assertThat(entry.result()).isEqualTo("REFUSED");
		assertThat(entry.code()).isEqualTo(code);
		assertThat(entry.message()).isNotEmpty();
		return entry;
	}

	static void refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
	}

}
