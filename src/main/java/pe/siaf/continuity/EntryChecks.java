package pe.siaf.continuity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import pe.siaf.execution.PreparedDrafts;
import pe.siaf.execution.PreparedForms;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What is asked of an entry that is surely its browser's, before the rules of the forms
 * judge the document. A refusal here is a result of the entry like any other: a person
 * mends or discards it.
 */
@Component
class EntryChecks {

	private final PreparedDrafts drafts;

	private final Duration oldest;

	EntryChecks(PreparedDrafts drafts, @Value("${siaf.continuity.oldest-entry:15d}") Duration oldest) {
		this.drafts = drafts;
		this.oldest = oldest;
	}

	/**
	 * Checks an entry.
	 * @param browser which signed it
	 * @param entry what it says
	 * @param profile who sends it
	 * @throws RuleViolation the first rule that refuses
	 */
	void check(Browser browser, SignedEntry entry, Profile profile) {
		OffsetDateTime now = OffsetDateTime.now(FiscalTime.LIMA);
		OffsetDateTime revoked = browser.revokedAt();
		if (!browser.held()) {
			throw new RuleViolation(ContinuityRule.NOT_IN_UNIT,
					Figures.of("role", browser.role().name(), "unit", browser.secEjec()));
		}
		if (revoked != null) {
			throw new RuleViolation(ContinuityRule.BROWSER_REVOKED,
					Figures.of("at", revoked, "by", String.valueOf(browser.revokedName())));
		}
		if (browser.expiresAt().isBefore(now)) {
			throw new RuleViolation(ContinuityRule.BROWSER_EXPIRED, Map.of("at", browser.expiresAt()));
		}
		if (entry.at().isBefore(now.minus(this.oldest))) {
			throw new RuleViolation(ContinuityRule.ENTRY_TOO_OLD,
					Figures.of("at", entry.at(), "days", this.oldest.toDays()));
		}
		if (!entry.unit().equals(browser.secEjec()) || !PreparedForms.stages(profile).contains(entry.stage())) {
			throw new RuleViolation(ContinuityRule.NOT_OFFLINE,
					Figures.of("stage", entry.stage().name(), "unit", entry.unit()));
		}
		if (!this.drafts.keptHere(entry.year(), entry.unit())) {
			throw new RuleViolation(ContinuityRule.YEAR_NOT_KEPT_HERE,
					Figures.of("year", String.valueOf(entry.year()), "unit", entry.unit()));
		}
	}

}
