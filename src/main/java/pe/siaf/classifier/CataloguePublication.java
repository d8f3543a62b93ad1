package pe.siaf.classifier;

import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;

/** Publishes a year's catalogue, from then on used (CLS-002), and keeps who did. */
@Component
class CataloguePublication {

	private final CatalogueQueries catalogues;

	private final AuditTrail audit;

	CataloguePublication(CatalogueQueries catalogues, AuditTrail audit) {
		this.catalogues = catalogues;
		this.audit = audit;
	}

	/**
	 * Publishes; does nothing where there is no draft.
	 * @param fiscalYear the year
	 * @param catalogue the catalogue's slug
	 */
	@Transactional
	void publish(int fiscalYear, String catalogue) {
		if (this.catalogues.publish(fiscalYear, catalogue)) {
			this.audit.record(AuditTrail.NATIONAL, "publish", "CATALOGUE", fiscalYear + "/" + catalogue,
					Map.of("state", "DRAFT"), Map.of("state", "PUBLISHED"));
		}
	}

}
