package pe.siaf.ceiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.ceiling.CeilingGrid.Row;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.WorkflowRule;

/** Makes grids of what ceilings give out, and saves what was typed into them. */
@Component
class CeilingGrids {

	/** What a ceiling may be given out by, beside units and cost centres. */
	private static final List<CeilingKey> AXES = List.of(CeilingKey.CATEGORY, CeilingKey.PRODUCT, CeilingKey.FUNCTION,
			CeilingKey.GEOGRAPHY, CeilingKey.RUBRO, CeilingKey.GENERIC, CeilingKey.EXPENDITURE_CATEGORY);

	/** The field with the keys of a row to add. */
	private static final String ADDED = "nuevo";

	private final Distribution distribution;

	private final CeilingCandidates candidates;

	private final CeilingQueries queries;

	private final Refusals refusals;

	CeilingGrids(Distribution distribution, CeilingCandidates candidates, CeilingQueries queries, Refusals refusals) {
		this.distribution = distribution;
		this.candidates = candidates;
		this.queries = queries;
		this.refusals = refusals;
	}

	/**
	 * The grid of the pliegos' ceilings, with one row to add another.
	 * @param version the version
	 * @param lines the ceilings shown
	 * @param typed what was typed; empty to show what is kept
	 * @param actor who looks
	 * @return the grid
	 */
	CeilingGrid ofRoots(CeilingVersion version, List<CeilingLine> lines, Map<String, String> typed, Profile actor) {
		List<Row> rows = new ArrayList<>();
		for (CeilingLine line : lines) {
			rows.add(CeilingGrid.row(keys(line), line.code(), line.name(), line, version, typed));
		}
		CeilingKeys added = CeilingKeys.parse(typed.getOrDefault(ADDED, "").strip()).orElse(null);
		if (added != null && rows.stream().noneMatch((row) -> row.keys().equals(added))) {
			rows.add(CeilingGrid.row(added, added.label(), "", null, version, again(typed, added)));
		}
		Map<String, String> nameless = (added != null) ? Map.of() : nameless(typed);
		return grid(version, rows, CeilingScope.givesOut(actor, version, ""), "", typed, nameless);
	}

