package pe.siaf.execution;

import java.util.Map;

import pe.siaf.rules.RuleViolation;

/**
 * Where on the form a refusal stands: the service and the form name things differently.
 */
final class FormFields {

	private static final Map<String, String> FIELDS = Map.of("document", "documentNumber", "document.type",
			"documentType", "document.date", "documentDate", "supplier", "ruc", "voucher", "voucherNumber",
			"voucher.date", "voucherDate", "conformity", "conformityDate", "lines", "", "retention", "");

	private FormFields() {
	}

	static RuleViolation rename(RuleViolation refused) {
		return new RuleViolation(refused.rule(), refused.figures(),
				FIELDS.getOrDefault(refused.field(), refused.field()));
	}

}
