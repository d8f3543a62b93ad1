package pe.siaf.execution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The chain of expenditure on one line as the rule book tells it (domain 9.1.5, 9.2,
 * 9.9), in memory and in cents, written without looking at how the system does it: what
 * the system allows, refuses and counts is held against this.
 */
final class StageModel {

	private final long credit;

	private final List<Document> documents = new ArrayList<>();

	private final Set<String> approvedKinds = new TreeSet<>();

	StageModel(long credit) {
		this.credit = credit;
	}

	Set<String> approvedKinds() {
		return this.approvedKinds;
	}

	List<Document> documents() {
		return this.documents;
	}

	/** What is left to draw on: of the line's credit, or of a document. */
	long left(@Nullable Document source) {
		long left = (source == null) ? this.credit : source.approved;
		for (Document each : this.documents) {
			if (each.source == source && each.stage == ((source == null) ? DocumentStage.CERTIFICATION
					: source.stage.next().orElse(null))) {
				left -= each.approved + ((each.pending() > 0) ? each.pending() : 0);
			}
		}
		// what somebody asked to take back is nobody's to draw
		return (source != null && source.pending() < 0) ? left + source.pending() : left;
	}

	/** Codes with which a first draft is refused; none where it fits. */
	Set<String> refusalsOfDraft(DocumentStage stage, @Nullable Document source, long cents) {
		return (cents > left(source)) ? Set.of(lacking(stage)) : Set.of();
	}

	Document draft(DocumentStage stage, @Nullable Document source, long cents) {
		Document document = new Document(stage, source);
		document.start(ActKind.INI, cents);
		this.documents.add(document);
		return document;
	}

	/** Codes with which a change is refused; none where it is taken. */
	Set<String> refusalsOfChange(Document document, ActKind kind, long cents) {
		Set<String> codes = new TreeSet<>();
		if (document.underWay()) {
			codes.add("EXE-021");
		}
		switch (kind) {
			case INC -> {
				if (cents > left(document.source)) {
					codes.add(lacking(document.stage));
				}
			}
			case ANU -> {
				if (document.approved == 0) {
					codes.add("WFL-001");
				}
				else if (left(document) < document.approved) {
					codes.add("EXE-020");
					codes.add(tooLow(document.stage));
				}
			}
			default -> {
				if (cents > left(document)) {
					codes.add(tooLow(document.stage));
				}
			}
		}
		return codes;
	}

	/** Codes with which a step of an act is refused; none where it is taken. */
	Set<String> refusalsOfStep(Document document, String action) {
		boolean known = switch (document.state) {
			case "N" -> action.equals("verify") || action.equals("discard");
			case "V" -> action.equals("approve") || action.equals("reject");
			case "R" -> action.equals("correct") || action.equals("discard");
			default -> false;
		};
		if (!known) {
			return Set.of("WFL-001");
		}
		if (action.equals("correct")) {
			// a rejected act let go of what it held: it asks again
			return (document.asked > 0)
					? (document.asked > left(document.source)) ? Set.of(lacking(document.stage)) : Set.of()
					: (-document.asked > left(document)) ? Set.of(tooLow(document.stage), "EXE-020") : Set.of();
		}
		return Set.of();
	}

	void step(Document document, String action) {
		document.state = switch (action) {
			case "verify" -> "V";
			case "approve" -> "A";
			case "reject" -> "R";
			case "correct" -> "N";
			default -> "X";
		};
		if (action.equals("approve")) {
			document.approved += document.asked;
			document.everApproved = true;
			this.approvedKinds.add(document.stage + " " + document.kind);
			if (document.kind == ActKind.REF) {
				Document order = document.before();
				order.approved += document.asked;
				order.before().approved += document.asked;
			}
		}
	}

	/** What each stage holds on the line. */
	Map<DocumentStage, Long> balances() {
		Map<DocumentStage, Long> balances = new EnumMap<>(DocumentStage.class);
		for (DocumentStage stage : DocumentStage.values()) {
			balances.put(stage, 0L);
		}
		this.documents.forEach((each) -> balances.merge(each.stage, each.approved, Long::sum));
		return balances;
	}

	private static String lacking(DocumentStage stage) {
		return switch (stage) {
			case CERTIFICATION -> "CRT-001";
			case ANNUAL_COMMITMENT -> "COM-001";
			case MONTHLY_COMMITMENT -> "COM-010";
			case ACCRUAL -> "ACR-001";
			case PAYMENT_ORDER -> "PAY-001";
			case PAYMENT -> "PAY-010";
		};
	}

	private static String tooLow(DocumentStage stage) {
		return switch (stage) {
			case CERTIFICATION -> "CRT-007";
			case PAYMENT -> "PAY-011";
			default -> "EXE-010";
		};
	}

	/** A document on the line with the act that was registered last. */
	static final class Document {

		private final DocumentStage stage;

		private final @Nullable Document source;

		private long approved;

		private long asked;

		private ActKind kind = ActKind.INI;

		private String state = "N";

		private boolean everApproved;

		private @Nullable ActOutcome real;

		private Document(DocumentStage stage, @Nullable Document source) {
			this.stage = stage;
			this.source = source;
		}

		DocumentStage stage() {
			return this.stage;
		}

		long approved() {
			return this.approved;
		}

		boolean everApproved() {
			return this.everApproved;
		}

		boolean underWay() {
			return this.state.matches("[NVTR]");
		}

		/** What an act under way holds; less than nothing where it lowers. */
		long pending() {
			return this.state.matches("[NVT]") ? this.asked : 0;
		}

		Document before() {
			Document before = this.source;
			if (before == null) {
				throw new IllegalStateException("A certification has nothing before it");
			}
			return before;
		}

		void start(ActKind kind, long cents) {
			this.kind = kind;
			this.asked = (kind == ActKind.INI || kind == ActKind.INC) ? cents : -cents;
			this.state = "N";
		}

		ActOutcome real() {
			ActOutcome outcome = this.real;
			if (outcome == null) {
				throw new IllegalStateException("Not registered: " + this.stage);
			}
			return outcome;
		}

		void real(ActOutcome outcome) {
			this.real = outcome;
		}

	}

}