	/** What was typed to add a row that nobody knows whose it is. */
	private static Map<String, String> nameless(Map<String, String> typed) {
		return typed.entrySet()
			.stream()
			.filter((one) -> one.getKey().equals(ADDED) || isOfAdded(one.getKey()))
			.filter((one) -> !one.getValue().isBlank())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static boolean isOfAdded(String field) {
		return field.startsWith("m.nuevo.") || field.equals("r.nuevo");
	}

	/** The fields of the row that is added, called as those of a row that is there. */
	private static Map<String, String> again(Map<String, String> typed, CeilingKeys added) {
		return typed.entrySet()
			.stream()
			.filter((one) -> isOfAdded(one.getKey()))
			.collect(Collectors.toMap((one) -> one.getKey().replace(ADDED, added.text()), Map.Entry::getValue));
	}

	/**
	 * The grid of what a ceiling gives out: to those who have something and to those who
	 * could have.
	 * @param version the version
	 * @param parent the ceiling
	 * @param axis by which key to give out, as long as nothing is given out yet; a letter
	 * @param typed what was typed; empty to show what is kept
	 * @param actor who looks
	 * @return the grid
	 */
	CeilingGrid of(CeilingVersion version, CeilingLine parent, @Nullable String axis, Map<String, String> typed,
			Profile actor) {
		List<CeilingLine> lines = this.queries.children(version, parent, actor);
		CeilingKeys above = keys(parent);
		String by = lines.isEmpty() ? axis(parent, axis)
				: keys(lines.get(0)).without(above)
					.codes()
					.keySet()
					.stream()
					.map((key) -> String.valueOf(key.letter()))
					.collect(Collectors.joining());
		List<Row> rows = new ArrayList<>();
		for (CeilingLine line : lines) {
			rows.add(CeilingGrid.row(keys(line), line.code(), line.name(), line, version, typed));
		}
		boolean editable = CeilingScope.givesOut(actor, version, parent.tier());
		Set<CeilingKeys> there = rows.stream().map(Row::keys).collect(Collectors.toSet());
		if (editable && by.length() == 1) {
			for (CeilingCandidates.Candidate one : this.candidates.of(version, above, by.charAt(0))) {
				CeilingKeys keys = above.with(one.keys());
				if (!there.contains(keys)) {
					rows.add(CeilingGrid.row(keys, one.code(), one.name(), null, version, typed));
				}
			}
		}
		return grid(version, rows, editable, by, typed, Map.of());
	}

	/** The keys by which a ceiling that gave out nothing yet can be given out. */
	List<CeilingKey> axes(CeilingLine parent) {
		CeilingKeys above = keys(parent);
		List<CeilingKey> axes = new ArrayList<>();
		switch (parent.tier()) {
			case "PLIEGO" -> axes.add(CeilingKey.UNIT);
			case "UE" -> axes.add(CeilingKey.CENTRE);
			default -> {
			}
		}
		AXES.stream()
			.filter((key) -> above.get(key).isEmpty())
			.filter((key) -> key != CeilingKey.PRODUCT || !above.get(CeilingKey.CATEGORY).isEmpty())
			.forEach(axes::add);
		return axes;
	}

	private String axis(CeilingLine parent, @Nullable String asked) {
		List<CeilingKey> axes = axes(parent);
		return String.valueOf(axes.stream()
			.filter((key) -> String.valueOf(key.letter()).equals(asked))
			.findFirst()
			.or(() -> axes.stream().findFirst())
			.map(CeilingKey::letter)
			.orElse('U'));
	}

	private static CeilingGrid grid(CeilingVersion version, List<Row> rows, boolean editable, String axis,
			Map<String, String> typed, Map<String, String> nameless) {
		return new CeilingGrid(rows, editable, axis, typed.getOrDefault("criterion", ""),
				typed.getOrDefault("norm", ""), typed.getOrDefault("reason", ""), typed.containsKey("proposed"),
				CeilingGrid.lost(typed, rows, version), nameless);
	}

	/**
	 * Saves what was typed, all of it or nothing.
	 * @param version the version
	 * @param parent the ceiling that is given out, or null for what hangs on none
	 * @param grid what was typed
	 * @param actor who saves
	 * @param next where to tell that it went in
	 * @param model where to tell why not
	 * @return whether it went in
	 */
	boolean save(CeilingVersion version, @Nullable CeilingLine parent, CeilingGrid grid, Profile actor,
			RedirectAttributes next, Model model) {
		if (grid.stale()) {
			// drawn anew with what the others kept: whoever sends it again has seen it
			model.addAttribute("gridRefusal",
					this.refusals.view(new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of())));
			return false;
		}
		if (grid.faulty()) {
			model.addAttribute("faulty", true);
			return false;
		}
		if (!grid.nameless().isEmpty()) {
			model.addAttribute("nameless", true);
			return false;
		}
		Distribution.Order order = grid.order();
		if (order.entries().isEmpty()) {
			next.addFlashAttribute("notice", "ceiling.nothing");
			return true;
		}
		try {
			int changed = this.distribution.give(version.id(), (parent != null) ? parent.id() : null, order, actor);
			next.addFlashAttribute("notice", "ceiling.saved").addFlashAttribute("noticeArguments", List.of(changed));
			return true;
		}
		catch (RuleViolation refused) {
			model.addAttribute("gridRefusal", this.refusals.view(refused));
			return false;
		}
	}

	static CeilingKeys keys(CeilingLine line) {
		return CeilingKeys.parse(line.keys())
			.orElseThrow(() -> new IllegalStateException("Keys of a ceiling: " + line.keys()));
	}

}
