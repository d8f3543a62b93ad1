package pe.siaf.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The departments drawn, in five shades by rank, each with its value as text. The shapes
 * are our own: each place belongs to the department of the nearest district capital,
 * within an outline of the country drawn by hand, so borders are approximate.
 */
@Component
class DepartmentMap {

	static final int SHADES = 5;

	private static final String DEPARTMENT = "departmentTarget";

	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	DepartmentMap() {
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
			.ofNamedCsvRecord(new ClassPathResource("published/departments.csv").getInputStream())) {
			rows.forEach((row) -> this.shapes.put(row.getField("department"), new Shape(row.getField("shape"),
					Integer.parseInt(row.getField("x")), Integer.parseInt(row.getField("y")))));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/**
	 * Draws.
	 * @param report a year's departments
	 * @param shade what they are shaded by
	 * @return the map
	 */
	View draw(PublishedReport report, Shade shade) {
		List<BigDecimal> ranked = report.rows()
			.stream()
			.filter((row) -> this.shapes.containsKey(code(row)))
			.map((row) -> shade.value(row.figures()))
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		List<Place> places = new ArrayList<>();
		for (PublishedRow row : report.rows()) {
			Shape shape = this.shapes.get(code(row));
			if (shape != null) {
				BigDecimal value = shade.value(row.figures());
				places.add(new Place(code(row), row.names().getOrDefault(DEPARTMENT, ""), shape,
						(value != null) ? step(value, ranked) : 0, (value != null) ? shade.text(value) : "–"));
			}
		}
		return new View(places, legend(shade, ranked));
	}

	private static String code(PublishedRow row) {
		return row.codes().getOrDefault(DEPARTMENT, "");
	}

	/** 1 for the lowest fifth, 5 for the highest; equal values have one shade. */
	private static int step(BigDecimal value, List<BigDecimal> ranked) {
		return ranked.indexOf(value) * SHADES / ranked.size() + 1;
	}

	private static List<Step> legend(Shade shade, List<BigDecimal> ranked) {
		List<Step> legend = new ArrayList<>();
		for (int step = 1; step <= SHADES; step++) {
			int wanted = step;
			List<BigDecimal> values = ranked.stream().filter((value) -> step(value, ranked) == wanted).toList();
			if (!values.isEmpty()) {
				legend.add(new Step(step, shade.text(values.get(0)), shade.text(values.get(values.size() - 1))));
			}
		}
		return legend;
	}

	/** The step of a department in a drawn map, for the table beside it. */
	@Nullable static Place place(View view, String code) {
		return view.places().stream().filter((place) -> place.code().equals(code)).findFirst().orElse(null);
	}

	/**
	 * A department's outline.
	 *
	 * @param path its outline
	 * @param x where its value stands, across
	 * @param y where its value stands, down
	 */
	record Shape(String path, int x, int y) {
	}

	/**
	 * A department on the map.
	 *
	 * @param code its code
	 * @param name its name
	 * @param shape its outline
	 * @param step its shade, 1 to 5, or 0 without value
	 * @param text its value
	 */
	record Place(String code, String name, Shape shape, int step, String text) {

		/** Too small to write in: its value stands beside, in the sea. */
		public boolean tiny() {
			return this.code.equals("07");
		}

		public boolean small() {
			return this.code.equals("24") || this.code.equals("14") || this.code.equals("18") || this.code.equals("23");
		}

	}

	/**
	 * A shade and the values that have it.
	 *
	 * @param step 1 to 5
	 * @param from the lowest
	 * @param to the highest
	 */
	record Step(int step, String from, String to) {
	}

	/**
	 * A drawn map.
	 *
	 * @param places the departments
	 * @param legend the shades in use
	 */
	record View(List<Place> places, List<Step> legend) {

		/**
		 * A department's shade, for the table beside the map.
		 * @param code its code
		 * @return 1 to 5; 0 for what isn't on the map
		 */
		public int stepOf(String code) {
			Place place = place(this, code);
			return (place != null) ? place.step() : 0;
		}

	}

}
