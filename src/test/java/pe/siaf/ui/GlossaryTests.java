package pe.siaf.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class GlossaryTests {

	private static final Pattern HELP = Pattern.compile("ui/help :: help\\('[\\w-]+', \\$\\{ \\{([^}]+)}");

	@Autowired
	private MockMvcTester mvc;

	@Test
	void everybody_reads_every_term_in_both_languages() {
		for (String language : List.of("es", "en")) {
			assertThat(this.mvc.get().uri("/ayuda?idioma=" + language).with(Signed.as("inei"))).hasStatusOk()
				.bodyText()
				.contains(Arrays.stream(Term.values()).map((term) -> "id=\"" + term.key() + "\"").toList())
				.doesNotContain("??");
		}
	}

	@Test
	void the_help_of_a_screen_names_terms_of_the_glossary() throws IOException {
		List<String> known = Arrays.stream(Term.values()).map(Term::key).toList();
		try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
			for (Path template : templates.filter((path) -> path.toString().endsWith(".html")).toList()) {
				HELP.matcher(Files.readString(template))
					.results()
					.forEach((
							help) -> assertThat(Stream.of(help.group(1).replace("'", "").split(",")).map(String::strip))
								.as(template.toString())
								.isSubsetOf(known));
			}
		}
	}

}
