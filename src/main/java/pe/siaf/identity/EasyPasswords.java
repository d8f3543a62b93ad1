package pe.siaf.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/**
 * Passwords that are guessed first: words everybody takes, words of this system and the
 * person's own name, with years, runs and repetitions around them. What is left without
 * those has to be something.
 */
final class EasyPasswords {

	private static final int LEFT = 5;

	private static final int RUN = 3;

	/** One word a line, in plain small letters; lines with # are remarks. */
	private static final List<String> WORDS = read("identity/easy-passwords.txt");

	private EasyPasswords() {
	}

	/**
	 * Whether a password would be guessed early.
	 * @param password as chosen
	 * @param username by whom
	 * @return true if nothing much is left of it
	 */
	static boolean isEasy(String password, String username) {
		String plain = plain(password);
		List<String> words = Stream.concat(Stream.of(plain(username).split("[^a-z0-9]+")), WORDS.stream())
			.filter((word) -> word.length() >= RUN)
			.sorted(Comparator.comparing(String::length).reversed())
			.toList();
		return isLittle(plain, words) || isLittle(asLetters(plain), words);
	}

	private static boolean isLittle(String password, List<String> words) {
		String left = password;
		for (String word : words) {
			left = left.replace(word, " ");
		}
		left = left.replaceAll("(19|20)\\d\\d", " ");
		return withoutRuns(left).chars().filter((sign) -> sign != ' ').distinct().count() < LEFT;
	}

	/** Leaves out abc, 321, aaa and the like. */
	private static String withoutRuns(String text) {
		StringBuilder left = new StringBuilder();
		int start = 0;
		while (start < text.length()) {
			int end = start + 1;
			if (end < text.length()) {
				int step = text.charAt(end) - text.charAt(start);
				while (end < text.length() && Math.abs(step) <= 1 && text.charAt(end) - text.charAt(end - 1) == step) {
					end++;
				}
			}
			left.append((end - start >= RUN) ? " " : text.substring(start, end));
			start = end;
		}
		return left.toString();
	}

	/** Small letters without accents. */
	private static String plain(String text) {
		return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
	}

	/** Signs that stand for letters become those. */
	private static String asLetters(String text) {
		String signs = "013457@$!";
		String letters = "oieastasi";
		StringBuilder read = new StringBuilder();
		text.chars().forEach((sign) -> {
			int place = signs.indexOf(sign);
			read.append((place < 0) ? (char) sign : letters.charAt(place));
		});
		return read.toString();
	}

	private static List<String> read(String resource) {
		try (InputStream in = new ClassPathResource(resource).getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.toList();
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

}
