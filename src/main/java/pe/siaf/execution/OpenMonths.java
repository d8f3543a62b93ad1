package pe.siaf.execution;

import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;

/**
 * The door to the year's calendar for what moves files without being a document of the
 * chain itself, such as payrolls and reassignments.
 */
@Component
public class OpenMonths {

	private final RegistrationChecks checks;

	OpenMonths(RegistrationChecks checks) {
		this.checks = checks;
	}

	/**
	 * Asks that a file may move: the year is in execution and its month open.
	 * @param fiscalYear the year
	 * @param month 1 to 12
	 * @throws RuleViolation CYC-001, ACR-007
	 */
	public void require(int fiscalYear, int month) {
		this.checks.checkYear(DocumentStage.MONTHLY_COMMITMENT, fiscalYear, month);
	}

	/**
	 * Asks that what was ordered may be paid: until the last month of the year closes
	 * (9.10).
	 * @param fiscalYear the year
	 * @param month 1 to 12
	 * @throws RuleViolation CYC-001, ACR-007
	 */
	public void requirePaying(int fiscalYear, int month) {
		this.checks.checkYear(DocumentStage.PAYMENT, fiscalYear, month);
	}

}
