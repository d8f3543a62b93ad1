package pe.siaf.execution;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import pe.siaf.execution.LineChoices.LineChoice;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * The amounts typed beside the lines of a form, as text, so that nothing typed is lost.
 * Each stands in a parameter named after its line: a list would be split at the comma of
 * {@code 75,000.00}.
 *
 * @param byLine text by the line's key
 */
record TypedAmounts(Map<String, String> byLine) {

	static final String PREFIX = "monto.";

	static TypedAmounts in(HttpServletRequest request) {
		Map<String, String> typed = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (name.startsWith(PREFIX) && !values[0].isBlank()) {
				typed.put(name.substring(PREFIX.length()), values[0].strip());
			}
		});
		return new TypedAmounts(typed);
	}

	/** What is left of each line, to be taken whole or lowered. */
	static TypedAmounts left(List<LineChoice> choices) {
		Map<String, String> left = new LinkedHashMap<>();
		choices.stream()
			.filter((choice) -> choice.available().isPositive())
			.forEach((choice) -> left.put(choice.key(), AmountFormatter.print(choice.available())));
		return new TypedAmounts(left);
	}

	static TypedAmounts of(List<ActLine> lines) {
		Map<String, String> typed = new LinkedHashMap<>();
		lines.forEach((line) -> typed.put(line.line().toString(), AmountFormatter.print(line.amount())));
		return new TypedAmounts(typed);
	}

	static TypedAmounts none() {
		return new TypedAmounts(Map.of());
	}

	/** The lines with an amount before the others: nobody searches for what was typed. */
	List<LineChoice> first(List<LineChoice> choices) {
		return choices.stream()
			.sorted(Comparator.comparing((choice) -> !this.byLine.containsKey(choice.key())))
			.toList();
	}

	public String of(String key) {
		return this.byLine.getOrDefault(key, "");
	}

	/**
	 * Reads them.
	 * @param choices the lines offered; no other is taken
	 * @param unreadable gets the text that is no amount, by line
	 * @return the lines with an amount
	 */
	Lines read(List<LineChoice> choices, Map<String, String> unreadable) {
		List<LineAmount> read = new ArrayList<>();
		for (LineChoice choice : choices) {
			String text = of(choice.key());
			try {
				Amount amount = text.isEmpty() ? Amount.ZERO : new AmountFormatter().parse(text, Locale.ROOT);
				if (!amount.isZero()) {
					read.add(new LineAmount(choice.line(), amount));
				}
			}
			catch (ParseException notAnAmount) {
				unreadable.put(choice.key(), text);
			}
		}
		return Lines.of(read);
	}

}
