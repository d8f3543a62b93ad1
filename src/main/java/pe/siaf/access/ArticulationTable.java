package pe.siaf.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.access.Articulation.Cell;
import pe.siaf.access.Articulation.Executor;
import pe.siaf.access.Articulation.Row;
import pe.siaf.ui.TableExport;

/** The articulation as a table to take away; sums are left to whoever reads it. */
@Component
class ArticulationTable {

	private final MessageSource messages;

	ArticulationTable(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The matrix, a row for each activity and each product without any.
	 * @param name the file's name
	 * @param matrix the matrix
	 * @return the table
	 */
	TableExport of(String name, Articulation matrix) {
		List<String> titles = new ArrayList<>(words("access.product", "access.activity", "access.node"));
		for (String level : Articulation.LEVELS) {
			for (String column : List.of("units", "target", "measure", "executed", "pim", "certified", "accrued",
					"covered", "flaws")) {
				titles.add(word("access.short." + level) + " · " + word("access." + column));
			}
		}
		Set<String> parents = matrix.rows()
			.stream()
			.filter((row) -> !row.activity().isEmpty())
			.map(Row::product)
			.collect(Collectors.toSet());
		Stream<Row> leaves = matrix.rows()
			.stream()
			.filter((row) -> !row.isTotal() && !(row.isProduct() && parents.contains(row.product())));
		List<Row> products = matrix.rows().stream().filter(Row::isProduct).toList();
		return new TableExport(name, titles, leaves.map((row) -> cells(row, products)));
	}

	private List<@Nullable Object> cells(Row row, List<Row> products) {
		List<@Nullable Object> cells = new ArrayList<>();
		cells.add(row.product());
		cells.add(row.activity());
		cells.add(row.name());
		for (String level : Articulation.LEVELS) {
			Cell cell = row.cell(level);
			Coverage coverage = products.stream()
				.filter((product) -> product.product().equals(row.product()))
				.findFirst()
				.map((product) -> product.cell(level).coverage())
				.orElse(null);
			LevelQuantity quantity = cell.quantity();
			LevelMoney money = cell.money();
			cells.add(cell.units());
			cells.add((quantity != null) ? quantity.target() : null);
			cells.add((quantity != null) ? quantity.unitName() : null);
			cells.add((quantity != null) ? quantity.executed() : null);
			cells.add((money != null) ? money.pim() : null);
			cells.add((money != null) ? money.certified() : null);
			cells.add((money != null) ? money.accrued() : null);
			cells.add((coverage != null) ? coverage.share() : null);
			cells.add(cell.flaws()
				.stream()
				.map((flaw) -> word("access.flaw." + flaw.name()))
				.collect(Collectors.joining(", ")));
		}
		return cells;
	}

	/**
	 * The units of a cell.
	 * @param name the file's name
	 * @param units the units
	 * @return the table
	 */
	TableExport of(String name, List<Executor> units) {
		return new TableExport(name,
				words("access.grantee.UE", "access.name", "access.grantee.PLIEGO", "access.grantee.LEVEL",
						"access.role", "access.targets", "access.target", "access.measure", "access.executed",
						"access.pim", "access.certified", "access.accrued"),
				units.stream().map((unit) -> {
					List<@Nullable Object> cells = new ArrayList<>();
					cells.add(unit.secEjec());
					cells.add(unit.name());
					cells.add(unit.pliego());
					cells.add(word("access.level." + unit.level()));
					cells.add(word((unit.role() != null) ? "access.role." + unit.role() : "access.ungranted"));
					cells.add(unit.targets());
					cells.add(unit.target());
					cells.add(unit.unitName());
					cells.add(unit.executed());
					cells.add(unit.pim());
					cells.add(unit.certified());
					cells.add(unit.accrued());
					return cells;
				}));
	}

	private List<String> words(String... keys) {
		return Stream.of(keys).map(this::word).toList();
	}

	private String word(String key) {
		return String.valueOf(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

}
