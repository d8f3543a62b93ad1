package pe.siaf.cycle;

import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.DemonstratedPeople;

/**
 * Opens the demonstration's next year, so that a budget can be programmed and formulated
 * in it; by the same steps as the rector's. Once.
 */
@Component
@Profile("demo")
@Order(35)
class DemonstratedYear implements ApplicationRunner {

	private final YearOpening opening;

	private final BudgetPhases phases;

	DemonstratedYear(YearOpening opening, BudgetPhases phases) {
		this.opening = opening;
		this.phases = phases;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		if (!this.phases.years().isEmpty()) {
			return;
		}
		pe.siaf.identity.Profile rector = DemonstratedPeople.of("rector.mef");
		int year = this.opening.next();
		this.opening.open(year, rector);
		this.opening.publish(year, rector);
		List.of(Phase.PROGRAMMING, Phase.FORMULATION)
			.forEach((phase) -> this.phases.move(year, phase, "open", null, rector));
	}

}
