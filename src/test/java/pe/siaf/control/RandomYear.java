package pe.siaf.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

/**
 * Lives a random year of a unit: postings of all kinds and stages, one line or several,
 * forwards and back, allowed ones and others that the ledger refuses, and entries that
 * people put down in between.
 */
@Component
class RandomYear {

	private static final List<String> ITEMS = List.of("2.1.1.1.1.1", "2.3.1.5.1.2", "2.3.2.7.1.99", "2.6.3.2.3.1",
			"2.8.1.1.1.1");

	private final AUnitYear given;

	RandomYear(AUnitYear given) {
		this.given = given;
	}

	/**
	 * Lives.
	 * @param key a unit's year with nothing in it
	 * @param acts how many things happen
	 * @param seed which year
	 * @return how many were refused
	 */
	int live(BooksKey key, int acts, long seed) {
		Random random = new Random(seed);
		List<LineKey> lines = new ArrayList<>();
		for (int target = 1; target <= 3; target++) {
			for (String item : ITEMS) {
				LineKey line = this.given.line(key, "%04d".formatted(target), random.nextBoolean() ? "00" : "09", item,
						"NATIVE");
				lines.add(line);
				this.given.post(key, "pia/" + line, "INI", Stage.PIA, 0, line, "1000");
			}
		}
		int refused = 0;
		for (int act = 0; act < acts; act++) {
			try {
				happens(key, "act/" + act, lines, random);
			}
			catch (DataIntegrityViolationException tooMuch) {
				refused++;
			}
		}
		return refused;
	}

	private void happens(BooksKey key, String name, List<LineKey> lines, Random random) {
		int die = random.nextInt(12);
		if (die == 0) {
			note(key, name, lines, random);
		}
		else if (die == 1) {
			adjustment(key, name, random);
		}
		else if (die == 2) {
			reassignment(key, name, lines, random);
		}
		else if (die < 6) {
			chain(key, name, lines, random);
		}
		else {
			step(key, name, lines, random);
		}
	}

	/** Credit from one line to another, in whole soles. */
	private void note(BooksKey key, String name, List<LineKey> lines, Random random) {
		Amount amount = Amount.of(String.valueOf(1 + random.nextInt(900)));
		LineKey from = one(lines, random);
		LineKey to = one(lines, random);
		if (!from.equals(to)) {
			this.given.post(key, name, "INI", List.of(new Posting.Entry(from, Stage.MODIFICATION, 0, amount.negated()),
					new Posting.Entry(to, Stage.MODIFICATION, 0, amount)));
		}
	}

	/** Three debits against two credits, cut into pairs somewhere. */
	private void adjustment(BooksKey key, String name, Random random) {
		long first = 1 + random.nextInt(9_999);
		long second = 1 + random.nextInt(9_999);
		long third = 1 + random.nextInt(9_999);
		long credit = 1 + random.nextInt((int) (first + second + third - 1));
		this.given.enter(key, "ADJUSTMENT", 1 + random.nextInt(12), name,
				List.of("5801 " + cents(first) + " 0", "5302 " + cents(second) + " 0", "1301 " + cents(third) + " 0",
						"1508 0 " + cents(credit), "2101 0 " + cents(first + second + third - credit)));
	}

	/** In all stages up to one, from one line to another. */
	private void reassignment(BooksKey key, String name, List<LineKey> lines, Random random) {
		LineKey from = one(lines, random);
		LineKey to = one(lines, random);
		if (from.equals(to)) {
			return;
		}
		Amount amount = cents(1 + random.nextInt(3_000));
		List<Posting.Entry> entries = new ArrayList<>();
		for (Stage stage : AUnitYear.CHAIN.subList(0, 1 + random.nextInt(AUnitYear.CHAIN.size()))) {
			entries.add(new Posting.Entry(from, stage, 1 + random.nextInt(12), amount.negated()));
			entries.add(new Posting.Entry(to, stage, entries.get(entries.size() - 1).month(), amount));
		}
		this.given.post(key, name, "REA", entries);
	}

	/** As a payroll: several stages and lines by one posting. */
	private void chain(BooksKey key, String name, List<LineKey> lines, Random random) {
		List<Posting.Entry> entries = new ArrayList<>();
		List<Stage> stages = AUnitYear.CHAIN.subList(0, 1 + random.nextInt(AUnitYear.CHAIN.size()));
		for (LineKey line : List.of(lines.get(random.nextInt(7)), lines.get(7 + random.nextInt(8)))) {
			Amount amount = cents(1 + random.nextInt(30_000));
			stages.forEach((stage) -> entries.add(new Posting.Entry(line, stage, 4, amount)));
		}
		this.given.post(key, name, "INI", entries);
	}

	private void step(BooksKey key, String name, List<LineKey> lines, Random random) {
		Stage stage = AUnitYear.CHAIN.get(random.nextInt(AUnitYear.CHAIN.size()));
		boolean back = random.nextInt(3) == 0;
		Amount amount = cents(1 + random.nextInt(20_000));
		this.given.post(key, name, back ? "RED" : "INC", List.of(new Posting.Entry(one(lines, random), stage,
				1 + random.nextInt(12), back ? amount.negated() : amount)));
	}

	private static LineKey one(List<LineKey> lines, Random random) {
		return lines.get(random.nextInt(lines.size()));
	}

	private static Amount cents(long cents) {
		return new Amount(BigDecimal.valueOf(cents, 2));
	}

}
