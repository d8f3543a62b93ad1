package pe.siaf.interchange;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.exchange.RemoteSystem;

/**
 * SUNAT over HTTP, as docs/decisions/0038 tells its side. Whom it doesn't know it says so
 * in an answer of its own: an address that isn't there any more makes no supplier
 * unknown.
 */
class HttpTaxRegister implements TaxRegister {

	private final RemoteSystem remote;

	HttpTaxRegister(RemoteSystem remote) {
		this.remote = remote;
	}

	@Override
	public Optional<Taxpayer> taxpayer(String ruc) {
		Known said = this.remote.get("/taxpayers/" + HttpCounterpart.encoded(ruc), Known.class);
		if (Boolean.FALSE.equals(said.known())) {
			return Optional.empty();
		}
		if (said.known() == null || !ruc.equals(said.ruc()) || said.name() == null || said.status() == null
				|| said.condition() == null) {
			throw this.remote.unreadable();
		}
		return Optional.of(new Taxpayer(ruc, said.name(), said.status(), said.condition()));
	}

	@Override
	public Answer voucher(Voucher voucher) {
		String key = Messages.hash(voucher.toString());
		Answered said = this.remote.post("/vouchers", asked(voucher), key, Answered.class);
		if (said.answer() == null) {
			throw this.remote.unreadable();
		}
		return said.answer();
	}

	private static Map<String, Object> asked(Voucher voucher) {
		return Map.of("ruc", voucher.ruc(), "type", voucher.type(), "series", voucher.series(), "number",
				voucher.number(), "issuedOn", (voucher.issuedOn() != null) ? voucher.issuedOn().toString() : "",
				"currency", voucher.currency(), "amount", voucher.amount().toString());
	}

	/**
	 * What is said of a taxpayer.
	 *
	 * @param known whether there is one
	 * @param ruc the RUC
	 * @param name the name
	 * @param status ACTIVE, SUSPENDED or CLOSED
	 * @param condition FOUND, PENDING or NOT_FOUND
	 */
	record Known(@Nullable Boolean known, @Nullable String ruc, @Nullable String name, @Nullable String status,
			@Nullable String condition) {
	}

	/**
	 * What is said of a voucher.
	 *
	 * @param answer VALID, ANNULLED or UNKNOWN
	 */
	record Answered(@Nullable Answer answer) {
	}

}
