package pe.siaf.execution;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Expects that a rule refuses, and hands over the refusal to look at its figures. */
final class Refusal {

	private Refusal() {
	}

	static RuleViolation refused(String code, ThrowingCallable act) {
		RuleViolation refusal = catchThrowableOfType(RuleViolation.class, act);
		assertThat(refusal).as("refused with %s", code).isNotNull();
		assertThat(refusal.rule().code()).isEqualTo(code);
		return refusal;
	}

}
