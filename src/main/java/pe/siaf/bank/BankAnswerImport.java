package pe.siaf.bank;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;
import pe.siaf.money.AmountFormatter;

/**
 * The kind {@code bank-answers}: what the bank paid and what it returned of a unit's
 * batches. A line is known by batch and line; told again it changes nothing. What who
 * drew the batch up says was paid waits for another's word.
 */
@Component
class BankAnswerImport implements ImportKind {

	private static final Map<String, Boolean> WORDS = Map.of("PAGADO", true, "ABONADO", true, "PAID", true, "DEVUELTO",
			false, "RECHAZADO", false, "RETURNED", false);

	private final BankAnswers answers;

	BankAnswerImport(BankAnswers answers) {
		this.answers = answers;
	}

	@Override
	public String code() {
		return "bank-answers";
	}

	@Override
	public Permission permission() {
		return Permission.PAYMENT_PREPARE;
	}

	@Override
	public boolean perUnit() {
		return true;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("batch", 10).or("lote"),
				ImportColumn.of("line", ImportColumn.Type.INTEGER).or("linea"),
				ImportColumn.text("answer").or("respuesta", "estado"),
				ImportColumn.of("day", ImportColumn.Type.DATE).or("fecha"),
				ImportColumn.text("operation").or("operacion"), ImportColumn.amount("amount").or("importe", "monto"),
				ImportColumn.text("reason").or("motivo").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		Map<String, Boolean> told = new HashMap<>();
		for (ImportRow row : rows(file)) {
			if (!WORDS.containsKey(word(row))) {
				findings.error(row.number(), "answer", "INT-001", "bank.answer.unknown", row.text("answer"));
				continue;
			}
			BankAnswer answer = answer(row);
			Boolean before = told.put(answer.shown(), answer.paid());
			// paid and then returned may stand in one file, in this order
			boolean fits = this.answers.asked(file.fiscalYear(), file.secEjec(), answer)
				.filter((line) -> (before == null) ? line.fits(answer, file.username())
						: before && line.follows(answer))
				.isPresent();
			if (!fits) {
				findings.error(row.number(), "line", BankRule.ANSWER_DOES_NOT_FIT, answer.shown(),
						AmountFormatter.print(answer.amount()));
			}
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		for (ImportRow row : rows(file)) {
			BankAnswer answer = answer(row);
			boolean known = this.answers.asked(file.fiscalYear(), file.secEjec(), answer)
				.filter((line) -> line.knows(answer) || line.wasTold(answer, file.username()))
				.isPresent();
			if (known) {
				changes.equal(1);
			}
			else {
				changes.added(answer.shown(), List.of(new Measure("amount", null,
						AmountFormatter.print(answer.paid() ? answer.amount() : answer.amount().negated()))));
			}
		}
	}

	@Override
	public void apply(StagedFile file) {
		this.answers.take(file.fiscalYear(), file.secEjec(), rows(file).stream().map(BankAnswerImport::answer).toList(),
				file.username());
	}

	private static String word(ImportRow row) {
		return row.text("answer").strip().toUpperCase(Locale.ROOT);
	}

	private static BankAnswer answer(ImportRow row) {
		return new BankAnswer(row.text("batch"), row.integer("line"), WORDS.getOrDefault(word(row), false),
				LocalDate.parse(row.text("day")), row.text("operation"), row.amount("amount"),
				row.find("reason").orElse(""));
	}

	private static List<ImportRow> rows(StagedFile file) {
		try (Stream<ImportRow> rows = file.rows()) {
			return rows.toList();
		}
	}

}
