package pe.siaf.interchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tax authority of the demonstration: it knows the taxpayers that it was told of, and
 * takes every voucher as issued but those of two series that it keeps to try out what
 * happens then: F404 was never issued, F410 was taken back.
 */
class SimulatedTaxRegister implements TaxRegister {

	private final Map<String, Taxpayer> taxpayers = new ConcurrentHashMap<>();

	SimulatedTaxRegister() {
		put(new Taxpayer("20131370645", "MINISTERIO DE ECONOMIA Y FINANZAS", "ACTIVE", "FOUND"));
	}

	void put(Taxpayer taxpayer) {
		this.taxpayers.put(taxpayer.ruc(), taxpayer);
	}

	@Override
	public Optional<Taxpayer> taxpayer(String ruc) {
		return Optional.ofNullable(this.taxpayers.get(ruc));
	}

	@Override
	public Answer voucher(Voucher voucher) {
		return switch (voucher.series()) {
			case "F404" -> Answer.UNKNOWN;
			case "F410" -> Answer.ANNULLED;
			default -> Answer.VALID;
		};
	}

}
