package pe.siaf.institution;

import org.springframework.stereotype.Component;

import pe.siaf.exchange.UnitReach;
import pe.siaf.identity.Profile;

/** Lends the import engine the one place where scopes become SQL. */
@Component
class ImportReach implements UnitReach {

	@Override
	public Condition of(Profile profile) {
		ScopeCondition condition = ScopeCondition.onUnits(profile);
		return new Condition(condition.sql(), condition.params());
	}

}
