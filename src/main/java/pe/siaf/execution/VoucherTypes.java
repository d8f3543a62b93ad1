package pe.siaf.execution;

import java.util.List;

/** The tax authority's types of payment voucher that accruals stand on. */
final class VoucherTypes {

	private VoucherTypes() {
	}

	/**
	 * Their codes; names stand in the bundle under {@code execution.voucher.<code>}.
	 * @return the codes
	 */
	static List<String> all() {
		return List.of("01", "02", "03", "12", "14", "00");
	}

}
