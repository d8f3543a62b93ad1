package pe.siaf.execution;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** Tells the modules above what becomes of commitments, accruals and refunds. */
@Component
class DocumentNews {

	private final ApplicationEventPublisher listeners;

	DocumentNews(ApplicationEventPublisher listeners) {
		this.listeners = listeners;
	}

	/** A document is about to be registered. */
	void asked(Registration request, @Nullable ExecutionRecord predecessor, @Nullable String supplier,
			ActStore.Draft draft, Profile actor) {
		if (DocumentMoved.tells(request.stage(), draft.kind())) {
			this.listeners.publishEvent(of(request.stage(), request.fiscalYear(), request.secEjec(), 0,
					(predecessor != null) ? predecessor.id() : null,
					RegistrationChecks.operationType(request, predecessor), "", DocumentMoved.ASKED, supplier, draft,
					request.contract(), difference(request), actor));
		}
	}

	/** An annual commitment was registered. */
	void registered(Registration request, ExecutionRecord record, ActStore.Draft draft, Profile actor) {
		if (record.stage() == DocumentStage.ANNUAL_COMMITMENT) {
			this.listeners.publishEvent(of(record.stage(), record.fiscalYear(), record.secEjec(), record.id(),
					record.predecessorId(), record.operationType(), "", "N", record.supplierRuc(), draft,
					request.contract(), difference(request), actor));
		}
	}

	/** A change of an approved record was registered. */
	void asked(ExecutionRecord record, ActStore.Draft draft, Profile actor) {
		if (DocumentMoved.tells(record.stage(), draft.kind())) {
			this.listeners.publishEvent(
					of(record.stage(), record.fiscalYear(), record.secEjec(), record.id(), record.predecessorId(),
							record.operationType(), "", "N", record.supplierRuc(), draft, null, Amount.ZERO, actor));
		}
	}

	/** An act moved. */
	void moved(ExecutionRecord record, Act act, String to, Profile actor) {
		if (DocumentMoved.tells(record.stage(), act.kind())) {
			this.listeners.publishEvent(new DocumentMoved(record.stage(), record.fiscalYear(), record.secEjec(),
					record.id(), record.predecessorId(), record.operationType(), act.kind().name(), act.state(), to,
					record.supplierRuc(), act.documentType(), act.documentNumber(), act.documentDate(), null,
					act.total(), Amount.ZERO, actor));
		}
	}

	private static Amount difference(Registration request) {
		Foreign foreign = request.foreign();
		return (foreign != null) ? foreign.differences().total() : Amount.ZERO;
	}

	private static DocumentMoved of(DocumentStage stage, int fiscalYear, String secEjec, long recordId,
			@Nullable Long predecessorId, String operationType, String from, String to, @Nullable String supplier,
			ActStore.Draft draft, @Nullable String contract, Amount difference, Profile actor) {
		SourceDocument document = draft.document();
		return new DocumentMoved(stage, fiscalYear, secEjec, recordId, predecessorId, operationType,
				draft.kind().name(), from, to, supplier, Objects.requireNonNullElse(document.type(), ""),
				Objects.requireNonNullElse(document.number(), ""),
				Objects.requireNonNullElse(document.date(), LocalDate.MIN), contract, draft.lines().total(), difference,
				actor);
	}

}
