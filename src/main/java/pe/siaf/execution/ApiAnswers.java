package pe.siaf.execution;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.execution.ForeignAmounts.ForeignView;
import pe.siaf.money.Amount;

/** What the execution API answers. */
final class ApiAnswers {

	private ApiAnswers() {
	}

	/**
	 * The state of an act after a request.
	 *
	 * @param number certificate or file
	 * @param sequence sequence under it
	 * @param correlative the act's place on the record
	 * @param kind what the act does
	 * @param state its state
	 * @param total its total, signed
	 * @param version counts its changes: a move may send it back to be sure
	 * @param location the record's path
	 */
	record ActAnswer(String number, String sequence, String correlative, ActKind kind, String state, Amount total,
			int version, String location) {

		static ActAnswer of(ActOutcome outcome) {
			ExecutionRecord record = outcome.record();
			Act act = outcome.act();
			return new ActAnswer(record.number(), record.sequence(), act.correlative(), act.kind(), act.state(),
					act.total(), act.version(), record.location());
		}

	}

	/**
	 * A record with its acts and movements.
	 *
	 * @param stage stage
	 * @param unit unit
	 * @param year year
	 * @param number certificate or file
	 * @param sequence sequence under it
	 * @param certificate the certificate at its root
	 * @param file the file, from the monthly commitment on
	 * @param state state of the act that made it
	 * @param total what is approved
	 * @param drawn what the next stage has drawn
	 * @param available what is left to draw
	 * @param location its path
	 * @param predecessor path of the stage it draws on
	 * @param successors paths of the documents that draw on it
	 * @param operationType type of operation
	 * @param supplier whom it pays
	 * @param lines its lines
	 * @param acts its acts, oldest first
	 * @param movements its movements, oldest first
	 * @param version counts what happened to it; If-Match takes it
	 * @param warnings codes of what somebody should know
	 * @param part where an order's or a payment's money goes
	 * @param retentions what is kept back of an accrual, with what was ordered of it
	 * @param currency the currency it is in; all other figures are soles
	 * @param foreign what it is in that currency, with rates and differences; none for
	 * soles
	 */
	record RecordAnswer(DocumentStage stage, String unit, int year, String number, String sequence, String certificate,
			@Nullable String file, String state, Amount total, Amount drawn, Amount available, String location,
			@Nullable String predecessor, List<String> successors, String operationType, @Nullable Supplier supplier,
			List<Records.RecordBalance> lines, List<ActView> acts, List<Movement> movements, int version,
			List<String> warnings, OrderPart part, List<Retention> retentions, String currency,
			@Nullable ForeignView foreign) {
	}

	/**
	 * An act.
	 *
	 * @param correlative its place on the record
	 * @param kind what it does
	 * @param state its state
	 * @param total its total, signed
	 * @param month month of execution
	 * @param document source document
	 * @param justification what it is for
	 * @param preparedBy who prepared it
	 * @param preparedAt when
	 * @param approvedBy who approved it
	 * @param approvedAt when
	 * @param version counts its changes
	 */
	record ActView(String correlative, ActKind kind, String state, Amount total, int month, SourceDocument document,
			String justification, String preparedBy, OffsetDateTime preparedAt, @Nullable String approvedBy,
			@Nullable OffsetDateTime approvedAt, int version) {

		static ActView of(Act act) {
			return new ActView(act.correlative(), act.kind(), act.state(), act.total(), act.month(),
					new SourceDocument(act.documentType(), act.documentNumber(), act.documentDate()),
					act.justification(), act.preparedBy(), act.preparedAt(), act.approvedBy(), act.approvedAt(),
					act.version());
		}

	}

	/**
	 * A movement in the ledger.
	 *
	 * @param id its key
	 * @param kind what it is
	 * @param month month of execution
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param amount signed amount
	 * @param knownOn from when reports know it
	 * @param recordedAt when it was recorded
	 * @param username by whom
	 */
	record Movement(long id, String kind, int month, String secFunc, String rubro, String resourceType, String item,
			Amount amount, LocalDate knownOn, OffsetDateTime recordedAt, String username) {
	}

}
