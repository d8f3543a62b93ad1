package pe.siaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The index of Annex B: each code of the families that stand in this release is named by
 * a test that provokes it, in its name or in what it expects. The tests are the proof;
 * this only finds the code that nobody provokes, new codes of these families included.
 */
class AnnexBTests {

	private static final Set<String> DUE = Set.of("CYC-001", "ORG-001", "ORG-002", "ORG-003", "ORG-004", "ORG-005",
			"CEI-001", "CEI-002", "CEI-003", "PRG-002", "PRG-003", "PRG-010", "PRG-020", "CST-001", "CST-002",
			"CST-005", "CST-010", "PHY-001", "PHY-002", "CLS-001", "CLS-002", "CLS-003", "CLS-010", "CLS-011",
			"CLS-020", "CLS-021", "CLS-030", "CLS-031", "MOD-001", "MOD-002", "MOD-003", "MOD-004", "MOD-005",
			"MOD-006", "MOD-010", "PCA-001", "PCA-002", "PCA-003", "CRT-001", "CRT-002", "CRT-003", "CRT-004",
			"CRT-005", "CRT-006", "CRT-007", "COM-001", "COM-002", "COM-003", "COM-004", "COM-005", "COM-006",
			"COM-010", "ACR-001", "ACR-002", "ACR-003", "ACR-004", "ACR-005", "ACR-006", "ACR-007", "ACR-008",
			"ADV-001", "PAY-001", "PAY-002", "PAY-003", "PAY-004", "PAY-010", "EXE-001", "EXE-010", "EXE-011",
			"EXE-012", "EXE-020", "CTL-001", "CTL-010", "LED-001", "LED-002", "LED-101", "LED-102", "WFL-001",
			"WFL-002", "WFL-003");

	private static final Pattern CODE = Pattern.compile(
			"(?i)(?<![A-Za-z0-9])(ORG|CYC|CLS|CEI|PRG|CST|PHY|MOD|PCA|CRT|COM|ACR|PAY|ADV|FOR|GAR|SEN|EXE|LED|CTL|WFL)[-_](\\d{3})");

	private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(/\\*|\\*|//).*$");

	private static final List<String> NO_PROOF = List.of("AnnexBTests.java", "FailingController.java",
			"ComponentsTests.java");

	@Test
	void each_code_is_provoked_by_a_test() throws IOException {
		assertThat(codesIn(Path.of("src/test/java"))).containsAll(DUE);
	}

	@Test
	void each_code_of_the_application_is_due_or_provoked() throws IOException {
		Set<String> known = codesIn(Path.of("src/main/java"));
		known.removeAll(codesIn(Path.of("src/test/java")));
		assertThat(known).as("codes of the application that no test provokes").isEmpty();
	}

	private static Set<String> codesIn(Path folder) throws IOException {
		Set<String> codes = new TreeSet<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter((one) -> one.toString().endsWith(".java")).toList()) {
				if (NO_PROOF.contains(String.valueOf(file.getFileName()))) {
					continue;
				}
				Matcher code = CODE.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
				while (code.find()) {
					codes.add((code.group(1) + "-" + code.group(2)).toUpperCase(Locale.ROOT));
				}
			}
		}
		return codes;
	}

}
