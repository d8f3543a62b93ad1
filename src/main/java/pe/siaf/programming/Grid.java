package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * A table of figures that people fill in place: many cells are written at once, all or
 * none. A cell that somebody else changed meanwhile isn't overwritten (WFL-003).
 */
abstract class Grid {

	/** Cells written together, at most: a pasted table. */
	static final int MOST = 10_000;

	private static final int TARGET_DIGITS = 4;

	private static final int MOST_DIGITS = 15;

	private final Files files;

	private final AuditTrail audit;

	Grid(Files files, AuditTrail audit) {
		this.files = files;
		this.audit = audit;
	}

	/**
	 * Its name in addresses.
	 * @return a word in Spanish
	 */
	abstract String slug();

	/**
	 * What the cells hold now, with what each takes. Their targets are held already.
	 * @param key the file
	 * @param edits the cells asked about
	 * @return the cells by {@link #place}; a cell that isn't there is missing
	 */
	abstract Map<String, Cell> cells(FileKey key, List<CellEdit> edits);

	/**
	 * Writes figures into cells that may be written.
	 * @param key the file
	 * @param written the cells; null clears
	 */
	abstract void write(FileKey key, List<Written> written);

	/**
	 * Writes cells.
	 * @param key the file
	 * @param edits the cells
	 * @param actor who writes
	 * @throws RuleViolation CYC-001, PRG-101; {@link CellsRefused} naming each cell that
	 * can't be kept
	 */
	@Transactional
	public void save(FileKey key, List<CellEdit> edits, Profile actor) {
		this.files.requireWritable(key, actor);
		if (edits.isEmpty()) {
			return;
		}
		this.files.holdTargets(key, edits.stream().map(Grid::target).collect(Collectors.toSet()));
		Map<String, Cell> cells = cells(key, edits);
		List<CellProblem> problems = new ArrayList<>();
		List<Written> written = new ArrayList<>();
		Map<String, Object> before = new LinkedHashMap<>();
		Map<String, Object> after = new LinkedHashMap<>();
		for (CellEdit edit : edits) {
			try {
				Cell cell = judge(edit, cells.get(place(edit)), problems);
				if (cell != null) {
					BigDecimal figure = figure(edit, cell);
					written.add(new Written(edit.row(), edit.column(), figure));
					before.put(place(edit), String.valueOf(cell.figure()));
					after.put(place(edit), String.valueOf(figure));
				}
			}
			catch (RuleViolation refused) {
				problems.add(CellProblem.of(edit, refused));
			}
		}
		if (!problems.isEmpty()) {
			throw new CellsRefused(problems);
		}
		write(key, written);
		this.audit.record(actor, key.secEjec(), "edit", Files.TYPE, key.id() + "/" + slug(), before, after);
	}

	private @Nullable Cell judge(CellEdit edit, @Nullable Cell cell, List<CellProblem> problems) {
		if (cell == null) {
			throw new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", edit.row() + " " + edit.column()));
		}
		if (cell.computed()) {
			throw new RuleViolation(ProgrammingRule.COMPUTED, Map.of());
		}
		BigDecimal seen = seen(edit);
		boolean same = (seen == null) ? cell.figure() == null
				: cell.figure() != null && cell.figure().compareTo(seen) == 0;
		if (!same) {
			String current = (cell.figure() != null) ? cell.figure().stripTrailingZeros().toPlainString() : "";
			problems.add(new CellProblem(edit.row(), edit.column(),
					new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Figures.of("current", current)), current));
			return null;
		}
		return cell;
	}

	private static @Nullable BigDecimal seen(CellEdit edit) {
		return edit.seen().isEmpty() ? null : parse(edit.seen(), edit);
	}

	private static @Nullable BigDecimal figure(CellEdit edit, Cell cell) {
		if (edit.typed().isEmpty()) {
			return null;
		}
		BigDecimal figure = parse(edit.typed(), edit);
		// counted in long: the digits of 1E2147483647 overflow
		boolean fits = figure.signum() >= 0 && figure.stripTrailingZeros().scale() <= cell.decimals()
				&& (long) figure.precision() - figure.scale() <= MOST_DIGITS;
		if (!fits) {
			throw bad(edit);
		}
		return figure;
	}

	private static BigDecimal parse(String typed, CellEdit edit) {
		try {
			return new BigDecimal(typed);
		}
		catch (NumberFormatException unreadable) {
			throw bad(edit);
		}
	}

	private static RuleViolation bad(CellEdit edit) {
		return new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", String.valueOf(edit.after())));
	}

	/** The target of a row, whose key begins with its number. */
	private static String target(CellEdit edit) {
		return edit.row().substring(0, Math.min(TARGET_DIGITS, edit.row().length()));
	}

	static String place(CellEdit edit) {
		return edit.row() + " " + edit.column();
	}

	/**
	 * A cell as it is.
	 *
	 * @param figure what it holds, or null
	 * @param decimals how many decimals it takes
	 * @param computed whether it follows from other figures
	 */
	record Cell(@Nullable BigDecimal figure, int decimals, boolean computed) {
	}

	/**
	 * A cell to write.
	 *
	 * @param row the row's key
	 * @param column the column's key
	 * @param figure the figure, or null to clear
	 */
	record Written(String row, String column, @Nullable BigDecimal figure) {
	}

}
