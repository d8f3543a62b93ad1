package pe.siaf.fiscal;

import java.time.ZoneId;

/** The country's clock (domain R0.6): dates on documents are dates in Lima. */
public final class FiscalTime {

	/** America/Lima, five hours behind UTC all year. */
	public static final ZoneId LIMA = ZoneId.of("America/Lima");

	private FiscalTime() {
	}

}
