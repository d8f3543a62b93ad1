package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.budget.UnitYears;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * Certifications for what lapsed the year before (domain 9.10): drafts of whoever asks
 * for them, judged by credit, allotment and access as any other, and approved by somebody
 * else as any other.
 */
@Component
public class CarriedCertifications {

	private final DocumentRegistration registration;

	private final FormOptions options;

	private final UnitYears unitYears;

	CarriedCertifications(DocumentRegistration registration, FormOptions options, UnitYears unitYears) {
		this.registration = registration;
		this.options = options;
		this.unitYears = unitYears;
	}

	/**
	 * Registers a draft.
	 * @param asked what is asked for
	 * @param actor who prepares it
	 * @param kept what is kept with it, in its transaction; whatever it throws undoes the
	 * draft
	 * @return the draft
	 * @throws RuleViolation whatever a certification may be refused for
	 */
	public Carried register(Asked asked, Profile actor, Consumer<Carried> kept) {
		Registration request = new Registration(DocumentStage.CERTIFICATION, asked.fiscalYear(), asked.unit(), null,
				asked.operationType(), null,
				new SourceDocument(asked.documentType(), asked.documentNumber(), asked.documentDate()), null,
				asked.justification(), null, null,
				Lines.of(asked.lines()
					.stream()
					.map((line) -> new LineAmount(
							new LineKey(line.secFunc(), line.rubro(), line.resourceType(), line.item()), line.amount()))
					.toList()),
				null);
		return carried(this.registration.register(request, actor, (outcome) -> {
			kept.accept(carried(outcome));
			return outcome;
		}));
	}

	private static Carried carried(ActOutcome outcome) {
		return new Carried(outcome.record().id(), outcome.record().shown());
	}

	/**
	 * The papers that a certification may stand on.
	 * @param fiscalYear the year
	 * @return names by code
	 */
	public Map<String, String> documentTypes(int fiscalYear) {
		return this.options.documentTypes(fiscalYear, DocumentStage.CERTIFICATION);
	}

	/**
	 * Whether a unit's year is kept here; if not, the draft makes it so.
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @return whether it is
	 */
	public boolean keptHere(int fiscalYear, String unit) {
		return this.unitYears.isCutOver(fiscalYear, unit);
	}

	/**
	 * What is asked for.
	 *
	 * @param fiscalYear the year to certify in
	 * @param unit the unit
	 * @param operationType type of operation, that of what lapsed
	 * @param documentType the request's type of document
	 * @param documentNumber its number
	 * @param documentDate its date
	 * @param justification what it is for
	 * @param lines amounts on lines of that year
	 */
	public record Asked(int fiscalYear, String unit, String operationType, @Nullable String documentType,
			@Nullable String documentNumber, @Nullable LocalDate documentDate, String justification,
			List<CarriedLine> lines) {
	}

	/**
	 * How much on which line.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item item
	 * @param amount amount
	 */
	public record CarriedLine(String secFunc, String rubro, String resourceType, String item, Amount amount) {
	}

	/**
	 * A draft that was registered.
	 *
	 * @param record its key within the unit
	 * @param shown number and sequence
	 */
	public record Carried(long record, String shown) {
	}

}
