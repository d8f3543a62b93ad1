package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.ceiling.CeilingLine.Cell;
import pe.siaf.ceiling.CeilingVersions.YearTotal;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * What would happen if one figure were another: every level above with what it would have
 * left, every one below as it would be if each kept its share. Nothing is saved.
 */
@Component
class WhatIf {

	/** More rows than anybody reads on a page. */
	private static final int SHOWN = 300;

	private final JdbcClient jdbc;

	private final CeilingQueries queries;

	private final CeilingVersions versions;

	WhatIf(JdbcClient jdbc, CeilingQueries queries, CeilingVersions versions) {
		this.jdbc = jdbc;
		this.queries = queries;
		this.versions = versions;
	}

	/**
	 * Reckons.
	 * @param version the version
	 * @param line the ceiling that would change
	 * @param year in which year
	 * @param typed the amount it would have, as typed
	 * @param reader who asks
	 * @return what would be; without levels where the text is no amount in whole soles
	 */
	Simulation of(CeilingVersion version, CeilingLine line, int year, String typed, Profile reader) {
		Cell cell = line.years().get(version.years().indexOf(year));
		Amount now = (cell.amount() != null) ? cell.amount() : Amount.ZERO;
		Amount then = read(typed);
		if (then == null || cell.id() == null) {
			return new Simulation(now, then, !typed.isBlank() && then == null, List.of(), List.of(), 0);
		}
		List<Level> below = below(cell.id(), then);
		return new Simulation(now, then, false, above(version, line, year, then.minus(now), reader),
				below.stream().limit(SHOWN).toList(), below.size());
	}

	private static @Nullable Amount read(String typed) {
		try {
			Amount amount = new AmountFormatter().parse(typed, Locale.ROOT);
			return (amount.isWhole() && !amount.isNegative()) ? amount : null;
		}
		catch (ParseException | ArithmeticException unreadable) {
			return null;
		}
	}

	private List<Upper> above(CeilingVersion version, CeilingLine line, int year, Amount more, Profile reader) {
		List<Upper> upper = new ArrayList<>();
		List<CeilingLine> above = this.queries.above(version, line, reader);
		int index = version.years().indexOf(year);
		boolean root = above.isEmpty();
		if (root && CeilingVersions.seesAll(reader)) {
			for (YearTotal total : this.versions.totals(version.id())) {
				if (total.year() == year) {
					upper.add(new Upper("", "", total.limitAmount(), total.total(),
							total.total().plus(counts(version, line) ? more : Amount.ZERO)));
				}
			}
		}
		if (!root) {
			CeilingLine parent = above.get(above.size() - 1);
			Cell cell = parent.years().get(index);
			if (cell.amount() != null) {
				upper.add(new Upper(parent.code(), parent.name(), cell.amount(), cell.distributed(),
						cell.distributed().plus(more)));
			}
		}
		return upper;
	}

	private boolean counts(CeilingVersion version, CeilingLine line) {
		return this.jdbc.sql("select ceiling_counts(?, ?)")
			.params(version.fiscalYear(), CeilingGrids.keys(line).get(CeilingKey.RUBRO))
			.query(Boolean.class)
			.single();
	}

	private List<Level> below(long id, Amount then) {
		List<Node> nodes = this.jdbc
			.sql("""
					with recursive below as (
					  select c.id, c.parent_id, 0 depth, c.amount, c.distributed, ceiling_label(c) label, array[ceiling_label(c)] place
					  from ceiling c where c.id = ?
					  union all
					  select c.id, c.parent_id, b.depth + 1, c.amount, c.distributed, ceiling_label(c), b.place || ceiling_label(c)
					  from below b join ceiling c on c.parent_id = b.id)
					select id, parent_id, depth, amount, distributed, label from below order by place""")
			.param(id)
			.query(Node.class)
			.list();
		Map<Long, Amount> amounts = new HashMap<>();
		amounts.put(id, then);
		Map<Long, List<Node>> children = new HashMap<>();
		nodes.stream()
			.filter((node) -> node.parentId() != null && node.id() != id)
			.forEach((node) -> children.computeIfAbsent(node.parentId(), (key) -> new ArrayList<>()).add(node));
		List<Level> levels = new ArrayList<>();
		for (Node node : nodes) {
			Amount amount = amounts.getOrDefault(node.id(), node.amount());
			share(node, amount, children.getOrDefault(node.id(), List.of()), amounts);
			if (node.id() != id) {
				levels.add(new Level(node.label(), node.depth(), node.amount(), amount));
			}
		}
		return levels;
	}

	/**
	 * Each child keeps its share of what is given out now; if what there would be covers
	 * all, nothing changes. The last soles go to the largest remainders.
	 */
	private static void share(Node node, Amount then, List<Node> children, Map<Long, Amount> amounts) {
		if (!node.distributed().exceeds(then)) {
			return;
		}
		BigDecimal left = then.value();
		Map<Long, BigDecimal> remainders = new HashMap<>();
		for (Node child : children) {
			BigDecimal exact = child.amount()
				.value()
				.multiply(then.value())
				.divide(node.distributed().value(), 10, RoundingMode.DOWN);
			BigDecimal whole = exact.setScale(0, RoundingMode.DOWN);
			amounts.put(child.id(), new Amount(whole));
			remainders.put(child.id(), exact.subtract(whole));
			left = left.subtract(whole);
		}
		List<Node> byRemainder = children.stream()
			.sorted(Comparator.comparing((Node child) -> remainders.get(child.id())).reversed())
			.limit(left.intValue())
			.toList();
		byRemainder.forEach((child) -> amounts.computeIfPresent(child.id(), (key, one) -> one.plus(Amount.of(1))));
	}

	private record Node(long id, @Nullable Long parentId, int depth, Amount amount, Amount distributed, String label) {
	}

	/**
	 * What would be.
	 *
	 * @param now the amount as it is
	 * @param then the amount as it would be, or null where none can be read
	 * @param faulty whether something was typed that is no amount in whole soles
	 * @param above what is above, the nearest first
	 * @param below what is below, in the order of the tree, at most some hundreds
	 * @param belowCount how many are below in all
	 */
	record Simulation(Amount now, @Nullable Amount then, boolean faulty, List<Upper> above, List<Level> below,
			int belowCount) {
	}

	/**
	 * A level above.
	 *
	 * @param code its code; empty for the country
	 * @param name what it is called
	 * @param limit what it has
	 * @param now what it gives out now
	 * @param then what it would give out
	 */
	record Upper(String code, String name, Amount limit, Amount now, Amount then) {

		/** What it would have left; negative where it has too little. */
		public Amount left() {
			return this.limit.minus(this.then);
		}

	}

	/**
	 * A ceiling below.
	 *
	 * @param label its keys
	 * @param depth how far below
	 * @param now as it is
	 * @param then as it would be
	 */
	record Level(String label, int depth, Amount now, Amount then) {

		public Amount difference() {
			return this.then.minus(this.now);
		}

	}

}
