package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Thousands;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * What is typed to set a product's own target; a year left empty has none.
 *
 * @param product program and product, such as {@code 0001-3033254}
 * @param q0 the quantity of the year of the law
 * @param q1 of the year after
 * @param q2 of the year after that
 * @param seen how the targets stood when the form was opened
 */
record ProductTargetForm(@Nullable String product, @Nullable String q0, @Nullable String q1, @Nullable String q2,
		@Nullable String seen) {

	private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

	private static final Pattern FOUR_DECIMALS = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");

	@Override
	public String product() {
		return Objects.requireNonNullElse(this.product, "");
	}

	/**
	 * What was typed for a year.
	 * @param at 0 for the year of the law, 1 or 2 for those after it
	 * @return the text, empty where there is none
	 */
	public String typed(int at) {
		List<@Nullable String> typed = Arrays.asList(this.q0, this.q1, this.q2);
		return Objects.requireNonNullElse(typed.get(at), "").strip();
	}

	/** What was typed, by year; refused with PRG-104 where it is no quantity. */
	Map<Integer, BigDecimal> quantities(FileKey key, boolean whole) {
		Map<Integer, BigDecimal> quantities = new LinkedHashMap<>();
		for (int at = 0; at < key.years().size(); at++) {
			String text = typed(at);
			if (!text.isEmpty()) {
				quantities.put(key.years().get(at), quantity(text, whole, "q" + at));
			}
		}
		return quantities;
	}

	private static BigDecimal quantity(String text, boolean whole, String field) {
		String plain = Thousands.without(text);
		if (!(whole ? WHOLE : FOUR_DECIMALS).matcher(plain).matches()) {
			throw new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", text), field);
		}
		return new BigDecimal(plain);
	}

}
