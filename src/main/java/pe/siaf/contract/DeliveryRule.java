package pe.siaf.contract;

import pe.siaf.rules.Rule;

/**
 * Rules of what other systems hand over, told in words of a file (domain 9.6, 11.1).
 */
enum DeliveryRule implements Rule {

	/**
	 * Receptions and conformities name what the same system handed over before.
	 * {@link Deliveries}.
	 */
	HANDED_OVER_BEFORE("INT-001", "contract.delivered.unknown"),

	/**
	 * What came costs what was ordered, and what conforms is worth what came.
	 * {@link ReceptionImport}, {@link ConformityImport}.
	 */
	MATCHES("ACR-002", "contract.delivered.match");

	private final String code;

	private final String messageKey;

	DeliveryRule(String code, String messageKey) {
		this.code = code;
		this.messageKey = messageKey;
	}

	@Override
	public String code() {
		return this.code;
	}

	@Override
	public String messageKey() {
		return this.messageKey;
	}

}
