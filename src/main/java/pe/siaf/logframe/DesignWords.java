package pe.siaf.logframe;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Words by which a text gives itself away. They are rows of {@code design_word}, in
 * Spanish, without accents; a star at the end stands for any ending.
 */
final class DesignWords {

	/** A common beginning of so many letters makes two words one: capacit-ar, -ación. */
	private static final int STEM = 5;

	/** Sought in every cell of a matrix at each keystroke, so brought into form once. */
	private final Map<Kind, List<Sought>> words;

	private final Set<String> fillers;

	DesignWords(List<Word> words) {
		this.words = words.stream()
			.collect(Collectors.groupingBy(Word::kind, () -> new EnumMap<>(Kind.class),
					Collectors.mapping((word) -> new Sought(word, word.pattern()), Collectors.toList())));
		this.fillers = words.stream()
			.filter((word) -> word.kind() == Kind.FILLER)
			.map(Word::text)
			.collect(Collectors.toSet());
	}

	/**
	 * The first word of a kind that a text contains.
	 * @param kind the kind
	 * @param texts the texts
	 * @return the word as it is listed, without its star
	 */
	Optional<String> find(Kind kind, @Nullable String... texts) {
		String plain = Stream.of(texts).map(DesignWords::plain).collect(Collectors.joining(" ", " ", " "));
		for (Sought sought : of(kind)) {
			if (plain.contains(sought.pattern())) {
				return Optional.of(sought.word().shown());
			}
		}
		return Optional.empty();
	}

	/**
	 * The word of a kind that a text begins with.
	 * @param kind the kind
	 * @param text the text
	 * @return the word
	 */
	Optional<Word> opening(Kind kind, String text) {
		String plain = " " + plain(text) + " ";
		for (Sought sought : of(kind)) {
			if (plain.startsWith(sought.pattern())) {
				return Optional.of(sought.word());
			}
		}
		return Optional.empty();
	}

	/**
	 * How alike two texts are: words they share among all their words.
	 * @param one a text
	 * @param other another one
	 * @param stems whether words of one stem are the same
	 * @return from 0 to 100
	 */
	int likeness(String one, String other, boolean stems) {
		Set<String> ours = content(one, stems);
		Set<String> all = new HashSet<>(content(other, stems));
		Set<String> shared = new HashSet<>(ours);
		shared.retainAll(all);
		all.addAll(ours);
		return all.isEmpty() ? 0 : shared.size() * 100 / all.size();
	}

	private Set<String> content(String text, boolean stems) {
		return Stream.of(plain(text).split(" ", -1))
			.filter((word) -> word.length() > 1 && !this.fillers.contains(word))
			.map((word) -> (stems && word.length() > STEM) ? word.substring(0, STEM) : word)
			.collect(Collectors.toSet());
	}

	private List<Sought> of(Kind kind) {
		return this.words.getOrDefault(kind, List.of());
	}

	/** Lower case, without accents, letters and digits only, one space between words. */
	static String plain(@Nullable String text) {
		return (text == null) ? ""
				: Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
					.codePoints()
					.filter((character) -> Character.getType(character) != Character.NON_SPACING_MARK)
					.collect(StringBuilder::new, DesignWords::appendPlain, StringBuilder::append)
					.toString()
					.strip();
	}

	private static void appendPlain(StringBuilder plain, int character) {
		boolean word = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
		if (word) {
			plain.append((char) character);
		}
		else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
			plain.append(' ');
		}
	}

	/** Whether a text names somebody, who may be unknown. */
	static boolean names(@Nullable String text, @Nullable String somebody) {
		String name = plain(somebody);
		return !name.isEmpty() && (" " + plain(text) + " ").contains(" " + name + " ");
	}

	/** What a word gives away. */
	enum Kind {

		/** Begins a task of an office, not something delivered. */
		INTERNAL_TASK,

		/** What an executor decides alone. */
		EXECUTOR_CONTROL,

		/** The executor's own papers. */
		OWN_WORD,

		/** Cost or input of a formula. */
		COST_OR_INPUT,

		/** What is counted; the word's dimension is the unit's. */
		DIMENSION,

		/** Says nothing of the content. */
		FILLER

	}

	/** A word beside what a plain text that holds it contains. */
	private record Sought(Word word, String pattern) {
	}

	/**
	 * A row of the list.
	 *
	 * @param kind what it gives away
	 * @param text the word, with a star at the end for any ending
	 * @param dimension of a unit of measure, for words of that kind
	 */
	record Word(Kind kind, String text, @Nullable String dimension) {

		String pattern() {
			return this.text.endsWith("*") ? " " + shown() : " " + this.text + " ";
		}

		String shown() {
			return this.text.endsWith("*") ? this.text.substring(0, this.text.length() - 1) : this.text;
		}

	}

}
