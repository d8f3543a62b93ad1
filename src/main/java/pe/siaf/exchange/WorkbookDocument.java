package pe.siaf.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workbook whose sheets each say something else, staged as one document: its sheets
 * with their lines, cells as texts.
 */
public final class WorkbookDocument {

	private static final String SHEETS = "workbook";

	/** More than any document that a person fills. */
	private static final int MOST_CELLS = 1_000_000;

	private WorkbookDocument() {
	}

	static JsonNode read(Path file, JsonMapper json) throws IOException {
		ObjectNode document = json.createObjectNode();
		ArrayNode sheets = document.putArray(SHEETS);
		WorkbookTable.read(file, new RowSink() {

			private int cells;

			@Override
			public boolean sheet() {
				throw new IllegalStateException("Sheets of a document have names");
			}

			@Override
			public boolean sheet(String name) {
				sheets.addObject().put("name", name).putArray("lines");
				return true;
			}

			@Override
			public boolean row(int number, List<String> texts) {
				this.cells += texts.size();
				if (this.cells > MOST_CELLS) {
					throw new BadFile("import.file.swollen");
				}
				if (texts.stream().anyMatch((text) -> !text.isBlank())) {
					ObjectNode line = ((ArrayNode) sheets.get(sheets.size() - 1).get("lines")).addObject();
					line.put("number", number);
					ArrayNode row = line.putArray("cells");
					// PostgreSQL's JSON takes no NUL
					texts.forEach((text) -> row.add(text.replace("\u0000", "")));
				}
				return true;
			}
		});
		return document;
	}

	/**
	 * Whether a staged document came as a workbook.
	 * @param document the document
	 * @return true if so
	 */
	public static boolean isWorkbook(JsonNode document) {
		return document.path(SHEETS).isArray();
	}

	/**
	 * The sheets of a staged workbook.
	 * @param document the document
	 * @return its sheets in order
	 */
	public static List<Sheet> sheets(JsonNode document) {
		List<Sheet> sheets = new ArrayList<>();
		document.path(SHEETS).forEach((sheet) -> {
			List<Line> lines = new ArrayList<>();
			sheet.path("lines")
				.forEach((line) -> lines.add(new Line(line.path("number").asInt(),
						StreamSupport.stream(line.path("cells").spliterator(), false)
							.map((cell) -> cell.asString(""))
							.toList())));
			sheets.add(new Sheet(sheet.path("name").asString(""), lines));
		});
		return sheets;
	}

	/**
	 * A name without what people write differently: accents, capitals, blanks.
	 * @param name a name
	 * @return letters and digits only
	 */
	public static String normal(String name) {
		return HeaderNames.normal(name);
	}

	/**
	 * The letters of a column.
	 * @param place its place, from 0
	 * @return for example {@code AB}
	 */
	public static String letter(int place) {
		String letter = String.valueOf((char) ('A' + place % 26));
		return (place < 26) ? letter : letter(place / 26 - 1) + letter;
	}

	/**
	 * A sheet.
	 *
	 * @param name its name
	 * @param lines its lines that aren't empty
	 */
	public record Sheet(String name, List<Line> lines) {
	}

	/**
	 * A line of a sheet.
	 *
	 * @param number its number as a spreadsheet counts
	 * @param cells the texts of its cells
	 */
	public record Line(int number, List<String> cells) {
	}

}
