package pe.siaf.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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
public class DepartmentMap {

	private static final int SHADES = 5;

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
	 * @param figures the departments; those without a shape, such as abroad, are left out
	 * @param text how a value is written
	 * @return the map
	 */
	public View draw(List<Figure> figures, Function<BigDecimal, String> text) {
		List<Figure> known = figures.stream().filter((figure) -> this.shapes.containsKey(figure.code())).toList();
		List<BigDecimal> ranked = known.stream().map(Figure::value).filter(Objects::nonNull).sorted().toList();
		List<Place> places = known.stream().map((figure) -> {
			BigDecimal value = figure.value();
			return new Place(figure.code(), figure.name(), Objects.requireNonNull(this.shapes.get(figure.code())),
					(value != null) ? step(value, ranked) : 0, (value != null) ? text.apply(value) : "–");
		}).toList();
		return new View(places, legend(text, ranked));
	}

	/**
	 * Draws the outlines alone, to choose from: each with its code.
	 * @param figures the departments
	 * @return the map, without shades
	 */
	public View outlines(List<Figure> figures) {
		List<Place> places = figures.stream()
			.filter((figure) -> this.shapes.containsKey(figure.code()))
			.map((figure) -> new Place(figure.code(), figure.name(),
					Objects.requireNonNull(this.shapes.get(figure.code())), 0, figure.code()))
			.toList();
		return new View(places, List.of());
	}

	/** 1 for the lowest fifth, 5 for the highest; equal values have one shade. */
	private static int step(BigDecimal value, List<BigDecimal> ranked) {
		return ranked.indexOf(value) * SHADES / ranked.size() + 1;
	}

	private static List<Step> legend(Function<BigDecimal, String> text, List<BigDecimal> ranked) {
		List<Step> legend = new ArrayList<>();
		for (int step = 1; step <= SHADES; step++) {
			int wanted = step;
			List<BigDecimal> values = ranked.stream().filter((value) -> step(value, ranked) == wanted).toList();
			if (!values.isEmpty()) {
				legend.add(new Step(step, text.apply(values.get(0)), text.apply(values.get(values.size() - 1))));
			}
		}
		return legend;
	}

	/** The step of a department in a drawn map, for the table beside it. */
	private static @Nullable Place place(View view, String code) {
		return view.places().stream().filter((place) -> place.code().equals(code)).findFirst().orElse(null);
	}

	/**
	 * A department to draw.
	 *
	 * @param code two digits
	 * @param name its name
	 * @param value what it is shaded by; null for none
	 */
	public record Figure(String code, String name, @Nullable BigDecimal value) {
	}

	/**
	 * A department's outline.
	 *
	 * @param path its outline
	 * @param x where its value stands, across
	 * @param y where its value stands, down
	 */
	public record Shape(String path, int x, int y) {
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
	public record Place(String code, String name, Shape shape, int step, String text) {

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
	public record Step(int step, String from, String to) {
	}

	/**
	 * A drawn map.
	 *
	 * @param places the departments
	 * @param legend the shades in use
	 */
	public record View(List<Place> places, List<Step> legend) {

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
