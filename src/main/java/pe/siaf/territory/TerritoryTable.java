package pe.siaf.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import pe.siaf.access.LevelQuantity;
import pe.siaf.territory.Territory.Cell;
import pe.siaf.territory.Territory.Row;
import pe.siaf.ui.TableExport;

/**
 * A place as a table to take away: a row for each product and level; sums are left to
 * whoever reads it.
 */
@Component
class TerritoryTable {

	private final MessageSource messages;

	TerritoryTable(MessageSource messages) {
		this.messages = messages;
	}

	TableExport of(Territory territory, int fiscalYear) {
		List<String> titles = Stream
			.of("territory.program", "territory.product", "territory.name", "territory.level", "territory.units",
					"territory.target", "territory.measure", "territory.executed", "territory.pim",
					"territory.certified", "territory.accrued")
			.map(this::word)
			.toList();
		return new TableExport("territorio-" + territory.place().ubigeo() + "-" + fiscalYear, titles,
				territory.rows()
					.stream()
					.filter((row) -> !row.product().isEmpty())
					.flatMap((row) -> row.cells()
						.entrySet()
						.stream()
						.map((entry) -> cells(row, entry.getKey(), entry.getValue()))));
	}

	private List<@Nullable Object> cells(Row row, String level, Cell cell) {
		LevelQuantity quantity = cell.quantity();
		List<@Nullable Object> cells = new ArrayList<>();
		cells.add(row.program());
		cells.add(row.product());
		cells.add(row.name());
		cells.add(word("territory.level." + level));
		cells.add(cell.units());
		cells.add((quantity != null) ? quantity.target() : null);
		cells.add((quantity != null) ? quantity.unitName() : null);
		cells.add((quantity != null) ? quantity.executed() : null);
		cells.add(cell.money().pim());
		cells.add(cell.money().certified());
		cells.add(cell.money().accrued());
		return cells;
	}

	private String word(String key) {
		return String.valueOf(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

}
