package pe.siaf.control;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.workflow.InboxSource;

/**
 * A proof that failed is an incident: it stands on the desk of who may prove the ledger
 * until a later one passes.
 */
@Component
class ProofInbox implements InboxSource {

	private final Proofs proofs;

	private final MessageSource messages;

	ProofInbox(Proofs proofs, MessageSource messages) {
		this.proofs = proofs;
		this.messages = messages;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		if (!profile.may(Permission.PROOF_RUN)) {
			return List.of();
		}
		return this.proofs.last()
			.filter((last) -> !last.passed())
			.map((failed) -> new InboxItem("control.proof", String.valueOf(failed.id()), broken(failed),
					failed.result(), "", failed.seenAt(), ProofController.PATH + "/" + failed.id()))
			.stream()
			.toList();
	}

	private String broken(Proof failed) {
		return this.proofs.failing(failed)
			.stream()
			.map((code) -> this.messages.getMessage("control.code." + code, null, LocaleContextHolder.getLocale()))
			.collect(Collectors.joining(", "));
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return List.of();
	}

}
