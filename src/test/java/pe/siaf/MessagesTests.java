package pe.siaf;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import pe.siaf.rules.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word a person reads stands in a bundle, in both languages, and is used. */
class MessagesTests {

	private static final Path BUNDLES = Path.of("src/main/resources/messages");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Path SOURCES = Path.of("src/main/java");

	private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");

	private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

	/** Keys that are put together at run time, by what they begin with. */
	private static final List<String> COMPUTED = List.of("state.", "action.", "role.", "scope.", "rule.", "problem.",
			"way.", "chain.", "identity.event.", "stage.", "month.", "what.", "menu.", "import.", "typeMismatch",
			"NotNull", "NotBlank", "designField.", "designKind.", "designPart.", "NotEmpty", "Positive", "Size",
			"Pattern", "Min", "Max", "jakarta.validation.");

	@Test
	void each_bundle_has_the_same_keys_in_both_languages() throws IOException {
		for (Path spanish : bundles()) {
			Path english = BUNDLES.resolve(spanish.getFileName().toString().replace(".properties", "_en.properties"));
			assertThat(keys(english)).as("%s and %s", spanish, english).isEqualTo(keys(spanish));
		}
	}

	@Test
	void a_message_names_the_same_figures_in_both_languages() throws IOException {
		for (Path spanish : bundles()) {
			Properties es = read(spanish);
			Properties en = read(
					BUNDLES.resolve(spanish.getFileName().toString().replace(".properties", "_en.properties")));
			for (String key : es.stringPropertyNames()) {
				assertThat(places(en.getProperty(key, ""))).as(key).isEqualTo(places(es.getProperty(key)));
			}
		}
	}

	@Test
	void a_message_with_figures_has_no_lone_apostrophe() throws IOException {
		try (Stream<Path> all = Files.list(BUNDLES)) {
			for (Path bundle : all.toList()) {
				Properties messages = read(bundle);
				assertThat(messages.stringPropertyNames()).as("apostrophes must be doubled in %s", bundle)
					.noneMatch((key) -> PLACE.matcher(messages.getProperty(key)).find()
							&& messages.getProperty(key).replace("''", "").contains("'"));
			}
		}
	}

	@Test
	void a_message_without_figures_doubles_no_apostrophe() throws IOException {
		try (Stream<Path> all = Files.list(BUNDLES)) {
			for (Path bundle : all.toList()) {
				Properties messages = read(bundle);
				assertThat(messages.stringPropertyNames()).as("shown as they are in %s", bundle)
					.noneMatch((key) -> !PLACE.matcher(messages.getProperty(key)).find()
							&& messages.getProperty(key).contains("''"));
			}
		}
	}

	@Test
	void a_key_stands_in_one_bundle_only() throws IOException {
		Map<String, Long> times = new TreeMap<>();
		for (Path bundle : bundles()) {
			keys(bundle).forEach((key) -> times.merge(key, 1L, Long::sum));
		}
		assertThat(times.entrySet().stream().filter((entry) -> entry.getValue() > 1).map(Map.Entry::getKey)).isEmpty();
	}

	@Test
	void each_bundle_is_loaded() throws IOException {
		String configuration = Files.readString(Path.of("src/main/resources/application.yml"));
		for (Path bundle : bundles()) {
			assertThat(configuration)
				.contains("messages/" + bundle.getFileName().toString().replace(".properties", ""));
		}
	}

	@Test
	void templates_use_no_unknown_key() throws IOException {
		Set<String> known = allKeys();
		Set<String> unknown = new TreeSet<>();
		for (Path template : files(TEMPLATES, ".html")) {
			Matcher key = KEY.matcher(Files.readString(template).replaceAll("(?s)<!--.*?-->", ""));
			while (key.find()) {
				if (!known.contains(key.group(1))) {
					unknown.add(TEMPLATES.relativize(template) + ": " + key.group(1));
				}
			}
		}
		assertThat(unknown).isEmpty();
	}

	@Test
	void no_key_is_left_unused() throws IOException {
		StringBuilder texts = new StringBuilder();
		for (Path file : Stream.concat(files(TEMPLATES, ".html").stream(), files(SOURCES, ".java").stream()).toList()) {
			texts.append(Files.readString(file));
		}
		String all = texts.toString();
		Set<String> prefixes = Pattern.compile("[\"|']([a-z][\\w-]*(?:\\.[\\w-]+)*\\.)(?:[\"'|]|\\$\\{)")
			.matcher(all)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
		Set<String> unused = allKeys().stream()
			.filter((key) -> COMPUTED.stream().noneMatch(key::startsWith))
			.filter((key) -> prefixes.stream().noneMatch(key::startsWith))
			.filter((key) -> !all.contains(key))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(unused).isEmpty();
	}

	@Test
	void each_rule_has_words_in_both_languages() throws IOException {
		Set<String> known = allKeys();
		Map<String, String> holders = new TreeMap<>();
		for (JavaClass rules : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("pe.siaf")
			.that(com.tngtech.archunit.base.DescribedPredicate.describe("are enums of rules",
					(type) -> type.isEnum() && type.isAssignableTo(Rule.class)))) {
			Object[] held = rules.reflect().getEnumConstants();
			assertThat(held).as("codes of %s", rules.getSimpleName())
				.extracting((rule) -> ((Rule) rule).code())
				.doesNotHaveDuplicates();
			for (Object rule : held) {
				Rule one = (Rule) rule;
				holders.put(one.code(), rules.getSimpleName());
				assertThat(known).as("words for %s of %s", one.code(), rules.getSimpleName())
					.contains(one.messageKey());
			}
		}
		assertThat(holders).isNotEmpty();
	}

	private static Set<String> allKeys() throws IOException {
		Set<String> keys = new TreeSet<>();
		for (Path bundle : bundles()) {
			keys.addAll(keys(bundle));
		}
		return keys;
	}

	private static Set<String> keys(Path bundle) throws IOException {
		return new TreeSet<>(read(bundle).stringPropertyNames());
	}

	private static Set<String> places(String message) {
		return PLACE.matcher(message).results().map((match) -> match.group(1)).collect(Collectors.toSet());
	}

	private static Properties read(Path bundle) throws IOException {
		Properties messages = new Properties();
		try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		return messages;
	}

	private static List<Path> bundles() throws IOException {
		try (Stream<Path> all = Files.list(BUNDLES)) {
			return all.filter((file) -> !file.getFileName().toString().contains("_")).sorted().toList();
		}
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

}
