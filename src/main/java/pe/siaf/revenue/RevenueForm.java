package pe.siaf.revenue;

import java.text.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.BindingResult;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Required;

/**
 * What an officer types of an act; its lines are {@link Typed}.
 *
 * @param payerDocument RUC, DNI or another document
 * @param payerName name
 * @param concept for what
 * @param legalBasis norm or contract
 * @param dueOn until when
 * @param month month that it counts in; the document's where it is left open
 * @param documentKind kind of document
 * @param documentNumber its number
 * @param documentDate its day
 * @param justification what it is for
 * @param version the act's version as the form was drawn with
 */
record RevenueForm(@Nullable String payerDocument, @Nullable String payerName, @Nullable String concept,
		@Nullable String legalBasis, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn,
		@Nullable Integer month, @Nullable String documentKind, @Nullable String documentNumber,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate, @Nullable String justification,
		@Nullable Integer version) {

	static RevenueForm empty() {
		return new RevenueForm(null, null, null, null, null, null, null, null, null, null, null);
	}

	static RevenueForm of(RevenueRecord record, RevenueRecords.Act act) {
		return new RevenueForm(record.payerDocument(), record.payerName(), record.concept(), record.legalBasis(),
				record.dueOn(), act.month(), act.documentKind(), act.documentNumber(), act.documentDate(),
				act.justification(), record.version());
	}

	/**
	 * All that is missing at once.
	 * @param opens whether the form also says who pays and why
	 * @param errors the form's errors
	 */
	static void askForMissing(boolean opens, BindingResult errors) {
		Required asked = Required.in(errors);
		if (opens) {
			asked.field("payerName", "revenue.payerName").field("concept", "revenue.concept");
		}
		asked.field("documentNumber", "revenue.documentNumber")
			.field("documentDate", "revenue.documentDate")
			.field("justification", "revenue.justification");
	}

	RevenueDraft toDraft(RevenueStep step, List<RevenueLine> lines) {
		return new RevenueDraft(step, this.month, orEmpty(this.documentKind), orEmpty(this.documentNumber),
				this.documentDate, orEmpty(this.justification), new RevenueDraft.Payer(orEmpty(this.payerDocument),
						orEmpty(this.payerName), orEmpty(this.concept), orEmpty(this.legalBasis), this.dueOn),
				lines);
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * Lines as typed: kept as text, so that nothing is lost, and read when the form is
	 * sent.
	 *
	 * @param rows rubro, type of resource, item, amount
	 */
	record Typed(List<List<String>> rows) {

		private static final int SPARE = 3;

		private static final List<String> COLUMNS = List.of("rubro", "tipoRecurso", "clasificador", "monto");

		static Typed of(List<RevenueLine> lines) {
			return new Typed(lines.stream().map(Typed::row).toList());
		}

		private static List<String> row(RevenueLine line) {
			Amount amount = line.amount().isNegative() ? line.amount().negated() : line.amount();
			return List.of(line.rubro(), line.resourceType(), line.item(),
					amount.isZero() ? "" : AmountFormatter.print(amount));
		}

		static Typed in(HttpServletRequest request) {
			List<String[]> cells = COLUMNS.stream()
				.map((column) -> Objects.requireNonNullElse(request.getParameterValues(column), new String[0]))
				.toList();
			int height = cells.stream().mapToInt((column) -> column.length).max().orElse(0);
			List<List<String>> rows = new ArrayList<>();
			for (int at = 0; at < height; at++) {
				int row = at;
				List<String> typed = cells.stream()
					.map((column) -> (row < column.length) ? column[row].strip() : "")
					.toList();
				if (!typed.get(2).isEmpty() || !typed.get(3).isEmpty()) {
					rows.add(typed);
				}
			}
			return new Typed(rows);
		}

		/** The rows to draw: what was typed, and room for more. */
		public List<List<String>> drawn() {
			List<List<String>> drawn = new ArrayList<>(this.rows);
			for (int more = 0; more < SPARE; more++) {
				drawn.add(List.of("", "0", "", ""));
			}
			return drawn;
		}

		/**
		 * The amounts typed; rows without one are left out.
		 * @return the lines
		 * @throws RuleViolation REV-003 where one can't be read
		 */
		List<RevenueLine> lines() {
			return this.rows.stream().filter((row) -> !row.get(3).isEmpty()).map((row) -> {
				try {
					return new RevenueLine(row.get(0), row.get(1).isEmpty() ? "0" : row.get(1), row.get(2),
							new AmountFormatter().parse(row.get(3), Locale.ROOT));
				}
				catch (ParseException | ArithmeticException | NumberFormatException noAmount) {
					throw new RuleViolation(RevenueRule.INCOMPLETE,
							Figures.of("line", String.join(" · ", Arrays.asList(row.get(2), row.get(3)))), "lines");
				}
			}).toList();
		}

	}

}
