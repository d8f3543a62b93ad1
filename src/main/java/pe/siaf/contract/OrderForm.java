package pe.siaf.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.money.Thousands;
import pe.siaf.ui.Required;

/**
 * What an officer types to issue an order; its lines are {@link Lines}.
 *
 * @param kind C or S
 * @param ruc the supplier
 * @param contract number of the contract it carries out
 * @param object what it is about
 * @param family group, class and family
 * @param issuedOn when it is issued
 * @param termDays days to deliver
 * @param splittingReason why it is no split purchase
 * @param pasted lines from a spreadsheet
 */
record OrderForm(@Nullable String kind, @Nullable String ruc, @Nullable String contract, @Nullable String object,
		@Nullable String family, @Nullable LocalDate issuedOn, @Nullable Integer termDays,
		@Nullable String splittingReason, @Nullable String pasted) {

	static OrderForm empty() {
		return new OrderForm("C", null, null, null, null, null, null, null, null);
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors)
			.field("ruc", "contract.ruc")
			.field("family", "contract.family")
			.field("issuedOn", "contract.issuedOn")
			.field("termDays", "contract.termDays")
			.field("object", "contract.object");
	}

	Draft toDraft(int year, String unit, List<Ordered> lines) {
		return new Draft(year, unit, "S".equals(this.kind) ? "S" : "C", ContractForm.text(this.ruc),
				ContractForm.text(this.contract), ContractForm.text(this.object), ContractForm.text(this.family),
				this.issuedOn, (this.termDays != null) ? this.termDays : 0, ContractForm.text(this.splittingReason),
				lines);
	}

	/**
	 * The lines as typed, row by row, with those pasted behind them.
	 *
	 * @param rows description, unit, quantity, price
	 */
	record Lines(List<List<String>> rows) {

		/** Rows that a form offers, empty ones included. */
		private static final int OFFERED = 6;

		private static final List<String> COLUMNS = List.of("descripcion", "unidad", "cantidad", "precio");

		static Lines none() {
			return new Lines(List.of());
		}

		static Lines in(HttpServletRequest request, @Nullable String pasted) {
			List<List<String>> rows = new ArrayList<>();
			String[] first = request.getParameterValues(COLUMNS.get(0));
			int typed = (first != null) ? first.length : 0;
			for (int at = 0; at < typed; at++) {
				int row = at;
				add(rows, COLUMNS.stream().map((column) -> value(request.getParameterValues(column), row)).toList());
			}
			if (pasted != null) {
				pasted.lines().forEach((line) -> add(rows, Arrays.asList(line.split("\t", -1))));
			}
			return new Lines(rows);
		}

		private static void add(List<List<String>> rows, List<String> cells) {
			if (cells.stream().anyMatch((cell) -> !cell.isBlank())) {
				List<String> four = new ArrayList<>(cells.subList(0, Math.min(cells.size(), COLUMNS.size())));
				while (four.size() < COLUMNS.size()) {
					four.add("");
				}
				rows.add(four);
			}
		}

		private static String value(String @Nullable [] values, int at) {
			return (values != null && at < values.length) ? values[at].strip() : "";
		}

		/** With empty rows to go on. */
		public List<List<String>> offered() {
			List<List<String>> offered = new ArrayList<>(this.rows);
			do {
				offered.add(List.of("", "", "", ""));
			}
			while (offered.size() < OFFERED);
			return offered;
		}

		/**
		 * Reads them.
		 * @param errors gets what is no number, by its row
		 * @return the lines that can be read
		 */
		List<Ordered> read(Errors errors) {
			List<Ordered> lines = new ArrayList<>();
			for (int at = 0; at < this.rows.size(); at++) {
				List<String> row = this.rows.get(at);
				BigDecimal quantity = number(row.get(2), 4);
				BigDecimal price = number(row.get(3), 6);
				if (quantity == null || price == null) {
					errors.reject("contract.line.unreadable", new Object[] { at + 1, row.get(2), row.get(3) }, "");
				}
				else {
					lines.add(new Ordered(row.get(0), row.get(1), quantity, price));
				}
			}
			return lines;
		}

		static @Nullable BigDecimal number(String text, int decimals) {
			String plain = Thousands.without(text);
			return plain.matches("\\d{1,13}(\\.\\d{1," + decimals + "})?") ? new BigDecimal(plain) : null;
		}

	}

}
