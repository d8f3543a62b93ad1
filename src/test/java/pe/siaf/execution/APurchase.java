package pe.siaf.execution;

import java.util.EnumMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;

/** A purchase carried through the whole chain, for tests of the modules above. */
@Component
public class APurchase {

	/** Whose purchase it is. */
	public static final String UNIT = ExecutionFixture.UNIT;

	private final ExecutionFixture given;

	APurchase(ExecutionFixture given) {
		this.given = given;
	}

	/**
	 * Buys and pays, and keeps the papers.
	 * @param amount of every stage
	 * @return what addresses quote
	 */
	public Papers papers(String amount) {
		Map<DocumentStage, String> documents = new EnumMap<>(DocumentStage.class);
		LineKey line = this.given.aLineOf(amount);
		ExecutionRecord record = null;
		for (DocumentStage stage : DocumentStage.values()) {
			record = this.given.approved(stage, record, ExecutionFixture.on(line, amount));
			documents.put(stage, record.shown());
		}
		return new Papers(documents, String.valueOf(record.file()), line.toString());
	}

	/**
	 * Buys and pays.
	 * @param amount of every stage
	 * @return the line it was charged to
	 */
	public String paid(String amount) {
		return this.given.lineOf(this.given.aChainUpTo(DocumentStage.PAYMENT, amount)).toString();
	}

	/**
	 * The papers of a purchase in {@link #UNIT}.
	 *
	 * @param documents the document of each stage
	 * @param file the file's number
	 * @param line the line it was charged to
	 */
	public record Papers(Map<DocumentStage, String> documents, String file, String line) {
	}

}
