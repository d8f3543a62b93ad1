package pe.siaf.exchange;

import java.util.List;

/** Takes the rows of a file as they are read. */
interface RowSink {

	/**
	 * A new sheet begins; a text file is one sheet.
	 * @return whether it is to be read
	 */
	boolean sheet();

	/**
	 * A new sheet begins that has a name.
	 * @param name its name
	 * @return whether it is to be read
	 */
	default boolean sheet(String name) {
		return sheet();
	}

	/**
	 * A row.
	 * @param number its number as a spreadsheet counts
	 * @param cells the texts of its cells, none null
	 * @return whether to go on with this sheet
	 */
	boolean row(int number, List<String> cells);

}
