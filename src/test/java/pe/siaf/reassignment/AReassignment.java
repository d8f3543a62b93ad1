package pe.siaf.reassignment;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** The trade's words for tests of reassignments. */
@Component
public class AReassignment {

	static final int YEAR = 2026;

	private static final String DEMO_UNIT = "001650";

	private final APurchase purchase;

	private final Reassignments reassignments;

	AReassignment(APurchase purchase, Reassignments reassignments) {
		this.purchase = purchase;
		this.reassignments = reassignments;
	}

	/**
	 * One of the demonstration's unit that waits for the budget office.
	 * @param secFunc a target that no other test uses; the next one too
	 * @return its page
	 */
	public String waiting(String secFunc) {
		APurchase.FileOn file = this.purchase.aFile(DEMO_UNIT, secFunc, "500", "300.00", DocumentStage.ACCRUAL);
		LineKey to = this.purchase.aLine(DEMO_UNIT, "%04d".formatted(Integer.parseInt(secFunc) + 1), "400");
		return this.reassignments
			.send(asked(DEMO_UNIT, file.number(), file.line(), to, "200.00"), officer(Role.UE_LOGISTICS, DEMO_UNIT))
			.page();
	}

	static Profile officer(Role role, String unit) {
		return new Profile(0, role.name().toLowerCase(java.util.Locale.ROOT), "Persona " + role, role,
				new Scope(Scope.Kind.UE, unit), true);
	}

	static ReassignmentRequest asked(String unit, String file, LineKey from, LineKey to, String amount) {
		return new ReassignmentRequest(YEAR, unit, file, from, to, Amount.of(amount), 4, "086", "MEMO-7",
				LocalDate.of(YEAR, 4, 20), "La compra es de otra meta");
	}

}
