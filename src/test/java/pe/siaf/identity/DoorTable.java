package pe.siaf.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/security/doors.md}: who may come in where, as it was decided. */
final class DoorTable {

	private static final Path PLACE = Path.of("docs", "security", "doors.md");

	private static final String ANYONE = "anyone";

	private static final String SIGNED_IN = "signed in";

	private static final String READERS = "execution readers";

	private final Map<String, Line> lines = new LinkedHashMap<>();

	private DoorTable(List<List<String>> rows) {
		Map<String, Set<Role>> groups = new HashMap<>();
		groups.put(ANYONE, EnumSet.allOf(Role.class));
		groups.put(SIGNED_IN, EnumSet.allOf(Role.class));
		for (List<String> row : rows) {
			if (row.size() == 2) {
				groups.put(row.get(0), roles(row.get(1)));
			}
			else {
				Set<Role> roles = groups.get(row.get(2));
				if (roles == null) {
					throw new IllegalStateException("Nobody says who \"" + row.get(2) + "\" are");
				}
				Line line = new Line(row.get(2).equals(ANYONE), roles, row.get(3).equals("own"),
						row.get(2).equals(READERS));
				if (this.lines.put(row.get(1) + " " + row.get(0).replace("`", ""), line) != null) {
					throw new IllegalStateException("Twice in the table: " + row);
				}
			}
		}
	}

	static DoorTable read() throws IOException {
		try (Stream<String> lines = Files.lines(PLACE)) {
			return new DoorTable(lines.filter((line) -> line.startsWith("| "))
				.map((line) -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
				.filter((row) -> row.size() == 2 ? !row.get(0).equals("who") : row.get(0).startsWith("`/"))
				.toList());
		}
	}

	Set<String> names() {
		return this.lines.keySet();
	}

	Line of(Door door) {
		Line line = this.lines.get(door.name());
		if (line == null) {
			throw new IllegalStateException("No line for " + door.name());
		}
		return line;
	}

	private static Set<Role> roles(String names) {
		return names.equals("–") ? Set.of()
				: Arrays.stream(names.split(", "))
					.map(Role::valueOf)
					.collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
	}

	/**
	 * What a line says.
	 *
	 * @param open whether it is open to people who aren't signed in
	 * @param roles who may come in
	 * @param own whether only what lies in the caller's scope is behind it
	 * @param read whether it only shows execution
	 */
	record Line(boolean open, Set<Role> roles, boolean own, boolean read) {
	}

}
