package pe.siaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The picture in the architecture document is drawn from the modules themselves. When it
 * is out of date this test writes the new one to {@code target/architecture.mmd} and says
 * so.
 */
class ArchitecturePictureTests {

	private static final Path DOCUMENT = Path.of("docs", "architecture.md");

	private static final String START = "<!-- modules: generated, see ArchitecturePictureTests -->\n```mermaid\n";

	private static final String END = "```\n";

	@Test
	void the_picture_shows_the_modules_as_they_are() throws IOException {
		String drawn = draw();
		Files.createDirectories(Path.of("target"));
		Files.writeString(Path.of("target", "architecture.mmd"), drawn);

		String document = Files.readString(DOCUMENT);
		int start = document.indexOf(START) + START.length();
		String kept = document.substring(start, document.indexOf(END, start));

		assertThat(kept)
			.as("Copy target/architecture.mmd into docs/architecture.md: the modules or their dependencies changed")
			.isEqualTo(drawn);
	}

	private static String draw() {
		ApplicationModules modules = ApplicationModules.of(Siaf.class);
		List<ApplicationModule> sorted = modules.stream()
			.sorted(Comparator.comparing((module) -> module.getIdentifier().toString()))
			.toList();
		StringBuilder picture = new StringBuilder("flowchart BT\n");
		for (ApplicationModule module : sorted) {
			picture.append("  %s[\"%s\"]\n".formatted(module.getIdentifier(), module.getDisplayName()));
		}
		for (ApplicationModule module : sorted) {
			TreeSet<String> used = new TreeSet<>();
			module.getDependencies(modules, DependencyDepth.IMMEDIATE)
				.stream()
				.forEach((dependency) -> used.add(dependency.getTargetModule().getIdentifier().toString()));
			// the kernel is used by all: its arrows would hide the rest
			used.removeAll(List.of("money", "fiscal", "rules"));
			used.forEach((target) -> picture.append("  %s --> %s\n".formatted(module.getIdentifier(), target)));
		}
		return picture.toString();
	}

}
