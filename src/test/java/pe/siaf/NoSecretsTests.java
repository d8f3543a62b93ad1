package pe.siaf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No key, token or password of a real system is tracked: whoever clones the repository
 * gets nothing that opens a door. What the demonstration publishes on purpose is listed.
 */
class NoSecretsTests {

	private static final Map<String, Pattern> SECRETS = Map.of("a private key",
			Pattern.compile("-----BEGIN [A-Z ]*PRIVATE " + "KEY-----"), "a cloud's key",
			Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|\\bAIza[0-9A-Za-z_-]{35}\\b"), "a forge's token",
			Pattern.compile(
					"\\b(gh[pousr]_[0-9A-Za-z]{36,}|github_pat_\\w{60,}|glpat-[\\w-]{20,}|npm_[0-9A-Za-z]{36})\\b"),
			"a chat's token", Pattern.compile("\\bxox[abprs]-[0-9A-Za-z-]{10,}"), "a signed token",
			Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"), "credentials in an address",
			Pattern.compile("\\b[a-z][a-z0-9+.-]*://[^\\s/:@\"'{}$<]+:[^\\s/:@\"'{}$<]+@"),
			"a password or key that is set",
			Pattern.compile(
					"(?i)\\b(?:[a-z0-9]+[._-])*(?:password|passwd|secret|token|api[_-]?key|(?:second[._-]factor|signing|private)[._-]key)"
							+ "\\s*(?:=|:(?!'))\\s*[\"']?(?![+?-])(?<value>[^\\s\"'${}<>()#,;…]{8,})"),
			"32 bytes of a key", Pattern.compile("(?<![\\w+/-])(?<value>[A-Za-z0-9+/]{43}=)(?![\\w+/=])"));

	/**
	 * Published on purpose: they open the demonstration only, and no production starts
	 * with them.
	 */
	private static final Set<String> PUBLISHED = Set.of("siaf-demo", "c2lhZi1paS1kZW1vbnN0cmF0aW9uLWtleS0wMDAwMDE=");

	/**
	 * Where words such as "password=" introduce words of people, or settings of a plugin.
	 */
	private static final Pattern WORDS = Pattern
		.compile(".*/messages/.*\\.properties|.*\\.java|.*\\.html|.*\\.js|.*\\.md");

	@Test
	void no_tracked_file_holds_a_secret() throws Exception {
		List<String> found = new ArrayList<>();
		for (Path file : tracked()) {
			found.addAll(in(file.toString(), text(file)));
		}
		assertThat(found).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-----BEGIN RSA PRIVATE " + "KEY-----", "key: AKIA" + "ABCDEFGHIJKLMNOP",
			"token ghp" + "_0123456789abcdefghijABCDEFGHIJ0123456789", "xoxb" + "-1234567890-abcdef",
			"jdbc:postgresql" + "://siaf:hunter22@db/siaf", "spring.datasource.password" + "=correct-horse",
			"SIAF_SECOND_FACTOR_KEY" + "=3q2+7wAAAA" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
	void a_secret_would_be_found(String line) {
		assertThat(in("deploy/.env", line)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_DATASOURCE_PASSWORD=…", "POSTGRES_PASSWORD: ${SIAF_DATABASE_PASSWORD:?set it}",
			"password: siaf-demo", "alter role siaf password :'owner_password';" })
	void a_place_for_a_secret_is_none(String line) {
		assertThat(in("docker-compose.yml", line)).isEmpty();
	}

	private static List<String> in(String name, String text) {
		List<String> found = new ArrayList<>();
		SECRETS.forEach((what, pattern) -> {
			Matcher match = pattern.matcher(text);
			boolean words = what.startsWith("a password") && WORDS.matcher(name).matches();
			while (!words && match.find()) {
				String value = pattern.pattern().contains("<value>") ? match.group("value") : match.group();
				if (!PUBLISHED.contains(value)) {
					found.add(name + " holds " + what);
				}
			}
		});
		return found;
	}

	private static String text(Path file) throws IOException {
		byte[] content = Files.readAllBytes(file);
		for (int at = 0; at < Math.min(content.length, 8000); at++) {
			if (content[at] == 0) {
				return "";
			}
		}
		return new String(content, StandardCharsets.UTF_8);
	}

	private static List<Path> tracked() throws IOException, InterruptedException {
		Process git = new ProcessBuilder("git", "ls-files", "-z").redirectErrorStream(true).start();
		String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(git.exitValue()).as(names).isZero();
		return names.lines()
			.flatMap((line) -> Pattern.compile("\0").splitAsStream(line))
			.map(Path::of)
			.filter(Files::isRegularFile)
			.toList();
	}

}
