package pe.siaf.audit;

import org.awaitility.Awaitility;

/**
 * Seals a chain to its last event: one turn leaves for the next what lies behind another
 * transaction, or all of it to who is sealing already.
 */
public final class Sealing {

	private Sealing() {
	}

	/**
	 * Seals until nothing of a chain waits.
	 * @param seals who seals
	 * @param chain the chain
	 */
	public static void wholly(AuditSeals seals, String chain) {
		Awaitility.await().until(() -> {
			seals.seal();
			return seals.verify(chain).waiting() == 0;
		});
	}

}
