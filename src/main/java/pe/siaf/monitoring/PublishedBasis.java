package pe.siaf.monitoring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.published.PublishedExecution;
import pe.siaf.published.PublishedFigures;
import pe.siaf.published.PublishedReport;
import pe.siaf.published.PublishedRow;
import pe.siaf.ui.TableExport.Format;
import pe.siaf.ui.TableExport;

/**
 * The same question put to the ministry's published totals, answered in the same shape.
 */
@Component
class PublishedBasis {

	private static final int BYTE_ORDER_MARK = 3;

	private final PublishedExecution published;

	PublishedBasis(PublishedExecution published) {
		this.published = published;
	}

	Answer answer(ExecutionCriteria criteria) {
		Map<String, List<String>> filters = new LinkedHashMap<>();
		criteria.filters().forEach((dimension, codes) -> filters.put(dimension.key(), codes));
		return new Answer(this.published.answer(criteria.year(), criteria.by().stream().map(Dimension::key).toList(),
				filters, criteria.asOf()));
	}

	/**
	 * An answer.
	 *
	 * @param report what is published
	 */
	record Answer(PublishedReport report) {

		Map<String, Object> json() {
			Map<String, Object> body = new LinkedHashMap<>();
			body.put("rows", this.report.rows().stream().map(Answer::json).toList());
			body.put("total", figures(this.report.total()));
			body.put("basis", "published");
			body.put("freshAt", this.report.loadedAt());
			body.put("source", this.report.source());
			body.put("statedOn", this.report.statedOn());
			body.put("covers", this.report.covers());
			return body;
		}

		private static Map<String, Object> json(PublishedRow row) {
			Map<String, Object> fields = new LinkedHashMap<>();
			row.codes().forEach((dimension, code) -> {
				fields.put(dimension, code);
				fields.put(dimension + "Name", row.names().getOrDefault(dimension, ""));
			});
			fields.putAll(figures(row.figures()));
			return fields;
		}

		private static Map<String, Object> figures(PublishedFigures figures) {
			Map<String, Object> fields = new LinkedHashMap<>();
			for (Measure measure : Measure.values()) {
				Amount amount = figures.of(measure.key());
				fields.put(measure.key(), (amount != null) ? amount : NullNode.instance);
			}
			Percentage progress = figures.progress();
			fields.put("progress", (progress != null) ? progress.shown() : NullNode.instance);
			return fields;
		}

		byte[] csv() {
			List<String> titles = new ArrayList<>();
			this.report.by().forEach((dimension) -> titles.addAll(List.of(dimension, dimension + "Name")));
			Arrays.stream(Measure.values()).forEach((measure) -> titles.add(measure.key()));
			titles.add("progress");
			TableExport table = new TableExport("", titles, this.report.rows().stream().map(Answer::cells));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try {
				table.write(Format.CSV, bytes);
			}
			catch (IOException impossible) {
				throw new UncheckedIOException(impossible);
			}
			byte[] marked = bytes.toByteArray();
			return Arrays.copyOfRange(marked, BYTE_ORDER_MARK, marked.length);
		}

		private static List<@Nullable Object> cells(PublishedRow row) {
			List<@Nullable Object> cells = new ArrayList<>();
			row.codes().forEach((dimension, code) -> {
				cells.add(code);
				cells.add(row.names().get(dimension));
			});
			Arrays.stream(Measure.values()).forEach((measure) -> cells.add(row.figures().of(measure.key())));
			cells.add(row.figures().progress());
			return cells;
		}

	}

}
