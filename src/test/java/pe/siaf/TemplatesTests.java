package pe.siaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the templates may not hold: words of their own, styles, scripts. */
class TemplatesTests {

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link",
			"meta", "source", "track", "wbr");

	private static final Pattern UNESCAPED = Pattern.compile("\\bth[:-]utext\\b|\\[\\(\\s*[$*#@~|]");

	private static final Pattern REPLACED = Pattern.compile("\\sth:(text|utext|replace|errors|insert)\\s*=");

	/** The system and the languages call themselves the same in every language. */
	private static final Set<String> NAMES = Set.of("SIAF II", "English", "Español");

	private static final Pattern TOKEN = Pattern.compile(
			"<!--.*?-->|<!DOCTYPE[^>]*>|<(/?)([a-zA-Z][\\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*?)(/?)>|[^<]+",
			Pattern.DOTALL);

	static List<Path> templates() throws IOException {
		try (Stream<Path> all = Files.walk(TEMPLATES)) {
			return all.filter((file) -> file.toString().endsWith(".html")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("templates")
	void a_text_comes_from_a_message(Path template) throws IOException {
		assertThat(literals(Files.readString(template))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("templates")
	void there_is_no_style_script_or_handler_in_it(Path template) throws IOException {
		String text = Files.readString(template);
		assertThat(text).doesNotContainPattern("<style[ >]")
			.doesNotContainPattern("\\s(th:)?style\\s*=")
			.doesNotContainPattern("\\son[a-z]+\\s*=\"")
			.doesNotContainPattern("<script(?![^>]*src)");
	}

	@ParameterizedTest
	@MethodSource("templates")
	void nothing_is_shown_unescaped(Path template) throws IOException {
		assertThat(Files.readString(template)).doesNotContainPattern(UNESCAPED);
	}

	@Test
	void the_search_finds_what_would_be_shown_unescaped() {
		assertThat("<p th:utext='${a}'>").containsPattern(UNESCAPED);
		assertThat("<p data-th-utext=\"${a}\">").containsPattern(UNESCAPED);
		assertThat("<p>[(${a})]</p>").containsPattern(UNESCAPED);
		assertThat("<p th:text=\"${a[(0)]}\">[[${a}]]").doesNotContainPattern(UNESCAPED);
	}

	@Test
	void the_search_finds_a_literal() {
		assertThat(literals("<p>Hola</p>")).containsExactly("Hola");
		assertThat(literals("<p th:text=\"#{a}\">Hola <b>tú</b></p><br>12 · –")).isEmpty();
		assertThat(literals("<p th:text=\"#{a}\">Hola</p> y más")).containsExactly("y más");
	}

	private static List<String> literals(String template) {
		List<String> found = new ArrayList<>();
		Deque<Boolean> replaced = new ArrayDeque<>();
		Matcher token = TOKEN.matcher(template);
		while (token.find()) {
			String tag = token.group(2);
			if (tag == null) {
				String text = token.group().strip();
				boolean literal = !token.group().startsWith("<!") && text.codePoints().anyMatch(Character::isLetter)
						&& !NAMES.contains(text.replaceAll("&\\w+;", "").strip());
				if (literal && !replaced.contains(true)) {
					found.add(text);
				}
			}
			else if (!token.group(1).isEmpty()) {
				replaced.poll();
			}
			else if (token.group(4).isEmpty() && !VOID.contains(tag)) {
				// a page hands its content to the layout by th:replace of <html> itself
				replaced.push(!tag.equals("html") && REPLACED.matcher(token.group(3)).find());
			}
		}
		return found;
	}

}
