package pe.siaf.interchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tax authority of the demonstration: it knows the taxpayers that it was told of,
 * others as they stand here, and takes every voucher as issued but those of two series
 * that it keeps to try out what happens then: F404 was never issued, F410 was taken back.
 */
class SimulatedTaxRegister implements TaxRegister {

	private final Map<String, Taxpayer> taxpayers = new ConcurrentHashMap<>();

	private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

	private final JdbcClient jdbc;

	SimulatedTaxRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
		put(new Taxpayer("20131370645", "MINISTERIO DE ECONOMIA Y FINANZAS", "ACTIVE", "FOUND"));
	}

	void put(Taxpayer taxpayer) {
		this.taxpayers.put(taxpayer.ruc(), taxpayer);
		this.forgotten.remove(taxpayer.ruc());
	}

	/** Knows a taxpayer no more. */
	void forget(String ruc) {
		this.taxpayers.remove(ruc);
		this.forgotten.add(ruc);
	}

	@Override
	public Optional<Taxpayer> taxpayer(String ruc) {
		if (this.forgotten.contains(ruc)) {
			return Optional.empty();
		}
		return Optional.ofNullable(this.taxpayers.get(ruc))
			.or(() -> this.jdbc.sql("select ruc, name, status, condition from supplier where ruc = ?")
				.param(ruc)
				.query(Taxpayer.class)
				.optional());
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
