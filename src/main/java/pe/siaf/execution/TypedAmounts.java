package pe.siaf.execution;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

	private static final int PASTED_CELLS = 5;

	/** What was free on a line when the form was drawn. */
	static final String SHOWN = "libre.";

	/** Lines from a spreadsheet, beside those typed one by one. */
	static final String PASTED = "pegado";

	static TypedAmounts in(HttpServletRequest request) {
		Map<String, String> typed = new LinkedHashMap<>(in(request, PREFIX).byLine);
		String pasted = request.getParameter(PASTED);
		if (pasted != null) {
			pasted.lines().filter((row) -> !row.isBlank()).forEach((row) -> paste(row.split("\t", -1), typed));
		}
		return new TypedAmounts(typed);
	}

	/**
	 * A row from a spreadsheet: the line's key and its amount, or target, rubro, type of
	 * resource, item and amount. What is no row is kept as it is, to be told.
	 */
	private static void paste(String[] cells, Map<String, String> typed) {
		String amount = cells[cells.length - 1].strip();
		if (cells.length == PASTED_CELLS) {
			typed.put("%s-%s-%s-%s".formatted(cells[0].strip(), cells[1].strip(),
					cells[2].isBlank() ? "0" : cells[2].strip(), cells[3].strip()), amount);
		}
		else {
			typed.put((cells.length == 2) ? cells[0].strip() : String.join(" ", cells).strip(), amount);
		}
	}

	/**
	 * Those of lines that the form doesn't offer.
	 * @param choices the lines offered
	 * @return their keys as typed
	 */
	List<String> strangers(List<LineChoice> choices) {
		Set<String> offered = choices.stream().map(LineChoice::key).collect(java.util.stream.Collectors.toSet());
		return this.byLine.keySet().stream().filter((key) -> !offered.contains(key)).toList();
	}

	static TypedAmounts in(HttpServletRequest request, String prefix) {
		Map<String, String> typed = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (name.startsWith(prefix) && !values[0].isBlank()) {
				typed.put(name.substring(prefix.length()), values[0].strip());
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

	static TypedAmounts of(Lines lines) {
		Map<String, String> typed = new LinkedHashMap<>();
		lines.list().forEach((line) -> typed.put(line.line().toString(), AmountFormatter.print(line.amount())));
		return new TypedAmounts(typed);
	}

	static TypedAmounts none() {
		return new TypedAmounts(Map.of());
	}

	/**
	 * The amount as stored ones are printed, or the text where it is no amount.
	 * @param key the line's key
	 * @return for example {@code 1,000.00}
	 */
	String printed(String key) {
		try {
			return of(key).isEmpty() ? "" : AmountFormatter.print(new AmountFormatter().parse(of(key), Locale.ROOT));
		}
		catch (ParseException notAnAmount) {
			return of(key);
		}
	}

	/**
	 * These, with some lines as they are stored.
	 * @param stored the stored ones
	 * @param taken names of the parameters to take from there
	 * @return the amounts to send
	 */
	TypedAmounts taking(TypedAmounts stored, Set<String> taken) {
		Map<String, String> mixed = new LinkedHashMap<>(this.byLine);
		taken.stream()
			.filter((name) -> name.startsWith(PREFIX))
			.map((name) -> name.substring(PREFIX.length()))
			.forEach((line) -> {
				mixed.remove(line);
				if (stored.byLine.containsKey(line)) {
					mixed.put(line, stored.of(line));
				}
			});
		return new TypedAmounts(mixed);
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
