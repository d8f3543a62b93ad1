package pe.siaf.execution;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.execution.RecordPages.ActPart;
import pe.siaf.execution.RecordPages.RecordLine;
import pe.siaf.execution.RecordPages.RecordPage;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.ui.FileStage;

/** Gathers a file: from the certification that it stands on to its payments. */
@Component
class FilePages {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final Records records;

	private final RecordPages pages;

	private final MessageSource messages;

	FilePages(Records records, RecordPages pages, MessageSource messages) {
		this.records = records;
		this.pages = pages;
		this.messages = messages;
	}

	Optional<FilePage> of(int fiscalYear, String secEjec, String number, Profile profile) {
		List<ExecutionRecord> phases = this.records.ofFile(fiscalYear, secEjec, number, profile);
		if (phases.isEmpty()) {
			return Optional.empty();
		}
		List<RecordPage> documents = new ArrayList<>();
		before(phases.get(0)).forEach((record) -> documents.add(this.pages.of(record, profile)));
		phases.forEach((record) -> documents.add(this.pages.of(record, profile)));
		documents.sort(Comparator.comparing((RecordPage page) -> page.record().stage())
			.thenComparingLong((page) -> page.record().id()));
		RecordPage commitment = documents.stream()
			.filter((page) -> page.record().stage() == DocumentStage.MONTHLY_COMMITMENT)
			.findFirst()
			.orElseThrow();
		return Optional.of(new FilePage(fiscalYear, secEjec, number, commitment, documents, stages(documents),
				commitment.lines()));
	}

	private List<ExecutionRecord> before(ExecutionRecord commitment) {
		List<ExecutionRecord> chain = new ArrayList<>();
		Long predecessor = commitment.predecessorId();
		while (predecessor != null) {
			ExecutionRecord record = this.records.get(commitment.secEjec(), predecessor);
			chain.add(0, record);
			predecessor = record.predecessorId();
		}
		return chain;
	}

	private List<FileStage> stages(List<RecordPage> documents) {
		List<FileStage> stages = new ArrayList<>();
		for (DocumentStage stage : DocumentStage.values()) {
			stages.add(stage(stage, documents.stream().filter((page) -> page.record().stage() == stage).toList()));
		}
		return stages;
	}

	private FileStage stage(DocumentStage stage, List<RecordPage> documents) {
		if (documents.isEmpty()) {
			return new FileStage(stage.messageKey(), "wait", null, "", null);
		}
		Amount reached = documents.stream().map(RecordPage::approved).reduce(Amount.ZERO, Amount::plus);
		RecordPage waiting = documents.stream().filter((page) -> page.open() != null).findFirst().orElse(null);
		RecordPage last = documents.get(documents.size() - 1);
		RecordPage shown = (waiting != null) ? waiting : last;
		ActPart open = shown.open();
		String look = (open == null) ? (reached.isPositive() ? "done" : "bad")
				: ("R".equals(open.act().state()) ? "bad" : "now");
		return new FileStage(stage.messageKey(), look, reached, (open != null) ? waitsFor(open) : approval(last),
				shown.record().page());
	}

	private String waitsFor(ActPart open) {
		Locale locale = LocaleContextHolder.getLocale();
		return open.waitsFor()
			.stream()
			.map((role) -> this.messages.getMessage("role." + role, null, role, locale))
			.collect(Collectors.joining(" / "));
	}

	private static String approval(RecordPage page) {
		Act first = page.first();
		String by = first.approvedName();
		return DAY.format(first.documentDate()) + ((by != null) ? " · " + by : "");
	}

	/**
	 * A file's page.
	 *
	 * @param fiscalYear year
	 * @param secEjec unit
	 * @param number number
	 * @param commitment the monthly commitment that opened it
	 * @param documents its documents in the order of the chain
	 * @param stages its line of stages
	 * @param lines the lines it spends
	 */
	record FilePage(int fiscalYear, String secEjec, String number, RecordPage commitment, List<RecordPage> documents,
			List<FileStage> stages, List<RecordLine> lines) {

		public @Nullable Supplier supplier() {
			return this.commitment.supplier();
		}

		/** All acts of the file, oldest first. */
		public List<DatedAct> acts() {
			List<DatedAct> acts = new ArrayList<>();
			this.documents
				.forEach((page) -> page.acts().forEach((part) -> acts.add(new DatedAct(page.record(), part))));
			acts.sort(Comparator.comparing((DatedAct one) -> one.part().act().preparedAt()));
			return acts;
		}

	}

	/**
	 * An act with the document it is of.
	 *
	 * @param record the document
	 * @param part the act
	 */
	record DatedAct(ExecutionRecord record, ActPart part) {
	}

}
