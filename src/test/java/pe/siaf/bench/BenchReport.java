package pe.siaf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Says what was measured, on the console and in {@code target/bench.md}. */
public final class BenchReport {

	private static final Path FILE = Path.of("target", "bench.md");

	private BenchReport() {
	}

	/**
	 * Tells a figure.
	 * @param what what was measured
	 * @param figure the figure, usually a ratio
	 * @param goal what it should be
	 * @param how the absolute figures behind it
	 */
	public static void tell(String what, String figure, String goal, String how) throws IOException {
		String line = "| %s | %s | %s | %s |%n".formatted(what, figure, goal, how);
		System.out.print(line);
		Files.createDirectories(FILE.getParent());
		if (!Files.exists(FILE)) {
			Files.writeString(FILE, "| measured | figure | goal | how |%n|---|---|---|---|%n".formatted());
		}
		Files.writeString(FILE, line, StandardOpenOption.APPEND);
	}

	public static String ratio(double figure) {
		return String.format(Locale.ROOT, "%.2f", figure);
	}

	public static String whole(double figure) {
		return String.format(Locale.ROOT, "%,.0f", figure);
	}

}
