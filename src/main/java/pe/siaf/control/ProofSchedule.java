package pe.siaf.control;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Proves the ledger every night; a failure is an error in the log, for whoever watches.
 */
@Component
class ProofSchedule {

	private static final Logger log = LoggerFactory.getLogger(ProofSchedule.class);

	private final LedgerProof proof;

	private final Proofs proofs;

	ProofSchedule(LedgerProof proof, Proofs proofs) {
		this.proof = proof;
		this.proofs = proofs;
	}

	@Scheduled(cron = "${siaf.control.proof-at:0 40 1 * * *}", zone = "America/Lima")
	void proveTonight() {
		if (this.proof.nightly()) {
			this.proofs.last()
				.filter((last) -> !last.passed())
				.ifPresent((failed) -> log.error("The ledger's proof {} failed: see /control/prueba/{}", failed.id(),
						failed.id()));
		}
	}

}
