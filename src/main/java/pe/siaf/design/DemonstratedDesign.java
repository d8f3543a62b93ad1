package pe.siaf.design;

import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

/**
 * Carries the demonstration's completed design to approval, by the same steps and checks
 * as any other: a program of real figures whose missing parts were invented, each marked
 * so. Only what the demonstration's own file brought, and once.
 */
@Component
@Profile("demo")
@Order(31)
class DemonstratedDesign implements ApplicationRunner {

	static final String PROGRAM = "0001";

	/** Its first year in force: later than any year that is open. */
	static final int YEAR = 2027;

	/** The version before it is the design as it was published, with its gaps. */
	private static final int VERSION = 2;

	private final Drafts drafts;

	private final DesignWorkflow workflow;

	DemonstratedDesign(Drafts drafts, DesignWorkflow workflow) {
		this.drafts = drafts;
		this.workflow = workflow;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.drafts.find(PROGRAM, VERSION)
			.filter((draft) -> draft.state().equals("DRAFT") && draft.demonstration() && !draft.training()
					&& draft.createdBy().equals(ImportOrder.SYSTEM))
			.ifPresent(this::approve);
	}

	private void approve(Draft draft) {
		var responsible = person("responsable.pp", "Patricia Rojas León", Role.PROGRAM_RESPONSIBLE,
				new Scope(Scope.Kind.PROGRAM, PROGRAM));
		for (String step : List.of("review", "submit")) {
			this.workflow.move(draft, step, null, null, responsible);
		}
		this.workflow.move(draft, "validate", null, null,
				person("analista.mef", "Alonso Paredes Ruiz", Role.MEF_ANALYST, Scope.national()));
		this.workflow.move(draft, "approve", null, YEAR,
				person("rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET, Scope.national()));
	}

	private static pe.siaf.identity.Profile person(String username, String name, Role role, Scope scope) {
		return new pe.siaf.identity.Profile(0, username, name, role, scope, true);
	}

}
