package pe.siaf.exchange;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import pe.siaf.money.Amount;

/**
 * One row of a staged file, its cells in canonical form under the columns' canonical
 * names.
 *
 * @param number the row's number in the file as a spreadsheet counts, header included
 * @param cells the cells that are filled
 */
public record ImportRow(int number, Map<String, String> cells) {

	/**
	 * A cell that may be empty.
	 * @param column the column
	 * @return its text
	 */
	public Optional<String> find(String column) {
		return Optional.ofNullable(this.cells.get(column));
	}

	/**
	 * A cell's text.
	 * @param column the column
	 * @return the text, empty if the cell is
	 */
	public String text(String column) {
		return find(column).orElse("");
	}

	/**
	 * A cell of an amount column.
	 * @param column the column
	 * @return the amount; zero only where the column is optional and the cell empty
	 */
	public Amount amount(String column) {
		return find(column).map(Amount::of).orElse(Amount.ZERO);
	}

	/**
	 * A cell of a quantity column.
	 * @param column the column
	 * @return the quantity, or empty
	 */
	public Optional<BigDecimal> quantity(String column) {
		return find(column).map(BigDecimal::new);
	}

	/**
	 * A cell of an integer column.
	 * @param column the column
	 * @return the number
	 */
	public int integer(String column) {
		return Integer.parseInt(text(column));
	}

}
