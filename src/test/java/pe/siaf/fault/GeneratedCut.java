package pe.siaf.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cut as long as one likes: the demo unit's targets, each with every item there is. */
final class GeneratedCut {

	private GeneratedCut() {
	}

	/**
	 * Writes the cut of a unit.
	 * @param system where its items are in force
	 * @param unit the unit
	 * @return the file's text, bigger than what is worked on while the sender waits
	 */
	static String of(Deployment system, String unit) throws IOException {
		List<String> demo = Files.readAllLines(Path.of("db", "demo", "lines", "siaf-2025-10-23.csv"),
				StandardCharsets.UTF_8);
		List<String> header = List.of(demo.get(0).split(",", -1));
		int target = header.indexOf("sec_func");
		int item = header.indexOf("item");
		Map<String, String[]> targets = new LinkedHashMap<>();
		demo.stream().skip(1).map((row) -> row.split(",", -1)).forEach((row) -> targets.putIfAbsent(row[target], row));
		List<String> items = system.sql()
			.sql("select code from economic_item where fiscal_year = 2025 and imputable and code like '2.%' order by code")
			.query(String.class)
			.list();
		StringBuilder text = new StringBuilder(demo.get(0)).append('\n');
		for (String[] row : targets.values()) {
			for (String code : items) {
				String[] line = row.clone();
				line[header.indexOf("sec_ejec")] = unit;
				line[item] = code;
				text.append(String.join(",", Arrays.asList(line))).append('\n');
			}
		}
		return text.toString();
	}

}
