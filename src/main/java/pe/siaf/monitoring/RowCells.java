package pe.siaf.monitoring;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;
import pe.siaf.monitoring.ExecutionDrill.Label;
import pe.siaf.monitoring.ExecutionDrill.Row;

/**
 * {@code siaf:cells="${row}"}: the cells of a drill-down's row in place of the element it
 * stands on; its head where it has labels, then its figures, each cell with its column's
 * name for narrow screens.
 *
 * <p>
 * A page of a hundred lines has over a thousand cells; drawn one by one by the template
 * they took most of the page's time. Every text is escaped here.
 */
final class RowCells extends AbstractStandardExpressionAttributeTagProcessor {

	/** As {@code th:text} and the like; nothing else stands on the element. */
	private static final int PRECEDENCE = 1300;

	private static final String COLUMN = "monitoring.column.";

	RowCells(String prefix) {
		super(TemplateMode.HTML, prefix, "cells", PRECEDENCE, true);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value,
			Object result, IElementTagStructureHandler structure) {
		structure.replaceWith(html((Row) result, (key) -> context.getMessage(null, key, null, true),
				(path) -> context.buildLink(path, null)), false);
	}

	/**
	 * A row's cells.
	 * @param row the row
	 * @param messages says a message's key in the reader's language
	 * @param links makes a link of a path
	 * @return the cells as HTML
	 */
	static String html(Row row, UnaryOperator<String> messages, UnaryOperator<String> links) {
		Cells cells = new Cells(messages, new StringBuilder(2048));
		if (!row.labels().isEmpty()) {
			cells.head(row.labels(), (row.href() != null) ? links.apply(row.href()) : null);
		}
		if (row.figures() != null) {
			cells.figures(row.figures());
		}
		if (row.months() != null) {
			cells.months(row.months());
		}
		return cells.html().toString();
	}

	/** Cells of one row, as they are written. */
	private record Cells(UnaryOperator<String> messages, StringBuilder html) {

		void head(List<Label> labels, @Nullable String link) {
			this.html.append("<th scope=\"row\">");
			if (link != null) {
				this.html.append("<a href=\"").append(escaped(link)).append("\">");
			}
			labels.forEach(this::label);
			this.html.append((link != null) ? "</a></th>" : "</th>");
		}

		private void label(Label label) {
			boolean coded = !label.code().isEmpty();
			this.html.append("<span class=\"label").append(coded ? "\"" : " under\"");
			if (!label.name().isEmpty()) {
				this.html.append(" title=\"").append(escaped(label.name())).append('"');
			}
			this.html.append('>');
			if (coded) {
				boolean alone = label.key() || label.name().isEmpty();
				this.html.append(label.key() ? "<span class=\"code key\">" : "<span class=\"code\">")
					.append(escaped(label.code()))
					.append(alone ? "</span>" : ".</span>");
			}
			this.html.append(" <span>").append(escaped(label.name())).append("</span></span>");
		}

		void figures(ExecutionFigures figures) {
			cell(COLUMN + "pia", "amount", figures.piaShown());
			cell(COLUMN + "pim", "amount", figures.pimShown());
			amount(COLUMN + "certified", figures.certified());
			amount(COLUMN + "annualCommitment", figures.annualCommitment());
			amount(COLUMN + "monthlyCommitment", figures.monthlyCommitment());
			amount(COLUMN + "accrued", figures.accrued());
			amount(COLUMN + "ordered", figures.ordered());
			amount(COLUMN + "paid", figures.paid());
			progress(figures);
			Amount balance = figures.balance();
			cell(COLUMN + "balance", tone(balance), AmountFormatter.print(balance));
		}

		void months(MonthlyFigures figures) {
			cell(COLUMN + "pim", "amount", figures.pimShown());
			List<Amount> months = figures.months();
			for (int at = 0; at < months.size(); at++) {
				Amount month = months.get(at);
				cell("monitoring.month.%02d".formatted(at + 1), tone(month),
						month.isZero() ? "–" : AmountFormatter.print(month));
			}
			open("monitoring.year.total", "amount");
			this.html.append("<b>").append(AmountFormatter.print(figures.year())).append("</b></td>");
		}

		private static String tone(Amount amount) {
			return amount.isNegative() ? "amount negative" : "amount";
		}

		private void amount(String column, Amount amount) {
			cell(column, "amount", AmountFormatter.print(amount));
		}

		private void cell(String column, String classes, String text) {
			open(column, classes);
			this.html.append(escaped(text)).append("</td>");
		}

		private void open(String column, String classes) {
			this.html.append("<td class=\"")
				.append(classes)
				.append("\" data-label=\"")
				.append(escaped(this.messages.apply(column)))
				.append("\">");
		}

		/** The bar is that of {@code ui/progress}, plain. */
		private void progress(ExecutionFigures figures) {
			open(COLUMN + "progress", "amount progress");
			Percentage done = figures.progress();
			if (done != null) {
				this.html.append("<span class=\"progress\"><svg class=\"bar\" viewBox=\"0 0 100 8\" "
						+ "preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"100\" height=\"8\" rx=\"4\">"
						+ "</rect><rect class=\"done\" height=\"8\" rx=\"4\" width=\"")
					.append(done.withinWhole())
					.append("\"></rect></svg> <span>")
					.append(done)
					.append(" %</span></span>");
			}
			else if (figures.accrued().isZero()) {
				this.html.append("<span>–</span>");
			}
			else {
				this.html.append("<span class=\"chip bad\">")
					.append(escaped(this.messages.apply("monitoring.noPim")))
					.append("</span>");
			}
			this.html.append("</td>");
		}

		private static String escaped(String text) {
			return HtmlEscape.escapeHtml4Xml(text);
		}

	}

}
